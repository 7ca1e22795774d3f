import Analysis
import Dossier
public import Problems
import Units

/// Reads and analyses everything, writes nothing: what was found, what is missing, which findings.
public func checkDossier(_ request: DocumentRequest) throws(Problems) -> Warned<String> {
  let line = Line(request)
  // A template that can't be expanded is a problem of the dossier too.
  let composed = try line.composeDiagnostic()
  let report = CheckReport(dossier: composed.dossier, findings: composed.findings)
  let strategy = try line.checkStrategy(of: composed.dossier, findings: composed.findings)
  return Warned(
    report.text + (strategy.value.map { "\n" + $0 } ?? ""),
    warnings: composed.warnings + strategy.warnings)
}

/// What `verifier` prints.
private struct CheckReport {
  let dossier: Dossier
  let findings: Findings

  var text: String {
    let territory = dossier.territory
    return """
      \(territory.name.short) (\(territory.code))

      Sources lues : \(dossier.sources.count)
      \(lines(dossier.sources.map(sourceLine)))
      Non fournies : \(French.list(dossier.declared.missing.map(\.rawValue)))

      À compléter :
      \(lines(missingFacts))
      Constats (identifiants à citer dans une stratégie) : \(findings.list.count)
      \(lines(findings.list.map(findingLine)))
      """
  }

  private func lines(_ items: [String]) -> String {
    items.isEmpty ? "  aucun\n" : items.map { "  \($0)\n" }.joined()
  }

  private func sourceLine(_ source: Source) -> String {
    "\(source.path) : \(source.producer), \(source.dataset), \(source.vintage) "
      + "(\(French.integer(source.records)) enregistrements)"
  }

  private func findingLine(_ finding: Finding) -> String {
    "\(finding.identifier)  \(Self.word(of: finding.verdict)), \(Self.word(of: finding.strength))"
  }

  private static func word(of verdict: Finding.Verdict) -> String {
    switch verdict {
    case .above: "au-dessus"
    case .below: "au-dessous"
    case .rising: "en hausse"
    case .falling: "en baisse"
    case .stable: "stable"
    case .notEstablished: "non établi"
    case .converging: "convergence"
    case .diverging: "divergence"
    case .notPublished: "n.d."
    case .worrying: "préoccupation partagée"
    case .reassuring: "satisfaction partagée"
    case .divided: "avis opposés"
    }
  }

  private static func word(of strength: Finding.Strength) -> String {
    switch strength {
    case .strong: "fort"
    case .established: "établi"
    case .indicative: "à confirmer"
    case .undetermined: "indéterminé"
    }
  }

  /// Facts that a document prints « à compléter ».
  private var missingFacts: [String] {
    let territory = dossier.territory
    let facts: [(String, Bool)] = [
      ("commune.population_municipale", territory.municipalPopulation == nil),
      ("commune.population_totale", territory.totalPopulation == nil),
      ("commune.departement", territory.department == nil),
      ("commune.epci", territory.intercommunality == nil),
      ("commune.police_municipale_agents", territory.municipalPoliceAgents == nil),
      ("mission.commanditaire", dossier.mission.sponsor == nil),
      ("mission.redacteur", dossier.mission.author == nil),
      ("sources.contours", dossier.map == nil),
    ]
    return facts.filter(\.1).map(\.0)
  }
}
