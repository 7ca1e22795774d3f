import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Each particularity with the responses on its theme, and how far they cover it.
  func adequacyTable() throws(Problem) -> Table? {
    guard let adequacy = findings.crossing?.adequacy, !adequacy.rows.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for row in adequacy.rows { rows.append(try self.row(row)) }
    return Table(
      title: try phrase("croise.adequation.tableau"),
      columns: [
        Table.Column([.text(try words("croise.colonnes.constat"))], .left),
        Table.Column([.text(try words("croise.colonnes.theme"))], .left, stretch: 0.7),
        Table.Column([.text(try words("croise.colonnes.adequation"))], .left),
        Table.Column([.text(try words("croise.colonnes.reponses"))], .left, stretch: 1.5),
      ],
      rows: rows,
      source: try cite(adequacy.source) + [.text(" ")]
        + (try phrase("croise.adequation.note")),
      anchor: "tableau-adequation")
  }

  private func row(_ row: ResponseAdequacy.Row) throws(Problem) -> Table.Row {
    var parts = try row.matches.mapTyped { match throws(Problem) in try sentence(of: match) }
    if !row.placesLeft.isEmpty, !row.matches.isEmpty {
      parts.append(
        try words(
          "croise.adequation.lieux", ["lieux": .text(French.list(row.placesLeft))]))
    }
    let theme = findings.crossing?.triangulation.value?.row(row.theme)
    return Table.Row([
      reference(theme.flatMap { cited(by: $0) }),
      [.text(try theme.map { theme throws(Problem) in try name(of: theme) } ?? row.theme.key)],
      [.strong([.text(try words("croise.adequation.\(row.coverage.rawValue)"))])],
      [.text(parts.isEmpty ? "–" : parts.joined(separator: "\(French.narrowSpace); "))],
    ])
  }

  private func sentence(of match: ResponseAdequacy.Match) throws(Problem) -> String {
    let limits = try match.limits.mapTyped { limit throws(Problem) in
      try words("croise.adequation.limites.\(limit.rawValue)")
    }
    let reason =
      limits.isEmpty
      ? try words("croise.adequation.couvre") : limits.joined(separator: ", ")
    return "\(match.response) \(match.name) (\(reason))"
  }

  /// Responses whose themes meet no particularity.
  func otherResponsesTable() throws(Problem) -> Table? {
    guard let adequacy = findings.crossing?.adequacy, !adequacy.withoutFinding.isEmpty else {
      return nil
    }
    return Table(
      title: try phrase("croise.adequation.sans-constat"),
      columns: [
        Table.Column([.text(try words("croise.colonnes.reponse"))], .left, stretch: 1),
        Table.Column([.text(try words("croise.colonnes.themes-reponse"))], .left, stretch: 1),
      ],
      rows: adequacy.withoutFinding.map { response in
        Table.Row([
          [.text("\(response.identifier) \(response.name)")],
          [.text(French.list(response.themes))],
        ])
      },
      source: try phrase("croise.adequation.sans-constat-note"),
      anchor: "tableau-reponses-sans-constat")
  }

  /// What the chapter on responses finds.
  func responsesTitle() throws(Problem) -> [Inline] {
    guard let adequacy = findings.crossing?.adequacy else { return [] }
    let open = adequacy.rows.count { $0.coverage != .covered }
    let key =
      adequacy.rows.isEmpty
      ? "aucune"
      : open == 0
        ? "tout" : open == adequacy.rows.count ? "rien" : open == 1 ? "une" : "partie"
    return try phrase(
      "croise.titres.reponses.\(key)",
      ["n": .text(spelled(open)), "m": .text(spelled(adequacy.rows.count))])
  }
}
