/// The outline of a territory, sorted so that a million places are told inside or outside fast.
///
/// The sides of its rings lie in bands of latitude: a place is held against those of its band only.
public struct BandedOutline: Sendable {
  public let box: BoundingBox

  private struct Side: Sendable {
    let from: PlanarPoint
    let to: PlanarPoint
  }

  private let bands: [[Side]]
  private let bandHeight: Double

  /// Returns nil for a shape without polygon; holes are outside, ring direction does not matter.
  public init?(_ shape: MultiPolygon) {
    guard let box = shape.boundingBox else { return nil }
    let rings = shape.polygons.flatMap { [$0.exterior] + $0.holes }
    let count = max(1, rings.reduce(0) { $0 + $1.count } / 4)
    let height = max((box.north - box.south) / Double(count), .leastNormalMagnitude)
    var bands = [[Side]](repeating: [], count: count)
    for ring in rings {
      guard var previous = ring.last else { continue }
      for next in ring {
        let low = Self.band(min(previous.latitude, next.latitude), box, height, count)
        let high = Self.band(max(previous.latitude, next.latitude), box, height, count)
        let side = Side(
          from: PlanarPoint(x: previous.longitude, y: previous.latitude),
          to: PlanarPoint(x: next.longitude, y: next.latitude))
        for band in low...high { bands[band].append(side) }
        previous = next
      }
    }
    self.box = box
    self.bands = bands
    bandHeight = height
  }

  /// Counts the sides crossed by a ray to the east (Shimrat, 1962), in degrees: over a few
  /// kilometres they are as good as metres to tell inside from outside.
  public func contains(_ place: Coordinate) -> Bool {
    let (x, y) = (place.longitude, place.latitude)
    guard box.west <= x, x <= box.east, box.south <= y, y <= box.north else { return false }
    var isInside = false
    for side in bands[Self.band(y, box, bandHeight, bands.count)]
    where (side.to.y > y) != (side.from.y > y) {
      let along = (y - side.to.y) / (side.from.y - side.to.y)
      if x < side.to.x + along * (side.from.x - side.to.x) { isInside.toggle() }
    }
    return isInside
  }

  private static func band(
    _ latitude: Double, _ box: BoundingBox, _ height: Double, _ count: Int
  ) -> Int {
    let band = ((latitude - box.south) / height).rounded(.down)
    return min(max(Int(min(band, Double(count))), 0), count - 1)
  }
}
