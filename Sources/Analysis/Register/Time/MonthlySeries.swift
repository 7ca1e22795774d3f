public import Units

/// The facts of one source month by month, whole months only.
public struct MonthlySeries: Sendable {
  /// Position in `FactRegister.categories`; nil for all of them.
  public let category: Int?
  /// Numbered `year * 12 + month - 1`.
  public let firstMonth: Int
  public let counts: [DisclosedCount]
  /// Facts per 30 days; nil where hidden.
  public let perThirtyDays: [Double?]
  public let trend: Availability<MonthlyTrend, RegisterAbsence>
  public let season: Availability<TranquilitySeason, RegisterAbsence>
  public let change: Availability<LevelChange, RegisterAbsence>

  public var months: Range<Int> { firstMonth..<firstMonth + counts.count }
}

/// The direction of a monthly series, its season set apart, interval widened by the dispersion.
public struct MonthlyTrend: Hashable, Sendable {
  public enum Method: Hashable, Sendable {
    /// Of Cleveland et al. 1990, for the drawing; the verdict is that of the regression.
    case decomposition
    case regression
  }

  public let method: Method
  public let percentPerYear: Double
  public let interval: Interval
  public let p: Double
  public let adjustedP: Double
  /// Rising or falling when established.
  public let verdict: Finding.Verdict
  /// Facts per 30 days, one a month of the series, with the limits of the mean.
  public let fitted: [Double]
  public let band: [Interval]
}

/// The month from which the level of a series changed most: exploratory.
public struct LevelChange: Hashable, Sendable {
  public let firstMonth: Int
  /// Level after over level before.
  public let ratio: Double
  /// Searched over all months, by simulation.
  public let p: Double
  public let isEstablished: Bool
}

/// One category in the period, against earlier ones.
public struct CategoryComparison: Hashable, Sendable {
  /// Position in `FactRegister.categories`; nil for all of them.
  public let category: Int?
  public let facts: DisclosedCount
  /// Of the facts of the source in the period; nil when hidden.
  public let share: Double?
  /// The period just before.
  public let previous: DisclosedCount?
  /// The same period of earlier years, the most recent first.
  public let earlier: [Earlier]
  /// Against the same period of the year before, exact (Przyborowski & Wilenski 1940), by day.
  public let change: Availability<TranquilityRatio, RegisterAbsence>
  public let standing: Standing

  public struct Earlier: Hashable, Sendable {
    public let year: Int
    /// Nil when the source doesn't cover the whole of it.
    public let facts: DisclosedCount?
  }

  public enum Standing: Hashable, Sendable {
    case known
    /// None in the twelve months before the period.
    case appeared
    /// None in the period, some in the twelve months before.
    case vanished
  }
}
