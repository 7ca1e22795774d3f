import Dossier

/// Holds the readings against each other.
struct CrossingStudy {
  let dossier: Dossier
  let readings: Readings
  /// Of the readings alone, strongest first.
  let findings: [Finding]
  let study: ReferenceStudy
  let edition: DocumentEdition
  let parameters: AnalysisParameters

  /// Nil when there is nothing to hold against anything.
  func results() -> CrossingResults? { nil }
}
