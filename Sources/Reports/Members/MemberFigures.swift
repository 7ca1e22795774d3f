import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Most communes that a figure shows: beyond, names and panels are too small to be read.
  private static let mostMembers = 36

  /// Every commune and every indicator: established above, below, or neither.
  func memberMatrix() throws(Problem) -> Figure? {
    let members = memberMaterials.prefix(Self.mostMembers)
    let indicators = memberIndicators
    guard !members.isEmpty, !indicators.isEmpty else { return nil }
    let verdicts = members.map { member in
      indicators.map { member.findings.malveillance?.study(of: $0)?.levelVerdict ?? .notPublished }
    }
    var names: [String] = []
    for indicator in indicators {
      names.append(try words("indicateurs.\(indicator.rawValue).court"))
    }
    let words = try ["below", "notEstablished", "above"].mapTyped { key throws(Problem) in
      try self.words("communes.matrice.classes.\(key)")
    }
    let scope: TemplateScope = ["n": .integer(members.count), "m": .integer(indicators.count)]
    return Figure(
      title: try matrixTitle(verdicts, names),
      subtitle: try phrase("communes.matrice.sous-titre", scope),
      chart: Chart(
        plot: Heatmap(
          rows: members.map(\.territory.name.short), columns: try matrixColumns(indicators),
          values: verdicts.map { $0.map(\.side) },
          classes: zip([-1.5, -0.5, 0.5], words).map { Heatmap.Class(from: $0, label: $1) },
          colors: .diverging, numbers: .none),
        alternativeText: try self.words(
          "communes.matrice.texte",
          scope.adding([
            "valeurs": .text(try described(Array(members), indicators, verdicts))
          ])),
        values: ValueTable(
          columns: [try self.words("communes.colonnes.commune")] + names,
          rows: try zip(members, verdicts).map { ($0, $1) }.mapTyped {
            member, row throws(Problem) in
            [member.territory.name.short]
              + (try row.mapTyped { verdict throws(Problem) in
                try self.words("verdicts.niveau.\(verdict.rawValue)")
              })
          })),
      reading: try matrixReading(Array(members), indicators, verdicts),
      source: try cite(all: Array(findings.members.compactMap(\.malveillance?.source).prefix(1)))
        + [.text(" ")] + (try phrase("communes.matrice.note")),
      anchor: "figure-communes-matrice")
  }

  /// Names short enough for a fifteenth of the width.
  private func matrixColumns(_ indicators: [Indicator]) throws(Problem) -> [String] {
    try indicators.mapTyped { indicator throws(Problem) in
      try words("communes.matrice.colonnes.\(indicator.rawValue)")
    }
  }

  /// The indicator that sets most communes apart upwards.
  private func matrixTitle(
    _ verdicts: [[Finding.Verdict]], _ names: [String]
  ) throws(Problem) -> [Inline] {
    let above = names.indices.map { column in verdicts.count { $0[column] == .above } }
    guard let most = above.indices.max(by: { (above[$0], $1) < (above[$1], $0) }), above[most] > 0
    else { return try phrase("communes.matrice.titre.aucun") }
    return try phrase(
      "communes.matrice.titre.\(above[most] == 1 ? "un" : "plusieurs")",
      ["nom": .text(names[most]), "n": .text(spelled(above[most])), "m": .integer(verdicts.count)])
  }

  private func matrixReading(
    _ members: [Material], _ indicators: [Indicator], _ verdicts: [[Finding.Verdict]]
  ) throws(Problem) -> [Inline] {
    for (member, row) in zip(members, verdicts) {
      for (indicator, verdict) in zip(indicators, row) where [.above, .below].contains(verdict) {
        guard let study = member.findings.malveillance?.study(of: indicator) else { continue }
        let scope = try member.values(of: study).adding([
          "commune": .text(member.territory.name.short),
          "verdict": .text(try words("verdicts.niveau.\(verdict.rawValue)")),
        ])
        return try phrase("communes.matrice.lecture", scope)
      }
    }
    return try phrase("communes.matrice.lecture-aucune")
  }

  /// What is established of each commune; those of which nothing is are not told one by one.
  private func described(
    _ members: [Material], _ indicators: [Indicator], _ verdicts: [[Finding.Verdict]]
  ) throws(Problem) -> String {
    var parts: [String] = []
    for (member, row) in zip(members, verdicts) {
      for (indicator, verdict) in zip(indicators, row) where [.above, .below].contains(verdict) {
        let name = try words("indicateurs.\(indicator.rawValue).court")
        let word = try words("verdicts.niveau.\(verdict.rawValue)")
        parts.append("\(member.territory.name.short), \(name) : \(word)")
      }
    }
    return parts.isEmpty
      ? try words("communes.matrice.titre.aucun") : parts.joined(separator: " ; ")
  }

  /// One small chart a commune, all at one scale, with those published together in grey.
  func memberMultiples(of indicator: Indicator) throws(Problem) -> Figure? {
    let shown = memberMaterials.filter { $0.published(indicator)?.isSeries == true }
      .prefix(Self.mostMembers)
    guard shown.count > 1 else { return nil }
    let perimeter = PublishedPerimeter(of: indicator, among: findings.members)
    let reference = perimeter.map { perimeter in
      YearSeries(
        name: "", values: perimeter.years.map { YearValue($0.year, $0.rate.perThousand) })
    }
    var panels: [SmallMultiples.Panel] = []
    var last: [String] = []
    for member in shown {
      guard let study = member.published(indicator) else { continue }
      panels.append(
        SmallMultiples.Panel(
          member.series(of: study, name: member.territory.name.short), reference: reference,
          verdict: study.trendVerdict.charted,
          word: try words("verdicts.tendance.\(study.trendVerdict.rawValue)")))
      let rate = study.series.latest?.rate?.perThousand
      last.append(
        "\(member.territory.name.short) : "
          + (rate.map { French.decimal($0, places: places(for: $0)) } ?? "n.d."))
    }
    guard let first = shown.first, let study = first.published(indicator) else { return nil }
    let hidden = dossier.members.count - shown.count
    let scope = try first.values(of: study).adding(first.years(of: study)).adding([
      "commune": .text(first.territory.name.short), "valeurs": .text(last.joined(separator: " ; ")),
      "perimetre": .text(
        try perimeter.map { perimeter throws(Problem) in
          try words(
            "communes.multiples.perimetre",
            ["n": .integer(perimeter.codes.count), "m": .integer(dossier.members.count)])
        } ?? ""),
      "absentes": .text(
        hidden == 0
          ? "" : try words("communes.multiples.absentes", ["n": .text(spelled(hidden))])),
      "evolution": .text(try words("verdicts.tendance.\(study.trendVerdict.rawValue)")),
    ])
    return Figure(
      title: try phrase("communes.multiples.titre", scope),
      subtitle: try phrase("communes.multiples.sous-titre", scope),
      chart: Chart(
        plot: SmallMultiples(panels: panels, sharesScale: true),
        alternativeText: try words("communes.multiples.texte", scope),
        values: try multiplesTable(Array(shown), indicator, perimeter)),
      reading: try phrase("communes.multiples.lecture", scope),
      source: try cite(study.series.source) + [.text(" ")]
        + (try phrase("communes.multiples.note")),
      anchor: "figure-communes-\(indicator.rawValue)")
  }

  private func multiplesTable(
    _ members: [Material], _ indicator: Indicator, _ perimeter: PublishedPerimeter?
  ) throws(Problem) -> ValueTable {
    let years = Set(members.flatMap { $0.published(indicator)?.series.years.map(\.year) ?? [] })
    func text(_ rate: Rate?) -> String? {
      rate.map { French.decimal($0.perThousand, places: places(for: $0.perThousand)) }
    }
    let rows = years.sorted().map { year -> [String] in
      var row = [String(year)]
      for member in members {
        let value = member.published(indicator)?.series[year]
        row.append(text(value?.rate) ?? printed(value?.count))
      }
      if let perimeter {
        row.append(text(perimeter.years.first { $0.year == year }?.rate) ?? "–")
      }
      return row
    }
    return ValueTable(
      columns: [try words("colonnes.annee")] + members.map(\.territory.name.short)
        + (perimeter == nil ? [] : [try words("communes.taux.perimetre")]), rows: rows)
  }
}

extension Finding.Verdict {
  /// The class of a cell; nil where nothing is published.
  fileprivate var side: Double? {
    switch self {
    case .above: 1
    case .below: -1
    case .notPublished: nil
    default: 0
    }
  }
}
