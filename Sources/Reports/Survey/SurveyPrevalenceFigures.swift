import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Facts against persons, and facts against households, side by side: never on one axis.
  func prevalenceFigures() throws(Problem) -> [Block] {
    guard let survey = findings.survey else { return [] }
    var figures: [Figure] = []
    for unit in [Victimisation.Unit.person, .household] {
      if let figure = try prevalenceFigure(unit, survey) { figures.append(figure) }
    }
    return figures.count > 1
      ? [.columns(figures.map { [.figure($0)] })] : figures.map { .figure($0) }
  }

  private func prevalenceFigure(
    _ unit: Victimisation.Unit, _ survey: SurveyResults
  ) throws(Problem) -> Figure? {
    let kinds = survey.victimisations.filter { $0.unit == unit }.sorted {
      ($1.prevalence.value?.value ?? -1, $0.label) < ($0.prevalence.value?.value ?? -1, $1.label)
    }
    guard kinds.contains(where: { $0.prevalence.value != nil }) else { return nil }
    var rows: [DotInterval.Row] = []
    for kind in kinds { rows.append(try row(kind)) }
    let key = "victimation.figures.prevalence.\(unit.rawValue)"
    let scope = try surveyScope(survey.sample)
    return Figure(
      title: try prevalenceTitle(kinds, unit), subtitle: try phrase("\(key).sous-titre", scope),
      chart: Chart(
        plot: DotInterval(rows: rows, unit: French.narrowSpace + "%"),
        alternativeText: try words(
          "\(key).texte",
          scope.adding([
            "valeurs": .text(try prevalenceList(kinds))
          ])),
        values: try prevalenceValues(kinds)),
      reading: try prevalenceReading(kinds, key, scope),
      source: try surveySource(survey.sample, note: "victimation.figures.prevalence.note"),
      anchor: "figure-enquete-\(unit.rawValue)")
  }

  /// Under twenty victims, or a hundred respondents, the dot is empty.
  private func row(_ kind: VictimisationResult) throws(Problem) -> DotInterval.Row {
    guard let figure = kind.prevalence.value else {
      return DotInterval.Row(
        kind.label, Estimate(nil), isEstablished: false, valueText: try share(kind.prevalence))
    }
    let percent = SurveyPercent(figure)
    let isLarge =
      (kind.victims.value ?? 0) >= findings.context.parameters.minimumBase && !figure.isFragile
    return DotInterval.Row(
      kind.label, Estimate(percent.value, interval: percent.interval), isEstablished: isLarge)
  }

  private func prevalenceTitle(
    _ kinds: [VictimisationResult], _ unit: Victimisation.Unit
  ) throws(Problem) -> [Inline] {
    let key = "victimation.figures.prevalence.\(unit.rawValue)"
    guard let lead = lead(among: kinds, of: unit) else { return try phrase("\(key).titre") }
    return try phrase("\(key).titre-premiere", ["nom": .text(lead.label)])
  }

  private func prevalenceList(_ kinds: [VictimisationResult]) throws(Problem) -> String {
    var parts: [String] = []
    for kind in kinds {
      parts.append("\(kind.label) : \(try fullShare(kind.prevalence))")
    }
    return parts.joined(separator: " ; ")
  }

  private func prevalenceReading(
    _ kinds: [VictimisationResult], _ key: String, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let kind = kinds.first, let figure = kind.prevalence.value else { return [] }
    return try phrase(
      "\(key).lecture",
      scope.adding([
        "nom": .text(kind.label.lowercasedFirst), "part": .text(SurveyPercent(figure).full),
        "repondants": .integer(figure.respondents),
      ]))
  }

  private func prevalenceValues(_ kinds: [VictimisationResult]) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for kind in kinds {
      rows.append([
        kind.label, try share(kind.prevalence),
        kind.prevalence.value.flatMap { SurveyPercent($0).intervalText } ?? "–",
        kind.prevalence.value.map { French.integer($0.respondents) } ?? "–",
        try count(kind.victims),
      ])
    }
    return ValueTable(
      columns: [
        try words("victimation.colonnes.atteinte"), try words("victimation.colonnes.prevalence"),
        try words("colonnes.intervalle"), try words("victimation.colonnes.n"),
        try words("victimation.colonnes.victimes"),
      ], rows: rows)
  }
}
