import Geography

/// Where the territory of a dossier lies, to check coordinates against.
struct TerritoryBounds: Sendable {
  private let parts: [BandedOutline]
  private let box: BoundingBox

  /// Degrees from the box around the territory beyond which coordinates are a mistake: about fifty
  /// kilometres, so that facts of the towns around are kept.
  static let farDegrees = 0.5

  /// Returns nil when no shape holds a polygon; shapes may overlap.
  init?(_ shapes: [MultiPolygon]) {
    parts = shapes.compactMap(BandedOutline.init)
    let corners = parts.map(\.box).flatMap { box in
      [
        Coordinate(longitude: box.west, latitude: box.south),
        Coordinate(longitude: box.east, latitude: box.north),
      ]
    }
    guard let box = BoundingBox(of: corners) else { return nil }
    self.box = box
  }

  func contains(_ place: Coordinate) -> Bool { parts.contains { $0.contains(place) } }

  func isNear(_ place: Coordinate) -> Bool {
    let margin = Self.farDegrees
    return box.west - margin <= place.longitude && place.longitude <= box.east + margin
      && box.south - margin <= place.latitude && place.latitude <= box.north + margin
  }
}
