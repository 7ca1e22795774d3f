import Dossier

/// Every reading of the territory, each nil when its source was not given.
struct Readings {
  let malveillance: Malveillance?
  let social: SocialProfile?
  let comparables: Comparables?
  let expected: ExpectedLevels?
  let survey: SurveyResults?
  let perception: PerceptionResults?
  let tranquility: TranquilityResults?

  /// Of all readings, not yet ordered.
  func findings(_ list: FindingList) -> [Finding] {
    list.findings(malveillance, social) + expectedFindings(list) + (survey?.findings ?? [])
      + (perception?.findings ?? []) + (tranquility?.findings ?? [])
  }

  private func expectedFindings(_ list: FindingList) -> [Finding] {
    guard let source = malveillance?.source else { return [] }
    return (expected?.levels ?? []).map { list.expectedLevel($0, from: source) }
  }
}
