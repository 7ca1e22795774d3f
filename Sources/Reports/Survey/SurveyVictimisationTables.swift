import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Who is hit: persons, then households, with the risk among the exposed.
  func victimisationTable() throws(Problem) -> Table? {
    let columns =
      try shareColumns(words("victimation.colonnes.prevalence"))
      + shareColumns(words("victimation.colonnes.risque"))
    return try table("atteintes", columns) { kind throws(Problem) in
      try cells(kind.prevalence) + (try cells(kind.risk))
    }
  }

  /// How often, and what is told to the police or the gendarmerie.
  func reportingTable() throws(Problem) -> Table? {
    try table("declarations", try reportingColumns()) { kind throws(Problem) in
      [
        try count(kind.victims), try inline(kind.multivictimation, times: 1, places: 2),
        try inline(kind.incidence, times: 100, places: 1),
        interval(kind.incidence, times: 100, places: 1), try inline(kind.complaint),
        interval(kind.complaint), try inline(kind.report), interval(kind.report),
      ]
    }
  }

  private func reportingColumns() throws(Problem) -> [Table.Column] {
    var columns = [
      Table.Column([.text(try words("victimation.colonnes.victimes"))]),
      Table.Column([.text(try words("victimation.colonnes.multi"))]),
    ]
    for (key, unit) in [
      ("incidence", try words("victimation.colonnes.pour-cent")), ("plainte", "%"),
      ("declaration", "%"),
    ] {
      let spanner = try words("victimation.colonnes.\(key)")
      columns += [
        Table.Column([.text(unit)], spanner: spanner),
        Table.Column(
          [.text(try words("colonnes.intervalle"))], spanner: spanner, isSecondary: true),
      ]
    }
    return columns
  }

  private func shareColumns(_ spanner: String) throws(Problem) -> [Table.Column] {
    [
      Table.Column([.text("%")], spanner: spanner),
      Table.Column([.text(try words("colonnes.intervalle"))], spanner: spanner, isSecondary: true),
      Table.Column([.text(try words("victimation.colonnes.n"))], spanner: spanner),
      Table.Column([.text(try words("victimation.colonnes.deff"))], spanner: spanner),
    ]
  }

  private func cells(_ cell: SurveyCell) throws(Problem) -> [[Inline]] {
    [try inline(cell), interval(cell), respondents(cell), designEffect(cell)]
  }

  /// A row a kind under its unit.
  private func table(
    _ key: String, _ measures: [Table.Column],
    cells: (VictimisationResult) throws(Problem) -> [[Inline]]
  ) throws(Problem) -> Table? {
    guard let survey = findings.survey, !survey.victimisations.isEmpty else { return nil }
    let columns =
      [Table.Column([.text(try words("victimation.colonnes.atteinte"))], .left, stretch: 1)]
      + measures
    var rows: [Table.Row] = []
    for unit in [Victimisation.Unit.person, .household] {
      let kinds = survey.victimisations.filter { $0.unit == unit }
      guard !kinds.isEmpty else { continue }
      let heading = try phrase("victimation.groupes.\(unit.rawValue)")
      rows.append(
        Table.Row([heading] + columns.dropFirst().map { _ in [] }, isGroup: true))
      for kind in kinds {
        let isKey = numbered.contains { $0.domain == .survey && $0.subject == kind.key }
        rows.append(Table.Row([[.text(kind.label)]] + (try cells(kind)), isKey: isKey))
      }
    }
    let scope = try surveyScope(survey.sample)
    return Table(
      title: try phrase("victimation.tableaux.\(key).titre", scope), columns: columns, rows: rows,
      reading: try phrase("victimation.tableaux.\(key).lecture", scope),
      source: try surveySource(survey.sample, note: "victimation.tableaux.\(key).note"),
      anchor: "tableau-enquete-\(key)")
  }
}
