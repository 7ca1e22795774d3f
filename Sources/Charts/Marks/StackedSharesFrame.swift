import Drawing
import Units

/// Where the labels, the bars, the wordings and the totals of stacked shares stand.
struct StackedSharesFrame {
  let chart: StackedShares
  let rows: [StackedShares.Row]
  let context: ChartContext
  let room: Rect
  let labels: RowLabels
  let stack: RowStack
  /// From percent left (negative) and right of the axis.
  let x: Scale
  let headings: (left: [TextLine], right: [TextLine])
  private let totals: [TextLine]

  private static let barHeight = 4.8.mm
  private static let headLeading = 10.5

  init(_ chart: StackedShares, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let theme = context.theme
    let measurer = context.measurer
    let rows =
      chart.order == .given
      ? chart.rows
      : chart.rows.sortedByValue { row in
        row.shares.map { $0.prefix(chart.negativeCount).reduce(0, +) }
      }
    self.rows = rows
    totals = rows.map { row in
      row.shares == nil
        ? TextLine([
          (chart.words.missing, theme.sans(8, theme.palette.gris).italic()),
          (row.total, theme.sans(8, theme.palette.gris)),
        ])
        : TextLine([(row.total, theme.sans(8).bold()), (row.margin, theme.tickStyle)])
    }
    labels = RowLabels(
      rows.map(\.label), styles: rows.map { _ in theme.categoryStyle },
      widest: 0.27 * room.width, in: measurer)
    let column = min(
      max(
        totals.map { $0.width(in: measurer) }.max() ?? 0,
        measurer.width(of: chart.totalHeading, in: theme.tickStyle)), 0.28 * room.width)
    let shares = rows.compactMap(\.shares)
    let left = shares.map(chart.left).max() ?? 50
    let right = shares.map { $0.reduce(0, +) - chart.left(of: $0) }.max() ?? 50
    x = Scale(
      -max(left, 1)...max(right, 1), from: room.left + labels.width + RowLabels.gap,
      to: max(room.right - column - 4.mm, room.left + labels.width + RowLabels.gap + 10))
    headings = Self.headings(chart, x, context)
    stack = RowStack(
      top: room.top + Double(max(headings.left.count, headings.right.count, 1))
        * Self.headLeading + 3,
      heights: labels.rowHeights(usual: 7.6.mm, leading: 9.6))
  }

  /// The wordings of each side on one line, or under one another when they don't fit.
  private static func headings(
    _ chart: StackedShares, _ x: Scale, _ context: ChartContext
  ) -> (left: [TextLine], right: [TextLine]) {
    let measurer = context.measurer
    let runs = chart.answers.enumerated().map { index, answer in
      (answer, headingStyle(index, chart, context.theme))
    }
    let axis = x.position(of: 0)
    func side(_ runs: [(String, TextStyle)], _ width: Double) -> [TextLine] {
      let dot = ("·", context.theme.tickStyle)
      let line = TextLine(Array(runs.map { [$0] }.joined(separator: [dot])))
      if line.width(in: measurer) <= width { return line.runs.isEmpty ? [] : [line] }
      return runs.map { TextLine(measurer.cut($0.0, in: $0.1, to: width), $0.1) }
    }
    let split = chart.negativeCount
    return (
      side(Array(runs.prefix(split)), axis - x.start - 2.mm),
      side(Array(runs.dropFirst(split)), x.end - axis - 2.mm)
    )
  }

  /// The two ends in bold.
  private static func headingStyle(
    _ index: Int, _ chart: StackedShares, _ theme: Theme
  ) -> TextStyle {
    let isEnd = index == 0 || index == chart.answers.count - 1
    let isNeutral = chart.hasNeutral && index == chart.negativeCount
    let color =
      index < chart.negativeCount
      ? theme.palette.briqueSombre : isNeutral ? theme.palette.gris : theme.palette.bleu
    return theme.sans(7.5, color).bold(isEnd)
  }

  func draw(in sketch: inout Sketch) {
    drawHead(in: &sketch)
    // Under the bars when a neutral answer stands astride it.
    if chart.hasNeutral { drawAxis(in: &sketch) }
    for (index, row) in rows.enumerated() { draw(row, index, in: &sketch) }
    if !chart.hasNeutral { drawAxis(in: &sketch) }
  }

  private func drawAxis(in sketch: inout Sketch) {
    let axis = x.position(of: 0)
    sketch.line(axis, stack.top - 2, axis, stack.bottom, sketch.palette.encre, 0.75)
  }

  private func drawHead(in sketch: inout Sketch) {
    let axis = x.position(of: 0)
    let foot = stack.top - 6
    for (lines, anchor, shift) in [
      (headings.left, Anchor.trailing, -1.mm), (headings.right, .leading, 1.mm),
    ] {
      for (index, line) in lines.enumerated() {
        let up = Double(lines.count - 1 - index) * Self.headLeading
        sketch.write(line, at: Point(x: axis + shift, y: foot - up), anchor)
      }
    }
    let style = context.theme.tickStyle
    let text = sketch.measurer.cut(
      chart.totalHeading, in: style, to: room.right - x.end - 2.mm)
    sketch.write(text, style, at: Point(x: room.right, y: foot), .trailing)
  }

  private func draw(_ row: StackedShares.Row, _ index: Int, in sketch: inout Sketch) {
    let middle = stack.middle(of: index)
    sketch.write(
      labels.lines[index], context.theme.categoryStyle,
      centeredAt: Point(x: room.left, y: middle))
    if let shares = row.shares { drawBar(shares, middle, in: &sketch) }
    var total = totals[index]
    while total.runs.count > 1, total.width(in: sketch.measurer) > room.right - x.end - 1.mm {
      total.runs.removeLast()
    }
    let cap = total.capHeight(in: sketch.measurer)
    sketch.write(total, at: Point(x: room.right, y: middle + cap / 2), .trailing)
  }

  private func drawBar(_ shares: [Double], _ middle: Double, in sketch: inout Sketch) {
    var from = -chart.left(of: shares)
    for (index, share) in shares.enumerated() where share > 0 {
      let start = x.position(of: from)
      let end = x.position(of: from + share)
      from += share
      let box = Rect(
        x: start, y: middle - Self.barHeight / 2, width: max(end - start - 0.6, 0.3),
        height: Self.barHeight)
      let ground = color(index)
      sketch.fill(.rect(box), ground)
      let style = context.theme.sans(7.5, context.ink(on: ground))
      let text = French.decimal(share, places: 0)
      // No number under 8 %: it would look like a rank of its own.
      guard share >= 8, sketch.width(of: text, style) + 3 < box.width else { continue }
      sketch.write(
        text, style, at: Point(x: box.center.x, y: sketch.centeredBaseline(middle, style)),
        .middle)
    }
  }

  private func color(_ index: Int) -> Color {
    let palette = context.theme.palette
    let positives = chart.answers.count - chart.negativeCount - (chart.hasNeutral ? 1 : 0)
    if index < chart.negativeCount {
      return index == 0 ? palette.briqueSombre : palette.brique3
    }
    if chart.hasNeutral, index == chart.negativeCount { return palette.neutre }
    return index == chart.answers.count - 1 || positives == 1 ? palette.bleu : palette.bleu3
  }
}
