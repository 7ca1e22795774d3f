import Drawing
import Units

/// Where the parts of a line chart stand in its room.
struct LineChartFrame {
  let chart: LineChart
  let context: ChartContext
  let plot: Rect
  let grid: ValueGrid
  let x: Scale
  let years: ClosedRange<Int>
  /// Labels above the plot, for verticals: events and breaks.
  let verticals: [Vertical]
  /// Height of the labels above the plot and of the air there.
  let head: Double

  static let leading = 10.5
  static let labelGap = 2.2.mm
  private static let leastPlot = 5.mm

  init(_ chart: LineChart, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    let series = [chart.main] + chart.references.map(\.series)
    let known = series.flatMap(\.values).map(\.year)
    years = (known.min() ?? 0)...(known.max() ?? 0)
    let ticks = Ticks.covering(series.flatMap(\.extent).filter { abs($0) < 1e200 })
    let left = room.left + ValueGrid.margin(for: ticks, in: context)
    // Numbers too long for the width leave a narrow plot rather than none.
    let right = max(
      left + Self.leastPlot, room.right - Self.labelColumn(chart, room.width, context))
    x = Scale(
      years.count > 1
        ? Double(years.lowerBound)...Double(years.upperBound)
        : Double(years.lowerBound) - 1...Double(years.lowerBound) + 1, from: left, to: right)
    verticals = Vertical.arranged(
      chart, x: x, within: left...right, context: context)
    let rows = (verticals.map(\.row).max() ?? -1) + 1
    head = 2.mm + Double(rows) * Self.leading
    plot = Rect(
      x: left, y: room.top + head, width: right - left,
      height: room.height - head - YearAxis.height)
    grid = ValueGrid(ticks, in: plot)
  }

  private var isEmpty: Bool {
    ([chart.main] + chart.references.map(\.series)).allSatisfy { $0.last == nil }
  }

  func line(_ series: YearSeries) -> YearLine {
    YearLine(series: series, x: x, y: grid.y, breaks: chart.breaks.map(\.firstYear))
  }

  /// Room at the right for the names of the lines: 31 mm on a wide figure.
  private static func labelColumn(
    _ chart: LineChart, _ width: Double, _ context: ChartContext
  ) -> Double {
    let labels = EndLabel.all(of: chart, context: context)
    let widest = labels.map { $0.widthOnOneLine(in: context.measurer) }.max() ?? 0
    // A name may be cut, a value may not.
    let least = labels.map { $0.leastWidth(in: context.measurer) }.max() ?? 0
    let wanted = widest + labelGap + 1
    let usual =
      width >= 100.mm ? min(max(wanted, 31.mm), 0.33 * width) : min(wanted, 0.36 * width)
    return min(max(usual, least + labelGap + 1), 0.6 * width)
  }

  /// Draws everything; returns the events that found no place beside the lines.
  func draw(in sketch: inout Sketch) -> [Int] {
    let main = line(chart.main)
    // A scale without a value on it would be made up.
    if !isEmpty { grid.draw(in: &sketch) }
    drawLines(main, in: &sketch)
    grid.drawZero(in: &sketch)
    YearAxis(years: years, x: x, y: plot.bottom).draw(in: &sketch)
    for vertical in verticals { vertical.draw(down: plot, in: &sketch) }
    drawHoles(of: main, in: &sketch)
    let obstacles = obstacles(main)
    let labels = EndLabel.all(of: chart, context: context)
    EndLabel.draw(labels, in: self, &sketch)
    var crowded: [Int] = []
    for (index, event) in chart.events.enumerated() where event.mark == .leader {
      if !drawLeaderLabel(event, main, obstacles, in: &sketch) { crowded.append(index) }
    }
    if !main.band.elements.isEmpty { drawBandName(main, obstacles, in: &sketch) }
    return crowded
  }

  private func drawLines(_ main: YearLine, in sketch: inout Sketch) {
    let palette = sketch.palette
    let band = main.band
    sketch.clip(to: .rect(plot)) { inner in
      inner.fill(band, palette.bande)
      grid.drawWhite(over: band, in: &inner)
    }
    for reference in chart.references.reversed() {
      let isSolid = reference.line == .solid
      sketch.draw(
        line(reference.series), isSolid ? palette.ardoise : palette.repere,
        width: isSolid ? 1.2 : 0.9, dashes: isSolid ? [] : [2.2, 2])
      if isSolid, let end = line(reference.series).points.last {
        sketch.dot(end, radius: 0.8.mm, palette.ardoise)
      }
    }
    sketch.draw(main, palette.bleu, width: 2)
    let spacing = plot.width / Double(max(1, years.count - 1))
    // Dots that would touch make a thick line, not points.
    if spacing > 3.mm || main.pieces.contains(where: { $0.count == 1 }) {
      for point in main.points { sketch.dot(point, radius: 0.95.mm, palette.bleu, edge: 0.7) }
    } else if let end = main.points.last {
      sketch.dot(end, radius: 0.95.mm, palette.bleu, edge: 0.7)
    }
  }

  /// Says above the axis that years are missing, once for each hole.
  private func drawHoles(of main: YearLine, in sketch: inout Sketch) {
    let style = context.theme.tickStyle.italic()
    let line = TextLine(chart.words.missing, style)
    let holes = main.points.isEmpty ? [years] : main.holes
    for hole in holes {
      let from = x.position(of: Double(hole.lowerBound))
      let to = x.position(of: Double(hole.upperBound))
      let middle = Point(x: (from + to) / 2, y: grid.y.position(of: 0) - 3)
      let place = sketch.place(
        for: line,
        among: [0, 10, 20, 30].map {
          LabelPlace(origin: middle.offset(y: -$0), anchor: .middle, cost: $0)
        }, within: sketch.room)
      if let place { sketch.write(line, at: place.origin, place.anchor, halo: 2.2) }
    }
  }

  private func obstacles(_ main: YearLine) -> [Obstacle] {
    let lines = [main] + chart.references.map { line($0.series) }
    let band = zip(main.series.values, main.series.values.dropFirst())
      .flatMap { first, second -> [Obstacle] in
        guard let a = first.estimate.interval, let b = second.estimate.interval else { return [] }
        return (0..<6).map { step in
          let share = (Double(step) + 0.5) / 6
          let year = Double(first.year) + share * Double(second.year - first.year)
          let top = grid.y.heldPosition(of: a.upper + share * (b.upper - a.upper))
          let bottom = grid.y.heldPosition(of: a.lower + share * (b.lower - a.lower))
          return Obstacle(
            Rect(x: x.position(of: year) - 1, y: top, width: 2, height: bottom - top), cost: 6)
        }
      }
    return band
      + lines.flatMap { line in
        line.pieces.flatMap { Obstacle.along(line.points(of: $0), cost: 12) }
      }
  }
}
