public import Charts
public import Drawing

/// A whole document before it has pages.
public struct Document: Sendable {
  public var metadata: Publication.Metadata
  public var cover: Cover
  public var runningHead: RunningHead
  /// Chapters in order; the cover is not among them.
  public var blocks: [Block]

  public init(
    metadata: Publication.Metadata, cover: Cover, runningHead: RunningHead, blocks: [Block]
  ) {
    self.metadata = metadata
    self.cover = cover
    self.runningHead = runningHead
    self.blocks = blocks
  }
}

/// The first page: who, what, when, and a picture of the territory.
public struct Cover: Sendable {
  public struct Field: Sendable {
    public var name: String
    public var text: String

    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// « Ville de Valmont ».
  public var owner: String
  /// « Tranquillité publique et prévention ».
  public var service: String
  /// « Édition publiable », then « Version 1 ».
  public var mentions: [String]
  /// One entry a line: « Diagnostic local », « de sécurité ».
  public var title: [String]
  public var year: String
  /// Three at most.
  public var fields: [Field]
  /// Fills the lower field of the cover, to the edges of the paper.
  public var picture: Chart?
  /// Under the picture, at the foot.
  public var caption: String
  /// « données fictives », or empty.
  public var warning: String
  /// A PNG drawn at the top left, nil for none.
  public var logo: [UInt8]?

  public init(
    owner: String, service: String, mentions: [String], title: [String], year: String,
    fields: [Field], picture: Chart?, caption: String, warning: String, logo: [UInt8]? = nil
  ) {
    self.owner = owner
    self.service = service
    self.mentions = mentions
    self.title = title
    self.year = year
    self.fields = fields
    self.picture = picture
    self.caption = caption
    self.warning = warning
    self.logo = logo
  }
}

/// What stands at the head and the foot of each page.
public struct RunningHead: Sendable {
  /// « Valmont », in bold.
  public var territory: String
  /// « Diagnostic local de sécurité 2026 ».
  public var document: String
  /// « Édition publiable ».
  public var edition: String
  /// « données fictives » or a restriction, in italic; empty for none.
  public var warning: String

  public init(territory: String, document: String, edition: String, warning: String) {
    self.territory = territory
    self.document = document
    self.edition = edition
    self.warning = warning
  }
}
