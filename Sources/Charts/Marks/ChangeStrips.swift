public import Drawing
import Units

/// From one period to the next: one row a category, its months as a small line, both counts, and
/// their ratio with its interval on a logarithmic axis.
///
/// Every small line has a scale of its own from zero to its largest month: the subtitle says so.
public struct ChangeStrips: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var label: String
    /// One a month; what isn't told leaves a gap.
    public var months: [Observation]
    /// Of the period, and of the one that it is compared with.
    public var count: Observation
    public var previous: Observation
    /// The first over the second.
    public var ratio: Estimate
    public var verdict: Verdict
    /// « en hausse », « non établie »; without a ratio the reason: « effectifs trop faibles ».
    public var word: String

    /// Counts only; what was made of them is set by `compared`.
    public init(
      _ label: String, months: [Observation], count: Observation, previous: Observation
    ) {
      self.label = label
      self.months = months
      self.count = count
      self.previous = previous
      ratio = Estimate(nil)
      verdict = .undetermined
      word = ""
    }

    /// The row with what the comparison of its counts says.
    public func compared(_ ratio: Estimate, _ verdict: Verdict, word: String) -> Row {
      var row = self
      row.ratio = ratio
      row.verdict = verdict
      row.word = word
      return row
    }
  }

  /// Short ones: the columns of counts are narrow.
  public struct Headings: Hashable, Sendable {
    /// « 2024–2026 »; a narrow figure leaves it out.
    public var months: String
    /// « T3 2026 » and « T3 2025 ».
    public var count: String
    public var previous: String
    /// Names the ratio 1: « stable ».
    public var one: String
    /// Over the ratios: « rapport [IC à 95 %] ».
    public var ratio: String

    public init(months: String, count: String, previous: String, one: String, ratio: String) {
      self.months = months
      self.count = count
      self.previous = previous
      self.one = one
      self.ratio = ratio
    }
  }

  /// Drawn in the order given.
  public var rows: [Row]
  public var headings: Headings
  /// Which of the months, from 0, both periods take: a ground behind the small lines.
  public var periods: [Range<Int>]
  public var words = ChartWords()

  public init(rows: [Row], headings: Headings, periods: [Range<Int>] = []) {
    self.rows = rows
    self.headings = headings
    self.periods = periods
  }
}

extension ChangeStrips: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let frame = ChangeStripsFrame(
      self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context)
    return frame.stack.bottom + 0.5
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    ChangeStripsFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}

extension ChangeStrips {
  /// Heads of the table behind the strips.
  public struct TableHeads: Hashable, Sendable {
    public var category: String
    public var ratio: String
    public var interval: String
    public var verdict: String

    public init(category: String, ratio: String, interval: String, verdict: String) {
      self.category = category
      self.ratio = ratio
      self.interval = interval
      self.verdict = verdict
    }
  }

  /// The rows as printed; the months stand in tables of their own.
  public func valueTable(_ heads: TableHeads) -> ValueTable {
    ValueTable(
      columns: [
        heads.category, headings.count, headings.previous, heads.ratio, heads.interval,
        heads.verdict,
      ],
      rows: rows.map { row in
        [
          row.label, row.count.text(places: 0, words), row.previous.text(places: 0, words),
          row.ratio.value.map { French.decimal($0, places: 2) } ?? words.missing,
          row.ratio.interval.map(Self.text(of:)) ?? words.missing, row.word,
        ]
      })
  }

  /// « [1,23 ; 1,85] »; without an end when it is infinite.
  static func text(of interval: Interval) -> String {
    interval.upper < 1e200
      ? French.interval(interval, places: 2)
      : "[\(French.decimal(interval.lower, places: 2))\(French.narrowSpace); …["
  }
}
