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
  var crossing = CrossingParameters()

  /// Nil when there is nothing to hold against anything.
  func results() -> CrossingResults? {
    let triangulate = Triangulate(dossier, readings, findings: findings, parameters, crossing)
    let triangulation = triangulate.result()
    guard !triangulate.given.isEmpty else { return nil }
    let particularities =
      triangulation.value.map {
        RankParticularities(
          triangulation: $0, survey: triangulate.survey, malveillance: readings.malveillance
        ).ranked()
      } ?? []
    return CrossingResults(
      triangulation: triangulation, bridges: bridges,
      districts: DistrictCrossingStudy(
        survey: readings.survey, tranquility: readings.tranquility, parameters: crossing
      ).crossing(),
      particularities: particularities,
      adequacy: dossier.responses.map {
        MatchResponses(responses: $0, words: dossier.themes).adequacy(of: particularities)
      },
      parameters: crossing,
      findings: CrossingFindings(
        territoryCode: dossier.territory.code, list: findings
      ).findings(triangulation.value, particularities))
  }

  private var bridges: [DarkFigureBridge] {
    guard let survey = readings.survey, let malveillance = readings.malveillance else {
      return []
    }
    return BridgeStudy(
      survey: survey, malveillance: malveillance, level: parameters.level, crossing: crossing
    ).bridges()
  }
}
