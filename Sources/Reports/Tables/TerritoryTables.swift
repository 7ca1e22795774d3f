import Analysis
import Document
import Dossier
import Drawing
import Problems
import Templates
import Units

extension Material {
  /// The priority districts that lie in the territory, with the share that does.
  func priorityDistrictsTable() throws(Problem) -> Table? {
    guard let districts = dossier.map?.priorityDistricts, !districts.isEmpty else { return nil }
    let rows = districts.sorted { ($0.name, $0.code) < ($1.name, $1.code) }.map { district in
      Table.Row([
        [.text(district.name)], [.text(district.code)],
        [.text(French.percent(district.shareInside * 100, places: 0))],
        text(district.population.map(French.integer)),
      ])
    }
    return Table(
      title: try phrase("tableaux.quartiers.titre"),
      columns: [
        Table.Column([.text(try words("colonnes.quartier"))], .left, stretch: 1),
        Table.Column([.text(try words("colonnes.code"))], .left),
        Table.Column([.text(try words("colonnes.part"))]),
        Table.Column([.text(try words("profil.habitants"))]),
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
