public import Drawing
import Units

/// What each source says of each theme: one mark a pair, how many agree, how to read it.
public struct SignalMatrix: Hashable, Sendable {
  public enum Signal: Hashable, Sendable, CaseIterable {
    case strong
    case moderate
    case none
    /// The source says nothing of the theme.
    case silent
  }

  public enum Reading: Hashable, Sendable {
    /// All agree: bold, on a blue ground.
    case convergence
    /// Some agree.
    case partial
    /// They contradict each other: brick.
    case divergence
    /// Too few speak: italic.
    case insufficient
  }

  public struct Row: Hashable, Sendable {
    public var label: String
    /// One for each source.
    public var signals: [Signal]
    public var reading: Reading
    /// « convergence », « divergence ».
    public var word: String
    /// « C12 », or nothing.
    public var reference: String

    public init(
      _ label: String, signals: [Signal], reading: Reading, word: String, reference: String = ""
    ) {
      self.label = label
      self.signals = signals
      self.reading = reading
      self.word = word
      self.reference = reference
    }
  }

  /// Heads of the columns: theme, then sources, then the reading and the reference.
  public struct Headings: Hashable, Sendable {
    public var theme: String
    public var sources: [String]
    public var reading: String
    public var reference: String

    public init(theme: String, sources: [String], reading: String, reference: String) {
      self.theme = theme
      self.sources = sources
      self.reading = reading
      self.reference = reference
    }
  }

  public var headings: Headings
  public var rows: [Row]
  /// What the four marks mean, in the order of the cases of `Signal`.
  public var key: [String]

  public init(headings: Headings, rows: [Row], key: [String]) {
    precondition(rows.allSatisfy { $0.signals.count == headings.sources.count })
    precondition(key.count == Signal.allCases.count, "a word for each mark")
    self.headings = headings
    self.rows = rows
    self.key = key
  }
}

extension SignalMatrix: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    SignalMatrixFrame(self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context)
      .bottom
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    SignalMatrixFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}
