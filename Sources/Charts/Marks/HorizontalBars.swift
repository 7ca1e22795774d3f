public import Drawing
import Units

/// Lying bars, longest first: label at the left, value at the right.
public struct HorizontalBars: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var label: String
    public var estimate: Estimate
    /// A value to compare with, drawn as a tick across the bar.
    public var reference: Double?
    /// The row of the finding: full blue, bold.
    public var isEmphasized: Bool
    /// Printed instead of the value formatted.
    public var valueText: String?

    public init(
      _ label: String, _ estimate: Estimate, reference: Double? = nil, isEmphasized: Bool = false,
      valueText: String? = nil
    ) {
      self.label = label
      self.estimate = estimate
      self.reference = reference
      self.isEmphasized = isEmphasized
      self.valueText = valueText
    }
  }

  public enum Order: Hashable, Sendable { case largestFirst, given }

  public var rows: [Row]
  public var order: Order
  public var places: Int
  /// Behind each printed value.
  public var unit: String
  /// What the ticks across the bars are: « France ».
  public var referenceName: String?
  public var words: ChartWords

  public init(
    rows: [Row], order: Order = .largestFirst, places: Int = 1, unit: String = "",
    referenceName: String? = nil, words: ChartWords = ChartWords()
  ) {
    self.rows = rows
    self.order = order
    self.places = places
    self.unit = unit
    self.referenceName = referenceName
    self.words = words
  }
}

extension HorizontalBars: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let frame = HorizontalBarsFrame(
      self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context)
    return frame.stack.bottom
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    HorizontalBarsFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}
