import Glibc
public import Units

/// Which months have more facts than their share of the days.
public struct SeasonalIndex: Sendable {
  public struct Month: Hashable, Sendable {
    /// 1 for January.
    public let month: Int
    public let count: Int
    /// Days of this month in the period.
    public let days: Int
    /// Facts a day over facts a day of the whole period; nil for a month that the period does not
    /// hold, or when nothing was counted.
    public let index: Double?
    /// Exact Poisson limits of the index.
    public let interval: Interval?
  }

  /// January to December.
  public let months: [Month]
  /// Nil when nothing was counted or a single month is held.
  public let chiSquare: Double?
  /// Months held, less one.
  public let degreesOfFreedom: Int
  public let pValue: Double?
}

/// The seasonal index of monthly counts, months compared by day and not by month.
///
/// February has 10 % fewer days than January: unadjusted months show a winter dip from nothing.
///
/// - Parameters:
///   - counts: one a month without a gap, at least zero.
///   - firstYear: the year of the first count.
///   - firstMonth: its month, 1 to 12.
///   - dispersion: of the counts around their model, at least one: the chi-square is divided by it and
///     the limits are widened.
///   - level: level of confidence of the limits.
/// - Returns: twelve months, and the chi-square of their equality.
/// - Throws: `InvalidInput` for an empty series, negative counts, a month that does not exist.
public func seasonalIndex(
  counts: [Int], firstYear: Int, firstMonth: Int, dispersion: Double = 1, level: Double = 0.95
) throws(InvalidInput) -> SeasonalIndex {
  try requireAtLeast(1, counts.count, "counts")
  try requireCounts(counts, "counts")
  guard (1...12).contains(firstMonth) else {
    throw InvalidInput(.outside(lower: 1, upper: 12), argument: "firstMonth")
  }
  var totals = [Int](repeating: 0, count: 12)
  var days = totals
  for (offset, count) in counts.enumerated() {
    let month = (firstMonth - 1 + offset) % 12
    totals[month] += count
    days[month] += CalendarDate.days(
      inMonth: month + 1, of: firstYear + (firstMonth - 1 + offset) / 12)
  }
  let perDay = Double(totals.reduce(0, +)) / Double(days.reduce(0, +))
  var months: [SeasonalIndex.Month] = []
  var chiSquare = StableSum()
  for month in 0..<12 {
    let expected = perDay * Double(days[month])
    let interval = try quasiPoissonCountInterval(
      count: totals[month], dispersion: dispersion, level: level)
    months.append(
      SeasonalIndex.Month(
        month: month + 1, count: totals[month], days: days[month],
        index: expected > 0 ? Double(totals[month]) / expected : nil,
        interval: expected > 0 ? interval.scaled(by: 1 / expected) : nil))
    let gap = Double(totals[month]) - expected
    if expected > 0 { chiSquare += gap * gap / expected }
  }
  let df = days.filter { $0 > 0 }.count - 1
  let isDefined = perDay > 0 && df > 0
  return SeasonalIndex(
    months: months, chiSquare: isDefined ? chiSquare.value : nil, degreesOfFreedom: df,
    pValue: isDefined
      ? chiSquareUpper(chiSquare.value / dispersion, degreesOfFreedom: Double(df)) : nil)
}
