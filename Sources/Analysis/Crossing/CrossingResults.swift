/// The readings held against each other.
public struct CrossingResults: Hashable, Sendable {
  /// Not yet ordered among those of other readings.
  public let findings: [Finding]
}
