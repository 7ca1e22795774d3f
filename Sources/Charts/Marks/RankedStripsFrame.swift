import Drawing
import Units

/// Where the labels, the strips, the ratios and the words of ranked strips stand.
struct RankedStripsFrame {
  let chart: RankedStrips
  let rows: [RankedStrips.Row]
  let context: ChartContext
  let room: Rect
  let labels: RowLabels
  let stack: RowStack
  let axis: RatioAxis
  let numbers: [TextLine]
  /// Left of the column of numbers.
  let numbersLeft: Double
  /// On a narrow figure the word stands under the number.
  let stacksWords: Bool

  private static let head = 12.5

  init(_ chart: RankedStrips, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let theme = context.theme
    let measurer = context.measurer
    let rows = chart.rows.sortedByValue(\.ratio.value)
    self.rows = rows
    let numbers = rows.map { Self.number($0, chart.words, theme) }
    self.numbers = numbers
    stacksWords = room.width < 140.mm
    let known = rows.filter { $0.ratio.value != nil }
    let numberWidth =
      zip(rows, numbers).filter { $0.0.ratio.value != nil }
      .map { $0.1.width(in: measurer) }.max() ?? 40
    let wordWidth =
      known.map { measurer.width(of: $0.word, in: Self.wordStyle($0, theme)) }
      .max() ?? 0
    let column = stacksWords ? max(numberWidth, wordWidth) : numberWidth + wordWidth + 5.mm
    numbersLeft = room.right - min(max(column, stacksWords ? 0 : 46.mm), 0.5 * room.width)
    labels = RowLabels(
      rows.map(\.label),
      styles: rows.map { theme.sans(8, leading: 9.6).bold($0.verdict.isEstablished) },
      widest: 0.3 * room.width, in: measurer)
    stack = RowStack(
      top: room.top + Self.head,
      heights: labels.rowHeights(usual: stacksWords ? 24 : 6.6.mm, leading: 9.6))
    let start = stacksWords ? labels.width + 2.mm : max(labels.width + 2.mm, 0.31 * room.width)
    axis = RatioAxis(
      holding: known.compactMap(\.ratio.value), nearly: rows.flatMap(\.comparables),
      from: room.left + start + 2.5, to: numbersLeft - 4.mm)
  }

  /// « × 1,52 [1,23 ; 1,85] »: two decimals, so that the text agrees with the verdict.
  private static func number(
    _ row: RankedStrips.Row, _ words: ChartWords, _ theme: Theme
  ) -> TextLine {
    let gris = theme.sans(8, theme.palette.gris)
    guard let ratio = row.ratio.value else {
      return TextLine([(words.missing, gris.italic()), (row.word, gris)])
    }
    let interval = row.ratio.interval.map { interval in
      interval.upper < 1e200
        ? French.interval(interval, places: 2)
        : "[\(French.decimal(interval.lower, places: 2))\(French.narrowSpace); …["
    }
    return TextLine([
      ("×\u{A0}" + French.decimal(ratio, places: 2), theme.sans(8).bold()), (interval ?? "", gris),
    ])
  }

  private static func wordStyle(_ row: RankedStrips.Row, _ theme: Theme) -> TextStyle {
    let color =
      switch row.verdict {
      case .higher: theme.palette.brique
      case .lower: theme.palette.bleu
      case .undetermined: theme.palette.gris
      }
    return theme.sans(8, color)
  }

  func draw(in sketch: inout Sketch) {
    drawAxis(in: &sketch)
    stack.drawRules(from: room.left, to: room.right, in: &sketch)
    for (index, row) in rows.enumerated() {
      drawStrip(row, stack.middle(of: index), in: &sketch)
      drawTexts(row, index, in: &sketch)
    }
  }

