/// What the author of a document wrote for one of its places, as it lies in a file.
///
/// The domain half carries it and understands nothing of it: its language is that of templates.
public struct WrittenText: Hashable, Sendable {
  /// The file's name without `.md`: the anchor of a section, or the identifier of a finding.
  public let subject: String
  /// Path as problems print it.
  public let file: String
  public let bytes: [UInt8]
  public let source: Source

  public init(subject: String, file: String, bytes: [UInt8], source: Source) {
    self.subject = subject
    self.file = file
    self.bytes = bytes
    self.source = source
  }
}
