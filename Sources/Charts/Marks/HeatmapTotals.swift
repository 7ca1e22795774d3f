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

  /// Room above the cells.
  func height(_ chart: Heatmap, _ context: ChartContext) -> Double {
    let words = frameWords(chart, context.theme).count
    if columns.isEmpty { return words > 0 ? Double(words) * 11.5 + 4 : 0 }
    return Self.longest + Self.gap
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

  /// Beside the frame's columns, over bars that are low enough, or not at all.
  private func drawWords(_ frame: HeatmapFrame, in sketch: inout Sketch) {
    let words = frameWords(frame.chart, frame.context.theme)
    guard let slot = frame.chart.frame, !words.isEmpty else { return }
    let widest = words.map { sketch.width(of: $0.0, $0.1) }.max() ?? 0
    let height = Double(words.count) * 11.5
    let top = frame.room.top
    let places = [
      frame.cell(0, max(0, slot.columns.lowerBound)).left - 6 - widest,
      frame.cell(0, min(slot.columns.upperBound, frame.chart.columns.count - 1)).right + 6,
      frame.cells.left, frame.room.left,
    ]
    let bars = columnBars(frame)
    for left in places {
      let box = Rect(x: left, y: top, width: widest, height: height)
      guard left >= frame.room.left, box.right <= frame.room.right,
        !bars.contains(where: { $0.intersects(box) })
      else { continue }
      for (row, word) in words.enumerated() {
        sketch.write(
          word.0, word.1, at: Point(x: left, y: top + 8 + Double(row) * 11.5))
      }
      return
    }
  }

  private func columnBars(_ frame: HeatmapFrame) -> [Rect] {
    let largest = max(columns.max() ?? 0, 1e-12)
    return columns.enumerated().map { index, total in
      let height = Self.longest * total / largest
      let cell = frame.cell(0, index)
      return Rect(
        x: cell.left, y: frame.cells.top - Self.gap - height, width: cell.width, height: height)
    }
  }
}
