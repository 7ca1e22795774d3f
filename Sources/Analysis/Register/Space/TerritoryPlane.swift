import Dossier
import Geography

/// A territory in its legal projection: outline, areas, named places, grid.
struct TerritoryPlane {
  /// An area of a layer, and who lives in the part of it that counts.
  struct Area {
    let code: String
    let name: String
    let population: Int?
    let centroid: PlanarPoint?
  }

  struct Layer {
    let kind: AreaLayer.Kind
    let areas: [Area]
    let locator: AreaLocator
  }

  struct Place {
    let name: String
    let point: PlanarPoint
    let isDefaultGeocode: Bool
  }

  let projection: LegalProjection
  let projector: Projector
  let contour: PlanarMultiPolygon
  let outline: AreaLocator
  let layers: [Layer]
  /// In order of name; a district is no point.
  let places: [Place]
  let population: Int?
  let grid: SpaceGrid
  let frame: PlanarFrame
  /// The cell of each square of the frame, -1 outside the territory.
  let cellOfSquare: [Int32]
  /// Cells that touch each cell, itself included, by side or corner.
  let neighbourhoods: [[Int]]
  /// The district that each folded name means.
  private let districtsByName: [FoldedName: Int]

  /// Nil without an outline.
  init?(
    _ dossier: Dossier, places: [NamedPoint], edition: DocumentEdition,
    parameters: SpaceParameters
  ) {
    guard let map = dossier.map else { return nil }
    projection = Self.projection(of: dossier.territory)
    projector = Projector(projection)
    contour = projector.project(map.outline)
    guard contour.area > 0, let box = contour.box else { return nil }
    outline = AreaLocator([contour])
    layers = Self.layers(of: map, projector)
    var byName: [FoldedName: Int] = [:]
    for (index, district) in map.districts.enumerated() {
      let name = FoldedName(place: district.name)
      // Two districts of one name are told apart by neither.
      byName[name] = byName[name] == nil ? index : -1
    }
    districtsByName = byName
    let projector = projector
    self.places = places.filter { byName[FoldedName(place: $0.name)] == nil }.map {
      Place(
        name: $0.name, point: projector.project($0.coordinate),
        isDefaultGeocode: $0.isDefaultGeocode)
    }.sorted { ($0.name, $0.point.x, $0.point.y) < ($1.name, $1.point.x, $1.point.y) }
    population = dossier.territory.municipalPopulation
    grid = SpaceGrid.covering(contour, box, for: edition, parameters)
    frame = grid.frame
    cellOfSquare = grid.cellOfSquare
    neighbourhoods = grid.neighbourhoods
  }

  static func projection(of territory: Territory) -> LegalProjection {
    if let department = territory.department {
      return LegalProjection(departement: department.code)
    }
    if case .intercommunality(let members) = territory.kind, let first = members.min() {
      return LegalProjection(commune: first)
    }
    return LegalProjection(commune: territory.code)
  }

  private static func layers(of map: TerritoryMap, _ projector: Projector) -> [Layer] {
    func layer(
      _ kind: AreaLayer.Kind, _ areas: [(TerritoryMap.NamedArea, Int?)]
    ) -> Layer? {
      guard !areas.isEmpty else { return nil }
      let shapes = areas.map { projector.project($0.0.shape) }
      return Layer(
        kind: kind,
        areas: zip(areas, shapes).map { area, shape in
          Area(
            code: area.0.code, name: area.0.name, population: area.1, centroid: shape.centroid)
        }, locator: AreaLocator(shapes))
    }
    let priority = (map.priorityDistricts ?? []).map { district in
      (
        TerritoryMap.NamedArea(
          code: district.code, name: district.name, shape: district.shape),
        district.shareInside >= smallestShareInside ? district.population : nil
      )
    }
    return [
      layer(.districts, map.districts.map { ($0, $0.population) }),
      layer(.priorityDistricts, priority),
      layer(.iris, map.iris.map { ($0, $0.population) }),
    ].compactMap { $0 }
  }

  /// Under this share inside, the inhabitants of a priority district are not those of its part here.
  private static let smallestShareInside = 0.9

  func layer(_ kind: AreaLayer.Kind) -> Layer? { layers.first { $0.kind == kind } }

  /// The district that bears this name; nil when none or several do.
  func district(named name: String) -> Int? {
    districtsByName[FoldedName(place: name)].flatMap { $0 < 0 ? nil : $0 }
  }

  /// The cell of a point in the territory; nil outside.
  func cell(at point: PlanarPoint) -> Int? {
    guard let square = frame.square(at: point), cellOfSquare[square] >= 0,
      outline.area(at: point) != nil
    else { return nil }
    return Int(cellOfSquare[square])
  }
}
