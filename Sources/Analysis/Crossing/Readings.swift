import Dossier

/// Every reading of the territory, each nil when its source was not given.
struct Readings {
  let malveillance: Malveillance?
  let social: SocialProfile?
  let comparables: Comparables?
  let survey: SurveyResults?
  let perception: PerceptionResults?
  let tranquility: TranquilityResults?

  /// Of all readings, not yet ordered.
  func findings(_ list: FindingList) -> [Finding] {
    list.findings(malveillance, social) + (survey?.findings ?? [])
      + (perception?.findings ?? []) + (tranquility?.findings ?? [])
  }
}
