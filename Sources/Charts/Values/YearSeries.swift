public import Units

/// The value of one year; no value means that the year was not published.
public struct YearValue: Hashable, Sendable {
  public var year: Int
  public var estimate: Estimate

  public init(_ year: Int, _ value: Double?, interval: Interval? = nil) {
    self.year = year
    estimate = Estimate(value, interval: interval)
  }
}

/// A series of years under one name; a year that isn't there counts as not published.
public struct YearSeries: Hashable, Sendable {
  public let name: String
  /// In the order of years.
  public let values: [YearValue]

  public init(name: String, values: [YearValue]) {
    self.name = name
    self.values = values.sorted { $0.year < $1.year }
    precondition(Set(values.map(\.year)).count == values.count, "one value a year")
  }

  /// The last year that has a value.
  var last: YearValue? { values.last { $0.estimate.value != nil } }

  /// All that must hold in the scale: values and the ends of intervals.
  var extent: [Double] {
    values.flatMap { point -> [Double] in
      [point.estimate.value, point.estimate.interval?.lower, point.estimate.interval?.upper]
        .compactMap { $0 }
    }
  }
}