  private func drawAxis(in sketch: inout Sketch) {
    let theme = context.theme
    let palette = theme.palette
    let baseline = stack.top - 5
    var grid = Path()
    for mark in axis.marks {
      let place = axis.scale.position(of: mark.ratio)
      grid.append(.line(from: Point(x: place, y: stack.top), to: Point(x: place, y: stack.bottom)))
    }
    sketch.stroke(grid, palette.clair, 0.5)
    let one = axis.scale.position(of: 1)
    sketch.line(one, stack.top, one, stack.bottom, palette.encre, 0.9)
    sketch.write(
      chart.words.expected, theme.sans(7.5).bold(), at: Point(x: one, y: baseline), .middle)
    for mark in axis.marks {
      let line = TextLine(mark.label, theme.tickStyle)
      let place = Point(x: axis.scale.position(of: mark.ratio), y: baseline)
      if sketch.isFree(line.box(at: place, .middle, in: sketch.measurer), margin: 3) {
        sketch.write(line, at: place, .middle)
      }
    }
    let heading = theme.sans(7.5, palette.ardoise)
    let line = TextLine(
      sketch.measurer.cut(chart.valueHeading, in: heading, to: room.right - numbersLeft), heading)
    let place = Point(x: numbersLeft, y: baseline)
    if !chart.valueHeading.isEmpty,
      sketch.isFree(line.box(at: place, .leading, in: sketch.measurer), margin: 1)
    {
      sketch.write(line, at: place)
    }
  }

  private func drawStrip(_ row: RankedStrips.Row, _ y: Double, in sketch: inout Sketch) {
    let palette = sketch.palette
    let half = 1.7.mm
    var ticks = Path()
    for ratio in row.comparables.sorted() where axis.scale.holds(ratio) {
      let x = axis.scale.position(of: ratio)
      ticks.append(.line(from: Point(x: x, y: y - half), to: Point(x: x, y: y + half)))
    }
    sketch.stroke(ticks, palette.filet, 0.6)
    drawOutside(row, y, in: &sketch)
    let color =
      switch row.verdict {
      case .higher: palette.brique
      case .lower: palette.bleu
      case .undetermined: palette.ardoise
      }
    IntervalMark(
      estimate: row.ratio, x: axis.scale, y: y, color: color,
      isFilled: row.verdict.isEstablished, radius: 1.35.mm, knockout: 3.2
    ).draw(in: &sketch)
  }

  /// A small arrow at the end of the axis stands for the comparables beyond it.
  private func drawOutside(_ row: RankedStrips.Row, _ y: Double, in sketch: inout Sketch) {
    let sides = [
      (row.comparables.contains { $0 < axis.scale.low }, axis.scale.start, -1.0),
      (row.comparables.contains { $0 > axis.scale.high }, axis.scale.end, 1.0),
    ]
    for (isThere, x, sign) in sides where isThere {
      sketch.stroke(
        .polyline([
          Point(x: x + sign * 2, y: y - 2), Point(x: x + sign * 4, y: y),
          Point(x: x + sign * 2, y: y + 2),
        ]), sketch.palette.repere, 0.6)
    }
  }

  private func drawTexts(_ row: RankedStrips.Row, _ index: Int, in sketch: inout Sketch) {
    let theme = context.theme
    let middle = stack.middle(of: index)
    sketch.write(
      labels.lines[index], theme.sans(8, leading: 9.6).bold(row.verdict.isEstablished),
      centeredAt: Point(x: room.left, y: middle))
    let style = Self.wordStyle(row, theme)
    let isKnown = row.ratio.value != nil
    let shift = stacksWords && isKnown ? 4.8 : 0
    let number = fitted(numbers[index], in: sketch)
    sketch.write(
      number,
      at: Point(x: numbersLeft, y: sketch.centeredBaseline(middle, style) - shift))
    guard isKnown else { return }
    let width =
      stacksWords
      ? room.right - numbersLeft
      : room.right - numbersLeft
        - number.width(in: sketch.measurer) - 4
    let word = sketch.measurer.cut(row.word, in: style, to: width)
    sketch.write(
      word, style,
      at: Point(
        x: stacksWords ? numbersLeft : room.right,
        y: sketch.centeredBaseline(middle, style) + shift), stacksWords ? .leading : .trailing)
  }

  /// The line, its last run cut or left out when it doesn't fit.
  private func fitted(_ line: TextLine, in sketch: Sketch) -> TextLine {
    var line = line
    let width = room.right - numbersLeft
    guard line.width(in: sketch.measurer) > width, let last = line.runs.popLast() else {
      return line
    }
    let left = width - line.width(in: sketch.measurer) - sketch.width(of: " ", last.style)
    // Half an interval would be a wrong one.
    let isWords = !last.text.contains("[")
    let kept = isWords ? sketch.measurer.cut(last.text, in: last.style, to: left) : ""
    return TextLine(line.runs.map { ($0.text, $0.style) } + [(kept, last.style)])
  }
}
