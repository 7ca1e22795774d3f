import Glibc

extension MultiPolygon {
  /// The outline of adjacent areas, their common borders taken away: IRIS make their commune.
  ///
  /// Points are the same when they agree to a millionth of a degree (eleven centimetres); a border
  /// may have more points on one side than on the other. Areas must not overlap.
  public static func dissolving(_ areas: [MultiPolygon]) -> MultiPolygon {
    var rings: [[GridPoint]] = []
    for polygon in areas.flatMap(\.polygons) {
      rings.append(gridRing(polygon.exterior, isHole: false))
      rings += polygon.holes.map { gridRing($0, isHole: true) }
    }
    let sides = unsharedSides(of: withMatchingPoints(rings))
    return nested(chained(sides).filter { abs(doubledArea(of: $0)) > smallestDoubledArea })
  }

  /// About ten square metres: what is left between two borders that differ a little.
  private static let smallestDoubledArea = 2_000
}

/// A place in millionths of a degree.
private struct GridPoint: Hashable, Comparable {
  let x: Int
  let y: Int

  static func < (lhs: Self, rhs: Self) -> Bool { (lhs.x, lhs.y) < (rhs.x, rhs.y) }
}

private struct GridSide: Hashable, Comparable {
  let start: GridPoint
  let end: GridPoint

  var reversed: GridSide { GridSide(start: end, end: start) }

  static func < (lhs: Self, rhs: Self) -> Bool { (lhs.start, lhs.end) < (rhs.start, rhs.end) }
}

/// The ring on the grid, an outline counter-clockwise and a hole clockwise.
private func gridRing(_ ring: [Coordinate], isHole: Bool) -> [GridPoint] {
  var points: [GridPoint] = []
  for place in ring {
    let point = GridPoint(
      x: Int((place.longitude * 1e6).rounded()), y: Int((place.latitude * 1e6).rounded()))
    if point != points.last { points.append(point) }
  }
  if points.count > 1, points.first == points.last { points.removeLast() }
  return (doubledArea(of: points) < 0) == isHole ? points : points.reversed()
}

/// Twice the signed area, exact on the grid.
private func doubledArea(of ring: [GridPoint]) -> Int {
  guard let origin = ring.first, var previous = ring.last else { return 0 }
  var sum = 0
  for point in ring {
    sum +=
      (previous.x - origin.x) * (point.y - origin.y)
      - (point.x - origin.x) * (previous.y - origin.y)
    previous = point
  }
  return sum
}

/// Cuts each side at the points of other rings that lie on it, so that shared sides are equal.
private func withMatchingPoints(_ rings: [[GridPoint]]) -> [[GridPoint]] {
  let points = Set(rings.joined()).sorted()
  return rings.map { ring in
    guard var previous = ring.last else { return ring }
    var result: [GridPoint] = []
    for point in ring {
      result += pointsInside(previous, point, among: points)
      result.append(point)
      previous = point
    }
    return result
  }
}

/// The points within one step of the grid of a side, its ends left out, in its order.
private func pointsInside(
  _ start: GridPoint, _ end: GridPoint, among points: [GridPoint]
) -> [GridPoint] {
  let (low, high) = (min(start.x, end.x) - 1, max(start.x, end.x) + 1)
  let (dx, dy) = (end.x - start.x, end.y - start.y)
  let squared = dx * dx + dy * dy
  var found: [(point: GridPoint, along: Int)] = []
  var index = points.partitioningIndex { $0.x >= low }
  while index < points.count, points[index].x <= high {
    let point = points[index]
    index += 1
    let along = (point.x - start.x) * dx + (point.y - start.y) * dy
    guard along > 0, along < squared, point != start, point != end else { continue }
    // The distance is across over the length: at most one step. Its square would overflow.
    let across = Double((point.x - start.x) * dy - (point.y - start.y) * dx)
    if across * across <= Double(squared) { found.append((point, along)) }
  }
  return found.sorted { ($0.along, $0.point) < ($1.along, $1.point) }.map(\.point)
}

