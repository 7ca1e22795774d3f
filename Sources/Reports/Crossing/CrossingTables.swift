import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// What each source says of each theme, with the finding that proves it.
  func sayingsTable() throws(Problem) -> Table? {
    guard let triangulation = findings.crossing?.triangulation.value else { return nil }
    var rows: [Table.Row] = []
    for row in triangulation.rows {
      var theme = try name(of: row)
      for reading in row.readings where !reading.facts.isEmpty {
        rows.append(try saying(reading, of: theme))
        theme = ""
      }
    }
    return Table(
      title: try phrase("croise.dires.titre"),
      columns: [
        Table.Column([.text(try words("croise.colonnes.theme"))], .left, stretch: 0.5),
        Table.Column([.text(try words("croise.colonnes.source"))], .left, stretch: 0.3),
        Table.Column([.text(try words("croise.colonnes.signal"))], .left),
        Table.Column([.text(try words("croise.colonnes.dit"))], .left, stretch: 1),
        Table.Column([.text(try words("croise.colonnes.constat"))], .left),
      ],
      rows: rows, source: try phrase("croise.dires.note"), anchor: "tableau-dires")
  }

  private func saying(
    _ reading: SourceReading, of theme: String
  ) throws(Problem) -> Table.Row {
    var sentences: [String] = []
    for fact in reading.facts { sentences.append(try sentence(of: fact)) }
    let cited = reading.facts.compactMap(\.finding).first { number(of: $0) != nil }
    return Table.Row([
      [.strong([.text(theme)])], [.text(try head(of: reading.source))],
      [.text(try words("croise.signaux-courts.\(reading.signal.rawValue)"))],
      [.text(sentences.joined(separator: "\(French.narrowSpace); "))], reference(cited),
    ])
  }

  /// The particularities, those that weigh most first.
  func particularitiesTable() throws(Problem) -> Table? {
    guard let crossing = findings.crossing, !crossing.particularities.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for particularity in crossing.particularities {
      rows.append(try self.row(particularity))
    }
    func column(_ key: String, _ alignment: Table.Alignment = .left, _ stretch: Double = 0)
      throws(Problem) -> Table.Column
    {
      Table.Column([.text(try words("croise.colonnes.\(key)"))], alignment, stretch: stretch)
    }
    return Table(
      title: try phrase("croise.particularites.tableau"),
      columns: [
        try column("constat"), try column("theme", .left, 1), try column("sources", .left, 0.4),
        try column("force", .right), try column("gravite", .left, 0.4),
        try column("portee", .left, 0.4), try column("ordre", .right),
      ],
      rows: rows, source: try phrase("croise.particularites.note"),
      anchor: "tableau-particularites")
  }

  private func row(_ particularity: Particularity) throws(Problem) -> Table.Row {
    let row = particularity.row
    var sources = "\(row.agreeing.count)/\(row.speaking.count)"
    if particularity.isSingleSource, let only = row.agreeing.first?.source {
      sources = try words(
        "croise.particularites.source-unique", ["source": .text(try list([only]))])
    }
    let theme = try name(of: row)
    let places = row.places.isEmpty ? "" : " (\(French.list(row.places)))"
    return Table.Row([
      reference(cited(by: row)), [.text(theme + places)], [.text(sources)],
      [.text(String(particularity.strength))],
      [
        .text(
          "\(particularity.gravity.rawValue) "
            + "(\(try words("croise.particularites.gravite.\(particularity.gravity.key)")))")
      ],
      [.text("\(particularity.reach.degree) (\(try words(of: particularity.reach)))")],
      [.text(String(particularity.score))],
    ])
  }

  private func words(of reach: Particularity.Reach) throws(Problem) -> String {
    switch reach {
    case .prevalence(let share):
      try words(
        "croise.particularites.portee.prevalence", ["part": .percent(share * 100, places: 1)])
    case .recorded(let rate, let year):
      try words(
        "croise.particularites.portee.enregistre",
        ["taux": .number(rate, places: places(for: rate)), "annee": .year(year)])
    case .places(1): try words("croise.particularites.portee.lieu")
    case .places(let count):
      try words("croise.particularites.portee.lieux", ["n": .integer(count)])
    case .unknown: try words("croise.particularites.portee.inconnue")
    }
  }
}

extension KnownTheme.Gravity {
  /// A key of the wording.
  fileprivate var key: String {
    switch self {
    case .person: "personne"
    case .property: "bien"
    case .nuisance: "nuisance"
    }
  }
}
