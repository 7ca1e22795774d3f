import Charts
import Document
import Dossier
import Geography
import Problems
import Templates
import Units

extension Material {
  /// The territory, its districts and its priority districts, in the legal projection.
  func territoryMap() throws(Problem) -> Figure? {
    guard let map = dossier.map else { return nil }
    let projector = Projector(projection)
    let ground = ground(of: map, projector)
    let districts =
      (map.districts.isEmpty ? map.iris.map { ($0, false) } : map.districts.map { ($0, true) })
      .map { area, isNamed in
        MapPlot.District(
          name: isNamed ? area.name : nil, area: projector.mapArea(area.shape), classIndex: nil)
      }
    let priority = map.priorityDistricts ?? []
    // A district that bears the same name says it already.
    let named = Set(map.districts.map(\.name))
    let hatched = priority.map {
      MapPlot.Hatched(
        name: named.contains($0.name) ? nil : $0.name, area: projector.mapArea($0.shape))
    }
    let hasRailway = ground.lines.contains { $0.kind == .railway }
    let scope: TemplateScope = [
      "nom": .text(territory.name.inSentence), "nom_de": .text(territory.name.withDe),
      "qpv": .text(try priorityDistrictWords()),
      "liste": .text(priority.isEmpty ? "" : " : " + French.list(priority.map(\.name).sorted())),
      "sources": .rich(try cite(all: map.sources)),
      "projection": .text(projection.frenchName),
    ]
    return Figure(
      kind: .map,
      title: try phrase("figures.carte.titre", scope),
      subtitle: try phrase("figures.carte.sous-titre", scope),
      chart: Chart(
        plot: MapPlot(
          ground: ground, districts: districts, hatched: hatched,
          key: MapPlot.Key(
            hatched: priority.isEmpty ? nil : try words("figures.carte.hachures"),
            railway: hasRailway ? try words("figures.carte.voie-ferree") : nil)),
        alternativeText: try words("figures.carte.texte", scope),
        values: ValueTable(
          columns: [
            try words("colonnes.quartier"), try words("colonnes.code"),
            try words("colonnes.part"),
          ],
          rows: priority.sorted { $0.code < $1.code }.map {
            [$0.name, $0.code, French.percent($0.shareInside * 100, places: 0)]
          })),
      reading: try reading(of: priority),
      source: try phrase("figures.carte.source", scope),
      anchor: "carte-territoire")
  }

  /// The first of the hatched districts, in order of code as their table has them.
  private func reading(of districts: [TerritoryMap.PriorityDistrict]) throws(Problem) -> [Inline] {
    guard let first = districts.min(by: { $0.code < $1.code }) else { return [] }
    return try phrase(
      "figures.carte.lecture",
      ["nom": .text(first.name), "part": .percent(first.shareInside * 100, places: 0)])
  }
}

extension Projector {
  func mapArea(_ shape: MultiPolygon) -> MapArea {
    MapArea(
      rings: project(shape).polygons.flatMap { polygon in
        polygon.rings.map { $0.map(\.mapPoint) }
      })
  }
}

extension PlanarPoint {
  var mapPoint: MapPoint { MapPoint(x: x, y: y) }
}

extension LegalProjection {
  /// As a source line names it.
  var frenchName: String {
    switch self {
    case .lambert93: "Lambert-93"
    case .antilles: "RGAF09 UTM 20 Nord"
    case .guyane: "RGFG95 UTM 22 Nord"
    case .reunion: "RGR92 UTM 40 Sud"
    case .mayotte: "RGM04 UTM 38 Sud"
    case .saintPierreEtMiquelon: "RGSPM06 UTM 21 Nord"
    }
  }
}
