import Drawing
import Units

/// A dot on its lying interval; an end that the scale doesn't hold has an arrow head.
struct IntervalMark {
  let estimate: Estimate
  let x: Scale
  let y: Double
  let color: Color
  let isFilled: Bool
  var radius = 1.3.mm
  /// Width of the white line under the interval, so that it shows over other marks.
  var knockout = 0.0

  func draw(in sketch: inout Sketch) {
    guard let value = estimate.value else { return }
    if let interval = estimate.interval { drawInterval(interval, in: &sketch) }
    let center = Point(x: x.heldPosition(of: value), y: y)
    sketch.dot(center, radius: radius, color, isFilled: isFilled, edge: knockout > 0 ? 0.8 : 0)
    if !x.holds(value), estimate.interval == nil {
      drawArrow(at: center.x, pointsLeft: value < x.low, in: &sketch)
    }
  }

  private func drawInterval(_ interval: Interval, in sketch: inout Sketch) {
    let left = x.heldPosition(of: interval.lower)
    let right = x.heldPosition(of: interval.upper)
    if knockout > 0 { sketch.line(left, y, right, y, .white, knockout) }
    sketch.line(left, y, right, y, color, 1.3)
    if interval.lower < x.low { drawArrow(at: left, pointsLeft: true, in: &sketch) }
    if interval.upper > x.high { drawArrow(at: right, pointsLeft: false, in: &sketch) }
  }

  private func drawArrow(at end: Double, pointsLeft: Bool, in sketch: inout Sketch) {
    let back = end + (pointsLeft ? 3.2 : -3.2)
    sketch.fill(
      .polygon([
        Point(x: end, y: y), Point(x: back, y: y - 2.1), Point(x: back, y: y + 2.1),
      ]), color)
  }
}
