import Dossier

/// What local services count: each table apart, never added to another.
struct TranquilityStudy {
  let dossier: Dossier
  let edition: DocumentEdition
  let parameters: AnalysisParameters

  /// Nil when the dossier holds nothing of the kind.
  func results() -> TranquilityResults? { nil }
}
