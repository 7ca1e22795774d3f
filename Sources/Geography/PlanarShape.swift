import Glibc

/// A place on the map, in metres of a legal projection, northing upwards.
public struct PlanarPoint: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  func distance(to other: PlanarPoint) -> Double { hypot(x - other.x, y - other.y) }
}

/// An upright box, in metres.
public struct PlanarBox: Hashable, Sendable {
  public var minX: Double
  public var minY: Double
  public var maxX: Double
  public var maxY: Double

  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Returns nil when there is no point at all.
  public init?(of points: some Sequence<PlanarPoint>) {
    var iterator = points.makeIterator()
    guard let first = iterator.next() else { return nil }
    self.init(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
    while let next = iterator.next() {
      minX = min(minX, next.x)
      minY = min(minY, next.y)
      maxX = max(maxX, next.x)
      maxY = max(maxY, next.y)
    }
  }

  public var width: Double { maxX - minX }
  public var height: Double { maxY - minY }

  /// The box with a margin on each side.
  public func expanded(by margin: Double) -> PlanarBox {
    PlanarBox(
      minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  public func contains(_ point: PlanarPoint) -> Bool {
    minX <= point.x && point.x <= maxX && minY <= point.y && point.y <= maxY
  }

  public func touches(_ other: PlanarBox) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }
}

/// An outline with its holes, in metres; rings turn either way and do not repeat their first point.
public struct PlanarPolygon: Hashable, Sendable {
  public var exterior: [PlanarPoint]
  public var holes: [[PlanarPoint]]

  public init(exterior: [PlanarPoint], holes: [[PlanarPoint]] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  public var rings: [[PlanarPoint]] { [exterior] + holes }

  /// In square metres, holes taken away.
  public var area: Double {
    abs(signedArea(of: exterior)) - holes.reduce(0) { $0 + abs(signedArea(of: $1)) }
  }

  public func contains(_ point: PlanarPoint) -> Bool {
    !rings.count { ringContains($0, point) }.isMultiple(of: 2)
  }
}

/// Polygons that count as one, in metres of a legal projection.
public struct PlanarMultiPolygon: Hashable, Sendable {
  public var polygons: [PlanarPolygon]

  public init(_ polygons: [PlanarPolygon]) { self.polygons = polygons }

  /// Nil when it holds no polygon.
  public var box: PlanarBox? { PlanarBox(of: polygons.lazy.flatMap(\.exterior)) }

  /// In square metres.
  public var area: Double { polygons.reduce(0) { $0 + $1.area } }

  public func contains(_ point: PlanarPoint) -> Bool {
    polygons.contains { $0.contains(point) }
  }

  /// The centre of gravity, which may lie outside; nil when nothing is enclosed.
  public var centroid: PlanarPoint? {
    guard let origin = polygons.first?.exterior.first else { return nil }
    var sum = (area: 0.0, x: 0.0, y: 0.0)
    for polygon in polygons {
      for (index, ring) in polygon.rings.enumerated() {
        let moment = firstMoment(of: ring, around: origin)
        // Direction tells nothing: an outline adds, a hole takes away.
        let sign = (moment.area < 0) == (index == 0) ? -1.0 : 1.0
        sum.area += sign * moment.area
        sum.x += sign * moment.x
        sum.y += sign * moment.y
      }
    }
    guard sum.area > 0 else { return nil }
    return PlanarPoint(x: origin.x + sum.x / sum.area, y: origin.y + sum.y / sum.area)
  }
}

/// Positive when the ring turns counter-clockwise (Meister, 1769; the « shoelace » formula).
func signedArea(of ring: [PlanarPoint]) -> Double {
  // Metres of a legal projection are large numbers: differences keep the precision.
  guard let origin = ring.first else { return 0 }
  return firstMoment(of: ring, around: origin).area
}

/// Signed area, and area times the offset of the centroid from the origin.
private func firstMoment(
  of ring: [PlanarPoint], around origin: PlanarPoint
) -> (area: Double, x: Double, y: Double) {
  var moment = (area: 0.0, x: 0.0, y: 0.0)
  guard var previous = ring.last else { return moment }
  for point in ring {
    let (ax, ay) = (previous.x - origin.x, previous.y - origin.y)
    let (bx, by) = (point.x - origin.x, point.y - origin.y)
    let cross = ax * by - bx * ay
    moment.area += cross / 2
    moment.x += cross * (ax + bx) / 6
    moment.y += cross * (ay + by) / 6
    previous = point
  }
  return moment
}

/// Counts the sides crossed by a ray to the right (Shimrat, 1962).
func ringContains(_ ring: [PlanarPoint], _ point: PlanarPoint) -> Bool {
  guard var previous = ring.last else { return false }
  var isInside = false
  for next in ring {
    if (next.y > point.y) != (previous.y > point.y) {
      let along = (point.y - next.y) / (previous.y - next.y)
      if point.x < next.x + along * (previous.x - next.x) { isInside.toggle() }
    }
    previous = next
  }
  return isInside
}
