public import Drawing
import Units

/// Upright bars in few groups: the same two or three series in each.
///
/// The first series is the commune's (blue), the second light blue, the third white with an outline.
public struct GroupedBars: Hashable, Sendable {
  public struct Group: Hashable, Sendable {
    public var label: String
    /// One for each series, in their order.
    public var estimates: [Estimate]

    public init(_ label: String, _ estimates: [Estimate]) {
      self.label = label
      self.estimates = estimates
    }
  }

  /// Names of one to three series.
  public var series: [String]
  public var groups: [Group]
  /// Decimals of the printed values.
  public var places: Int
  /// Behind each printed value: « % » with its narrow space, or nothing.
  public var unit: String
  public var words: ChartWords

  public init(
    series: [String], groups: [Group], places: Int = 1, unit: String = "",
    words: ChartWords = ChartWords()
  ) {
    precondition((1...3).contains(series.count), "one to three series")
    precondition(groups.allSatisfy { $0.estimates.count == series.count })
    self.series = series
    self.groups = groups
    self.places = places
    self.unit = unit
    self.words = words
  }
}

extension GroupedBars: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let frame = GroupedBarsFrame(
      self, in: Rect(x: 0, y: 0, width: width, height: 400), context: context)
    return frame.head + min(max(0.4 * width, 34.mm), 52.mm) + frame.foot
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    GroupedBarsFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}
