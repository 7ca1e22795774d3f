import Drawing
import Units

/// Where the themes, the marks and the readings of a signal matrix stand.
struct SignalMatrixFrame {
  let chart: SignalMatrix
  let context: ChartContext
  let room: Rect
  let labels: RowLabels
  let stack: RowStack
  private let heads: [[String]]
  private let marksLeft: Double
  private let step: Double
  private let countRight: Double
  private let readingLeft: Double
  private let referenceWidth: Double

  private static let radius = 1.9.mm
  private static let keyHeight = 20.0

  init(_ chart: SignalMatrix, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let theme = context.theme
    let measurer = context.measurer
    labels = RowLabels(
      chart.rows.map(\.label),
      styles: chart.rows.map { theme.categoryStyle.bold($0.reading == .convergence) },
      widest: 0.3 * room.width, in: measurer)
    let head = theme.sans(7.5, leading: 9.6, theme.palette.ardoise)
    let references = chart.rows.map { measurer.width(of: $0.reference, in: theme.sans(8).bold()) }
    referenceWidth = min(
      max(references.max() ?? 0, measurer.width(of: chart.headings.reference, in: head)),
      0.12 * room.width)
    let words = chart.rows.map { measurer.width(of: $0.word, in: theme.sans(8).bold()) }
    let readingWidth = min(
      max(words.max() ?? 0, measurer.width(of: chart.headings.reading, in: head)),
      0.2 * room.width)
    readingLeft = room.right - referenceWidth - 3.mm - readingWidth
    countRight = readingLeft - 3.mm
    let counts = 2 * measurer.width(of: "00", in: theme.sans(8).bold())
    marksLeft = room.left + max(labels.width + RowLabels.gap, 0.3 * room.width)
    let step = (countRight - counts - marksLeft) / Double(max(1, chart.headings.sources.count))
    self.step = step
    heads = chart.headings.sources.map {
      measurer.lines($0, in: head, width: max(step, 4) - 3, atMost: 2)
    }
    let lines = heads.map(\.count).max() ?? 1
    stack = RowStack(
      top: room.top + Double(max(lines, 1)) * 9.6 + 6,
      heights: labels.rowHeights(usual: 7.4.mm, leading: 9.6))
  }

  var bottom: Double { stack.bottom + Self.keyHeight }

  func draw(in sketch: inout Sketch) {
    drawHead(in: &sketch)
    drawGrounds(in: &sketch)
    stack.drawRules(from: room.left, to: room.right, in: &sketch)
    sketch.line(room.left, stack.top, room.right, stack.top, sketch.palette.encre, 0.5)
    for (index, row) in chart.rows.enumerated() { draw(row, index, in: &sketch) }
    drawKey(in: &sketch)
  }

  private func drawHead(in sketch: inout Sketch) {
    let style = context.theme.sans(7.5, leading: 9.6, sketch.palette.ardoise)
    let foot = stack.top - 5
    let measurer = sketch.measurer
    sketch.write(
      measurer.cut(chart.headings.theme, in: style, to: marksLeft - room.left - 4), style,
      at: Point(x: room.left, y: foot))
    for (column, lines) in heads.enumerated() {
      for (row, line) in lines.enumerated() {
        let up = Double(lines.count - 1 - row) * style.leading
        sketch.write(line, style, at: Point(x: markX(column), y: foot - up), .middle)
      }
    }
    let readingWidth = room.right - referenceWidth - 3.mm - readingLeft
    sketch.write(
      measurer.cut(chart.headings.reading, in: style, to: readingWidth), style,
      at: Point(x: readingLeft, y: foot))
    sketch.write(
      measurer.cut(chart.headings.reference, in: style, to: referenceWidth), style,
      at: Point(x: room.right, y: foot), .trailing)
  }

  private func markX(_ column: Int) -> Double { marksLeft + (Double(column) + 0.5) * step }

  private func drawGrounds(in sketch: inout Sketch) {
    for (index, row) in chart.rows.enumerated() where row.reading == .convergence {
      sketch.fill(
        .rect(
          Rect(
            x: marksLeft, y: stack.top(of: index), width: step * Double(heads.count),
            height: stack.heights[index])), sketch.palette.bleu1)
    }
  }

  private func draw(_ row: SignalMatrix.Row, _ index: Int, in sketch: inout Sketch) {
    let theme = context.theme
    let middle = stack.middle(of: index)
    sketch.write(
      labels.lines[index], theme.categoryStyle.bold(row.reading == .convergence),
      centeredAt: Point(x: room.left, y: middle))
    for (column, signal) in row.signals.enumerated() {
      drawMark(signal, Point(x: markX(column), y: middle), in: &sketch)
    }
    let bold = theme.sans(8).bold()
    let baseline = sketch.centeredBaseline(middle, bold)
    sketch.write(count(row), bold, at: Point(x: countRight, y: baseline), .trailing)
    let style = wordStyle(row.reading)
    let width = room.right - referenceWidth - 3.mm - readingLeft
    sketch.write(
      sketch.measurer.cut(row.word, in: style, to: width), style,
      at: Point(x: readingLeft, y: baseline))
    let reference = bold.colored(theme.palette.bleu)
    sketch.write(
      sketch.measurer.cut(row.reference, in: reference, to: referenceWidth), reference,
      at: Point(x: room.right, y: baseline), .trailing)
  }

  /// Sources that see a signal over sources that speak.
  private func count(_ row: SignalMatrix.Row) -> String {
    let speaking = row.signals.filter { $0 != .silent }
    return "\(speaking.filter { $0 != .none }.count)/\(speaking.count)"
  }

  private func wordStyle(_ reading: SignalMatrix.Reading) -> TextStyle {
    let palette = context.theme.palette
    let style = context.theme.sans(8)
    return switch reading {
    case .convergence: style.bold().colored(palette.bleu)
    case .divergence: style.bold().colored(palette.brique)
    case .partial: style.colored(palette.ardoise)
    case .insufficient: style.italic().colored(palette.gris)
    }
  }

  private func drawMark(
    _ signal: SignalMatrix.Signal, _ center: Point, in sketch: inout Sketch
  ) {
    let color = sketch.palette.bleu
    switch signal {
    case .strong:
      sketch.fill(.circle(center: center, radius: Self.radius), color)
    case .moderate:
      sketch.fill(.circle(center: center, radius: Self.radius), .white)
      sketch.fill(.leftHalfDisc(center: center, radius: Self.radius), color)
      sketch.stroke(.circle(center: center, radius: Self.radius - 0.4), color, 0.8)
    case .none:
      sketch.fill(.circle(center: center, radius: Self.radius), .white)
      sketch.stroke(.circle(center: center, radius: Self.radius - 0.4), color, 0.8)
    case .silent:
      sketch.line(center.x - 3, center.y, center.x + 3, center.y, sketch.palette.repere, 0.75)
    }
  }

  private func drawKey(in sketch: inout Sketch) {
    let style = context.theme.sans(7.5, sketch.palette.ardoise)
    let middle = stack.bottom + 13
    let column = room.width / Double(chart.key.count)
    for (index, signal) in SignalMatrix.Signal.allCases.enumerated() {
      let left = room.left + Double(index) * column
      drawMark(signal, Point(x: left + Self.radius, y: middle), in: &sketch)
      let text = sketch.measurer.cut(
        chart.key[index], in: style, to: column - 2 * Self.radius - 8)
      sketch.write(
        text, style,
        at: Point(x: left + 2 * Self.radius + 4, y: sketch.centeredBaseline(middle, style)))
    }
  }
}
