import Analysis
import Dossier
public import Problems
import Units

/// Reads and analyses everything, composes the documents, writes nothing: what was found, what is
/// missing, which findings.
///
/// A template that can't be expanded is a problem of the dossier too; those of all the documents are
/// told at once.
public func checkDossier(_ request: DocumentRequest) throws(Problems) -> Warned<String> {
  let line = Line(request)
  let analysed = try line.analysedDossier()
  let (dossier, findings) = analysed.value
  let report = CheckReport(dossier: dossier, findings: findings)
  let diagnostic = composing { () throws(Problems) in
    try line.draftDiagnostic(of: dossier, findings: findings).warnings
  }
  let strategy = try line.checkStrategy(of: dossier, findings: findings)
  // The documents share templates: what is said of one is said of the other.
  let problems = Set(analysed.warnings + diagnostic + strategy.warnings)
  return Warned(
    report.text + (strategy.value.map { "\n" + $0 } ?? ""), warnings: problems.sorted())
}

/// What is to be said of a document that is composed: warnings, or what stopped it.
func composing(_ warnings: () throws(Problems) -> [Problem]) -> [Problem] {
  do { return try warnings() } catch { return error.all }
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
