import Drawing

extension Polygon {
  /// The polygon without the vertices that lie within a distance of the line between others
  /// (Douglas & Peucker 1973); a ring keeps three at least, or goes.
  func simplified(within tolerance: Double) -> Polygon {
    Polygon(
      rings: rings.map { Self.simplified($0, within: tolerance) }.filter { $0.count >= 3 })
  }

  private static func simplified(_ ring: [Point], within tolerance: Double) -> [Point] {
    guard ring.count > 3, let start = ring.first else { return ring }
    let far = ring.indices.max { squared(start, ring[$0]) < squared(start, ring[$1]) } ?? 0
    let closed = ring + [start]
    var isKept = [Bool](repeating: false, count: closed.count)
    var spans = [(0, far), (far, closed.count - 1)]
    (isKept[0], isKept[far]) = (true, true)
    while let (first, last) = spans.popLast() {
      guard last - first > 1 else { continue }
      let line = Polygon(rings: [[closed[first], closed[last]]])
      var most = (index: first, distance: tolerance)
      for index in first + 1..<last {
        let distance = line.clearance(at: closed[index])
        if distance > most.distance { most = (index, distance) }
      }
      guard most.index > first else { continue }
      isKept[most.index] = true
      spans += [(first, most.index), (most.index, last)]
    }
    return ring.indices.filter { isKept[$0] }.map { ring[$0] }
  }

  private static func squared(_ first: Point, _ second: Point) -> Double {
    let (dx, dy) = (first.x - second.x, first.y - second.y)
    return dx * dx + dy * dy
  }
}
