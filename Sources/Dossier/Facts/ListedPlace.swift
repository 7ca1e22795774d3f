public import Geography

/// A place that the dossier's list of places locates.
public struct ListedPlace: Hashable, Sendable {
  public let name: String
  public let coordinate: Coordinate

  public init(name: String, coordinate: Coordinate) {
    self.name = name
    self.coordinate = coordinate
  }
}
