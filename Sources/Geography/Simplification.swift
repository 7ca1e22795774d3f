/// Drops the points of a line that stay within a distance of it (Douglas and Peucker, 1973).
///
/// The tolerance is in metres; ends are kept.
public func simplified(_ line: [PlanarPoint], tolerance: Double) -> [PlanarPoint] {
  guard line.count > 2 else { return line }
  var isKept = [Bool](repeating: false, count: line.count)
  isKept[0] = true
  isKept[line.count - 1] = true
  var spans = [(0, line.count - 1)]
  while let (first, last) = spans.popLast() {
    var farthest = (index: first, distance: tolerance)
    for index in first + 1..<max(first + 1, last) {
      let away = distance(from: line[index], toSegment: line[first], line[last])
      if away > farthest.distance { farthest = (index, away) }
    }
    guard farthest.index > first else { continue }
    isKept[farthest.index] = true
    spans += [(first, farthest.index), (farthest.index, last)]
  }
  return line.indices.filter { isKept[$0] }.map { line[$0] }
}

extension PlanarMultiPolygon {
  /// The shape with fewer points, its borders moved by the tolerance at most, in metres.
  ///
  /// Rings that become smaller than a triangle are dropped.
  public func simplified(tolerance: Double) -> PlanarMultiPolygon {
    PlanarMultiPolygon(
      polygons.compactMap { polygon in
        let exterior = simplifiedRing(polygon.exterior, tolerance: tolerance)
        guard exterior.count >= 3 else { return nil }
        let holes = polygon.holes.map { simplifiedRing($0, tolerance: tolerance) }
        return PlanarPolygon(exterior: exterior, holes: holes.filter { $0.count >= 3 })
      })
  }
}

/// Simplifies both halves of a ring, between its first point and the one farthest from it.
private func simplifiedRing(_ ring: [PlanarPoint], tolerance: Double) -> [PlanarPoint] {
  guard let first = ring.first, ring.count > 3 else { return ring }
  let opposite = ring.indices.max {
    (ring[$0].distance(to: first), $1) < (ring[$1].distance(to: first), $0)
  }
  guard let opposite, opposite > 0 else { return ring }
  let there = simplified(Array(ring[...opposite]), tolerance: tolerance)
  let back = simplified(Array(ring[opposite...]) + [first], tolerance: tolerance)
  return Array(there.dropLast() + back.dropLast())
}
