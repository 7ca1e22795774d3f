public import Units

/// A file that was read into the register, and what became of its rows.
public struct FactImport: Hashable, Sendable {
  /// From 1, in order of import.
  public let number: Int
  /// Name of the source.
  public let source: String
  /// Path as it was given, relative to the dossier when it lies in it.
  public let file: String
  public let sha256: String
  public var rows: Rows
  /// First and last local day of its facts; nil when it holds none.
  public let period: ClosedRange<CalendarDate>?
  /// Most frequent first, then by name.
  public let refusals: [Refusal]
  /// Rows kept without one of their values, or that deserve a look; the most frequent first.
  public let notices: [Refusal]
  /// Words of the file that no mapping leads from, with how many rows hold each; sorted.
  public let unmappedCategories: [WordCount]
  /// The number of the import that replaced it; nil when its rows are those in force.
  public let replacedBy: Int?

  /// Added, replaced, unchanged and refused make up what was read.
  public struct Rows: Hashable, Sendable {
    public var read = 0
    public var added = 0
    /// Rows that take the place of an older form of the same fact.
    public var replaced = 0
    /// Rows that the register held already, to the letter.
    public var unchanged = 0
    public var refused = 0
    /// Facts of an older form of the file that this one no longer holds.
    public var withdrawn = 0

    public init() {}
  }

  /// Why rows were left out, or what was left out of them.
  public struct Refusal: Hashable, Sendable {
    /// Identifier of the reason, in French letters: « date-illisible ».
    public let reason: String
    /// A sentence for a person.
    public let sentence: String
    public let count: Int
    /// Line of the first one; never its content, which may name somebody.
    public let firstLine: Int

    public init(reason: String, sentence: String, count: Int, firstLine: Int) {
      self.reason = reason
      self.sentence = sentence
      self.count = count
      self.firstLine = firstLine
    }
  }

  public struct WordCount: Hashable, Sendable {
    public let word: String
    public let count: Int

    public init(word: String, count: Int) {
      self.word = word
      self.count = count
    }
  }

  public init(
    number: Int, source: String, file: String, sha256: String, rows: Rows,
    period: ClosedRange<CalendarDate>?, refusals: [Refusal] = [],
    notices: [Refusal] = [], unmappedCategories: [WordCount] = [], replacedBy: Int? = nil
  ) {
    self.number = number
    self.source = source
    self.file = file
    self.sha256 = sha256
    self.rows = rows
    self.period = period
    self.refusals = refusals
    self.notices = notices
    self.unmappedCategories = unmappedCategories
    self.replacedBy = replacedBy
  }
}
