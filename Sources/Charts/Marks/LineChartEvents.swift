import Drawing
import Units

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
