import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// What an outline may say of the chapter: `tranquillite.disponible` and the rest.
  func tranquilityValues() throws(Problem) -> TemplateScope {
    guard let results = findings.tranquility else {
      return [
        "disponible": .bool(false), "titre": .missing, "masque": .bool(false),
        "dernier_masque": .missing, "tableaux": .list([]),
      ]
    }
    let count = results.tables.count
    return [
      "disponible": .bool(true),
      "titre": .rich(
        try phrase(
          "tranquillite.titre.\(count == 1 ? "un" : "plusieurs")", ["n": .text(spelled(count))])),
      "masque": .bool(edition == .publishable && results.tables.contains(where: \.hidesSomething)),
      "dernier_masque": .integer(dossier.secrecy.facts - 1),
      "tableaux": .list(
        try results.tables.mapTyped { table throws(Problem) in
          .scope(try values(of: table))
        }),
    ]
  }

  /// What the section about a table may say.
  private func values(of table: TranquilityTable) throws(Problem) -> TemplateScope {
    [
      "cle": .text(table.slug), "nom": .text(table.name),
      "titre": .rich(try title(of: table)),
      "phrase": .rich(try opening(of: table)),
      "evolutions": .rich(try changes(in: table)),
      "tendances": .rich(try trends(in: table)),
      "saisons": .rich(try seasons(in: table)),
      "heures": .rich(try phrase("tranquillite.phrases.heures")),
      "phrases_lieux": .list(
        try placeSentences(of: table).mapTyped { text throws(Problem) in .rich(text) }),
      "rapports": .bool(try changeRatios(table) != nil),
      "mois": .bool(try monthBars(table) != nil),
      "annees": .bool(try yearPanels(table) != nil),
      "saison": .bool(try seasonHeatmap(table) != nil),
      "lieux": .bool(!table.places.isEmpty),
      "carte": .bool(try placeMap(table) != nil),
    ]
  }

  /// One sentence that says a finding of the chapter with its figures.
  func tranquilityStatement(_ finding: Finding) throws(Problem) -> [Inline] {
    guard let (table, category) = findings.tranquility?.category(of: finding) else {
      return [.text(finding.identifier)]
    }
    var scope = try scope(of: table).adding(["categorie": .text(category.label)])
    let stem = "\(finding.domain.rawValue).\(category.slug)"
    let suffix = finding.identifier.dropFirst(stem.count)
    if suffix == ".evolution", let trend = category.trend.value {
      scope = try scope.adding(self.scope(of: trend))
      return try phrase("tranquillite.constats.trend.\(trend.verdict.rawValue)", scope)
    }
    if suffix == ".lieux", let place = category.outstandingPlace,
      let ratio = place.againstRest.value
    {
      scope = scope.adding(self.scope(of: ratio)).adding(["lieu": .text(place.name)])
      return try phrase("tranquillite.constats.lieux", scope)
    }
    if suffix.hasPrefix(".lieux."),
      let place = category.places.first(where: { suffix == ".lieux." + slug(of: $0.name) }),
      let ratio = place.change.value
    {
      scope = scope.adding(self.scope(of: ratio)).adding(["lieu": .text(place.name)])
      return try phrase("tranquillite.constats.lieu.\(ratio.verdict.rawValue)", scope)
    }
    if let ratio = category.change.value { scope = scope.adding(self.scope(of: ratio)) }
    scope["nombre"] = .text(printed(category.latest))
    return try phrase("tranquillite.constats.change.\(finding.verdict.rawValue)", scope)
  }

  /// A trend with its interval, for a sentence.
  func scope(of trend: TranquilityTrend) throws(Problem) -> TemplateScope {
    [
      "evolution": .text(French.percent(trend.percentPerYear, places: 1, signed: true)),
      "intervalle": .text(signedInterval(trend.interval)),
      "periode": .text(try words(of: trend.span)),
      "marge": .number(findings.context.parameters.stableWithinPercentPerYear, places: 0),
    ]
  }
}
