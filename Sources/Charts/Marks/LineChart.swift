public import Drawing
import Units

/// Years along x: the commune's line with its band of intervals, two references at most.
///
/// A year that isn't published leaves a hole, marked; nothing is joined across it, nor across a
/// break in the series. Zero is always on the scale.
public struct LineChart: Hashable, Sendable {
  /// A line to compare with.
  public struct Reference: Hashable, Sendable {
    public enum Line: Hashable, Sendable { case solid, dashed }

    public var series: YearSeries
    public var line: Line

    public init(_ series: YearSeries, line: Line) {
      self.series = series
      self.line = line
    }
  }

  /// Something that happened, told beside the line.
  public struct Event: Hashable, Sendable {
    public enum Mark: Hashable, Sendable {
      /// A label near the line, with a thin leader.
      case leader
      /// A dotted vertical, its label above the plot.
      case vertical
    }

    /// May lie between two years.
    public var year: Double
    public var label: String
    public var mark: Mark

    public init(year: Double, label: String, mark: Mark = .leader) {
      self.year = year
      self.label = label
      self.mark = mark
    }
  }

  /// Before and after this do not compare: the lines are cut and the place is named.
  public struct SeriesBreak: Hashable, Sendable {
    /// The first year of the new series.
    public var firstYear: Int
    public var label: String

    public init(firstYear: Int, label: String) {
      self.firstYear = firstYear
      self.label = label
    }
  }

  public var main: YearSeries
  public var references: [Reference]
  public var events: [Event]
  public var breaks: [SeriesBreak]
  /// Decimals of the printed values.
  public var places: Int
  public var words: ChartWords

  public init(
    main: YearSeries, references: [Reference] = [], events: [Event] = [],
    breaks: [SeriesBreak] = [], places: Int = 1, words: ChartWords = ChartWords()
  ) {
    precondition(references.count <= 2, "more than three lines means small multiples")
    self.main = main
    self.references = references
    self.events = events
    self.breaks = breaks
    self.places = places
    self.words = words
  }
}

extension LineChart: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let plot = min(max(0.44 * width, 34.mm), 62.mm)
    let frame = LineChartFrame(
      self, in: Rect(x: 0, y: 0, width: width, height: plot), context: context)
    return plot + frame.head + YearAxis.height
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var chart = self
    var sketch = Sketch(in: room, context: context)
    let frame = LineChartFrame(chart, in: room, context: context)
    let crowded = frame.draw(in: &sketch)
    guard !crowded.isEmpty else { return sketch.shapes }
    // No room beside the lines: these events are told above the plot.
    for index in crowded { chart.events[index].mark = .vertical }
    sketch = Sketch(in: room, context: context)
    _ = LineChartFrame(chart, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}
