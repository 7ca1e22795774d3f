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
  let keyRows: [[KeyEntry]]
  let totals: HeatmapTotals

  struct KeyEntry {
    let index: Int
    let label: String
    let x: Double
  }

  static let gap = 0.4.mm
  static let cellHeight = 7.2.mm
  private static let swatch = (width: 6.mm, height: 3.mm)
  private static let keyLeading = 14.0
  private static let columnLeading = 8.6

  init(_ chart: Heatmap, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let theme = context.theme
    labels = RowLabels(
      chart.rows, styles: chart.rows.map { _ in theme.categoryStyle }, widest: 0.34 * room.width,
      in: context.measurer)
    totals = HeatmapTotals(chart, context)
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
    keyRows = Self.key(chart, from: left, to: room.right, context)
  }

  private var keyTop: Double {
    let lines = Double(columnNames.map(\.count).max() ?? 1)
    return cells.bottom + 8 + lines * Self.columnLeading + (chart.columnLabels == .edges ? 6 : 3)
  }

  var bottom: Double { keyTop + Double(keyRows.count) * Self.keyLeading - 1 }

  /// The classes behind the unit in one row; when they don't fit, the unit has a row of its own.
  private static func key(
    _ chart: Heatmap, from left: Double, to right: Double, _ context: ChartContext
  ) -> [[KeyEntry]] {
    let style = context.theme.sans(8)
    let unit = context.measurer.width(of: chart.unit, in: context.theme.tickStyle)
    let behind = rows(chart, from: left + (unit > 0 ? unit + 12 : 0), to: right, style, context)
    guard unit > 0, behind.count > 1 || left + unit > right else { return behind }
    return [[]] + rows(chart, from: left, to: right, style, context)
  }

  private static func rows(
    _ chart: Heatmap, from start: Double, to right: Double, _ style: TextStyle,
    _ context: ChartContext
  ) -> [[KeyEntry]] {
    var rows: [[KeyEntry]] = [[]]
    var x = start
    for (index, item) in chart.classes.enumerated() {
      let room = right - start - swatch.width - 4
      let label = context.measurer.cut(item.label, in: style, to: room)
      let width = swatch.width + 4 + context.measurer.width(of: label, in: style)
      if x + width > right, x > start {
        rows.append([])
        x = start
      }
      rows[rows.count - 1].append(KeyEntry(index: index, label: label, x: x))
      x += width + 12
    }
    return rows
  }

  func cell(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: cells.left + Double(column) * cellWidth, y: cells.top + Double(row) * Self.cellHeight,
      width: cellWidth, height: Self.cellHeight)
  }

  func color(_ index: Int) -> Color {
    let palette = context.theme.palette
    let colors =
      switch chart.colors {
      case .sequential:
        [palette.chaleur1, palette.bleu2, palette.bleu3, palette.bleu4, palette.bleu]
      case .diverging:
        [palette.bleu, palette.bleu3, palette.neutre, palette.brique3, palette.briqueSombre]
      }
    // Fewer classes take colours spread from end to end.
    return colors[(index * 4 + (chart.classes.count - 1) / 2) / (chart.classes.count - 1)]
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
    drawKey(in: &sketch)
  }

  private func drawCells(in sketch: inout Sketch) {
    var paths = [Path](repeating: Path(), count: chart.classes.count)
    for (row, values) in chart.values.enumerated() {
      for (column, value) in values.enumerated() {
        let box = cell(row, column).inset(by: Self.gap / 2)
        guard let value else {
          sketch.stroke(.rect(box.inset(by: 0.25)), sketch.palette.filet, 0.5)
          continue
        }
        paths[chart.classIndex(of: value)].append(.rect(box))
      }
    }
    for (index, path) in paths.enumerated() { sketch.fill(path, color(index)) }
  }

  private func drawNumbers(in sketch: inout Sketch) {
    for (row, values) in chart.values.enumerated() {
      for (column, value) in values.enumerated() {
        var style = context.theme.sans(7.5)
        var text = ""
        if let value {
          let index = chart.classIndex(of: value)
          let isTop = index == chart.classes.count - 1
          guard chart.numbers == .all || (chart.numbers == .topClass && isTop) else { continue }
          text = French.decimal(value, places: chart.places)
          let ground = color(index)
          let ink = context.theme.palette.encre
          style = style.colored(
            ground.contrast(with: .white) > ground.contrast(with: ink) ? .white : ink)
        } else {
          text = chart.words.missing
          style = context.theme.smallTickStyle.italic()
        }
        guard sketch.width(of: text, style) <= cellWidth - 1.5 else { continue }
        let center = cell(row, column).center
        sketch.write(
          text, style, at: Point(x: center.x, y: sketch.centeredBaseline(center.y, style)), .middle)
      }
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

  private func drawKey(in sketch: inout Sketch) {
    let style = context.theme.sans(8)
    for (row, entries) in keyRows.enumerated() {
      let middle = keyTop + 4 + Double(row) * Self.keyLeading
      if row == 0, !chart.unit.isEmpty {
        let unit = sketch.measurer.cut(
          chart.unit, in: context.theme.tickStyle, to: room.right - cells.left)
        sketch.write(
          unit, context.theme.tickStyle,
          at: Point(x: cells.left, y: sketch.centeredBaseline(middle, style)))
      }
      for entry in entries {
        let box = Rect(
          x: entry.x, y: middle - Self.swatch.height / 2, width: Self.swatch.width,
          height: Self.swatch.height)
        sketch.fill(.rect(box), color(entry.index))
        sketch.write(
          entry.label, style,
          at: Point(x: box.right + 4, y: sketch.centeredBaseline(middle, style)))
      }
    }
  }
}
