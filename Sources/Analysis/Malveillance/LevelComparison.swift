public import Units

/// The rate of the territory over that of a reference, in one year.
public struct LevelComparison: Hashable, Sendable {
  public enum Basis: Hashable, Sendable {
    /// A group that excludes the territory.
    case group
    /// The area that holds the territory, without it.
    case restOfArea
    /// The area with the territory inside, which pulls the ratio towards one.
    case wholeArea(RestOfArea)
  }

  public let kind: ReferenceKind
  /// The newest year that both have.
  public let year: Int
  public let basis: Basis
  public let rate: Rate
  public let reference: Rate
  public let editionDiffers: Bool
  /// Nil when the reference counts no fact.
  public let ratio: Double?
  /// Exact, conditional on the sum of both counts (Clopper & Pearson 1934); nil upper is unbounded.
  public let lower: Double
  public let upper: Double?
  public let level: Double
  /// Two-sided, twice the smaller tail: from the same inversion as the interval.
  public let p: Double
  /// Over the family of levels (Benjamini & Hochberg 1995).
  public internal(set) var adjustedP: Double
  /// Above or below only when the interval excludes one and the adjusted p is under the threshold.
  public internal(set) var verdict: Finding.Verdict

  /// Nil when it is unbounded.
  public var interval: Interval? { upper.map { Interval(lower: lower, upper: $0) } }
}
