import Analysis
import Dossier
import Inputs
public import Problems
import Reports
import Strategy
import Templates
import Units

/// Lists what templates may name: every value, list, figure and table, document by document, as
/// they stand for a dossier in the edition asked for.
public func listModels(_ request: DocumentRequest) throws(Problems) -> Warned<String> {
  try Line(request).listModels()
}

/// The same without a dossier: the names of a diagnostic and of the council's papers, for a
/// commune of which nothing is known.
public func listModels(without request: DocumentRequest) throws(Problems) -> Warned<String> {
  guard let date = CalendarDate(iso: "2000-01-01") else { preconditionFailure("a day") }
  let dossier = Dossier(
    territory: Territory(code: "99001", kind: .commune, name: PlaceName("Commune")),
    mission: Mission(sponsor: nil, author: nil, date: date, body: nil))
  let line = Line(request)
  let found = try line.findings(in: dossier)
  let catalogues = try line.commonCatalogues(
    of: dossier, findings: found.value, record: CouncilRecord(meetings: []))
  return Warned(
    catalogues.map { CatalogueText($0, hasDossier: false).text }.joined(separator: "\n")
      + "\nDonnez un dossier pour ses valeurs, et pour les noms de la stratégie, de l’évaluation, "
      + "du relevé et de l’observatoire.\n")
}

extension Line {
  fileprivate func listModels() throws(Problems) -> Warned<String> {
    let analysed = try analysedDossier()
    let (dossier, findings) = analysed.value
    let record = try councilRecord(of: dossier)
    let catalogues =
      try commonCatalogues(of: dossier, findings: findings, record: record.value)
      + strategyCatalogues(of: dossier, findings: findings, record: record.value)
      + observatoryCatalogues(of: dossier)
    return Warned(
      catalogues.map { CatalogueText($0, hasDossier: true).text }.joined(separator: "\n"),
      warnings: analysed.warnings)
  }

  private var options: ReportOptions { ReportOptions(edition: request.documentEdition) }

  /// Those of a territory without strategy nor register.
  fileprivate func commonCatalogues(
    of dossier: Dossier, findings: Findings, record: CouncilRecord
  ) throws(Problems) -> [TemplateCatalogue] {
    let templates = templateLibrary(for: dossier)
    let papers = try instanceCatalogue(
      of: dossier, record: record, templates: templates, options: options)
    return [
      try diagnosticCatalogue(
        of: dossier, findings: findings, templates: templates, options: options)
    ] + (papers.map { [$0] } ?? [])
  }

  /// None without a strategy; the relevé is that of its last meeting.
  private func strategyCatalogues(
    of dossier: Dossier, findings: Findings, record: CouncilRecord
  ) throws(Problems) -> [TemplateCatalogue] {
    guard let file = dossier.strategy else { return [] }
    let templates = templateLibrary(for: dossier)
    let state = apply(dossier.meetings, to: file.strategy).value
    let current = CurrentStrategy(dossier: dossier, file: file, state: state)
    let grounds = try grounds(of: dossier, findings: findings)
    let printed = try printed(state, .current, on: grounds.value, with: templates)
    var catalogues = [
      try strategyCatalogue(printed.value, templates: templates, options: options),
      try evaluationCatalogue(
        evaluation(of: current, findings: findings), of: dossier, templates: templates,
        options: options),
    ]
    if let last = record.last {
      catalogues.append(
        try minutesCatalogue(last, of: dossier, templates: templates, options: options))
    }
    return catalogues
  }

  /// None without a fact in the last quarter.
  private func observatoryCatalogues(of dossier: Dossier) throws(Problems) -> [TemplateCatalogue] {
    guard dossier.register != nil,
      let content = try? observatoryContent(of: dossier, over: nil).value
    else { return [] }
    return [
      try observatoryCatalogue(
        content, of: dossier, templates: templateLibrary(for: dossier), options: options)
    ]
  }
}
