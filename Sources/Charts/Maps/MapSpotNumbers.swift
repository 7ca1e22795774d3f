import Drawing

#if canImport(Glibc)
  import Glibc
#endif

extension MapLabels {
  /// Each in a disc beside its outline, with a leader when it stands far from it.
  func numberSpots(in sketch: inout Sketch) {
    for spot in frame.map.spots { number(spot, in: &sketch) }
  }

  private func number(_ spot: MapSpot, in sketch: inout Sketch) {
    let ground = frame.fit.polygon(spot.area, resolution: 0.5)
    guard !ground.isEmpty, ground.bounds.intersects(frame.room) else { return }
    let style = sketch.context.theme.sans(8.5, .white).bold()
    let radius = max(6.4, sketch.width(of: spot.label, style) / 2 + 2.6)
    guard
      let box = sketch.cheapest(
        places(around: ground, radius), avoiding: obstacles, within: frame.room.inset(by: 2),
        margin: 1)
    else { return }
    let color =
      spot.standing == .current ? sketch.palette.brique : sketch.palette.ardoise
    drawLeader(from: box.center, radius, to: ground, color, in: &sketch)
    sketch.dot(box.center, radius: radius, color, edge: 0.9)
    sketch.reserve(box)
    sketch.write(
      spot.label, style,
      at: Point(x: box.center.x, y: sketch.centeredBaseline(box.center.y, style)), .middle)
  }

  /// From the corners and sides of the ground outwards: the farther, the dearer.
  private func places(around ground: Polygon, _ radius: Double) -> [(Rect, Double)] {
    let bounds = ground.bounds.intersection(frame.room)
    let size = 2 * radius + 1.8
    return (0..<14).flatMap { step in
      (0..<16).map { turn in
        let angle = Double(turn) * .pi / 8 - .pi / 4
        let far = Double(step) * 8 + radius + 2
        let center = Point(
          x: bounds.center.x + cos(angle) * (bounds.width / 2 + far),
          y: bounds.center.y + sin(angle) * (bounds.height / 2 + far))
        // The upper right first, as one numbers a drawing.
        return (
          Rect(x: center.x - size / 2, y: center.y - size / 2, width: size, height: size),
          far + Double(turn) * 0.05
        )
      }
    }
  }

  /// To the nearest place of the outline in the frame; none when the disc all but touches it.
  private func drawLeader(
    from center: Point, _ radius: Double, to ground: Polygon, _ color: Color,
    in sketch: inout Sketch
  ) {
    // Half of its white edge stands beside it.
    let inside = frame.room.inset(by: 2)
    let places = ground.rings.flatMap(Self.places(along:)).filter {
      inside.contains(Rect(around: $0, $0))
    }
    let distances = places.map {
      (point: $0, distance: hypot($0.x - center.x, $0.y - center.y))
    }
    guard let nearest = distances.min(by: { $0.distance < $1.distance }),
      nearest.distance > radius + 5
    else { return }
    let path = Path.line(from: center, to: nearest.point)
    sketch.stroke(path, .white, 2.4)
    sketch.stroke(path, color, 0.9)
  }

  /// Sixteen a side: as near as a leader needs.
  private static func places(along ring: [Point]) -> [Point] {
    zip(ring, ring.dropFirst() + ring.prefix(1)).flatMap { start, end in
      (0..<16).map { step in
        let share = Double(step) / 16
        return Point(
          x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
      }
    }
  }
}

extension Rect {
  /// What lies in both; the two are known to meet.
  fileprivate func intersection(_ other: Rect) -> Rect {
    let (x, y) = (max(left, other.left), max(top, other.top))
    return Rect(
      x: x, y: y, width: max(0, min(right, other.right) - x),
      height: max(0, min(bottom, other.bottom) - y))
  }
}
