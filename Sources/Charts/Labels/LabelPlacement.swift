import Drawing

/// A place where a label could stand.
struct LabelPlace {
  /// Of the baseline.
  var origin: Point
  var anchor: Anchor
  /// How much worse than the best place, in points of distance or so.
  var cost: Double
  /// A straight line that goes with the label, from it to what it names.
  var leader: (from: Point, to: Point)?
}

/// What a label may cover at a price: a curve, a symbol.
struct Obstacle {
  var box: Rect
  var cost: Double

  init(_ box: Rect, cost: Double) {
    self.box = box
    self.cost = cost
  }

  /// Small boxes along a line, so that a slanted one weighs only where it passes.
  static func along(_ points: [Point], cost: Double, width: Double = 2) -> [Obstacle] {
    zip(points, points.dropFirst()).flatMap { start, end in
      let length = max(abs(end.x - start.x), abs(end.y - start.y))
      let steps = min(400, max(1, Int(length / 3)))
      return (0..<steps).map { step in
        let share = (Double(step) + 0.5) / Double(steps)
        let x = start.x + share * (end.x - start.x)
        let y = start.y + share * (end.y - start.y)
        return Obstacle(
          Rect(x: x - width / 2, y: y - width / 2, width: width, height: width), cost: cost)
      }
    }
  }
}

extension Sketch {
  /// The cheapest place where the line stays within bounds and touches no text; nil when none does.
  func place(
    for line: TextLine, among places: [LabelPlace], avoiding obstacles: [Obstacle] = [],
    within bounds: Rect
  ) -> LabelPlace? {
    var best: (place: LabelPlace, cost: Double)?
    for place in places {
      if let best, best.cost <= place.cost { continue }
      let box = line.box(at: place.origin, place.anchor, in: measurer)
      guard bounds.contains(box, tolerance: 0.01), isFree(box, margin: 1),
        place.leader.map({ isFree(Rect(around: $0.from, $0.to)) }) ?? true
      else { continue }
      let wide = box.inset(by: -0.8)
      let cost = obstacles.reduce(place.cost) { $0 + ($1.box.intersects(wide) ? $1.cost : 0) }
      if cost < best?.cost ?? .infinity { best = (place, cost) }
    }
    return best?.place
  }
}

extension Sketch {
  /// The cheapest box within bounds that touches no text; nil when there is none.
  func cheapest(
    _ boxes: [(Rect, Double)], avoiding obstacles: [Obstacle], within bounds: Rect,
    margin: Double
  ) -> Rect? {
    var best: (box: Rect, cost: Double)?
    for (box, price) in boxes where price < best?.cost ?? .infinity {
      guard bounds.contains(box), isFree(box, margin: margin) else { continue }
      let cost = obstacles.reduce(price) { $0 + ($1.box.intersects(box) ? $1.cost : 0) }
      if cost < best?.cost ?? .infinity { best = (box, cost) }
    }
    return best?.box
  }
}

extension Rect {
  /// The smallest one that holds both points.
  init(around first: Point, _ second: Point) {
    self.init(
      x: min(first.x, second.x), y: min(first.y, second.y), width: abs(first.x - second.x),
      height: abs(first.y - second.y))
  }

  /// The smallest one that holds both.
  func union(_ other: Rect) -> Rect {
    let (left, top) = (min(left, other.left), min(top, other.top))
    return Rect(
      x: left, y: top, width: max(right, other.right) - left,
      height: max(bottom, other.bottom) - top)
  }

  var center: Point { Point(x: x + width / 2, y: y + height / 2) }
}
