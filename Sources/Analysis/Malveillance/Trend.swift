public import Units

/// Where the years published in one edition are heading.
public struct Trend: Hashable, Sendable {
  /// Those that have a count and an exposure, in order.
  public let years: [Int]
  /// Mean count of these years.
  public let meanCount: Double
  /// Nil when the mean count is under the smallest base: no percentage is then given.
  ///
  /// Log-linear in the year, offset by the exposure, Student interval widened by the dispersion.
  public internal(set) var yearly: YearlyChange?
  /// Mann-Kendall on the rates, two-sided, exact; a complement, not the verdict.
  public let mannKendall: OrderTest
  /// Rising or falling only when the interval excludes zero and the adjusted p is under the
  /// threshold; stable only when it lies within the margin of the parameters.
  public internal(set) var verdict: Finding.Verdict
  /// The series begins in 2020 or 2021: a rebound then reads as a trend.
  public let beginsInPandemic: Bool
  public let endsInPandemic: Bool
  /// Published zeros of years in which nobody measured the indicator were left out.
  public let leavesOutUnmeasuredYears: Bool

  public var span: ClosedRange<Int> { years[0]...years[years.count - 1] }
}

/// The fitted change of a rate in a year.
public struct YearlyChange: Hashable, Sendable {
  public let percent: Double
  public let interval: Interval
  public let level: Double
  /// Pearson's chi-square over its degrees of freedom, before it is floored at one.
  public let dispersion: Double
  public let p: Double
  /// Over the family of trends (Benjamini & Hochberg 1995).
  public internal(set) var adjustedP: Double
  /// The fitted rate of each year of the trend, per thousand.
  public let fittedPerThousand: [Double]
}

/// The test of order of Mann 1945 and Kendall 1975.
public struct OrderTest: Hashable, Sendable {
  public let s: Int
  public let p: Double
  public let isExact: Bool
  /// Median slope between pairs of years (Sen 1968), in facts per thousand and year.
  public let senSlope: Double
}

public enum TrendAbsence: Hashable, Sendable {
  case tooFewYears(published: Int, minimum: Int)
  /// Nothing was counted in any year.
  case nothingCounted
  /// The fit goes to infinity: all the facts are in the first or the last year.
  case unbounded
}

/// The latest year against the one before.
public struct YearChange: Hashable, Sendable {
  public let previous: YearRate
  public let latest: YearRate
  /// Change of the rate in percent, with the exact interval of the ratio.
  public let percent: Double
  public let interval: Interval
  public let level: Double
  public let p: Double
}

public enum ChangeAbsence: Hashable, Sendable {
  case noTwoYears
  /// The year before the latest is under secrecy or absent.
  case previousNotPublished
  case baseTooSmall(count: Int, minimum: Int)
}
