import Drawing
import Units

/// Where the labels, the small lines, the counts, the strips and the ratios stand.
struct ChangeStripsFrame {
  let chart: ChangeStrips
  let context: ChartContext
  let room: Rect
  let labels: RowLabels
  let stack: RowStack
  let axis: RatioAxis
  /// On a narrow figure the small line stands under the label, and the ratio over its interval.
  let isNarrow: Bool
  /// Of the small lines.
  let sparkLeft: Double
  let sparkWidth: Double
  /// Right edges of both columns of counts, and their widths.
  let counts: [(right: Double, width: Double)]
  /// Left of the ratios.
  let numbersLeft: Double

  private static let gap = 2.2.mm
  /// On both sides of the strip, where its outer numbers overhang.
  private static let axisGap = 4.mm
  static let sparkHeight = 4.6.mm
  private static let leading = 9.6

  init(_ chart: ChangeStrips, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let isNarrow = room.width < 140.mm
    self.isNarrow = isNarrow
    let numberWidth = min(
      ChangeStripsNumber.widest(chart, isNarrow: isNarrow, context), 0.42 * room.width)
    let columns = Self.countWidths(chart, context)
    let spark = isNarrow ? 0.0 : 26.mm
    let taken =
      numberWidth + columns.reduce(0, +) + spark + Self.gap * (isNarrow ? 2 : 3) + 2 * Self.axisGap
    // Under this the strip can't be read.
    let strip = isNarrow ? 16.mm : 24.mm
    labels = RowLabels(
      chart.rows.map(\.label), styles: chart.rows.map { Self.labelStyle($0, context.theme) },
      widest: max(14.mm, min(0.3 * room.width, room.width - taken - strip)),
      in: context.measurer)
    let labelWidth = max(labels.width, isNarrow ? 14.mm : 0)
    sparkLeft = isNarrow ? room.left : room.left + labelWidth + Self.gap
    sparkWidth = isNarrow ? labelWidth : spark
    let first = (isNarrow ? room.left + labelWidth : sparkLeft + spark) + Self.gap + columns[0]
    counts = [(first, columns[0]), (first + Self.gap + columns[1], columns[1])]
    numbersLeft = room.right - numberWidth
    axis = RatioAxis(
      holding: chart.rows.compactMap(\.ratio.value),
      nearly: chart.rows.compactMap(\.ratio.interval).flatMap { [$0.lower, $0.upper] },
      from: counts[1].right + Self.axisGap, to: numbersLeft - Self.axisGap)
    let lines =
      Self.headingLines(chart, columns + [numberWidth], context).map(\.count).max() ?? 1
    let usual = isNarrow ? 3 * Self.leading + 6 : 7.4.mm
    stack = RowStack(
      top: room.top + 5 + Double(lines) * Self.leading,
      heights: labels.lines.map {
        let label = Double($0.count) * Self.leading + 4
        return max(usual, isNarrow ? label + Self.sparkHeight + 6 : label)
      })
  }

  static func labelStyle(_ row: ChangeStrips.Row, _ theme: Theme) -> TextStyle {
    theme.categoryStyle.bold(row.verdict.isEstablished)
  }

  /// As wide as the numbers, and as a short heading.
  private static func countWidths(_ chart: ChangeStrips, _ context: ChartContext) -> [Double] {
    let columns = [
      (chart.headings.count, chart.rows.map(\.count)),
      (chart.headings.previous, chart.rows.map(\.previous)),
    ]
    return columns.map { heading, counts in
      let numbers =
        counts.map {
          context.measurer.width(
            of: $0.text(places: 0, chart.words), in: countStyle($0, context.theme).bold())
        }.max() ?? 0
      let head = context.measurer.width(of: heading, in: context.theme.noteStyle)
      return max(numbers, min(head, 12.mm))
    }
  }

  private static func countStyle(_ count: Observation, _ theme: Theme) -> TextStyle {
    count.value == nil ? theme.tickStyle.italic() : theme.sans(8)
  }

  private static func headingLines(
    _ chart: ChangeStrips, _ columns: [Double], _ context: ChartContext
  ) -> [[String]] {
    zip([chart.headings.count, chart.headings.previous, chart.headings.ratio], columns).map {
      context.measurer.lines($0, in: context.theme.noteStyle, width: $1 + 0.1, atMost: 2)
    }
  }

