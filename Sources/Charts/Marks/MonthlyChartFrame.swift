import Drawing
import Units

/// Where the parts of a chart of months stand in its room.
struct MonthlyChartFrame {
  let chart: MonthlyChart
  let context: ChartContext
  let plot: Rect
  let grid: ValueGrid
  /// In months from the left edge of the first: a month's value stands in its middle.
  let x: Scale
  let verticals: [Vertical]
  let period: MonthlyChartPeriod?
  /// Height of the labels above the plot and of the air there.
  let head: Double
  let ends: MonthlyChartEnds

  init(_ chart: MonthlyChart, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    let extent = chart.values.flatMap { value in
      [
        value.observed.value, value.trend.value, value.trend.interval?.lower,
        value.trend.interval?.upper,
      ].compactMap { $0 }
    }
    let ticks = Ticks.covering(extent.filter { abs($0) < 1e200 })
    ends = MonthlyChartEnds(chart, roomWidth: room.width, context)
    let left = room.left + ValueGrid.margin(for: ticks, in: context)
    let right = max(room.right - ends.width, left + 20)
    let count = Double(chart.values.count)
    x = Scale(0...count, from: left, to: right)
    let breaks = chart.breaks.map { (Double(chart.offset(of: $0.month)), $0.label, true) }
      .filter { $0.0 > 0 && $0.0 < count }
    verticals = Vertical.arranged(breaks, x: x, within: left...room.right, context: context)
    period = MonthlyChartPeriod(chart, x: x, room: room, clearOf: verticals, context)
    let rows = (verticals.map(\.row) + [period?.row ?? -1]).max().map { $0 + 1 } ?? 0
    head = 3.5.mm + Double(rows) * LineChartFrame.leading
    plot = Rect(
      x: left, y: room.top + head, width: right - left,
      height: room.height - head - MonthAxis.height)
    grid = ValueGrid(ticks, in: plot)
  }

  /// First months of series that compare with nothing before, from the left edge.
  private var breaks: [Int] {
    chart.breaks.filter(\.cutsLines).map { chart.offset(of: $0.month) }
  }

  var spacing: Double { plot.width / Double(chart.values.count) }

  func point(_ index: Int, _ value: Double) -> Point {
    Point(x: x.position(of: Double(index) + 0.5), y: grid.y.heldPosition(of: value))
  }

  /// Runs of months that have something and compare with one another.
  func runs(where isThere: (MonthlyChart.Value) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, value) in chart.values.enumerated() where isThere(value) {
      if let last = runs.last, last.upperBound == index, !breaks.contains(index) {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }

  func points(_ run: Range<Int>, _ value: (MonthlyChart.Value) -> Double?) -> [Point] {
    run.compactMap { index in value(chart.values[index]).map { point(index, $0) } }
  }

  var observedPieces: [[Point]] {
    runs { $0.observed.value != nil }.map { points($0) { $0.observed.value } }
  }

  private var trendPieces: [[Point]] {
    runs { $0.trend.value != nil }.map { points($0) { $0.trend.value } }
  }

  private var band: Path {
    var path = Path()
    for run in runs(where: { $0.trend.interval != nil }) {
      let upper = points(run) { $0.trend.interval?.upper }
      let lower = points(run) { $0.trend.interval?.lower }
      path.append(.polygon(widened(upper, lower)))
    }
    return path
  }

  /// A month alone has a band as wide as itself.
  private func widened(_ upper: [Point], _ lower: [Point]) -> [Point] {
    guard upper.count == 1, let top = upper.first, let foot = lower.first else {
      return upper + lower.reversed()
    }
    let half = spacing / 2
    return [
      top.offset(x: -half), top.offset(x: half), foot.offset(x: half), foot.offset(x: -half),
    ]
  }
}

extension MonthlyChartFrame {
  func draw(in sketch: inout Sketch) {
    period?.drawGround(down: plot, in: &sketch)
    // A scale without a value on it would be made up.
    if !observedPieces.isEmpty || chart.hasTrend { grid.draw(in: &sketch) }
    drawLines(in: &sketch)
    grid.drawZero(in: &sketch)
    MonthAxis(first: chart.first, count: chart.values.count, x: x, y: plot.bottom)
      .draw(in: &sketch)
    for vertical in verticals { vertical.draw(down: plot, in: &sketch) }
    period?.drawLabel(over: plot, in: &sketch)
    MonthlyChartHoles(self).draw(in: &sketch)
    ends.draw(in: self, &sketch)
  }

  private func drawLines(in sketch: inout Sketch) {
    let palette = sketch.palette
    let band = band
    sketch.fill(band, palette.bande)
    grid.drawWhite(over: band, in: &sketch)
    for piece in observedPieces where piece.count > 1 {
      sketch.stroke(.polyline(piece), palette.repere, 0.8, round: true)
    }
    // Dots that would touch make a thick line, not points.
    let areApart = spacing > 1.3.mm
    for piece in observedPieces where areApart || piece.count == 1 {
      for point in piece { sketch.dot(point, radius: 0.55.mm, palette.ardoise) }
    }
    for piece in trendPieces {
      if piece.count > 1 {
        sketch.stroke(.polyline(piece), palette.bleu, 2, round: true)
      } else if let only = piece.first {
        sketch.line(
          only.x - spacing / 2, only.y, only.x + spacing / 2, only.y, palette.bleu, 2)
      }
    }
  }
}
