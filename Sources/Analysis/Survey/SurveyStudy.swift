import Dossier
import Problems

/// What the victimation survey says, with the error of each figure.
struct SurveyStudy {
  let dossier: Dossier
  let edition: DocumentEdition
  let parameters: AnalysisParameters

  /// Nil when the dossier holds no survey, or one whose margins can't be met: a problem then says so.
  func results() -> Warned<SurveyResults?> { Warned(nil) }
}
