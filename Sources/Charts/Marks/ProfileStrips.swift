public import Drawing
import Units

/// A profile beside those of its likes: one row a measure, each comparable commune a tick, the
/// commune a dot, on one axis of standard deviations.
public struct ProfileStrips: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var label: String
    /// In standard deviations from the mean of all communes.
    public var score: Double
    public var comparables: [Double]
    /// « 16,7 % », in the unit of the measure.
    public var valueText: String
    /// « 17,7 % » for the comparables.
    public var medianText: String
    /// The row that the title speaks of: bold.
    public var isEmphasized: Bool

    public init(
      _ label: String, score: Double, comparables: [Double], valueText: String,
      medianText: String, isEmphasized: Bool = false
    ) {
      self.label = label
      self.score = score
      self.comparables = comparables.filter(\.isFinite).sorted()
      self.valueText = valueText
      self.medianText = medianText
      self.isEmphasized = isEmphasized
    }
  }

  /// Names the ends and the middle of the axis, and the two columns of numbers.
  public struct Headings: Hashable, Sendable {
    public var lower: String
    public var middle: String
    public var higher: String
    public var value: String
    public var median: String

    public init(lower: String, middle: String, higher: String, value: String, median: String) {
      self.lower = lower
      self.middle = middle
      self.higher = higher
      self.value = value
      self.median = median
    }
  }

  /// Drawn in the order given.
  public var rows: [Row]
  public var headings: Headings

  public init(rows: [Row], headings: Headings) {
    self.rows = rows.filter { $0.score.isFinite }
    self.headings = headings
  }
}

extension ProfileStrips: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let frame = ProfileStripsFrame(
      self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context)
    return frame.stack.bottom + 0.5
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    ProfileStripsFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}
