/// What the victimation survey says, with the error of each figure.
public struct SurveyResults: Hashable, Sendable {
  /// Not yet ordered among those of other readings.
  public let findings: [Finding]
}
