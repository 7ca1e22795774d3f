public import Drawing
import Units

/// One row a value: its dot, its interval, its number; a filled dot is established.
public struct DotInterval: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var label: String
    public var estimate: Estimate
    /// Filled when established or when the base suffices, empty otherwise.
    public var isEstablished: Bool
    /// Gives brick to what is higher; blue otherwise.
    public var verdict: Verdict
    /// Printed instead of the value formatted.
    public var valueText: String?

    public init(
      _ label: String, _ estimate: Estimate, isEstablished: Bool,
      verdict: Verdict = .undetermined, valueText: String? = nil
    ) {
      self.label = label
      self.estimate = estimate
      self.isEstablished = isEstablished
      self.verdict = verdict
      self.valueText = valueText
    }
  }

  /// A value that all rows are compared with.
  public struct Reference: Hashable, Sendable {
    public var value: Double
    public var label: String

    public init(_ value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  public var rows: [Row]
  /// A logarithmic scale takes positive values only; others are shown at its end.
  public var scale: AxisScale
  public var reference: Reference?
  public var places: Int
  /// Behind the last tick of the axis, « % ».
  public var unit: String
  /// Prints the interval beside the value.
  public var showsIntervals: Bool
  public var words: ChartWords

  public init(
    rows: [Row], scale: AxisScale = .linear, reference: Reference? = nil, places: Int = 1,
    unit: String = "", showsIntervals: Bool = false, words: ChartWords = ChartWords()
  ) {
    self.rows = rows
    self.scale = scale
    self.reference = reference
    self.places = places
    self.unit = unit
    self.showsIntervals = showsIntervals
    self.words = words
  }
}

extension DotInterval: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let frame = DotIntervalFrame(
      self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context)
    return frame.stack.bottom + 0.5
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    DotIntervalFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}