/// The sides that no neighbour runs along the other way.
private func unsharedSides(of rings: [[GridPoint]]) -> [GridSide] {
  var balance: [GridSide: Int] = [:]
  for ring in rings {
    guard var previous = ring.last else { continue }
    for point in ring {
      let side = GridSide(start: previous, end: point)
      if let opposite = balance[side.reversed], opposite > 0 {
        balance[side.reversed] = opposite - 1
      } else if side.start != side.end {
        balance[side, default: 0] += 1
      }
      previous = point
    }
  }
  // An area given twice counts once.
  return balance.filter { $0.value > 0 }.keys.sorted()
}

/// Follows the sides end to end into rings.
private func chained(_ sides: [GridSide]) -> [[GridPoint]] {
  var leaving = Dictionary(grouping: sides, by: \.start)
  var rings: [[GridPoint]] = []
  for side in sides where leaving[side.start]?.contains(side) == true {
    var ring: [GridPoint] = []
    var current = side
    while true {
      leaving[current.start]?.removeAll { $0 == current }
      ring.append(current.start)
      guard current.end != side.start, let choices = leaving[current.end], !choices.isEmpty else {
        break
      }
      current = leftmost(of: choices, after: current)
    }
    // A chain that does not come back is a border without its other side: nothing to enclose.
    if current.end == side.start { rings += simpleRings(ring) }
  }
  return rings
}

/// Where several sides leave a point, the one most to the left keeps touching areas apart.
private func leftmost(of choices: [GridSide], after side: GridSide) -> GridSide {
  let direction = angle(of: side)
  return choices.max { first, second in
    turn(from: direction, to: first) < turn(from: direction, to: second)
  } ?? choices[0]
}

private func angle(of side: GridSide) -> Double {
  atan2(Double(side.end.y - side.start.y), Double(side.end.x - side.start.x))
}

/// From -π (back to the right) to π (back to the left).
private func turn(from direction: Double, to side: GridSide) -> Double {
  remainder(angle(of: side) - direction, 2 * .pi)
}

/// Cuts a ring wherever it comes back to one of its own points.
private func simpleRings(_ ring: [GridPoint]) -> [[GridPoint]] {
  var rings: [[GridPoint]] = []
  var path: [GridPoint] = []
  var places: [GridPoint: Int] = [:]
  for point in ring {
    if let place = places[point] {
      rings.append(Array(path[place...]))
      for removed in path[place...] { places[removed] = nil }
      path.removeSubrange(place...)
    }
    places[point] = path.count
    path.append(point)
  }
  return (rings + [path]).filter { $0.count >= 3 }
}

/// Puts each clockwise ring, a hole, into the smallest outline that holds it.
private func nested(_ rings: [[GridPoint]]) -> MultiPolygon {
  let outlines = rings.filter { doubledArea(of: $0) > 0 }
    .sorted { (doubledArea(of: $0), $0[0]) < (doubledArea(of: $1), $1[0]) }
  var polygons = outlines.map { Polygon(exterior: coordinates($0)) }
  let planar = outlines.map(planarRing)
  for hole in rings where doubledArea(of: hole) < 0 {
    // A side of a hole never crosses an outline: its middle tells where it is.
    let (first, second) = (planarRing(hole)[0], planarRing(hole)[1])
    let middle = PlanarPoint(x: (first.x + second.x) / 2, y: (first.y + second.y) / 2)
    if let owner = planar.firstIndex(where: { ringContains($0, middle) }) {
      polygons[owner].holes.append(coordinates(hole))
    }
  }
  return MultiPolygon(polygons.reversed())
}

private func planarRing(_ ring: [GridPoint]) -> [PlanarPoint] {
  ring.map { PlanarPoint(x: Double($0.x), y: Double($0.y)) }
}

private func coordinates(_ ring: [GridPoint]) -> [Coordinate] {
  ring.map { Coordinate(longitude: Double($0.x) / 1e6, latitude: Double($0.y) / 1e6) }
}
