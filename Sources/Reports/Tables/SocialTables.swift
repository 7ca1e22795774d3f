import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The social measures of the territory beside those of the others, block by block.
  func socialTable() throws(Problem) -> Table? {
    guard let social = findings.social else { return nil }
    var rows: [Table.Row] = []
    for block in SocialBlock.allCases {
      let measures = social.measures.filter {
        $0.variable.block == block && $0.variable.isComparable
      }
      guard !measures.isEmpty else { continue }
      let name = try words("profil.blocs.\(block.rawValue).nom")
      rows.append(
        Table.Row([[.text(name)]] + Array(repeating: [], count: 6), isGroup: true))
      for measure in measures { rows.append(try row(of: measure)) }
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
        Table.Column(
          [.text(try words("profil.departement"))], spanner: median, isSecondary: true),
        Table.Column([.text(try words("colonnes.toutes"))], spanner: median, isSecondary: true),
        Table.Column([.text(try words("colonnes.rang"))]),
      ],
      rows: rows,
      source: try cite(all: social.measures.map(\.source)) + [.text(" ")]
        + (try phrase("tableaux.social.note")),
      anchor: "tableau-social")
  }

  private func row(of measure: SocialMeasure) throws(Problem) -> Table.Row {
    func median(_ scope: SocialPlace.Scope) -> [Inline] {
      text(measure.place(among: scope).map { printed($0.median, of: measure.variable) })
    }
    // Without the territory, which is not in its own reference.
    let contrast = findings.social?.contrasts.first { $0.variable == measure.variable }
    let comparables =
      contrast.map { text(printed($0.median, of: measure.variable)) } ?? median(.comparables)
    return Table.Row(
      [
        [.text(try words("social.\(measure.variable.rawValue).nom"))],
        text(measure.vintage.map(String.init)),
        [.text(printed(measure.value, of: measure.variable))],
        comparables, median(.department), median(.all),
        text(
          measure.place(among: .all).map {
            "\(ordinal($0.rank))/\(French.integer($0.communes))"
          }),
      ],
      isKey: numbered.contains { $0.subject == measure.variable.rawValue })
  }

  /// The groups of measures that no file describes, and what nobody can then say.
  func absentBlocksTable() throws(Problem) -> Table? {
    var keys = (findings.social?.absentBlocks ?? SocialBlock.allCases).map(\.rawValue)
    if dossier.map?.priorityDistricts == nil { keys.append("quartiers-prioritaires") }
    guard !keys.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for key in keys {
      rows.append(
        Table.Row([
          [.text(try words("profil.blocs.\(key).nom"))],
          try phrase("profil.blocs.\(key).fichier"), try phrase("profil.blocs.\(key).interdit"),
        ]))
    }
    return Table(
      title: try phrase("profil.absents.titre"),
      columns: [
        Table.Column([.text(try words("profil.absents.bloc"))], .left),
        Table.Column([.text(try words("profil.absents.fichier"))], .left, stretch: 1),
        Table.Column([.text(try words("profil.absents.interdit"))], .left, stretch: 1.6),
      ],
      rows: rows, source: try phrase("profil.absents.note"), anchor: "tableau-profil-absent")
  }

  /// How many priority districts there are, how much of the territory they take, who lives there.
  func priorityDistrictsPhrase() throws(Problem) -> [Inline] {
    guard let districts = dossier.map?.priorityDistricts else { return [] }
    guard !districts.isEmpty else { return try phrase("profil.qpv.aucun") }
    let share = districts.map(\.shareOfTerritory).sorted().reduce(0, +)
    let populations = districts.compactMap(\.population)
    let isKnown = populations.count == districts.count
    let isWhole = districts.allSatisfy { $0.shareInside > 0.99 }
    let scope: TemplateScope = [
      "n": .text(spelled(districts.count)),
      "part": .text(French.percent(share * 100, places: 1)),
      "population": .integer(populations.reduce(0, +)),
    ]
    let number = districts.count == 1 ? "un" : "plusieurs"
    let people = isKnown ? isWhole ? "habitants" : "habitants-entiers" : "sans-habitants"
    return try phrase("profil.qpv.\(number)", scope) + [.text(" ")]
      + phrase("profil.qpv.\(people)", scope)
  }
}
