import Dossier
import Units

/// What the readers of the town's own files need to know of the dossier.
struct LocalContext {
  let isFictitious: Bool
  let author: String
  /// Nil when the dossier gives none, which is said elsewhere.
  let missionDate: CalendarDate?
  /// Names of places that are no names of persons.
  let places: PlaceNames
  /// Districts and priority districts of the map, as it writes them.
  let districts: [String]

  init(_ keys: DossierKeys, territory: Territory?, map: TerritoryMap?, gazetteer: Gazetteer) {
    isFictitious = keys.isFictitious
    author = keys.mission?.author ?? ""
    missionDate = keys.mission?.date
    let priority = (map?.priorityDistricts ?? []).map(\.name)
    districts = Set((map?.districts ?? []).map(\.name) + priority).sorted()
    let around = (map?.neighbours ?? []).map(\.name) + (map?.iris ?? []).map(\.name)
    let named = [territory?.name.label, territory?.intercommunality?.name].compactMap { $0 }
    places = PlaceNames(
      districts + around + named
        + Self.communes(of: territory?.department?.code, in: gazetteer))
  }

  /// Of the département only: among thirty-five thousand names of communes every surname would
  /// find its own.
  private static func communes(of department: String?, in gazetteer: Gazetteer) -> [String] {
    guard let department else { return [] }
    return gazetteer.communes.filter { code, _ in
      (gazetteer.parents[code]?.department ?? departmentCode(ofCommune: code)) == department
    }
    .values.map(\.label).sorted()
  }
}
