import Dossier

/// What the victimation survey says, with the error of each figure.
struct SurveyStudy {
  let dossier: Dossier
  let edition: DocumentEdition
  let parameters: AnalysisParameters

  /// Nil when the dossier holds nothing of the kind.
  func results() -> SurveyResults? { nil }
}
