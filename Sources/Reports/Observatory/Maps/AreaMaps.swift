import Analysis
import Charts
import Document
import Dossier
import Geography
import Problems
import Templates
import Units

extension ReportMaterial {
  /// Counts by area as circles, hollow where the edition hides one; nil when nothing was counted.
  func areaCountMap(
    _ layer: AreaLayer, of study: SpaceStudy, _ caption: SpaceCaption
  ) throws(Problem) -> Figure? {
    guard let layers = DossierLayers(dossier, study.projection),
      layer.areas.contains(where: { $0.facts != .shown(0) })
    else { return nil }
    let symbols = layer.areas.compactMap { count in
      layers.labelPlace(of: count, in: layer.kind).map {
        MapPlot.Symbol(name: count.name, at: $0, count: count.facts.value)
      }
    }
    let scope = try areaScope(layer, caption)
    return Figure(
      kind: .map,
      title: try phrase("cartes-faits.nombres.titre", scope),
      subtitle: try phrase("cartes-faits.nombres.sous-titre", scope),
      chart: Chart(
        plot: MapPlot(
          ground: layers.ground,
          districts: layers.districts.map { MapPlot.District(name: nil, area: $0.area) },
          hatched: layer.kind == .priorityDistricts
            ? layers.priority.map { MapPlot.Hatched(name: nil, area: $0.area) } : [],
          symbols: symbols,
          key: MapPlot.Key(
            symbols: caption.unit.uppercasedFirst,
            hiddenSymbols: try words("cartes-faits.nombres.masque"),
            hatched: try words("figures.carte.hachures"),
            railway: try words("figures.carte.voie-ferree"))),
        alternativeText: try words("cartes-faits.nombres.texte", scope),
        values: try areaTable(layer, caption)),
      reading: try countReading(layer, scope), source: try source(caption, layers),
      anchor: "carte-nombres-\(layer.kind.rawValue)-\(caption.anchor)")
  }

  /// Rates by area in three classes: under the rest, not established, above; nil without any
  /// comparison.
  func areaRateMap(
    _ layer: AreaLayer, of study: SpaceStudy, _ caption: SpaceCaption
  ) throws(Problem) -> Figure? {
    guard let layers = DossierLayers(dossier, study.projection),
      layer.areas.contains(where: { $0.againstRest.value != nil })
    else { return nil }
    let isOneAbove = layer.areas.contains { $0.againstRest.value?.verdict == .above }
    let title = "cartes-faits.taux.titre\(isOneAbove ? "" : "-aucun")"
    var scope = try areaScope(layer, caption)
    scope = scope.adding(["au_dessus_texte": .text(try words(title, scope))])
    return Figure(
      kind: .map,
      title: try phrase(title, scope),
      subtitle: try phrase("cartes-faits.taux.sous-titre", scope),
      chart: Chart(
        plot: MapPlot(
          ground: layers.ground,
          districts: layer.areas.compactMap { count in
            layers.area(of: count, in: layer.kind).map {
              MapPlot.District(
                name: layer.kind == .iris ? nil : count.name, area: $0,
                classIndex: count.againstRest.value?.verdict.mapClass)
            }
          },
          key: MapPlot.Key(
            classes: try words("cartes-faits.taux.classes"),
            classLabels: [
              try words("cartes-faits.taux.en-dessous"), try words("cartes-faits.taux.non-etabli"),
              try words("cartes-faits.taux.au-dessus"),
            ], withoutClass: try words("cartes-faits.taux.sans"),
            railway: try words("figures.carte.voie-ferree"))),
        alternativeText: try words("cartes-faits.taux.texte", scope),
        values: try areaTable(layer, caption)),
      reading: try rateReading(layer, scope), source: try source(caption, layers),
      anchor: "carte-taux-\(layer.kind.rawValue)-\(caption.anchor)")
  }

  private func areaScope(
    _ layer: AreaLayer, _ caption: SpaceCaption
  ) throws(Problem) -> TemplateScope {
    scope(caption).adding([
      "couche": .text(try words("cartes-faits.couches.\(layer.kind.rawValue)")),
      "valeurs": .text(
        layer.areas.map { "\($0.name) : \(printed($0.facts))" }.joined(separator: " ; ")),
      "au_dessus": .text(
        French.list(layer.areas.filter { $0.againstRest.value?.verdict == .above }.map(\.name))),
    ])
  }

  /// The area that counts most among those that the edition shows.
  private func countReading(
    _ layer: AreaLayer, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    let shown = layer.areas.compactMap { area in area.facts.value.map { (area.name, $0) } }
    guard let most = shown.max(by: { $0.1 < $1.1 }) else { return [] }
    return try phrase(
      "cartes-faits.nombres.lecture",
      scope.adding(["lieu": .text(most.0), "nombre": .integer(most.1)]))
  }

  /// The first area that stands above the rest, else the first that was compared.
  private func rateReading(
    _ layer: AreaLayer, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    let compared = layer.areas.filter { $0.againstRest.value != nil && $0.rate.value != nil }
    guard
      let area = compared.first(where: { $0.againstRest.value?.verdict == .above })
        ?? compared.first,
      let rate = area.rate.value, let ratio = area.againstRest.value
    else { return [] }
    return try phrase(
      "cartes-faits.taux.lecture",
      scope.adding([
        "lieu": .text(area.name), "taux": .number(rate.perThousand, places: 1),
        "intervalle": .interval(rate.interval, places: 1),
        "classe": .text(try words("cartes-faits.taux.\(ratio.verdict.word)").lowercasedFirst),
      ]))
  }

  private func areaTable(
    _ layer: AreaLayer, _ caption: SpaceCaption
  ) throws(Problem) -> ValueTable {
    ValueTable(
      columns: [
        try words("cartes-faits.colonnes.\(layer.kind.rawValue)"), caption.unit.uppercasedFirst,
        try words("cartes-faits.colonnes.taux"), try words("cartes-faits.colonnes.intervalle"),
      ],
      rows: layer.areas.map { count in
        let rate = count.rate.value
        return [
          count.name, printed(count.facts),
          rate.map { French.decimal($0.perThousand, places: 1) } ?? "–",
          rate.map { French.interval($0.interval, places: 1) } ?? "–",
        ]
      })
  }
}

extension AreaRatio.Verdict {
  /// The key of its class.
  fileprivate var word: String {
    switch self {
    case .below: "en-dessous"
    case .notEstablished: "non-etabli"
    case .above: "au-dessus"
    }
  }

  fileprivate var mapClass: Int {
    switch self {
    case .below: 0
    case .notEstablished: 1
    case .above: 2
    }
  }
}
