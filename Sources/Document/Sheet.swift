public import Charts

/// The head of a sheet on one subject: where it belongs, its number, its title, a line of facts.
public struct SheetHead: Sendable {
  public struct Fact: Sendable {
    public var name: [Inline]
    public var value: [Inline]
    /// Drawn before the value.
    public var mark: StatusMark?

    public init(name: [Inline], value: [Inline], mark: StatusMark? = nil) {
      self.name = name
      self.value = value
      self.mark = mark
    }
  }

  /// « Axe 1 · Rendre aux habitants les espaces partagés », one entry a line.
  public var path: [[Inline]]
  /// At the right of the path: version and date.
  public var version: [Inline]
  /// « F01 ».
  public var number: String
  /// « Fiche action ».
  public var label: [Inline]
  public var title: [Inline]
  /// Four at most on a line.
  public var facts: [Fact]
  /// Name of the place, for links.
  public var anchor: String

  public init(
    number: String, label: [Inline], title: [Inline], anchor: String, path: [[Inline]] = [],
    version: [Inline] = [], facts: [Fact] = []
  ) {
    self.number = number
    self.label = label
    self.title = title
    self.anchor = anchor
    self.path = path
    self.version = version
    self.facts = facts
  }

  /// As contents and bookmarks name it.
  public var heading: Heading {
    Heading(
      level: 2, topic: [.text(number + "\u{00A0}")] + title, numbering: .none, anchor: anchor)
  }
}
