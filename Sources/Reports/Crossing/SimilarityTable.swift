import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The territory beside its comparables, covariate by covariate.
  func similarityTable() throws(Problem) -> Table? {
    guard let comparables = findings.comparables.value, !comparables.gaps.isEmpty else {
      return nil
    }
    var rows: [Table.Row] = []
    for gap in comparables.gaps {
      rows.append(
        Table.Row([
          [.text(try words("social.\(gap.covariate.key).nom"))],
          [.text(printed(gap.value, of: gap.covariate))],
          text(gap.median.map { printed($0, of: gap.covariate) }),
        ]))
    }
    let scope: TemplateScope = [
      "territoire": .text(territory.name.short), "groupe": .text(try groupName),
      "mahalanobis": .rich(try check(comparables)),
    ]
    return Table(
      title: try phrase("croise.semblables.titre", scope),
      columns: [
        Table.Column([.text(try words("croise.colonnes.covariable"))], .left, stretch: 1),
        Table.Column([.text(territory.name.short)]),
        Table.Column([.text(try words("croise.colonnes.mediane"))], isSecondary: true),
      ],
      rows: rows, source: try phrase("croise.semblables.note", scope),
      anchor: "tableau-semblables")
  }

  private func check(_ comparables: Comparables) throws(Problem) -> [Inline] {
    guard let confirmed = comparables.confirmedByMahalanobis else {
      return try phrase("croise.semblables.nommees")
    }
    return try phrase(
      "croise.semblables.mahalanobis",
      ["k": .integer(confirmed), "n": .integer(comparables.members.count)])
  }

  private func printed(_ value: Double, of covariate: Covariate) -> String {
    switch covariate {
    case .population: French.decimal(value, places: 0)
    case .social(let variable): Reports.printed(value, of: variable)
    }
  }
}
