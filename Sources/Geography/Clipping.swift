extension PlanarBox {
  /// The pieces of a line inside the box (Liang and Barsky, 1984).
  public func clip(_ line: [PlanarPoint]) -> [[PlanarPoint]] {
    var pieces: [[PlanarPoint]] = []
    var piece: [PlanarPoint] = []
    for (start, end) in zip(line, line.dropFirst()) {
      guard let inside = clip(start, end) else {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
        continue
      }
      if piece.last != inside.0 {
        if piece.count > 1 { pieces.append(piece) }
        piece = [inside.0]
      }
      if inside.1 != inside.0 { piece.append(inside.1) }
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  /// The part of a segment inside the box, nil when there is none.
  private func clip(
    _ start: PlanarPoint, _ end: PlanarPoint
  ) -> (PlanarPoint, PlanarPoint)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var entry = 0.0
    var exit = 1.0
    for (speed, room) in [
      (-dx, start.x - minX), (dx, maxX - start.x), (-dy, start.y - minY), (dy, maxY - start.y),
    ] {
      if speed == 0 {
        if room < 0 { return nil }
      } else if speed < 0 {
        entry = max(entry, room / speed)
      } else {
        exit = min(exit, room / speed)
      }
    }
    guard entry <= exit else { return nil }
    // Ends that are inside keep their exact place, so that pieces join.
    func point(_ along: Double) -> PlanarPoint {
      along == 0
        ? start
        : along == 1 ? end : PlanarPoint(x: start.x + along * dx, y: start.y + along * dy)
    }
    return (point(entry), point(exit))
  }

  /// The shape inside the box; where it is cut, its border follows the box.
  ///
  /// Sutherland and Hodgman (1974): parts may stay joined by a line on the side of the box, which
  /// shows only if the box is stroked.
  public func clip(_ shape: PlanarMultiPolygon) -> PlanarMultiPolygon {
    PlanarMultiPolygon(
      shape.polygons.compactMap { polygon in
        let exterior = clipRing(polygon.exterior)
        guard exterior.count >= 3 else { return nil }
        let holes = polygon.holes.map(clipRing).filter { $0.count >= 3 }
        return PlanarPolygon(exterior: exterior, holes: holes)
      })
  }

  private func clipRing(_ ring: [PlanarPoint]) -> [PlanarPoint] {
    guard let box = PlanarBox(of: ring), touches(box) else { return [] }
    var ring = ring
    ring = cut(ring, room: { $0.x - minX })
    ring = cut(ring, room: { maxX - $0.x })
    ring = cut(ring, room: { $0.y - minY })
    return cut(ring, room: { maxY - $0.y })
  }

  /// Keeps what lies on the good side of a line, where the room is positive.
  private func cut(
    _ ring: [PlanarPoint], room: (PlanarPoint) -> Double
  ) -> [PlanarPoint] {
    guard var previous = ring.last else { return [] }
    var kept: [PlanarPoint] = []
    for point in ring {
      let (before, after) = (room(previous), room(point))
      if (before < 0) != (after < 0) {
        let along = before / (before - after)
        kept.append(
          PlanarPoint(
            x: previous.x + along * (point.x - previous.x),
            y: previous.y + along * (point.y - previous.y)))
      }
      if after >= 0 { kept.append(point) }
      previous = point
    }
    return kept
  }
}
