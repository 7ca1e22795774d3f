import Drawing
import Units

/// Where the labels, the strips and the two columns of numbers of a profile stand.
struct ProfileStripsFrame {
  let chart: ProfileStrips
  let context: ChartContext
  let room: Rect
  let labels: RowLabels
  let stack: RowStack
  let scale: Scale
  /// Right of each column of numbers.
  let valueRight: Double
  let medianRight: Double
  /// Right of the strips.
  let stripRight: Double

  private static let head = 13.0
  /// Few communes stand beyond three deviations: an arrow says so, and the others keep their room.
  private static let widest = 3.0

  init(_ chart: ProfileStrips, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let theme = context.theme
    labels = RowLabels(
      chart.rows.map(\.label),
      styles: chart.rows.map { theme.sans(8, leading: 9.6).bold($0.isEmphasized) },
      widest: 0.3 * room.width, in: context.measurer)
    stack = RowStack(
      top: room.top + Self.head, heights: labels.rowHeights(usual: 6.2.mm, leading: 9.6))
    func width(_ texts: [String], _ heading: String) -> Double {
      let widest =
        (texts.map { context.measurer.width(of: $0, in: theme.sans(8).bold()) }
        + [context.measurer.width(of: heading, in: theme.sans(7.5))]).max() ?? 0
      return min(widest, 0.16 * room.width)
    }
    medianRight = room.right
    valueRight = room.right - width(chart.rows.map(\.medianText), chart.headings.median) - 4.mm
    stripRight = valueRight - width(chart.rows.map(\.valueText), chart.headings.value) - 4.mm
    let farthest = chart.rows.flatMap { $0.comparables + [$0.score] }.map(abs).max() ?? 1
    let reach = min(max(farthest * 1.05, 1), Self.widest)
    let start = room.left + labels.width + 4.mm
    scale = Scale(-reach...reach, from: start, to: max(stripRight - 2.mm, start + 10))
  }

  func draw(in sketch: inout Sketch) {
    drawAxis(in: &sketch)
    stack.drawRules(from: room.left, to: room.right, in: &sketch)
    for (index, row) in chart.rows.enumerated() {
      drawStrip(row, stack.middle(of: index), in: &sketch)
      drawTexts(row, index, in: &sketch)
    }
  }

  private func drawAxis(in sketch: inout Sketch) {
    let theme = context.theme
    let baseline = stack.top - 5
    var grid = Path()
    for mark in [-3.0, -2, -1, 1, 2, 3] where scale.holds(mark) {
      let x = scale.position(of: mark)
      grid.append(.line(from: Point(x: x, y: stack.top), to: Point(x: x, y: stack.bottom)))
    }
    sketch.stroke(grid, sketch.palette.clair, 0.5)
    let zero = scale.position(of: 0)
    sketch.line(zero, stack.top, zero, stack.bottom, sketch.palette.repere, 0.9)
    let places: [(TextLine, Double, Anchor)] = [
      (TextLine(chart.headings.middle, theme.sans(7.5).bold()), zero, .middle),
      (TextLine(chart.headings.value, theme.sans(7.5, theme.palette.bleu)), valueRight, .trailing),
      (
        TextLine(chart.headings.median, theme.sans(7.5, theme.palette.ardoise)), medianRight,
        .trailing
      ),
      (TextLine(chart.headings.lower, theme.tickStyle), scale.start, .leading),
      (TextLine(chart.headings.higher, theme.tickStyle), scale.end, .trailing),
    ]
    for (line, x, anchor) in places {
      let place = Point(x: x, y: baseline)
      if sketch.isFree(line.box(at: place, anchor, in: sketch.measurer), margin: 3) {
        sketch.write(line, at: place, anchor)
      }
    }
  }

  private func drawStrip(_ row: ProfileStrips.Row, _ y: Double, in sketch: inout Sketch) {
    let half = 1.8.mm
    var ticks = Path()
    for score in row.comparables where scale.holds(score) {
      let x = scale.position(of: score)
      ticks.append(.line(from: Point(x: x, y: y - half), to: Point(x: x, y: y + half)))
    }
    sketch.stroke(ticks, sketch.palette.repere, 0.6)
    drawMedian(row, y, in: &sketch)
    let x = scale.heldPosition(of: row.score)
    sketch.dot(Point(x: x, y: y), radius: 1.4.mm, sketch.palette.bleu, edge: 0.9)
    drawOutside(row, y, in: &sketch)
  }

  /// From the middle comparable to the commune: the distance that the figure is about.
  private func drawMedian(_ row: ProfileStrips.Row, _ y: Double, in sketch: inout Sketch) {
    let count = row.comparables.count
    guard count > 0 else { return }
    let median =
      count.isMultiple(of: 2)
      ? (row.comparables[count / 2 - 1] + row.comparables[count / 2]) / 2
      : row.comparables[count / 2]
    let x = scale.heldPosition(of: median)
    sketch.line(x, y, scale.heldPosition(of: row.score), y, sketch.palette.bleu3, 2)
    sketch.line(x, y - 2.2.mm, x, y + 2.2.mm, sketch.palette.encre, 1.1)
  }

  /// A small arrow at an end stands for what lies beyond it.
  private func drawOutside(_ row: ProfileStrips.Row, _ y: Double, in sketch: inout Sketch) {
    let all = row.comparables + [row.score]
    let sides = [
      (all.contains { $0 < scale.low }, scale.start, -1.0),
      (all.contains { $0 > scale.high }, scale.end, 1.0),
    ]
    for (isThere, x, sign) in sides where isThere {
      sketch.stroke(
        .polyline([
          Point(x: x + sign * 5, y: y - 2), Point(x: x + sign * 7, y: y),
          Point(x: x + sign * 5, y: y + 2),
        ]), sketch.palette.repere, 0.6)
    }
  }

  private func drawTexts(_ row: ProfileStrips.Row, _ index: Int, in sketch: inout Sketch) {
    let theme = context.theme
    let middle = stack.middle(of: index)
    sketch.write(
      labels.lines[index], theme.sans(8, leading: 9.6).bold(row.isEmphasized),
      centeredAt: Point(x: room.left, y: middle))
    let value = theme.sans(8, theme.palette.bleu).bold()
    let median = theme.sans(8, theme.palette.gris)
    let baseline = sketch.centeredBaseline(middle, value)
    sketch.write(
      sketch.measurer.cut(row.valueText, in: value, to: valueRight - stripRight - 2.mm), value,
      at: Point(x: valueRight, y: baseline), .trailing)
    sketch.write(
      sketch.measurer.cut(row.medianText, in: median, to: medianRight - valueRight - 2.mm), median,
      at: Point(x: medianRight, y: baseline), .trailing)
  }
}
