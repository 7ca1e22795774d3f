public import Units

/// What a source handed over, and how good it is.
///
/// These counts say how complete a source is, not what happened: no edition hides them, but the
/// counts of single months.
public struct CollectionState: Hashable, Sendable {
  /// Facts since the source began.
  public let total: Int
  /// First and last local day.
  public let days: ClosedRange<CalendarDate>
  /// Whole months that it covers, numbered `year * 12 + month - 1`: the first and the last fact lie
  /// no further from their ends than chance may leave empty.
  public let wholeMonths: Range<Int>
  /// Months between the first and the last without any fact.
  public let emptyMonths: [Int]
  public let period: Completeness
  public let all: Completeness
  /// Rows that the imports of this source refused.
  public let refusedRows: Int

  /// How many facts tell what.
  public struct Completeness: Hashable, Sendable {
    public let facts: Int
    public let withHour: Int
    /// With coordinates of the file, then those found by the name of their place.
    public let located: Int
    public let named: Int
    /// Whose category a mapping of the dossier leads to.
    public let mapped: Int

    public func share(_ part: KeyPath<Completeness, Int>) -> Double? {
      facts > 0 ? Double(self[keyPath: part]) / Double(facts) : nil
    }
  }
}

/// Facts that two sources seem to have written down both.
public struct SharedFacts: Hashable, Sendable {
  /// Positions in `FactRegister.sources`, the first the smaller.
  public let first: Int
  public let second: Int
  /// Pairs, each fact in one at most; counted, never taken away.
  public let pairs: DisclosedCount
}
