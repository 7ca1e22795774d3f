extension PlanarMultiPolygon {
  /// The area common to both, in square metres.
  ///
  /// Trapezoids between the heights of all vertices and crossings: exact but for rounding,
  /// whatever the direction of rings, with shared borders, holes and polygons that overlap.
  public func intersectionArea(with other: PlanarMultiPolygon) -> Double {
    guard let first = box, let second = other.box, first.touches(second) else { return 0 }
    let low = max(first.minY, second.minY)
    let high = min(first.maxY, second.maxY)
    var sides: [Side] = []
    appendSides(between: low, and: high, ofFirst: true, to: &sides)
    other.appendSides(between: low, and: high, ofFirst: false, to: &sides)
    return commonArea(of: sides, between: low, and: high)
  }

  /// How much of this shape lies in the other, 0 to 1; 0 when it encloses nothing.
  public func shareInside(_ other: PlanarMultiPolygon) -> Double {
    let whole = area
    guard whole > 0 else { return 0 }
    return min(1, max(0, intersectionArea(with: other) / whole))
  }

  private func appendSides(
    between low: Double, and high: Double, ofFirst isFirst: Bool, to sides: inout [Side]
  ) {
    for (number, polygon) in polygons.enumerated() {
      for ring in polygon.rings {
        guard var previous = ring.last else { continue }
        for point in ring {
          let side = Side(previous, point, polygon: number, isOfFirst: isFirst)
          if side.bottom.y < side.top.y, side.bottom.y < high, side.top.y > low {
            sides.append(side)
          }
          previous = point
        }
      }
    }
  }
}

/// A side of a polygon that is not level, from its lower end to its upper end.
private struct Side {
  let bottom: PlanarPoint
  let top: PlanarPoint
  let polygon: Int
  let isOfFirst: Bool
  private let slope: Double

  init(_ start: PlanarPoint, _ end: PlanarPoint, polygon: Int, isOfFirst: Bool) {
    (bottom, top) = start.y < end.y ? (start, end) : (end, start)
    self.polygon = polygon
    self.isOfFirst = isOfFirst
    slope = bottom.y < top.y ? (top.x - bottom.x) / (top.y - bottom.y) : 0
  }

  func x(at y: Double) -> Double { bottom.x + (y - bottom.y) * slope }

  /// The height where two sides cross, nil when they do not, or run side by side.
  func crossing(_ other: Side) -> Double? {
    let low = max(bottom.y, other.bottom.y)
    let high = min(top.y, other.top.y)
    guard low < high else { return nil }
    let before = x(at: low) - other.x(at: low)
    let after = x(at: high) - other.x(at: high)
    guard (before < 0) != (after < 0), before != 0, after != 0 else { return nil }
    return low + (high - low) * (before / (before - after))
  }
}

/// The heights between which no side begins, ends or crosses another.
private func levels(of sides: [Side], between low: Double, and high: Double) -> [Double] {
  var levels = [low, high]
  var active: [Side] = []
  for side in sides {
    levels += [side.bottom.y, side.top.y]
    active.removeAll { $0.top.y <= side.bottom.y }
    levels += active.compactMap(side.crossing)
    active.append(side)
  }
  var distinct: [Double] = []
  for level in levels.sorted() where level >= low && level <= high && level != distinct.last {
    distinct.append(level)
  }
  return distinct
}

private func commonArea(of unsorted: [Side], between low: Double, and high: Double) -> Double {
  let sides = unsorted.sorted {
    ($0.bottom.y, $0.bottom.x, $0.top.y, $0.top.x) < ($1.bottom.y, $1.bottom.x, $1.top.y, $1.top.x)
  }
  let levels = levels(of: sides, between: low, and: high)
  var active: [Side] = []
  var next = 0
  var area = 0.0
  for (bottom, top) in zip(levels, levels.dropFirst()) {
    active.removeAll { $0.top.y <= bottom }
    while next < sides.count, sides[next].bottom.y <= bottom {
      if sides[next].top.y > bottom { active.append(sides[next]) }
      next += 1
    }
    area += commonWidth(of: active, at: bottom + (top - bottom) / 2) * (top - bottom)
  }
  return area
}

/// The length of the level line that is inside both shapes.
private func commonWidth(of sides: [Side], at y: Double) -> Double {
  let crossings = sides.map { (x: $0.x(at: y), side: $0) }.sorted { $0.x < $1.x }
  var inside: (first: Set<Int>, second: Set<Int>) = ([], [])
  var width = 0.0
  var previous = 0.0
  for (x, side) in crossings {
    if !inside.first.isEmpty, !inside.second.isEmpty { width += x - previous }
    // Inside a polygon after an odd number of its sides.
    if side.isOfFirst {
      inside.first.formSymmetricDifference([side.polygon])
    } else {
      inside.second.formSymmetricDifference([side.polygon])
    }
    previous = x
  }
  return width
}
