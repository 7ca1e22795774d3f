import Dossier

/// What inhabitants and professionals say, counted by theme and place.
struct PerceptionStudy {
  let dossier: Dossier
  let edition: DocumentEdition
  let parameters: AnalysisParameters

  /// Nil when the dossier holds nothing of the kind.
  func results() -> PerceptionResults? { nil }
}
