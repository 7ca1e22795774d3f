public import Geography

/// A place that the dossier's list of places locates.
public struct ListedPlace: Hashable, Sendable {
  public let name: String
  public let coordinate: Coordinate
  /// Facts without an address are written down there: its own don't tell where anything happened.
  public let isDefaultGeocode: Bool

  public init(name: String, coordinate: Coordinate, isDefaultGeocode: Bool = false) {
    self.name = name
    self.coordinate = coordinate
    self.isDefaultGeocode = isDefaultGeocode
  }
}
