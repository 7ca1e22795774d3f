import Drawing
import Units

/// Where the labels, the bars and the values of lying bars stand.
struct HorizontalBarsFrame {
  let chart: HorizontalBars
  let rows: [HorizontalBars.Row]
  let context: ChartContext
  let room: Rect
  let labels: RowLabels
  let stack: RowStack
  let x: Scale

  private static let barHeight = 3.6.mm

  init(_ chart: HorizontalBars, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let theme = context.theme
    rows = chart.order == .given ? chart.rows : chart.rows.sortedByValue(\.estimate.value)
    labels = RowLabels(
      rows.map(\.label), styles: rows.map { theme.categoryStyle.bold($0.isEmphasized) },
      widest: 0.38 * room.width, in: context.measurer)
    let hasReference = chart.referenceName != nil && rows.contains { $0.reference != nil }
    stack = RowStack(
      top: room.top + (hasReference ? 13 : 0),
      heights: labels.rowHeights(usual: 6.6.mm, leading: theme.categoryStyle.leading))
    let values = rows.map { row in
      context.measurer.width(
        of: Self.valueText(row, chart), in: theme.sans(8).bold(row.isEmphasized))
    }
    let extent = rows.flatMap { row in
      [
        row.estimate.value, row.estimate.interval?.lower, row.estimate.interval?.upper,
        row.reference,
      ].compactMap { $0 }
    }.filter { abs($0) < 1e200 }
    let low = min(extent.min() ?? 0, 0)
    let high = max(extent.max() ?? 0, 0)
    x = Scale(
      low...(low == high ? low + 1 : high), from: room.left + labels.width + RowLabels.gap,
      to: room.right - (values.max() ?? 0) - 3.mm)
  }

  private static func valueText(_ row: HorizontalBars.Row, _ chart: HorizontalBars) -> String {
    guard let value = row.estimate.value else { return row.valueText ?? chart.words.missing }
    return row.valueText ?? French.decimal(value, places: chart.places) + chart.unit
  }

  func draw(in sketch: inout Sketch) {
    let palette = sketch.palette
    for (index, row) in rows.enumerated() { drawRow(index, row, in: &sketch) }
    let zero = x.position(of: 0)
    sketch.line(zero, stack.top, zero, stack.bottom, palette.encre, 0.75)
    for (index, row) in rows.enumerated() {
      if let reference = row.reference { drawReference(reference, index, in: &sketch) }
    }
    nameReference(in: &sketch)
  }

  private func drawRow(_ index: Int, _ row: HorizontalBars.Row, in sketch: inout Sketch) {
    let middle = stack.middle(of: index)
    let theme = context.theme
    let zero = x.position(of: 0)
    sketch.write(
      labels.lines[index], theme.categoryStyle.bold(row.isEmphasized),
      centeredAt: Point(x: room.left, y: middle))
    if let value = row.estimate.value {
      let end = x.position(of: value)
      sketch.fill(
        .rect(
          Rect(
            x: min(zero, end), y: middle - Self.barHeight / 2, width: abs(end - zero),
            height: Self.barHeight)),
        row.isEmphasized ? theme.palette.bleu : theme.palette.bleu3)
      if let interval = row.estimate.interval { drawWhisker(interval, middle, in: &sketch) }
    }
    let style =
      row.estimate.value == nil ? theme.tickStyle.italic() : theme.sans(8).bold(row.isEmphasized)
    sketch.write(
      Self.valueText(row, chart), style,
      at: Point(x: room.right, y: sketch.centeredBaseline(middle, style)), .trailing)
  }

  private func drawWhisker(_ interval: Interval, _ y: Double, in sketch: inout Sketch) {
    let left = x.heldPosition(of: interval.lower)
    let right = x.heldPosition(of: interval.upper)
    sketch.line(left, y, right, y, .white, 2.4)
    sketch.line(left, y, right, y, sketch.palette.encre, 1.1)
    for end in [left, right] {
      sketch.line(end, y - 0.6.mm, end, y + 0.6.mm, sketch.palette.encre, 1.1)
    }
  }

  private func drawReference(_ value: Double, _ index: Int, in sketch: inout Sketch) {
    let place = x.heldPosition(of: value)
    let half = 2.6.mm
    let middle = stack.middle(of: index)
    sketch.line(place, middle - half, place, middle + half, .white, 3)
    sketch.line(place, middle - half, place, middle + half, sketch.palette.encre, 1.3)
  }

  /// The name stands over the first tick, so that no key is needed.
  private func nameReference(in sketch: inout Sketch) {
    guard let name = chart.referenceName,
      let first = rows.firstIndex(where: { $0.reference != nil }),
      let value = rows[first].reference
    else { return }
    let style = context.theme.noteStyle
    let place = x.heldPosition(of: value)
    let text = sketch.measurer.cut(name, in: style, to: room.width)
    let width = sketch.width(of: text, style)
    let left = min(max(place - width / 2, room.left), room.right - width)
    sketch.write(text, style, at: Point(x: left, y: room.top + 6))
    sketch.line(
      place, room.top + 9, place, stack.middle(of: first) - 2.6.mm, sketch.palette.ardoise, 0.5)
  }
}
