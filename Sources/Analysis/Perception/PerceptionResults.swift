/// What inhabitants and professionals say, counted by theme and place.
public struct PerceptionResults: Hashable, Sendable {
  /// Not yet ordered among those of other readings.
  public let findings: [Finding]
}
