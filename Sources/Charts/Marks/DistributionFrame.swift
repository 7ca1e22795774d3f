import Drawing
import Units

/// Where the labels, the histograms and the values of a distribution chart stand.
struct DistributionFrame {
  let chart: Distribution
  let context: ChartContext
  let room: Rect
  let labels: RowLabels
  let stack: RowStack
  /// Sides of the histograms.
  let start: Double
  let end: Double
  /// Left of the column of values and ranks.
  let textLeft: Double

  private static let rowHeight = 14.5.mm

  init(_ chart: Distribution, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let theme = context.theme
    labels = RowLabels(
      chart.rows.map(\.label),
      styles: chart.rows.map { theme.categoryStyle.bold($0.isEmphasized) },
      widest: 0.26 * room.width, in: context.measurer)
    stack = RowStack(
      top: room.top, heights: labels.rowHeights(usual: Self.rowHeight, leading: 9.6))
    let rank = chart.rows.map { context.measurer.width(of: $0.rankText, in: theme.tickStyle) }
    textLeft = room.right - min(max(rank.max() ?? 0, 24.mm), 0.27 * room.width)
    start = room.left + labels.width + RowLabels.gap
    end = textLeft - 4.mm
  }

  func draw(in sketch: inout Sketch) {
    stack.drawRules(from: room.left, to: room.right, in: &sketch)
    for (index, row) in chart.rows.enumerated() {
      sketch.write(
        labels.lines[index], context.theme.categoryStyle.bold(row.isEmphasized),
        centeredAt: Point(x: room.left, y: stack.middle(of: index)))
      DistributionStrip(
        row, from: start, to: end, top: stack.top(of: index) + 3,
        foot: stack.top(of: index) + stack.heights[index] - 12.5, words: chart.words
      ).draw(in: &sketch)
      drawText(row, stack.middle(of: index), in: &sketch)
    }
  }

  /// The value, and under it the rank in two lines at most.
  private func drawText(_ row: Distribution.Row, _ middle: Double, in sketch: inout Sketch) {
    let theme = context.theme
    let width = room.right - textLeft
    let rank = sketch.measurer.lines(row.rankText, in: theme.tickStyle, width: width, atMost: 2)
    var baseline = middle - Double(rank.count) * 4.8 + 3
    if let value = row.value {
      let style = theme.sans(8.5, theme.palette.bleu).bold()
      let text = French.decimal(value, places: row.places) + row.unit
      sketch.write(
        sketch.measurer.cut(text, in: style, to: width), style,
        at: Point(x: textLeft, y: baseline))
    } else {
      sketch.write(
        chart.words.missing, theme.sans(8, theme.palette.gris).italic(),
        at: Point(x: textLeft, y: baseline))
    }
    for line in rank {
      baseline += 9.6
      sketch.write(line, theme.tickStyle, at: Point(x: textLeft, y: baseline))
    }
  }
}
