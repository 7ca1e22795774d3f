import Analysis
import Document
import Dossier
import Drawing
import Problems
import Templates
import Units

extension Material {
  /// The social measures of the territory beside those of the others.
  func socialTable() throws(Problem) -> Table? {
    guard let social = findings.social, !social.measures.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for measure in social.measures where measure.variable.isComparable {
      rows.append(
        Table.Row(
          [
            [.text(try words("social.\(measure.variable.rawValue).nom"))],
            text(measure.vintage.map(String.init)),
            [.text(printed(measure.value, of: measure.variable))],
            text(
              measure.place(among: .comparables).map { printed($0.median, of: measure.variable) }),
            text(measure.place(among: .all).map { printed($0.median, of: measure.variable) }),
            text(
              measure.place(among: .all).map {
                "\(ordinal($0.rank))/\(French.integer($0.communes))"
              }),
          ],
          isKey: numbered.contains { $0.subject == measure.variable.rawValue }))
    }
    guard !rows.isEmpty else { return nil }
    let median = try words("colonnes.mediane")
    return Table(
      title: try phrase("tableaux.social.titre"),
      columns: [
        Table.Column([.text(try words("colonnes.mesure"))], .left, stretch: 1),
        Table.Column([.text(try words("colonnes.annee"))]),
        Table.Column([.text(territory.name.short)]),
        Table.Column(
          [.text(try words("colonnes.comparables"))], spanner: median, isSecondary: true),
        Table.Column([.text(try words("colonnes.toutes"))], spanner: median, isSecondary: true),
        Table.Column([.text(try words("colonnes.rang"))]),
      ],
      rows: rows,
      source: try cite(all: social.measures.map(\.source)) + [.text(" ")]
        + (try phrase("tableaux.social.note")),
      anchor: "tableau-social")
  }

  /// The priority districts that lie in the territory, with the share that does.
  func priorityDistrictsTable() throws(Problem) -> Table? {
    guard let districts = dossier.map?.priorityDistricts, !districts.isEmpty else { return nil }
    let rows = districts.sorted { ($0.name, $0.code) < ($1.name, $1.code) }.map { district in
      Table.Row([
        [.text(district.name)], [.text(district.code)],
        [.text(French.percent(district.shareInside * 100, places: 0))],
      ])
    }
    return Table(
      title: try phrase("tableaux.quartiers.titre"),
      columns: [
        Table.Column([.text(try words("colonnes.quartier"))], .left, stretch: 1),
        Table.Column([.text(try words("colonnes.code"))], .left),
        Table.Column([.text(try words("colonnes.part"))]),
      ],
      rows: rows, source: try phrase("tableaux.quartiers.note"), anchor: "tableau-quartiers")
  }

  /// Each finding with the domain it rests on, and those that could confirm it.
  func findingSourcesTable() throws(Problem) -> Table? {
    let crossed = numbered.filter { $0.domain == .malveillance || $0.domain == .social }
    guard !crossed.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for finding in crossed {
      rows.append(
        Table.Row([
          [
            .link(
              .destination("constat-" + finding.identifier),
              [.strong([.text(number(of: finding.identifier) ?? "")])])
          ],
          try statement(of: finding),
          try phrase("croisement.source.\(finding.domain.rawValue)"),
          try phrase("croisement.confirmer.\(finding.domain.rawValue)"),
        ]))
    }
    return Table(
      title: try phrase("tableaux.croisement.titre"),
      columns: [
        Table.Column([.text(try words("colonnes.numero"))], .left),
        Table.Column([.text(try words("colonnes.constat"))], .left, stretch: 2),
        Table.Column([.text(try words("colonnes.source"))], .left, stretch: 0.8),
        Table.Column([.text(try words("colonnes.confirmation"))], .left, stretch: 1.1),
      ],
      rows: rows, anchor: "tableau-croisement")
  }
}
