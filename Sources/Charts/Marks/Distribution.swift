public import Drawing
import Units

/// Where the commune stands among all others: one row an indicator, each on its own scale.
public struct Distribution: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var label: String
    public var value: Double?
    /// The values of all communes; any order.
    public var all: [Double]
    public var places: Int
    /// Behind the values: « % », « € ».
    public var unit: String
    /// « plus élevé que dans 87 communes sur 100 », or why there is no value.
    public var rankText: String
    /// The row of the finding: bold.
    public var isEmphasized: Bool

    public init(
      _ label: String, value: Double?, all: [Double], places: Int = 1, unit: String = "",
      rankText: String, isEmphasized: Bool = false
    ) {
      self.label = label
      self.value = value.flatMap { $0.isFinite ? $0 : nil }
      self.all = all.isAscending ? all : all.filter(\.isFinite).sorted()
      self.places = places
      self.unit = unit
      self.rankText = rankText
      self.isEmphasized = isEmphasized
    }
  }

  public var rows: [Row]
  public var words: ChartWords

  public init(rows: [Row], words: ChartWords = ChartWords()) {
    self.rows = rows
    self.words = words
  }
}

extension Distribution: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    DistributionFrame(self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context)
      .stack.bottom + 0.5
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    DistributionFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}

extension [Double] {
  /// Whether they are finite and in order: thirty-five thousand values are then not copied.
  fileprivate var isAscending: Bool {
    guard let first, let last else { return true }
    return first.isFinite && last.isFinite && zip(self, dropFirst()).allSatisfy { $0 <= $1 }
  }
}
