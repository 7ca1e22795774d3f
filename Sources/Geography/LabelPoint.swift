import Glibc

extension PlanarMultiPolygon {
  /// The inside point that is farthest from any border, where a name reads best.
  ///
  /// Quadtree search (Agafonkin, « polylabel », 2016) in the largest polygon, to within a hundredth
  /// of its size. Nil when nothing is enclosed.
  public var labelPoint: PlanarPoint? {
    guard let polygon = polygons.max(by: { $0.area < $1.area }), polygon.area > 0,
      let box = PlanarBox(of: polygon.exterior)
    else { return nil }
    let precision = max(box.width, box.height) / 100
    var best = Cell(PlanarMultiPolygon([polygon]).centroid ?? polygon.exterior[0], 0, polygon)
    var cells = startingCells(over: box, of: polygon)
    while let cell = cells.popLast() {
      if cell.distance > best.distance { best = cell }
      guard cell.reach - best.distance > precision else { continue }
      for quarter in cell.quarters(in: polygon) {
        let place = cells.partitioningIndex { $0.reach >= quarter.reach }
        cells.insert(quarter, at: place)
      }
    }
    return best.center
  }

  private func startingCells(over box: PlanarBox, of polygon: PlanarPolygon) -> [Cell] {
    let half = min(box.width, box.height) / 2
    guard half > 0 else { return [] }
    // A long thin shape is cut into sixteen squares a side at most along its length.
    let size = max(half, max(box.width, box.height) / 32)
    var cells: [Cell] = []
    for x in stride(from: box.minX + size, to: box.maxX + size, by: 2 * size) {
      for y in stride(from: box.minY + size, to: box.maxY + size, by: 2 * size) {
        cells.append(Cell(PlanarPoint(x: x, y: y), size, polygon))
      }
    }
    return cells.sorted { $0.reach < $1.reach }
  }
}

/// A square of the search.
private struct Cell {
  let center: PlanarPoint
  let half: Double
  /// From the centre to the nearest border, negative outside.
  let distance: Double
  /// The best that any point of the square could reach.
  var reach: Double { distance + half * 2.squareRoot() }

  init(_ center: PlanarPoint, _ half: Double, _ polygon: PlanarPolygon) {
    self.center = center
    self.half = half
    let nearest = polygon.rings.map { distanceToRing($0, from: center) }.min() ?? 0
    distance = polygon.contains(center) ? nearest : -nearest
  }

  func quarters(in polygon: PlanarPolygon) -> [Cell] {
    [(-1.0, -1.0), (1, -1), (-1, 1), (1, 1)].map { x, y in
      Cell(PlanarPoint(x: center.x + x * half / 2, y: center.y + y * half / 2), half / 2, polygon)
    }
  }
}

private func distanceToRing(_ ring: [PlanarPoint], from point: PlanarPoint) -> Double {
  guard var previous = ring.last else { return .infinity }
  var nearest = Double.infinity
  for next in ring {
    nearest = min(nearest, distance(from: point, toSegment: previous, next))
    previous = next
  }
  return nearest
}

/// The distance from a point to the nearest point of a segment.
func distance(
  from point: PlanarPoint, toSegment start: PlanarPoint, _ end: PlanarPoint
) -> Double {
  let (dx, dy) = (end.x - start.x, end.y - start.y)
  let squared = dx * dx + dy * dy
  guard squared > 0 else { return point.distance(to: start) }
  let along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / squared
  let clamped = min(1, max(0, along))
  return point.distance(to: PlanarPoint(x: start.x + clamped * dx, y: start.y + clamped * dy))
}
