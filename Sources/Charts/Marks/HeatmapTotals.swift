import Drawing
import Units

/// Totals of rows at the right and of columns above, and the words about the frame.
struct HeatmapTotals {
  let rows: [Observation]
  let columns: [Observation]
  /// Kept at the right of the cells.
  let width: Double
  /// Of the largest total, on both sides.
  private let longest: Double

  private static let gap = 2.mm
  /// Height of the mark of a total that isn't told.
  private static let stub = 1.4.mm

  init(_ chart: Heatmap, roomWidth: Double, _ context: ChartContext) {
    rows = chart.rowTotals
    columns = chart.columnTotals
    longest = min(14.mm, 0.09 * roomWidth)
    let texts = rows.map { total in
      context.measurer.width(
        of: total.text(places: chart.places, chart.words),
        in: Self.style(of: total, context.theme))
    }
    // A word stands where the bar would: only numbers come behind one.
    let numbers = zip(rows, texts).filter { $0.0.value != nil }.map(\.1)
    let words = zip(rows, texts).filter { $0.0.value == nil }.map(\.1)
    let needed = max(longest + 3 + (numbers.max() ?? 0), words.max() ?? 0)
    width = rows.isEmpty ? 0 : Self.gap + needed
  }

  private static func style(of total: Observation, _ theme: Theme) -> TextStyle {
    total.value == nil ? theme.tickStyle.italic() : theme.sans(8)
  }

  /// Room above the cells: the bars, and the words when they don't fit beside them.
  func height(_ chart: Heatmap, _ cells: ClosedRange<Double>, _ room: Rect, _ context: ChartContext)
    -> Double
  {
    let words = wordsHeight(chart, context.theme)
    if columns.isEmpty { return words > 0 ? words + 4 : 0 }
    // Zeros have no bar: their row would be an empty band.
    let highest = columns.contains { $0 != .value(0) } ? longest : 0
    let bars = highest + Self.gap
    let isFree =
      words == 0
      || (highest > 0
        && wordsLeft(chart, cells, room, foot: room.top + longest, context) != nil)
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

  /// Height of each column's bar; a total that isn't told has a stub.
  private var heights: [Double] {
    let largest = max(columns.compactMap(\.value).max() ?? 0, 1e-12)
    return columns.map { total in
      total.value.map { longest * max($0, 0) / largest } ?? Self.stub
    }
  }

  private func drawColumns(_ frame: HeatmapFrame, in sketch: inout Sketch) {
    let foot = frame.cells.top - Self.gap
    var boxes: [Observation: [Rect]] = [:]
    for (index, height) in heights.enumerated() {
      let cell = frame.cell(0, index)
      let box = Rect(
        x: cell.left + HeatmapFrame.gap / 2, y: foot - height,
        width: cell.width - HeatmapFrame.gap, height: height)
      guard columns[index].value != nil else {
        boxes[columns[index], default: []].append(box)
        continue
      }
      let isFramed = frame.chart.frame?.columns.contains(index) ?? false
      sketch.fill(.rect(box), isFramed ? sketch.palette.bleu : sketch.palette.bleu3)
    }
    sketch.fillHidden(boxes[.hidden] ?? [])
    sketch.outlineMissing(boxes[.missing] ?? [])
  }

  private func drawRows(_ frame: HeatmapFrame, in sketch: inout Sketch) {
    let largest = max(rows.compactMap(\.value).max() ?? 0, 1e-12)
    for (index, total) in rows.enumerated() {
      let cell = frame.cell(index, 0)
      let style = Self.style(of: total, frame.context.theme)
      var x = frame.cells.right + Self.gap
      if let value = total.value {
        let isFramed = frame.chart.frame?.rows.contains(index) ?? false
        let width = longest * max(value, 0) / largest
        sketch.fill(
          .rect(Rect(x: x, y: cell.center.y - 2.3.mm, width: width, height: 4.6.mm)),
          isFramed ? sketch.palette.bleu : sketch.palette.bleu3)
        x += width + 3
      }
      sketch.write(
        total.text(places: frame.chart.places, frame.chart.words), style,
        at: Point(x: x, y: sketch.centeredBaseline(cell.center.y, style)))
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
    let bars = heights.enumerated().map { index, height in
      Rect(
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
