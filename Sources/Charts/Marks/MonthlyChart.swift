public import Drawing
public import Units

/// Months along x: what was observed as small grey dots, the trend as a line with its band, the
/// months from which something changed as dotted verticals.
///
/// Zero is always on the scale; a month that isn't known leaves a hole.
public struct MonthlyChart: Hashable, Sendable {
  /// The direction without the season, one value a month of the chart.
  public struct Trend: Hashable, Sendable {
    public var values: [Double]
    /// The limits of each value.
    public var band: [Interval]
    public var name: String

    public init(values: [Double], band: [Interval], name: String) {
      precondition(values.count == band.count, "a band a value")
      self.values = values
      self.band = band
      self.name = name
    }
  }

  /// A month from which the series is another one.
  public struct Event: Hashable, Sendable {
    /// Numbered `year * 12 + month - 1`.
    public var month: Int
    public var label: String

    public init(month: Int, label: String) {
      self.month = month
      self.label = label
    }
  }

  /// Numbered `year * 12 + month - 1`.
  public var firstMonth: Int
  /// One a month; nil where it isn't known.
  public var observed: [Double?]
  /// Beside the last dot.
  public var observedName: String
  public var trend: Trend?
  public var events: [Event]
  public var words: ChartWords

  public init(
    firstMonth: Int, observed: [Double?], observedName: String, trend: Trend? = nil,
    events: [Event] = [], words: ChartWords = ChartWords()
  ) {
    precondition(!observed.isEmpty, "a series has a month")
    precondition(trend.map { $0.values.count == observed.count } ?? true, "a trend a month")
    self.firstMonth = firstMonth
    self.observed = observed.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    self.observedName = observedName
    self.trend = trend
    self.events = events
    self.words = words
  }

  var months: Range<Int> { firstMonth..<firstMonth + observed.count }
}

extension MonthlyChart: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    min(max(0.36 * width, 34.mm), 58.mm) + MonthlyChartFrame.axisHeight
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    MonthlyChartFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}
