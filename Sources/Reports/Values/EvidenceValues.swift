import Analysis
import Templates

extension Material {
  /// What each finding rests on, by the finding's identifier: an author cites a figure by its name.
  ///
  /// `constat.malveillance.cambriolages-de-logement.niveau.taux`, then `….taux-intervalle`.
  func evidenceValues() -> TemplateScope {
    var scope = TemplateScope()
    for finding in findings.list {
      var values: TemplateScope = [:]
      for evidence in finding.evidence where values[evidence.measure] == nil {
        let places = Self.places(of: evidence.measure)
        guard evidence.value.isFinite else { continue }
        values[evidence.measure] = .number(evidence.value, places: places)
        guard let interval = evidence.interval else { continue }
        values[evidence.measure + "-intervalle"] = .interval(interval, places: places)
      }
      scope[finding.identifier] = .scope(values)
    }
    return scope
  }

  /// Digits after the comma: none for what is counted, two for a ratio, one for a rate.
  private static func places(of measure: String) -> Int {
    switch measure {
    case "rang", "communes", "faits", "nombre", "effectif": 0
    case "rapport": 2
    default: 1
    }
  }
}
