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
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let rows = panelRows(width: width, in: context)
    return rows.map(\.height).reduce(0, +) + Double(max(0, rows.count - 1)) * Self.rowGap
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    var top = room.top
    for row in panelRows(width: room.width, in: context) {
      for (column, panel) in row.panels.enumerated() {
        let left = room.left + Double(column) * (row.cellWidth + Self.gutter)
        let cell = Rect(x: left, y: top, width: row.cellWidth, height: row.height)
        PanelFrame(panel, of: self, nameLines: row.nameLines, in: cell, context: context)
          .draw(in: &sketch)
      }
      top += row.height + Self.rowGap
    }
    return sketch.shapes
  }

  /// The gutter of the page's grid.
  static let gutter = 4.8.mm
  static let rowGap = 5.5.mm

  private struct PanelRow {
    var panels: [Panel]
    var cellWidth: Double
    /// Lines that the longest name of the row takes.
    var nameLines: Int
    var height: Double
  }

  private func panelRows(width: Double, in context: ChartContext) -> [PanelRow] {
    // Under 22 mm a panel shows nothing: take fewer columns rather.
    let most = max(1, Int((width + Self.gutter) / (22.mm + Self.gutter)))
    let columns = min(columns, most)
    let cell = (width - Double(columns - 1) * Self.gutter) / Double(columns)
    return stride(from: 0, to: panels.count, by: columns).map { start in
      let row = Array(panels[start..<min(start + columns, panels.count)])
      let lines =
        row.map {
          PanelFrame.nameLines($0.main.name, width: cell, in: context).count
        }.max() ?? 1
      return PanelRow(
        panels: row, cellWidth: cell, nameLines: lines,
        height: PanelFrame.height(nameLines: lines))
    }
  }
}
