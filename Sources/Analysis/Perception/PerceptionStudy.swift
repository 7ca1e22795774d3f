import Dossier

/// What inhabitants and professionals say, counted by theme and place.
struct PerceptionStudy {
  let dossier: Dossier
  let edition: DocumentEdition
  let parameters: AnalysisParameters
  var thresholds = PerceptionThresholds()

  /// Nil when the dossier holds nothing of the kind.
  func results() -> PerceptionResults? {
    guard let interviews = dossier.interviews else { return nil }
    let families = HeardFamilies(interviews.list, edition: edition, thresholds: thresholds)
    guard let hearings = families.hearings(interviews.list) else { return nil }
    let study = ThemeStudy(
      interviews: interviews, families: families, hearings: hearings, thresholds: thresholds,
      knownPlaces: dossier.knownPlaces)
    let themes = study.themes()
    let findings = PerceptionFindings(
      territoryCode: dossier.territory.code, interviews: interviews, hearings: hearings)
    return PerceptionResults(
      findings: themes.map(findings.finding), hearings: hearings, themes: themes,
      places: study.places(), thresholds: thresholds, source: interviews.source)
  }
}

extension Dossier {
  /// Names of the districts of the map, as it writes them.
  var knownPlaces: [FoldedName: String] {
    let names = (map?.districts ?? []).map(\.name) + (map?.priorityDistricts ?? []).map(\.name)
    return names.reduce(into: [:]) { known, name in
      if known[FoldedName(place: name)] == nil { known[FoldedName(place: name)] = name }
    }
  }
}
