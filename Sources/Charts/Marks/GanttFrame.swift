import Drawing
import Units

/// Where the calendar, the rows and the date of a Gantt chart stand.
struct GanttFrame {
  let chart: Gantt
  let context: ChartContext
  let room: Rect
  let stack: RowStack
  let scale: QuarterScale
  private let labels: RowLabels
  private let numberWidth: Double
  private let labelWidth: Double

  static let barHeight = 4.mm
  private static let usualRow = 5.mm
  private static let headHeight = 22.0
  private static let footHeight = 13.0

  /// Nil when there is nothing to show.
  init?(_ chart: Gantt, in room: Rect, context: ChartContext) {
    guard let days = chart.days, !chart.rows.isEmpty else { return nil }
    self.chart = chart
    self.context = context
    self.room = room
    let measurer = context.measurer
    let bold = context.theme.sans(8).bold()
    let widestNumber =
      chart.rows.map { measurer.width(of: $0.number.text, in: bold) }.max() ?? 0
    numberWidth = widestNumber == 0 ? 0 : min(widestNumber + 2.mm, 0.12 * room.width)
    let labels = RowLabels(
      chart.rows.map(\.label), styles: chart.rows.map { _ in context.theme.sans(8) },
      widest: 0.34 * room.width, in: measurer)
    self.labels = labels
    labelWidth = numberWidth + labels.width
    scale = QuarterScale(
      days, from: room.left + labelWidth + (labelWidth > 0 ? RowLabels.gap : 0), to: room.right)
    let heights = chart.rows.indices.map { index in
      let lines = Double(labels.lines[index].count)
      return lines > 0 ? max(6.4.mm, lines * 9.6 + 5) : Self.usualRow
    }
    stack = RowStack(top: room.top + Self.headHeight + 3, heights: heights)
  }

  var bottom: Double { stack.bottom + 3 + (isTodayShown ? Self.footHeight : 0) }

  private var isTodayShown: Bool {
    guard let today = chart.today, let days = chart.days else { return false }
    return days.contains(today.day)
  }

  func draw(in sketch: inout Sketch) {
    drawCalendar(in: &sketch)
    let hasLabels = labelWidth > 0
    for (index, row) in chart.rows.enumerated() {
      if hasLabels, index > 0 {
        let y = stack.top(of: index)
        sketch.line(room.left, y, room.right, y, sketch.palette.clair, 0.4)
      }
      drawLabel(of: row, index, in: &sketch)
    }
    for (index, row) in chart.rows.enumerated() { drawBars(of: row, index, in: &sketch) }
    drawToday(in: &sketch)
    for (index, row) in chart.rows.enumerated() {
      GanttRowLabels(row, middle: stack.middle(of: index), frame: self).draw(in: &sketch)
    }
  }

  // MARK: Calendar

  private func drawCalendar(in sketch: inout Sketch) {
    let top = room.top + 11
    let bottom = stack.bottom + 3
    for index in 0...scale.count {
      let isYear = index < scale.count && scale.number(index) == 1
      // Lines closer than this would be a ground.
      guard isYear || scale.width >= 5 else { continue }
      let x = scale.edge(index)
      sketch.line(
        x, top, x, bottom, isYear ? sketch.palette.repere : sketch.palette.clair,
        isYear ? 0.7 : 0.5)
    }
    drawQuarterNames(in: &sketch)
    drawYearNames(in: &sketch)
  }

  private func drawQuarterNames(in sketch: inout Sketch) {
    let style = context.theme.sans(7.5, sketch.palette.gris)
    let names = (0..<scale.count).map { "\(chart.words.quarter)\(scale.number($0))" }
    guard let widest = names.map({ sketch.width(of: $0, style) }).max(), widest + 3 < scale.width
    else { return }
    for (index, name) in names.enumerated() {
      let x = scale.edge(index) + scale.width / 2
      sketch.write(name, style, at: Point(x: x, y: room.top + 19), .middle)
    }
  }

  private func drawYearNames(in sketch: inout Sketch) {
    let style = context.theme.sans(7.5).bold()
    var free = room.left
    for index in 0..<scale.count where index == 0 || scale.number(index) == 1 {
      let name = String(scale.year(index))
      let width = sketch.width(of: name, style)
      let x = scale.edge(index)
      // A first year cut short gives way to the one that begins.
      let next = index == 0 ? scale.edge(min(5 - scale.number(0), scale.count)) : .infinity
      guard x >= free, x + width <= room.right, scale.count < 5 || x + width + 2 <= next
      else { continue }
      sketch.write(name, style, at: Point(x: x, y: room.top + 7.5))
      free = x + width + 4
    }
  }

  // MARK: Rows

  private func drawLabel(of row: Gantt.Row, _ index: Int, in sketch: inout Sketch) {
    let middle = stack.middle(of: index)
    let bold = context.theme.sans(8, sketch.palette.bleu).bold()
    let number = sketch.measurer.cut(row.number.text, in: bold, to: max(numberWidth - 3, 0))
    sketch.link(to: row.number.target) {
      $0.write(
        number, bold, at: Point(x: room.left, y: $0.centeredBaseline(middle, bold)))
    }
    sketch.write(
      labels.lines[index], context.theme.sans(8, leading: 9.6),
      centeredAt: Point(x: room.left + numberWidth, y: middle))
  }

  func bar(of step: Gantt.Step, middle: Double) -> Rect {
    let start = scale.start(of: step.days.lowerBound)
    let end = scale.position(of: step.days.upperBound, atEnd: true)
    return Rect(
      x: start, y: middle - Self.barHeight / 2, width: max(end - start, 0.6),
      height: Self.barHeight)
  }

  private func drawBars(of row: Gantt.Row, _ index: Int, in sketch: inout Sketch) {
    let middle = stack.middle(of: index)
    for step in row.steps {
      let color = step.kind == .planned ? sketch.palette.bleu : sketch.palette.bleu2
      sketch.fill(.rect(bar(of: step, middle: middle)), color)
    }
    for milestone in row.milestones {
      let center = self.center(of: milestone, middle: middle)
      sketch.fill(Self.diamond(around: center, reach: Self.diamondReach + 0.9), .white)
      sketch.fill(Self.diamond(around: center, reach: Self.diamondReach), sketch.palette.encre)
    }
  }

  static let diamondReach = 1.8.mm

  /// On its day, as far as the room allows.
  func center(of milestone: Gantt.Milestone, middle: Double) -> Point {
    let reach = Self.diamondReach + 0.9
    let x = scale.position(of: milestone.day)
    return Point(x: min(max(x, scale.left + reach), room.right - reach), y: middle)
  }

  private static func diamond(around center: Point, reach: Double) -> Path {
    .polygon([
      center.offset(y: -reach), center.offset(x: reach), center.offset(y: reach),
      center.offset(x: -reach),
    ])
  }

  private func drawToday(in sketch: inout Sketch) {
    guard isTodayShown, let today = chart.today else { return }
    let x = scale.position(of: today.day)
    let style = context.theme.sans(7.5, sketch.palette.brique).bold()
    let bottom = stack.bottom + 3
    sketch.line(x, room.top + 11, x, bottom, sketch.palette.brique, 1)
    let text = sketch.measurer.cut(today.label, in: style, to: room.width)
    let half = sketch.width(of: text, style) / 2
    let center = min(max(x, room.left + half), room.right - half)
    sketch.write(text, style, at: Point(x: center, y: bottom + 8.5), .middle)
  }
}
