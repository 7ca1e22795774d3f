import Drawing
import Units

/// Where the cells, their names, totals and key stand.
struct HeatmapFrame {
  let chart: Heatmap
  let context: ChartContext
  let room: Rect
  let labels: RowLabels
  /// The cells with their gaps.
  let cells: Rect
  let cellWidth: Double
  let columnNames: [[String]]
  let key: HeatmapKey
  let totals: HeatmapTotals

  static let gap = 0.4.mm
  static let cellHeight = 7.2.mm
  private static let columnLeading = 8.6

  init(_ chart: Heatmap, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let theme = context.theme
    labels = RowLabels(
      chart.rows, styles: chart.rows.map { _ in theme.categoryStyle }, widest: 0.34 * room.width,
      in: context.measurer)
    totals = HeatmapTotals(chart, roomWidth: room.width, context)
    let left = room.left + labels.width + RowLabels.gap
    let width = room.right - left - totals.width
    cellWidth = min(width / Double(max(1, chart.columns.count)), 16.mm)
    let right = left + cellWidth * Double(chart.columns.count)
    cells = Rect(
      x: left, y: room.top + totals.height(chart, left...right, room, context),
      width: right - left, height: Double(chart.rows.count) * Self.cellHeight)
    let column = cellWidth
    columnNames =
      chart.columnLabels == .edges
      ? chart.columns.map { [$0] }
      : chart.columns.map {
        context.measurer.lines($0, in: theme.tickStyle, width: column - 2, atMost: 3)
      }
    key = HeatmapKey(chart, cellWidth: cellWidth, from: left, to: room.right, context)
  }

  private var keyTop: Double {
    let lines = Double(columnNames.map(\.count).max() ?? 1)
    return cells.bottom + 8 + lines * Self.columnLeading + (chart.columnLabels == .edges ? 6 : 3)
  }

  var bottom: Double { keyTop + key.height }

  func cell(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: cells.left + Double(column) * cellWidth, y: cells.top + Double(row) * Self.cellHeight,
      width: cellWidth, height: Self.cellHeight)
  }

  func draw(in sketch: inout Sketch) {
    drawCells(in: &sketch)
    for (index, lines) in labels.lines.enumerated() {
      sketch.write(
        lines, context.theme.categoryStyle,
        centeredAt: Point(x: cells.left - RowLabels.gap, y: cell(index, 0).center.y), .trailing)
    }
    drawNumbers(in: &sketch)
    drawColumnNames(in: &sketch)
    totals.draw(self, in: &sketch)
    drawFrame(in: &sketch)
    key.draw(top: keyTop, in: &sketch)
  }

  private func drawCells(in sketch: inout Sketch) {
    var paths = [Path](repeating: Path(), count: chart.classes.count)
    var hidden: [Rect] = []
    var missing: [Rect] = []
    for (row, cells) in chart.cells.enumerated() {
      for (column, value) in cells.enumerated() {
        let box = cell(row, column).inset(by: Self.gap / 2)
        if let index = chart.classIndex(of: value) {
          paths[index].append(.rect(box))
        } else if value == .hidden {
          hidden.append(box)
        } else {
          missing.append(box)
        }
      }
    }
    for (index, path) in paths.enumerated() { sketch.fill(path, chart.color(index, context)) }
    sketch.fillHidden(hidden)
    sketch.outlineMissing(missing)
  }

  /// All the numbers or none: the widest are the largest, and a blank among small ones would hide
  /// what matters most.
  private func drawNumbers(in sketch: inout Sketch) {
    let width = cellWidth - 1.5
    let numbersFit = chart.cells.joined().allSatisfy { cell in
      guard case .value = cell, let (text, style) = number(cell) else { return true }
      return sketch.width(of: text, style) <= width
    }
    for (row, cells) in chart.cells.enumerated() {
      for (column, value) in cells.enumerated() {
        guard let (text, style) = number(value), numbersFit || value == .missing,
          sketch.width(of: text, style) <= width
        else { continue }
        let center = cell(row, column).center
        sketch.write(
          text, style, at: Point(x: center.x, y: sketch.centeredBaseline(center.y, style)), .middle)
      }
    }
  }

  /// What is written in a cell: its number when it may be, the word where it is not known.
  private func number(_ cell: Heatmap.Cell) -> (String, TextStyle)? {
    switch cell {
    case .classed, .hidden: return nil
    case .missing: return (chart.words.missing, HeatmapKey.missingStyle(context.theme))
    case .value(let value):
      let index = chart.classIndex(of: value)
      let isTop = index == chart.classes.count - 1
      guard chart.numbers == .all || (chart.numbers == .topClass && isTop) else { return nil }
      let ground = chart.color(index, context)
      return (
        French.decimal(value, places: chart.places),
        context.theme.sans(7.5).colored(context.ink(on: ground))
      )
    }
  }

  private func drawColumnNames(in sketch: inout Sketch) {
    let style = context.theme.tickStyle
    for (index, lines) in columnNames.enumerated() where !(lines.first ?? "").isEmpty {
      let isEdge = chart.columnLabels == .edges
      let x = isEdge ? cell(0, index).left : cell(0, index).center.x
      if isEdge {
        sketch.line(x, cells.bottom + 1, x, cells.bottom + 1 + 1.1.mm, sketch.palette.encre, 0.5)
      }
      for (row, text) in lines.enumerated() {
        let origin = Point(
          x: x, y: cells.bottom + (isEdge ? 13.5 : 9.5) + Double(row) * Self.columnLeading)
        let box = TextLine(text, style).box(at: origin, .middle, in: sketch.measurer)
        guard sketch.isFree(box, margin: 0.5), box.left >= room.left, box.right <= room.right
        else { continue }
        sketch.write(text, style, at: origin, .middle)
      }
    }
  }

  private func drawFrame(in sketch: inout Sketch) {
    guard let frame = chart.frame, let box = frameBox(frame) else { return }
    sketch.stroke(.rect(box), sketch.palette.brique, 1.4)
  }

  private func frameBox(_ frame: Heatmap.Frame) -> Rect? {
    guard chart.rows.indices.contains(frame.rows.lowerBound),
      chart.rows.indices.contains(frame.rows.upperBound),
      chart.columns.indices.contains(frame.columns.lowerBound),
      chart.columns.indices.contains(frame.columns.upperBound)
    else { return nil }
    let first = cell(frame.rows.lowerBound, frame.columns.lowerBound)
    let last = cell(frame.rows.upperBound, frame.columns.upperBound)
    return Rect(
      x: first.left, y: first.top, width: last.right - first.left,
      height: last.bottom - first.top)
  }
}
