public import Drawing
import Units

/// More or less than expected: one row an indicator, each comparable commune a tick, the commune a
/// dot with its interval, on a logarithmic axis of ratios.
public struct RankedStrips: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var label: String
    /// Observed over expected.
    public var ratio: Estimate
    /// The same ratio in each comparable commune.
    public var comparables: [Double]
    public var verdict: Verdict
    /// « au-dessus », « indéterminé »; without a ratio the reason: « secret statistique ».
    public var word: String

    public init(
      _ label: String, ratio: Estimate, comparables: [Double], verdict: Verdict, word: String
    ) {
      self.label = label
      self.ratio = ratio
      self.comparables = comparables.filter(\.isFinite)
      self.verdict = verdict
      self.word = word
    }
  }

  /// Drawn by decreasing ratio, those without one last.
  public var rows: [Row]
  /// Head of the column of numbers: « Rapport à l'attendu ».
  public var valueHeading: String
  public var words: ChartWords

  public init(rows: [Row], valueHeading: String = "", words: ChartWords = ChartWords()) {
    self.rows = rows
    self.valueHeading = valueHeading
    self.words = words
  }
}

extension RankedStrips: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let frame = RankedStripsFrame(
      self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context)
    return frame.stack.bottom + 0.5
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    RankedStripsFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}
