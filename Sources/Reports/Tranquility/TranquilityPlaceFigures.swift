import Analysis
import Charts
import Document
import Dossier
import Geography
import Problems
import Templates
import Units

extension Material {
  /// Circles in the districts, of the category whose place stands out, else of all that are shown.
  func placeMap(_ table: TranquilityTable) throws(Problem) -> Figure? {
    guard let map = dossier.map, !map.districts.isEmpty else { return nil }
    let category = table.categories.filter { $0.outstandingPlace != nil }.max {
      $0.outstandingRatio < $1.outstandingRatio
    }
    let places = category?.places ?? table.places
    let located = places.filter { $0.districtCode != nil }
    // A map that leaves half of the table out would say that nothing is there.
    guard located.count > 1, located.count * 2 > places.count else { return nil }
    let projector = Projector(projection)
    let symbols = located.compactMap { place -> MapPlot.Symbol? in
      guard let count = place.latest?.value,
        let area = map.districts.first(where: { $0.code == place.districtCode }),
        let point = projector.project(area.shape).labelPoint
      else { return nil }
      return MapPlot.Symbol(name: place.name, at: point.mapPoint, count: count)
    }
    guard symbols.contains(where: { ($0.count ?? 0) > 0 }) else { return nil }
    let scope = try scope(of: table).adding([
      "categorie": .text(category?.label ?? table.name),
      "lieu": .text(category?.outstandingPlace?.name ?? ""),
      "valeurs": .text(
        located.map { "\($0.name) : \(printed($0.latest))" }.joined(separator: " ; ")),
    ])
    return Figure(
      kind: .map,
      title: try phrase(
        "tranquillite.figures.carte.titre\(category == nil ? "" : "-lieu")", scope),
      subtitle: try phrase("tranquillite.figures.carte.sous-titre", scope),
      chart: Chart(
        plot: MapPlot(
          ground: ground(of: map, projector),
          districts: map.districts.map {
            MapPlot.District(name: nil, area: projector.mapArea($0.shape))
          },
          symbols: symbols,
          key: MapPlot.Key(symbols: try words("tranquillite.figures.carte.symboles", scope))),
        alternativeText: try words("tranquillite.figures.carte.texte", scope),
        values: try placeValues(places)),
      reading: try placeReading(located, scope),
      source: try phrase(
        "tranquillite.figures.carte.source",
        ["source": .rich(try source(of: table)), "fonds": .rich(try cite(all: map.sources))]),
      anchor: "carte-tranquillite-\(table.slug)")
  }

  /// Places that are no districts, most counted first.
  func placeBars(_ table: TranquilityTable) throws(Problem) -> Figure? {
    let shown = table.places.prefix(20)
    guard let first = shown.first, first.mergedPlaces == 1, let count = first.latest?.value,
      let total = table.total, total > 0, shown.count > 1
    else { return nil }
    var rows: [HorizontalBars.Row] = []
    for place in shown {
      rows.append(
        HorizontalBars.Row(
          try name(of: place), Estimate(place.latest?.value.map(Double.init)),
          isEmphasized: place.name == first.name))
    }
    let scope = try scope(of: table).adding([
      "lieu": .text(try name(of: first)),
      "part": .percent(Double(count) / Double(total) * 100, places: 0),
      "valeurs": .text(
        try shown.mapTyped { place throws(Problem) in
          "\(try name(of: place)) : \(printed(place.latest))"
        }.joined(separator: " ; ")),
    ])
    return Figure(
      title: try phrase("tranquillite.figures.lieux.titre", scope),
      subtitle: try phrase("tranquillite.figures.lieux.sous-titre", scope),
      chart: Chart(
        plot: HorizontalBars(rows: rows, order: .given, places: 0),
        alternativeText: try words("tranquillite.figures.lieux.texte", scope),
        values: try placeValues(Array(shown))),
      reading: try placeReading([first], scope), source: try source(of: table),
      anchor: "figure-tranquillite-lieux-\(table.slug)")
  }

  /// The place that counts most.
  private func placeReading(
    _ places: [TranquilityPlace], _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    let counted = places.compactMap { place in place.latest?.value.map { (place, $0) } }
    guard let most = counted.max(by: { $0.1 < $1.1 }) else { return [] }
    return try phrase(
      "tranquillite.figures.lieux.lecture",
      scope.adding(["lieu": .text(try name(of: most.0)), "nombre": .integer(most.1)]))
  }

  private func placeValues(_ places: [TranquilityPlace]) throws(Problem) -> ValueTable {
    ValueTable(
      columns: [
        try words("tranquillite.colonnes.lieu"), try words("tranquillite.colonnes.nombre"),
      ],
      rows: try places.mapTyped { place throws(Problem) in
        [try name(of: place), printed(place.latest)]
      })
  }
}
