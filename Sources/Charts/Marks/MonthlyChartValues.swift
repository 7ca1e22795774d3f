import Units

extension MonthlyChart {
  /// A month of the calendar.
  public struct Month: Hashable, Comparable, Sendable {
    public let year: Int
    /// 1 to 12.
    public let number: Int

    public init(_ year: Int, _ number: Int) {
      precondition((1...12).contains(number), "a month of the year")
      self.year = year
      self.number = number
    }

    /// Months since the year 0.
    var index: Int { year * 12 + number - 1 }

    public func advanced(by months: Int) -> Month {
      let index = index + months
      return Month(index / 12, index % 12 + 1)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.index < rhs.index }
  }

  /// Heads of the table behind a chart of months.
  public struct TableHeads: Hashable, Sendable {
    public var month: String
    public var observed: String
    public var trend: String
    public var interval: String

    public init(month: String, observed: String, trend: String, interval: String) {
      self.month = month
      self.observed = observed
      self.trend = trend
      self.interval = interval
    }
  }

  /// Every month under its name, as the figure tells it; the trend only when the figure has one.
  public func valueTable(_ heads: TableHeads, name: (Month) -> String) -> ValueTable {
    let last = hasTrend ? [heads.trend, heads.interval] : []
    let rows = values.enumerated().map { index, value in
      [name(first.advanced(by: index)), value.observed.text(places: places, words)]
        + (hasTrend ? trendTexts(value.trend) : [])
    }
    return ValueTable(columns: [heads.month, heads.observed] + last, rows: rows)
  }

  /// An interval without a number at one end is left out: half of one would be wrong.
  private func trendTexts(_ trend: Estimate) -> [String] {
    guard let value = trend.value else { return [words.missing, words.missing] }
    return [
      French.decimal(value, places: places),
      trend.interval.flatMap { printed($0) } ?? words.missing,
    ]
  }

  func printed(_ interval: Interval) -> String? {
    abs(interval.lower) < 1e200 && abs(interval.upper) < 1e200
      ? French.interval(interval, places: places) : nil
  }
}
