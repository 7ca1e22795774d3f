import Drawing
import Units

/// Where the parts of a monthly chart stand in its room.
struct MonthlyChartFrame {
  let chart: MonthlyChart
  let context: ChartContext
  let plot: Rect
  let grid: ValueGrid
  let x: Scale

  static let axisHeight = 6.0.mm
  private static let labelGap = 2.2.mm
  private static let leading = 10.5
  /// A year with fewer months than these in the chart has no room for its number.
  private static let leastLabelledMonths = 3

  init(_ chart: MonthlyChart, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    let band = chart.trend?.band ?? []
    let extent =
      chart.observed.compactMap { $0 } + (chart.trend?.values ?? [])
      + band.flatMap { [$0.lower, $0.upper] }.filter { abs($0) < 1e200 }
    let ticks = Ticks.covering(extent)
    let left = room.left + ValueGrid.margin(for: ticks, in: context)
    let names = [chart.observedName, chart.trend?.name ?? ""]
    let widest = names.map { context.measurer.width(of: $0, in: Self.trendStyle(context)) }.max()
    let right = room.right - min((widest ?? 0) + Self.labelGap + 1, 0.3 * room.width)
    let head = 2.mm + Double(chart.events.count) * Self.leading
    plot = Rect(
      x: left, y: room.top + head, width: right - left,
      height: room.height - head - Self.axisHeight)
    grid = ValueGrid(ticks, in: plot)
    let months = chart.months
    x = Scale(
      Double(months.lowerBound) - 0.5...Double(months.upperBound) - 0.5, from: left, to: right)
  }

  func draw(in sketch: inout Sketch) {
    if chart.observed.contains(where: { $0 != nil }) { grid.draw(in: &sketch) }
    drawTrend(in: &sketch)
    drawObserved(in: &sketch)
    grid.drawZero(in: &sketch)
    drawYears(in: &sketch)
    drawEvents(in: &sketch)
    drawNames(in: &sketch)
  }

  private func point(_ month: Int, _ value: Double) -> Point {
    Point(x: x.position(of: Double(month)), y: grid.y.heldPosition(of: value))
  }

  private static func trendStyle(_ context: ChartContext) -> TextStyle {
    context.theme.sans(8, leading: leading, context.theme.palette.bleu).bold()
  }

  private func drawTrend(in sketch: inout Sketch) {
    guard let trend = chart.trend else { return }
    let months = Array(chart.months)
    let upper = zip(months, trend.band).map { point($0, $1.upper) }
    let lower = zip(months, trend.band).map { point($0, $1.lower) }
    let band = Path.polygon(upper + lower.reversed())
    let palette = sketch.palette
    sketch.clip(to: .rect(plot)) { inner in
      inner.fill(band, palette.bande)
      grid.drawWhite(over: band, in: &inner)
    }
    sketch.stroke(
      .polyline(zip(months, trend.values).map { point($0, $1) }), palette.bleu, 2, round: true)
  }

  /// Nothing is joined across a month that isn't known.
  private func drawObserved(in sketch: inout Sketch) {
    let months = Array(zip(chart.months, chart.observed))
    for piece in months.split(whereSeparator: { $0.1 == nil }) {
      let points = piece.compactMap { month, value in value.map { point(month, $0) } }
      if points.count > 1 {
        sketch.stroke(.polyline(points), sketch.palette.repere, 0.8, round: true)
      }
      for point in points { sketch.dot(point, radius: 0.55.mm, sketch.palette.ardoise) }
    }
  }

  /// A tick before each January, the year under the middle of its months.
  private func drawYears(in sketch: inout Sketch) {
    let months = chart.months
    let style = context.theme.tickStyle
    var ticks = Path()
    for year in months.lowerBound / 12...(months.upperBound - 1) / 12 {
      let held = (year * 12..<year * 12 + 12).clamped(to: months)
      let from = x.position(of: Double(held.lowerBound) - 0.5)
      let to = x.position(of: Double(held.upperBound) - 0.5)
      ticks.append(
        .line(
          from: Point(x: from, y: plot.bottom), to: Point(x: from, y: plot.bottom + 1.1.mm)))
      let label = String(year)
      guard held.count >= Self.leastLabelledMonths, sketch.width(of: label, style) + 2 <= to - from
      else { continue }
      sketch.write(
        label, style, at: Point(x: (from + to) / 2, y: plot.bottom + 4.85.mm), .middle)
    }
    sketch.stroke(ticks, sketch.palette.encre, 0.5)
  }

  /// One row a label, the earliest at the top, on the side of its line that has room.
  private func drawEvents(in sketch: inout Sketch) {
    let style = context.theme.noteStyle.italic().colored(sketch.palette.encre)
    let sorted = chart.events.sorted { ($0.month, $0.label) < ($1.month, $1.label) }
    for (row, event) in sorted.enumerated() where chart.months.contains(event.month) {
      let place = x.position(of: Double(event.month) - 0.5)
      let top = sketch.room.top + 1.mm + Double(row) * Self.leading
      sketch.line(
        place, top, place, plot.bottom, sketch.palette.encre, 0.5, dashes: [1.5, 1.5])
      let (left, right) = (place - 3 - sketch.room.left, sketch.room.right - place - 3)
      let isLeft = sketch.width(of: event.label, style) <= left || left >= right
      sketch.write(
        sketch.measurer.cut(event.label, in: style, to: isLeft ? left : right), style,
        at: Point(x: isLeft ? place - 3 : place + 3, y: top + 7), isLeft ? .trailing : .leading,
        halo: 2.2)
    }
  }

  private func drawNames(in sketch: inout Sketch) {
    let left = plot.right + Self.labelGap
    let trendStyle = Self.trendStyle(context)
    let observedStyle = trendStyle.bold(false).colored(sketch.palette.ardoise)
    var labels: [(text: String, style: TextStyle, wanted: Double)] = []
    if let last = chart.observed.last(where: { $0 != nil }), let value = last {
      labels.append((chart.observedName, observedStyle, grid.y.heldPosition(of: value)))
    }
    if let trend = chart.trend, let last = trend.values.last {
      labels.append((trend.name, trendStyle, grid.y.heldPosition(of: last)))
    }
    labels.sort { $0.wanted < $1.wanted }
    let slots = labels.map { Slot(wanted: $0.wanted, half: Self.leading / 2) }
    for (label, center) in zip(labels, pushedApart(slots, within: plot.top...plot.bottom)) {
      sketch.write(
        sketch.measurer.cut(label.text, in: label.style, to: sketch.room.right - left),
        label.style, at: Point(x: left, y: sketch.centeredBaseline(center, label.style)))
    }
  }
}
