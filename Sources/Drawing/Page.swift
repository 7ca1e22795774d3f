/// One page, ready to be drawn.
public struct Page: Hashable, Sendable {
  public var size: Size
  public var shapes: [Shape]
  /// The folio as it is printed: `iv`, `12`; empty on a cover.
  public var label: String

  public init(size: Size, shapes: [Shape], label: String) {
    self.size = size
    self.shapes = shapes
    self.label = label
  }

  public static let a4 = Size(width: 210.0 * 72 / 25.4, height: 297.0 * 72 / 25.4)
}

/// An entry of the outline that a reader opens beside the pages.
public struct OutlineEntry: Hashable, Sendable {
  public var title: String
  /// Name of a `destination`.
  public var destination: String
  public var children: [OutlineEntry]

  public init(title: String, destination: String, children: [OutlineEntry] = []) {
    self.title = title
    self.destination = destination
    self.children = children
  }
}

/// All the pages of a document and what travels with them.
public struct Publication: Hashable, Sendable {
  /// What the file says of itself; no path, no host, no user.
  public struct Metadata: Hashable, Sendable {
    public var title: String
    public var author: String
    public var subject: String
    public var keywords: [String]
    /// `fr-FR`.
    public var language: String
    /// `AAAA-MM-JJ`: the date of the document, never the clock's.
    public var date: String

    public init(
      title: String, author: String, subject: String, keywords: [String], language: String,
      date: String
    ) {
      self.title = title
      self.author = author
      self.subject = subject
      self.keywords = keywords
      self.language = language
      self.date = date
    }
  }

  /// A file that travels inside the document.
  public struct Attachment: Hashable, Sendable {
    /// Unique in the document: `malveillance-taux.csv`.
    public var name: String
    /// What it holds, in a few words.
    public var summary: String
    /// `text/csv`.
    public var mediaType: String
    public var bytes: [UInt8]

    public init(name: String, summary: String, mediaType: String, bytes: [UInt8]) {
      self.name = name
      self.summary = summary
      self.mediaType = mediaType
      self.bytes = bytes
    }
  }

  public var pages: [Page]
  public var outline: [OutlineEntry]
  public var metadata: Metadata
  /// In order of name.
  public var attachments: [Attachment] = []

  public init(pages: [Page], outline: [OutlineEntry], metadata: Metadata) {
    self.pages = pages
    self.outline = outline
    self.metadata = metadata
  }
}
