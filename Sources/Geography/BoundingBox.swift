/// The smallest box of meridians and parallels around something.
public struct BoundingBox: Hashable, Sendable {
  public private(set) var west: Double
  public private(set) var south: Double
  public private(set) var east: Double
  public private(set) var north: Double

  /// Returns nil when there is no place at all.
  public init?(of coordinates: some Sequence<Coordinate>) {
    var iterator = coordinates.makeIterator()
    guard let first = iterator.next() else { return nil }
    (west, east) = (first.longitude, first.longitude)
    (south, north) = (first.latitude, first.latitude)
    while let next = iterator.next() {
      west = min(west, next.longitude)
      east = max(east, next.longitude)
      south = min(south, next.latitude)
      north = max(north, next.latitude)
    }
  }

  /// Whether the boxes share at least a point; shapes outside need no closer look.
  public func touches(_ other: BoundingBox) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }
}

extension MultiPolygon {
  /// Nil when it holds no polygon.
  public var boundingBox: BoundingBox? {
    BoundingBox(of: polygons.lazy.flatMap(\.exterior))
  }

  public var isEmpty: Bool { polygons.isEmpty }

  /// Whether a place lies inside, holes excluded; ring direction does not matter.
  public func contains(_ place: Coordinate) -> Bool {
    // Over a few kilometres degrees are as good as metres to tell inside from outside.
    let point = PlanarPoint(x: place.longitude, y: place.latitude)
    return polygons.contains { polygon in
      ([polygon.exterior] + polygon.holes).map { ring in
        ring.map { PlanarPoint(x: $0.longitude, y: $0.latitude) }
      }.count { ringContains($0, point) }.isMultiple(of: 2) == false
    }
  }
}
