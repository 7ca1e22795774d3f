public import Drawing
import Units

/// Months along x: what was observed as a thin line with dots, its trend as a strong one in a band.
///
/// A month that isn't told leaves a hole, marked at the foot; nothing is joined across it, nor
/// across a break that cuts the series. Zero is always on the scale.
public struct MonthlyChart: Hashable, Sendable {
  /// One month of the chart.
  public struct Value: Hashable, Sendable {
    /// Per 30 days, so that February compares with March.
    public var observed: Observation
    /// What the fitted trend gives for the month.
    public var trend: Estimate

    public init(_ observed: Observation, trend: Estimate = Estimate(nil)) {
      self.observed = observed
      self.trend = trend
    }
  }

  /// What both lines are called, at their right end: « mois observé », « tendance ».
  public struct Names: Hashable, Sendable {
    public var observed: String
    public var trend: String

    public init(observed: String, trend: String) {
      self.observed = observed
      self.trend = trend
    }
  }

  /// A place in the series that is named.
  public struct SeriesBreak: Hashable, Sendable {
    /// The first month of the new series.
    public var month: Month
    public var label: String
    /// Whether before and after do not compare, so that the lines are cut.
    ///
    /// False for a change of level in a series that is counted as before.
    public var cutsLines: Bool

    public init(before month: Month, label: String, cutsLines: Bool = true) {
      self.month = month
      self.label = label
      self.cutsLines = cutsLines
    }
  }

  /// The months that the report is about.
  public struct Period: Hashable, Sendable {
    public var months: ClosedRange<Month>
    /// Above the plot: « 3e trimestre 2026 ».
    public var label: String

    public init(_ months: ClosedRange<Month>, label: String) {
      self.months = months
      self.label = label
    }
  }

  public var first: Month
  /// One a month without exception, from the first on.
  public var values: [Value]
  public var names: Names
  public var breaks: [SeriesBreak] = []
  public var period: Period?
  /// Decimals of the printed values.
  public var places = 0
  public var words = ChartWords()

  /// What is observed and fitted; breaks and the period are set afterwards.
  public init(from first: Month, values: [Value], names: Names) {
    precondition(!values.isEmpty, "a month at least")
    self.first = first
    self.values = values
    self.names = names
  }
}

extension MonthlyChart: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let plot = min(max(0.44 * width, 34.mm), 52.mm)
    let frame = MonthlyChartFrame(
      self, in: Rect(x: 0, y: 0, width: width, height: plot), context: context)
    return plot + frame.head + MonthAxis.height
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    MonthlyChartFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}

extension MonthlyChart {
  var hasTrend: Bool { values.contains { $0.trend.value != nil } }

  /// The place of a month, in months from the left edge of the first.
  func offset(of month: Month) -> Int { month.index - first.index }
}