  func draw(in sketch: inout Sketch) {
    drawHeadings(in: &sketch)
    drawAxis(in: &sketch)
    stack.drawRules(from: room.left, to: room.right, in: &sketch)
    for (index, row) in chart.rows.enumerated() { draw(row, index, in: &sketch) }
  }

  private func drawHeadings(in sketch: inout Sketch) {
    let style = context.theme.noteStyle
    let baseline = stack.top - 5
    let widths = counts.map(\.width) + [room.right - numbersLeft]
    let places: [(Double, Anchor)] =
      counts.map { ($0.right, .trailing) } + [(numbersLeft, .leading)]
    for (place, texts) in zip(places, Self.headingLines(chart, widths, context)) {
      for (row, text) in texts.reversed().enumerated() {
        sketch.write(
          text, style, at: Point(x: place.0, y: baseline - Double(row) * Self.leading), place.1)
      }
    }
    if !isNarrow {
      sketch.write(
        sketch.measurer.cut(chart.headings.months, in: style, to: sparkWidth), style,
        at: Point(x: sparkLeft, y: baseline))
    }
  }

  private func drawAxis(in sketch: inout Sketch) {
    let theme = context.theme
    let baseline = stack.top - 5
    var grid = Path()
    for mark in axis.marks {
      let x = axis.scale.position(of: mark.ratio)
      grid.append(.line(from: Point(x: x, y: stack.top), to: Point(x: x, y: stack.bottom)))
    }
    sketch.stroke(grid, sketch.palette.clair, 0.5)
    let one = axis.scale.position(of: 1)
    sketch.line(one, stack.top, one, stack.bottom, sketch.palette.encre, 0.9)
    let names =
      [(1.0, TextLine(chart.headings.one, theme.sans(7.5).bold()))]
      + axis.marks.map { ($0.ratio, TextLine($0.label, theme.tickStyle)) }
    let room = Rect(
      x: counts[1].right + 3, y: room.top, width: numbersLeft - counts[1].right - 6,
      height: stack.top - room.top)
    for (ratio, line) in names {
      let place = Point(x: axis.scale.position(of: ratio), y: baseline)
      let box = line.box(at: place, .middle, in: sketch.measurer)
      guard sketch.isFree(box, margin: 2), box.left >= room.left, box.right <= room.right
      else { continue }
      sketch.write(line, at: place, .middle)
    }
  }

  private func draw(_ row: ChangeStrips.Row, _ index: Int, in sketch: inout Sketch) {
    let theme = context.theme
    let middle = stack.middle(of: index)
    let shift = isNarrow ? Self.sparkHeight / 2 + 1.5 : 0
    sketch.write(
      labels.lines[index], Self.labelStyle(row, theme),
      centeredAt: Point(x: room.left, y: middle - shift))
    let spark = Rect(
      x: sparkLeft,
      y: isNarrow
        ? middle - shift + Double(labels.lines[index].count) * Self.leading / 2 + 2.5
        : middle - Self.sparkHeight / 2,
      width: sparkWidth, height: Self.sparkHeight)
    Sparkline(values: row.months, grounds: chart.periods, room: spark).draw(in: &sketch)
    for (column, (count, isMain)) in zip(counts, [(row.count, true), (row.previous, false)]) {
      let style = Self.countStyle(count, theme).bold(isMain && count.value != nil)
      sketch.write(
        count.text(places: 0, chart.words), style,
        at: Point(x: column.right, y: sketch.centeredBaseline(middle, style)), .trailing)
    }
    IntervalMark(
      estimate: row.ratio, x: axis.scale, y: middle,
      color: row.verdict.color(in: theme.palette, otherwise: theme.palette.ardoise),
      isFilled: row.verdict.isEstablished, radius: isNarrow ? 1.mm : 1.35.mm
    ).draw(in: &sketch)
    ChangeStripsNumber(row, chart.words, isNarrow: isNarrow, context)
      .draw(from: numbersLeft, to: room.right, middle: middle, in: &sketch)
  }
}
