import Drawing
import Units

/// Where the labels, the axis, the dots and the values of a dot-and-interval chart stand.
struct DotIntervalFrame {
  let chart: DotInterval
  let context: ChartContext
  let room: Rect
  let labels: RowLabels
  let stack: RowStack
  let axis: ValueAxis
  let numbers: [TextLine]

  init(_ chart: DotInterval, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let theme = context.theme
    let numbers = chart.rows.map { Self.number($0, chart, theme) }
    self.numbers = numbers
    let column = numbers.map { $0.width(in: context.measurer) }.max() ?? 0
    labels = RowLabels(
      chart.rows.map(\.label), styles: chart.rows.map { Self.labelStyle($0, theme) },
      widest: min(0.42 * room.width, max(20, room.width - column - 40.mm)), in: context.measurer)
    let head = chart.reference == nil ? 12.0 : 23
    stack = RowStack(
      top: room.top + head,
      heights: labels.rowHeights(usual: 7.4.mm, leading: theme.categoryStyle.leading))
    axis = ValueAxis(
      chart, from: room.left + labels.width + RowLabels.gap + 1.mm, to: room.right - column - 4.mm)
  }

  private static func labelStyle(_ row: DotInterval.Row, _ theme: Theme) -> TextStyle {
    theme.categoryStyle.bold(row.isEstablished && row.verdict.isEstablished)
  }

  private static func number(
    _ row: DotInterval.Row, _ chart: DotInterval, _ theme: Theme
  ) -> TextLine {
    guard let value = row.estimate.value else {
      return TextLine(row.valueText ?? chart.words.missing, theme.tickStyle.italic())
    }
    let text = row.valueText ?? French.decimal(value, places: chart.places)
    let bold = theme.sans(8).bold()
    guard chart.showsIntervals, let interval = row.estimate.interval,
      abs(interval.lower) < 1e200, abs(interval.upper) < 1e200
    else { return TextLine(text, bold) }
    return TextLine([
      (text, bold),
      (French.interval(interval, places: chart.places), theme.sans(8, theme.palette.gris)),
    ])
  }

  func draw(in sketch: inout Sketch) {
    axis.draw(stack, labelsAt: stack.top - 5, in: &sketch)
    stack.drawRules(from: room.left, to: room.right, in: &sketch)
    axis.drawZero(stack, in: &sketch)
    drawReference(in: &sketch)
    for (index, row) in chart.rows.enumerated() {
      let middle = stack.middle(of: index)
      sketch.write(
        labels.lines[index], Self.labelStyle(row, context.theme),
        centeredAt: Point(x: room.left, y: middle))
      IntervalMark(
        estimate: row.estimate, x: axis.scale, y: middle,
        color: row.verdict == .higher ? sketch.palette.brique : sketch.palette.bleu,
        isFilled: row.isEstablished
      ).draw(in: &sketch)
      let cap = numbers[index].capHeight(in: sketch.measurer)
      sketch.write(numbers[index], at: Point(x: room.right, y: middle + cap / 2), .trailing)
    }
  }

  private func drawReference(in sketch: inout Sketch) {
    guard let reference = chart.reference, reference.value.isFinite else { return }
    let place = axis.scale.heldPosition(of: reference.value)
    let style = context.theme.noteStyle.bold()
    let text = sketch.measurer.cut(reference.label, in: style, to: room.width)
    let width = sketch.width(of: text, style)
    let left = min(max(place - width / 2, room.left), room.right - width)
    sketch.write(text, style, at: Point(x: left, y: room.top + 6.5))
    sketch.line(place, stack.top, place, stack.bottom, sketch.palette.ardoise, 0.9)
  }
}
