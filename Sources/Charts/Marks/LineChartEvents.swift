import Drawing
import Units

/// A dotted vertical through the plot, its label above: an event or a break in the series.
struct Vertical {
  let x: Double
  let line: TextLine
  let anchor: Anchor
  /// From the plot upwards.
  let row: Int
  let isBreak: Bool

  /// Labels in as few rows as it takes for none to touch another or be crossed by a vertical.
  static func arranged(
    _ chart: LineChart, x: Scale, within sides: ClosedRange<Double>, context: ChartContext
  ) -> [Vertical] {
    let style = context.theme.noteStyle.colored(context.theme.palette.encre).italic()
    let marks =
      chart.events.filter { $0.mark == .vertical }.map { ($0.year, $0.label, false) }
      + chart.breaks.map { (Double($0.firstYear) - 0.5, $0.label, true) }
    var taken: [Rect] = []
    return marks.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { year, label, isBreak in
      let place = x.heldPosition(of: year)
      let half = max(place - sides.lowerBound, sides.upperBound - place) - 3
      let line = TextLine(context.measurer.cut(label, in: style, to: half), style)
      let (row, anchor) = firstFree(
        line.width(in: context.measurer), at: place, sides, taken: &taken)
      return Vertical(x: place, line: line, anchor: anchor, row: row, isBreak: isBreak)
    }
  }

  private static func firstFree(
    _ width: Double, at x: Double, _ sides: ClosedRange<Double>, taken: inout [Rect]
  ) -> (Int, Anchor) {
    for row in 0... {
      for anchor in [Anchor.trailing, .leading] {
        let left = anchor == .trailing ? x - 2 - width : x + 2
        guard left >= sides.lowerBound - 0.01, left + width <= sides.upperBound + 0.01 else {
          continue
        }
        // One unit a row; the stem goes from the label's row down to the plot.
        let label = Rect(x: left - 2, y: Double(row), width: width + 4, height: 1)
        let stem = Rect(x: x - 1, y: 0, width: 2, height: Double(row) + 1)
        guard !taken.contains(where: { $0.intersects(label) || $0.intersects(stem) }) else {
          continue
        }
        taken += [label, stem]
        return (row, anchor)
      }
    }
    return (0, .leading)
  }

  func draw(down plot: Rect, in sketch: inout Sketch) {
    let leading = LineChartFrame.leading
    let baseline = plot.top - 4 - Double(row) * leading
    sketch.line(
      x, plot.bottom, x, baseline - 6, isBreak ? sketch.palette.encre : sketch.palette.ardoise,
      isBreak ? 0.9 : 0.75, dashes: [1.5, 1.5])
    sketch.write(
      line, at: Point(x: anchor == .trailing ? x - 2 : x + 2, y: baseline), anchor)
    sketch.reserve(Rect(x: x - 0.4, y: plot.top, width: 0.8, height: plot.height))
  }
}

extension LineChartFrame {
  /// Writes the event above or under the line; false when every place is taken.
  func drawLeaderLabel(
    _ event: LineChart.Event, _ main: YearLine, _ obstacles: [Obstacle], in sketch: inout Sketch
  ) -> Bool {
    let style = context.theme.noteStyle.colored(sketch.palette.encre).italic()
    let line = TextLine(
      context.measurer.cut(event.label, in: style, to: 0.6 * plot.width), style)
    let place = x.heldPosition(of: event.year)
    let target = Point(x: place, y: main.height(at: event.year) ?? plot.center.y)
    let places = leaderPlaces(line, target, main, dotRadius: 2.2.mm)
    guard
      let best = sketch.place(for: line, among: places, avoiding: obstacles, within: plot)
    else { return false }
    drawLabel(line, best, color: sketch.palette.ardoise, in: &sketch)
    return true
  }

  /// Names the band once, outside of it, with a leader into it.
  func drawBandName(_ main: YearLine, _ obstacles: [Obstacle], in sketch: inout Sketch) {
    let line = TextLine(
      chart.words.interval, context.theme.sans(7.5, sketch.palette.bleu))
    let wanted = x.start + 0.25 * plot.width
    var places: [LabelPlace] = []
    for item in main.series.values {
      guard let interval = item.estimate.interval else { continue }
      let place = x.position(of: Double(item.year))
      let reach = (grid.y.heldPosition(of: interval.upper), grid.y.heldPosition(of: interval.lower))
      guard reach.1 - reach.0 > 6 else { continue }
      for (edge, sign) in [(reach.0, -1.0), (reach.1, 1.0)] {
        places += leaderPlaces(
          line, Point(x: place, y: edge - sign * 4), main, dotRadius: 0, sides: [sign]
        ).map {
          var moved = $0
          moved.cost += abs(place - wanted) * 0.05 + (sign > 0 ? 3 : 0)
          return moved
        }
      }
    }
    let bounds = Rect(
      x: plot.left, y: plot.top - 5, width: plot.width, height: plot.height + 5)
    if let best = sketch.place(for: line, among: places, avoiding: obstacles, within: bounds) {
      drawLabel(line, best, color: sketch.palette.bleu3, in: &sketch)
    }
  }

  private func drawLabel(
    _ line: TextLine, _ place: LabelPlace, color: Color, in sketch: inout Sketch
  ) {
    if let leader = place.leader {
      sketch.stroke(.line(from: leader.from, to: leader.to), color, 0.5)
      sketch.reserve(Rect(around: leader.from, leader.to).inset(by: -0.2))
    }
    sketch.write(line, at: place.origin, place.anchor)
  }

  /// Places above and under a target, nearer ones first, clear of the line's own reach.
  private func leaderPlaces(
    _ line: TextLine, _ target: Point, _ main: YearLine, dotRadius: Double,
    sides: [Double] = [1, -1]
  ) -> [LabelPlace] {
    let width = line.width(in: context.measurer)
    let cap = line.capHeight(in: context.measurer)
    var places: [LabelPlace] = []
    for shift in [0.0, -0.3, 0.3, -0.5, 0.5] {
      let center = target.x + shift * width
      let reach =
        main.reach(from: center - width / 2, to: center + width / 2) ?? target.y...target.y
      for sign in sides {
        for distance in stride(from: 6.0, through: 60, by: 3) {
          let edge = sign > 0 ? max(reach.upperBound, target.y) : min(reach.lowerBound, target.y)
          let near = edge + sign * distance
          let baseline = sign > 0 ? near + cap : near - line.depth
          let leader = (
            from: Point(x: target.x, y: near - sign * 1.2),
            to: Point(x: target.x, y: target.y + sign * dotRadius)
          )
          places.append(
            LabelPlace(
              origin: Point(x: center, y: baseline), anchor: .middle,
              cost: distance + 8 * abs(shift) + 0.3 * abs(near - target.y), leader: leader))
        }
      }
    }
    return places
  }
}
