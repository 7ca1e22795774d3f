import Drawing

#if canImport(Glibc)
  import Glibc
#endif

/// Rings on the page, even-odd.
struct Polygon {
  var rings: [[Point]]

  var isEmpty: Bool { rings.isEmpty }

  var path: Path {
    var path = Path()
    for ring in rings { path.append(.polygon(ring)) }
    return path
  }

  var bounds: Rect {
    let points = rings.flatMap { $0 }
    let left = points.map(\.x).min() ?? 0
    let top = points.map(\.y).min() ?? 0
    return Rect(
      x: left, y: top, width: (points.map(\.x).max() ?? left) - left,
      height: (points.map(\.y).max() ?? top) - top)
  }

  func contains(_ point: Point) -> Bool {
    var isInside = false
    for ring in rings {
      guard var previous = ring.last else { continue }
      for vertex in ring {
        if (vertex.y > point.y) != (previous.y > point.y),
          point.x < (previous.x - vertex.x) * (point.y - vertex.y) / (previous.y - vertex.y)
            + vertex.x
        {
          isInside.toggle()
        }
        previous = vertex
      }
    }
    return isInside
  }

  /// Whether the corners, the middle and the middles of the sides all lie inside.
  func contains(_ box: Rect) -> Bool { box.probes.allSatisfy(contains) }

  /// Distance to the nearest edge.
  func clearance(at point: Point) -> Double {
    var nearest = Double.infinity
    for ring in rings {
      guard var previous = ring.last else { continue }
      for vertex in ring {
        nearest = min(nearest, squaredDistance(point, previous, vertex))
        previous = vertex
      }
    }
    return nearest.squareRoot()
  }

  private func squaredDistance(_ point: Point, _ start: Point, _ end: Point) -> Double {
    let dx = end.x - start.x
    let dy = end.y - start.y
    let length = dx * dx + dy * dy
    let along = length > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / length : 0
    let held = min(max(along, 0), 1)
    let x = point.x - start.x - held * dx
    let y = point.y - start.y - held * dy
    return x * x + y * y
  }

  /// Shoelace, in square points; holes wound the other way are taken off.
  var area: Double {
    abs(
      rings.reduce(0) { sum, ring in
        sum
          + zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) {
            $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2
          }
      })
  }

  /// Places inside the polygon and the frame on a regular grid, the most spacious first.
  func spots(within frame: Rect, fineness: Int = 12) -> [(point: Point, clearance: Double)] {
    let bounds = bounds
    let left = max(bounds.left, frame.left)
    let right = min(bounds.right, frame.right)
    let top = max(bounds.top, frame.top)
    let bottom = min(bounds.bottom, frame.bottom)
    guard left < right, top < bottom else { return [] }
    var spots: [(point: Point, clearance: Double)] = []
    for row in 0..<fineness {
      for column in 0..<fineness {
        let point = Point(
          x: left + (Double(column) + 0.5) / Double(fineness) * (right - left),
          y: top + (Double(row) + 0.5) / Double(fineness) * (bottom - top))
        guard contains(point) else { continue }
        let edge = min(
          point.x - frame.left, frame.right - point.x, point.y - frame.top, frame.bottom - point.y)
        spots.append((point, min(clearance(at: point), edge)))
      }
    }
    return spots.enumerated()
      .sorted { ($1.element.clearance, $0.offset) < ($0.element.clearance, $1.offset) }
      .map(\.element)
  }

  /// Parallel lines at 45°, falling to the right, cut to the polygon.
  ///
  /// All hatchings of one spacing fall on the same lines of the page.
  func hatching(every spacing: Double) -> Path {
    let turn = 0.5.squareRoot()
    let turned = rings.map { ring in
      ring.map { Point(x: ($0.x + $0.y) * turn, y: ($0.y - $0.x) * turn) }
    }
    let heights = turned.flatMap { $0.map(\.y) }
    guard let low = heights.min(), let high = heights.max() else { return Path() }
    var path = Path()
    var line = (low / spacing).rounded(.up) * spacing
    while line < high {
      let crossings = turned.flatMap { Self.crossings($0, at: line) }.sorted()
      for index in stride(from: 0, to: crossings.count - 1, by: 2) {
        let ends = [crossings[index], crossings[index + 1]].map {
          Point(x: ($0 - line) * turn, y: ($0 + line) * turn)
        }
        path.append(.polyline(ends))
      }
      line += spacing
    }
    return path
  }

  private static func crossings(_ ring: [Point], at height: Double) -> [Double] {
    guard var previous = ring.last else { return [] }
    var crossings: [Double] = []
    for vertex in ring {
      if (vertex.y > height) != (previous.y > height) {
        crossings.append(
          vertex.x + (height - vertex.y) * (previous.x - vertex.x) / (previous.y - vertex.y))
      }
      previous = vertex
    }
    return crossings
  }
}

extension Rect {
  /// Corners, middles and points between them along the longer sides.
  fileprivate var probes: [Point] {
    [0.0, 0.5, 1].flatMap { down in
      [0.0, 0.17, 0.33, 0.5, 0.67, 0.83, 1].map { along in
        Point(x: x + along * width, y: y + down * height)
      }
    }
  }
}
