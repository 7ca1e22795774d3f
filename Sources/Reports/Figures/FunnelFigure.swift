import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The territory among all published communes, against their size.
  func funnel(of study: IndicatorStudy) throws(Problem) -> Figure? {
    guard let funnel = study.funnel.value else { return nil }
    let scope = try values(of: study, funnel)
    let field = funnel.field
    let others = field.points.filter { $0.code != territory.code }
    // The limits of the smallest communes go far over any rate: cut there, the others can be read.
    let highest = field.points.map(\.perThousand).max() ?? 0
    let ceiling = max(highest, 2 * field.meanPerThousand) * 1.25
    let limits = field.limits.map { limit in
      Charts.Funnel.Limit(
        size: limit.exposure,
        inner: Interval(
          lower: min(limit.lower95, ceiling), upper: min(limit.upper95, ceiling)),
        outer: Interval(
          lower: min(limit.lower998, ceiling), upper: min(limit.upper998, ceiling)))
    }
    let plot = Charts.Funnel(
      commune: Charts.Funnel.Point(
        size: funnel.exposure, value: Double(funnel.facts) * 1_000 / funnel.exposure),
      communeName: territory.name.short,
      others: others.map { Charts.Funnel.Point(size: $0.exposure, value: $0.perThousand) },
      limits: limits, mean: field.meanPerThousand,
      meanName: try words("figures.entonnoir.moyenne"),
      axisName: try words("figures.entonnoir.axe-\(field.denominator.key)", scope),
      scale: spread(of: field) > 20 ? .logarithmic : .linear)
    return Figure(
      title: try phrase("figures.entonnoir.titre", scope),
      subtitle: try phrase("figures.entonnoir.sous-titre", scope),
      chart: Chart(
        plot: plot, alternativeText: try words("figures.entonnoir.texte", scope),
        values: try values(of: field)),
      reading: try phrase("figures.entonnoir.lecture", scope),
      source: try source(of: study),
      anchor: "figure-entonnoir-\(study.indicator.rawValue)")
  }

  /// What a sentence about a funnel may say.
  func values(of study: IndicatorStudy, _ funnel: FunnelPosition) throws(Problem)
    -> TemplateScope
  {
    let rate = Double(funnel.facts) * 1_000 / funnel.exposure
    return try values(of: study).adding([
      "Nom": .text(territory.name.short),
      "territoire": .text(territory.name.short),
      "annee": .year(funnel.field.year),
      "taux": .number(rate, places: places(for: rate)),
      "n": .integer(funnel.field.points.count),
      "non_publiees": .integer(funnel.field.notPublished),
      "moyenne_groupe": .number(
        funnel.field.meanPerThousand, places: places(for: funnel.field.meanPerThousand)),
      "taille": .integer(Int(funnel.exposure.rounded())),
      "zone": .text(try words("titres.zones.\(funnel.zone.rawValue)")),
      "cle_zone": .text(funnel.zone.rawValue),
      "communes": .text(try words("types.\(kindKey).plusieurs")),
      "commune": .text(try words("types.\(kindKey).un")),
    ])
  }

  /// Every commune when they fit on a page, else the limits that the curves go through.
  private func values(of field: FunnelField) throws(Problem) -> ValueTable {
    guard field.points.count <= FunnelField.longestNamedList else {
      return try limitValues(of: field)
    }
    return ValueTable(
      columns: [
        try words("colonnes.territoire"), try words("colonnes.taille"),
        try words("colonnes.nombre"), try words("colonnes.taux"),
      ],
      rows: field.points.map { point in
        [
          name(ofArea: point.code), French.integer(Int(point.exposure.rounded())),
          French.integer(point.facts), French.decimal(point.perThousand, places: 2),
        ]
      })
  }

  private func limitValues(of field: FunnelField) throws(Problem) -> ValueTable {
    let step = max(1, field.limits.count / 12)
    let shown = field.limits.enumerated().filter { $0.offset.isMultiple(of: step) }.map(\.element)
    return ValueTable(
      columns: [
        try words("colonnes.taille"), try words("colonnes.limite-basse-998"),
        try words("colonnes.limite-basse-95"), try words("colonnes.limite-haute-95"),
        try words("colonnes.limite-haute-998"),
      ],
      rows: shown.map { limit in
        [French.integer(Int(limit.exposure.rounded()))]
          + [limit.lower998, limit.lower95, limit.upper95, limit.upper998].map {
            French.decimal($0, places: 2)
          }
      })
  }

  private func spread(of field: FunnelField) -> Double {
    let sizes = field.points.map(\.exposure)
    guard let smallest = sizes.min(), let largest = sizes.max(), smallest > 0 else { return 1 }
    return largest / smallest
  }
}

extension Denominator {
  /// A key of the wording.
  var key: String { self == .dwellings ? "logements" : "habitants" }
}
