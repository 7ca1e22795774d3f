public import Drawing
import Units

/// Small line charts side by side, six across a page: name, verdict, level of the scale, last value.
public struct SmallMultiples: Hashable, Sendable {
  public struct Panel: Hashable, Sendable {
    public var main: YearSeries
    /// Drawn thin and grey, without a label.
    public var reference: YearSeries?
    public var verdict: Verdict
    /// « en hausse », « non établie ».
    public var word: String

    /// The name printed is the main series'.
    public init(
      _ main: YearSeries, reference: YearSeries? = nil, verdict: Verdict, word: String
    ) {
      self.main = main
      self.reference = reference
      self.verdict = verdict
      self.word = word
    }
  }

  public var panels: [Panel]
  public var columns: Int
  public var places: Int
  /// One scale for all panels; otherwise each has its own, which the subtitle has to say.
  public var sharesScale: Bool
  public var words: ChartWords

  public init(
    panels: [Panel], columns: Int = 6, places: Int = 1, sharesScale: Bool = false,
    words: ChartWords = ChartWords()
  ) {
    precondition(columns > 0)
    self.panels = panels
    self.columns = columns
    self.places = places
    self.sharesScale = sharesScale
    self.words = words
  }
}

extension SmallMultiples: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double { width * 0.5 }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] { [] }
}
