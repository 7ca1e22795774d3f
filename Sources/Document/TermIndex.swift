/// Words with the folios of the pages that speak of them, at the end of a document.
public struct TermIndex: Sendable {
  public struct Entry: Sendable {
    /// As the index lists it.
    public var label: String
    /// As pages may write it; small and capital letters are one, a final « s » is left out.
    public var spellings: [String]

    public init(label: String, spellings: [String]) {
      self.label = label
      self.spellings = spellings
    }
  }

  /// In the order of the list; those that no page speaks of are not listed.
  public var entries: [Entry]
  /// What is written when no page speaks of any.
  public var absence: [Inline]

  public init(entries: [Entry], absence: [Inline]) {
    self.entries = entries
    self.absence = absence
  }
}
