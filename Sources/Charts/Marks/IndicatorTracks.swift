public import Drawing

/// Indicators on their way from a first value to a target, one a row.
public struct IndicatorTracks: Hashable, Sendable {
  /// A value as printed, and its date under it.
  public struct Reading: Hashable, Sendable {
    public var text: String
    public var date: String

    public init(_ text: String, date: String = "") {
      self.text = text
      self.date = date
    }
  }

  public enum Progress: Hashable, Sendable {
    /// An empty track and the word, never a zero.
    case notMeasured
    /// Measured, and nothing says how far on its way: an empty track and another word.
    case notPlaced
    /// The share of the way that is done, 0 to 1; more than 1 beyond the target.
    case toward(Double)
    /// Further from the target than at first: an empty track, a brick dot at its beginning.
    case away
  }

  public struct Row: Hashable, Sendable {
    /// « I1 ».
    public var number: ObjectiveTree.Reference
    public var label: String
    /// Kind, source, period.
    public var detail: String
    public var initial: Reading
    public var last: Reading
    public var target: Reading
    public var progress: Progress

    public init(
      _ number: ObjectiveTree.Reference, label: String, detail: String, initial: Reading,
      last: Reading, target: Reading, progress: Progress
    ) {
      self.number = number
      self.label = label
      self.detail = detail
      self.initial = initial
      self.last = last
      self.target = target
      self.progress = progress
    }
  }

  /// Heads of the columns and the words under a track.
  public struct Words: Hashable, Sendable {
    public var indicator: String
    public var progress: String
    public var initial: String
    public var last: String
    public var target: String
    /// « pas encore mesuré ».
    public var notMeasured: String
    /// « non situé ».
    public var notPlaced: String
    /// « s’éloigne ».
    public var away: String

    public init(
      indicator: String, progress: String, initial: String, last: String, target: String,
      notMeasured: String, notPlaced: String, away: String
    ) {
      self.indicator = indicator
      self.progress = progress
      self.initial = initial
      self.last = last
      self.target = target
      self.notMeasured = notMeasured
      self.notPlaced = notPlaced
      self.away = away
    }
  }

  public var rows: [Row]
  public var words: Words
  /// Without heads on a sheet that goes on under another.
  var hasHeads = true

  public init(rows: [Row], words: Words) {
    self.rows = rows
    self.words = words
  }
}

extension IndicatorTracks.Progress {
  /// From the three values; a last value of nil is one that wasn't measured.
  ///
  /// A target equal to the first value is to be held: reached as long as the last value is on it.
  public init(initial: Double, last: Double?, target: Double) {
    guard let last, last.isFinite, initial.isFinite, target.isFinite else {
      self = .notMeasured
      return
    }
    guard target != initial else {
      self = last == target ? .toward(1) : .away
      return
    }
    let share = (last - initial) / (target - initial)
    self = share < 0 ? .away : .toward(share)
  }
}

extension IndicatorTracks: PagedPlot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let room = Rect(x: 0, y: 0, width: width, height: 0)
    return IndicatorTracksFrame(self, in: room, context: context).bottom
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    IndicatorTracksFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }

  /// A sheet for each row, so that a page may end between any two; the heads come again.
  public func sheets(
    forWidth width: Double, heights: SheetHeights, in context: ChartContext
  ) -> [PlotSheet] {
    guard rows.count > 1 else { return [PlotSheet(self)] }
    var heads = self
    heads.rows = []
    return rows.indices.map { index in
      var sheet = self
      sheet.rows = [rows[index]]
      sheet.hasHeads = index == 0
      return PlotSheet(sheet, head: index == 0 ? nil : heads)
    }
  }
}
