import Drawing
import Units

/// The first value above its dot; at the right the last ones, with names when there are two lines.
struct MonthlyChartEnds {
  private let labels: [Label]
  /// To keep at the right of the plot, the gap included.
  let width: Double

  /// A line's name over its value over its interval, all at the height of its end.
  private struct Label {
    let lines: [TextLine]
    /// The last value that has a place on the scale.
    let value: Double?
  }

  static let leading = LineChartFrame.leading

  init(_ chart: MonthlyChart, roomWidth: Double, _ context: ChartContext) {
    let most = 0.3 * roomWidth
    let observed = Self.observed(chart, context, width: most)
    labels = [observed] + (chart.hasTrend ? [Self.trend(chart, context, width: most)] : [])
    let widest = labels.flatMap(\.lines).map { $0.width(in: context.measurer) }.max() ?? 0
    width = widest + LineChartFrame.labelGap + 1
  }

  private static func observed(
    _ chart: MonthlyChart, _ context: ChartContext, width: Double
  ) -> Label {
    let style = context.theme.sans(8, leading: leading, context.theme.palette.ardoise)
    let last = chart.values.last?.observed ?? .missing
    let isTold = last.value != nil
    let text = TextLine(
      last.text(places: chart.places, chart.words), isTold ? style : style.italic())
    // One line needs no name: the title says what it is.
    let names =
      chart.hasTrend
      ? context.measurer.lines(chart.names.observed, in: style, width: width, atMost: 2) : []
    return Label(
      lines: names.map { TextLine($0, style) } + [text],
      value: chart.values.last { $0.observed.value != nil }?.observed.value)
  }

  private static func trend(
    _ chart: MonthlyChart, _ context: ChartContext, width: Double
  ) -> Label {
    let plain = context.theme.sans(8, leading: leading, context.theme.palette.bleu)
    let last = chart.values.last { $0.trend.value != nil }?.trend
    let names = context.measurer.lines(
      chart.names.trend, in: plain.bold(), width: width, atMost: 2)
    let value = last?.value.map { French.decimal($0, places: chart.places) } ?? ""
    let note = last?.interval.flatMap { chart.printed($0) } ?? ""
    var small = plain
    small.size = 7.5
    // An interval that is too long is left out: half of one would be wrong.
    let fits = context.measurer.width(of: note, in: small) <= width
    return Label(
      lines: names.map { TextLine($0, plain.bold()) }
        + [TextLine(value, plain)] + (fits && !note.isEmpty ? [TextLine(note, small)] : []),
      value: last?.value)
  }

  func draw(in frame: MonthlyChartFrame, _ sketch: inout Sketch) {
    drawFirst(in: frame, &sketch)
    let ends = labels.map { label in
      (
        lines: label.lines,
        height: label.value.map { frame.grid.y.heldPosition(of: $0) } ?? frame.plot.center.y
      )
    }.sorted { $0.height < $1.height }
    let slots = ends.map {
      Slot(wanted: $0.height, half: Double($0.lines.count) * Self.leading / 2 + 1)
    }
    // Under this the years begin, above it the labels of the period and of breaks.
    let range = frame.plot.top...(frame.plot.bottom + 5)
    for (end, center) in zip(ends, pushedApart(slots, within: range)) {
      for (row, line) in end.lines.enumerated() {
        let middle = center + (Double(row) - Double(end.lines.count - 1) / 2) * Self.leading
        sketch.write(
          line,
          at: Point(
            x: frame.plot.right + LineChartFrame.labelGap,
            y: middle + line.capHeight(in: sketch.measurer) / 2))
      }
    }
  }

  /// Above or under the first dot, clear of the lines when they leave room.
  private func drawFirst(in frame: MonthlyChartFrame, _ sketch: inout Sketch) {
    guard frame.chart.values.count > 1, let value = frame.chart.values.first?.observed.value
    else { return }
    let style = frame.context.theme.sans(7.5, sketch.palette.ardoise)
    let line = TextLine(French.decimal(value, places: frame.chart.places), style)
    let dot = frame.point(0, value)
    let cap = line.capHeight(in: sketch.measurer)
    let left = max(frame.plot.left + 1, dot.x - line.width(in: sketch.measurer) / 2)
    let places = stride(from: 4.0, through: 24, by: 3).flatMap { distance in
      [dot.y - distance, dot.y + distance + cap].map { baseline in
        LabelPlace(
          origin: Point(x: left, y: baseline), anchor: .leading, cost: distance)
      }
    }
    let room = Rect(
      x: frame.plot.left, y: frame.plot.top - 2.mm, width: frame.plot.width,
      height: frame.plot.height)
    let lines = frame.observedPieces.flatMap { Obstacle.along($0, cost: 12) }
    if let place = sketch.place(for: line, among: places, avoiding: lines, within: room) {
      sketch.write(line, at: place.origin, place.anchor, halo: 2.2)
    }
  }
}
