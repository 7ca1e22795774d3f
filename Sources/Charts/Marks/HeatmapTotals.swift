import Drawing
import Units

/// Totals of rows at the right and of columns above, and the words about the frame.
struct HeatmapTotals {
  let rows: [Double]
  let columns: [Double]
  /// Kept at the right of the cells.
  let width: Double

  private static let longest = 14.mm
  private static let gap = 2.mm

  init(_ chart: Heatmap, _ context: ChartContext) {
    guard chart.showsTotals else {
      rows = []
      columns = []
      width = 0
      return
    }
    let sums = chart.values.map { $0.reduce(0) { $0 + ($1 ?? 0) } }
    rows = sums
    columns = chart.columns.indices.map { column in
      chart.values.reduce(0) { $0 + ($1[column] ?? 0) }
    }
    let style = context.theme.sans(8)
    let numbers = sums.map {
      context.measurer.width(of: French.decimal($0, places: chart.places), in: style)
    }
    width = Self.gap + Self.longest + 3 + (numbers.max() ?? 0)
  }

  /// Room above the cells: the bars, and the words when they don't fit beside them.
  func height(_ chart: Heatmap, _ cells: ClosedRange<Double>, _ room: Rect, _ context: ChartContext)
    -> Double
  {
    let words = wordsHeight(chart, context.theme)
    if columns.isEmpty { return words > 0 ? words + 4 : 0 }
    let bars = Self.longest + Self.gap
    let isFree =
      words == 0
      || wordsLeft(chart, cells, room, foot: room.top + Self.longest, context) != nil
    return isFree ? bars : bars + words
  }

  private func wordsHeight(_ chart: Heatmap, _ theme: Theme) -> Double {
    Double(frameWords(chart, theme).count) * 11.5
  }

  private func frameWords(_ chart: Heatmap, _ theme: Theme) -> [(String, TextStyle)] {
    let style = theme.sans(8, theme.palette.brique)
    guard let frame = chart.frame else { return [] }
    return [(frame.title, style.bold()), (frame.detail, style)].filter { !$0.0.isEmpty }
  }

  func draw(_ frame: HeatmapFrame, in sketch: inout Sketch) {
    drawColumns(frame, in: &sketch)
    drawRows(frame, in: &sketch)
    drawWords(frame, in: &sketch)
  }

  private func drawColumns(_ frame: HeatmapFrame, in sketch: inout Sketch) {
    guard let largest = columns.max(), largest > 0 else { return }
    let foot = frame.cells.top - Self.gap
    for (index, total) in columns.enumerated() {
      let height = Self.longest * total / largest
      let isFramed = frame.chart.frame?.columns.contains(index) ?? false
      let cell = frame.cell(0, index)
      sketch.fill(
        .rect(
          Rect(
            x: cell.left + HeatmapFrame.gap / 2, y: foot - height,
            width: cell.width - HeatmapFrame.gap, height: height)),
        isFramed ? sketch.palette.bleu : sketch.palette.bleu3)
    }
  }

  private func drawRows(_ frame: HeatmapFrame, in sketch: inout Sketch) {
    let largest = max(rows.max() ?? 0, 1e-12)
    let style = frame.context.theme.sans(8)
    for (index, total) in rows.enumerated() {
      let cell = frame.cell(index, 0)
      let isFramed = frame.chart.frame?.rows.contains(index) ?? false
      let left = frame.cells.right + Self.gap
      let width = Self.longest * max(total, 0) / largest
      sketch.fill(
        .rect(Rect(x: left, y: cell.center.y - 2.3.mm, width: width, height: 4.6.mm)),
        isFramed ? sketch.palette.bleu : sketch.palette.bleu3)
      sketch.write(
        French.decimal(total, places: frame.chart.places), style,
        at: Point(x: left + width + 3, y: sketch.centeredBaseline(cell.center.y, style)))
    }
  }

  /// Where the words begin, beside the frame's columns and over bars that are low enough.
  private func wordsLeft(
    _ chart: Heatmap, _ cells: ClosedRange<Double>, _ room: Rect, foot: Double,
    _ context: ChartContext
  ) -> Double? {
    guard let slot = chart.frame else { return nil }
    let words = frameWords(chart, context.theme)
    let widest = words.map { context.measurer.width(of: $0.0, in: $0.1) }.max() ?? 0
    let step = (cells.upperBound - cells.lowerBound) / Double(max(1, chart.columns.count))
    let largest = max(columns.max() ?? 0, 1e-12)
    let bars = columns.enumerated().map { index, total in
      let height = Self.longest * total / largest
      return Rect(
        x: cells.lowerBound + Double(index) * step, y: foot - height, width: step, height: height)
    }
    let starts = [
      cells.lowerBound + Double(slot.columns.lowerBound) * step - 6 - widest,
      cells.lowerBound + Double(slot.columns.upperBound + 1) * step + 6,
      cells.lowerBound, room.left,
    ]
    return starts.first { left in
      let box = Rect(
        x: left, y: room.top, width: widest, height: wordsHeight(chart, context.theme))
      return left >= room.left && box.right <= room.right
        && !bars.contains { $0.intersects(box) }
    }
  }

  private func drawWords(_ frame: HeatmapFrame, in sketch: inout Sketch) {
    let words = frameWords(frame.chart, frame.context.theme)
    guard !words.isEmpty else { return }
    let cells = frame.cells.left...frame.cells.right
    let left =
      wordsLeft(
        frame.chart, cells, frame.room, foot: frame.cells.top - Self.gap, frame.context)
      ?? frame.room.left
    for (row, word) in words.enumerated() {
      sketch.write(
        sketch.measurer.cut(word.0, in: word.1, to: frame.room.right - left), word.1,
        at: Point(x: left, y: frame.room.top + 8 + Double(row) * 11.5))
    }
  }
}
