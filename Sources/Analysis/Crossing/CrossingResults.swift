/// The readings held against each other.
public struct CrossingResults: Hashable, Sendable {
  /// Theme by source; says why when fewer than two sources of facts or of words were given.
  public let triangulation: Availability<Triangulation, TriangulationAbsence>
  /// One a kind of fact that the survey asks about and an indicator counts, in the survey's order.
  public let bridges: [DarkFigureBridge]
  public let districts: Availability<DistrictCrossing, DistrictCrossingAbsence>
  /// Those that weigh most first.
  public let particularities: [Particularity]
  /// Nil when the dossier describes no response at all.
  public let adequacy: ResponseAdequacy?
  public let parameters: CrossingParameters
  /// Not yet ordered among those of other readings.
  public let findings: [Finding]
}
