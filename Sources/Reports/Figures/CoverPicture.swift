import Charts
import Document
import Dossier
import Geography
import Problems
import Templates
import Units

// The territory drawn, for the cover of any document and for the maps.
extension ReportMaterial {
  /// The picture of the cover: the territory itself.
  func coverPicture() throws(Problem) -> Chart? {
    guard let map = dossier.map else { return nil }
    let projector = Projector(projection)
    let areas = map.districts.isEmpty ? map.iris : map.districts
    return Chart(
      plot: CoverMap(
        ground: ground(of: map, projector),
        districts: areas.map { projector.mapArea($0.shape) },
        hatched: (map.priorityDistricts ?? []).map { projector.mapArea($0.shape) }),
      alternativeText: try words(
        "figures.carte.texte",
        [
          "nom_de": .text(territory.name.withDe), "qpv": .text(try priorityDistrictWords()),
          "liste": .text(""),
        ]),
      values: ValueTable(columns: [], rows: []))
  }

  var projection: LegalProjection { LegalProjection(commune: territory.code) }

  func ground(of map: TerritoryMap, _ projector: Projector) -> MapGround {
    MapGround(map, of: dossier, projector)
  }

  /// How many priority districts, in words; what a title or a legend says.
  func priorityDistrictWords() throws(Problem) -> String {
    guard let count = dossier.map?.priorityDistricts?.count else {
      return try words("titres.qpv.inconnus")
    }
    return switch count {
    case 0: try words("titres.qpv.aucun")
    case 1: try words("titres.qpv.un")
    default: try words("titres.qpv.plusieurs", ["n": .text(spelled(count))])
    }
  }

  /// The name to print of a territory: its own, a neighbour's, or the code when nobody gave one.
  func name(ofArea code: String) -> String {
    code == territory.code
      ? territory.name.short
      : dossier.gazetteer.communes[code]?.short ?? code
  }
}
