/// What local services count: each table apart, never added to another.
public struct TranquilityResults: Hashable, Sendable {
  /// Not yet ordered among those of other readings.
  public let findings: [Finding]
}
