import Analysis
import Charts
import Dossier
import Geography

/// The layers of the dossier's map in the projection of a study, as charts draw them.
struct DossierLayers {
  let projection: LegalProjection
  let ground: MapGround
  /// Districts, or IRIS without their names where there are none.
  let districts: [MapPlot.District]
  let priority: [MapPlot.Hatched]
  let sources: [Source]
  private let map: TerritoryMap
  private let projector: Projector

  /// Nil without an outline.
  init?(_ dossier: Dossier, _ projection: LegalProjection) {
    guard let map = dossier.map else { return nil }
    let projector = Projector(projection)
    self.map = map
    self.projector = projector
    self.projection = projection
    ground = MapGround(map, of: dossier, projector)
    sources = map.sources
    let areas = map.districts.isEmpty ? map.iris : map.districts
    districts = areas.map {
      MapPlot.District(
        name: map.districts.isEmpty ? nil : $0.name, area: projector.mapArea($0.shape))
    }
    // A district that bears the same name says it already.
    let named = Set(map.districts.map(\.name))
    priority = (map.priorityDistricts ?? []).map {
      MapPlot.Hatched(
        name: named.contains($0.name) ? nil : $0.name, area: projector.mapArea($0.shape))
    }
  }

  /// The shape of an area of a layer that was counted.
  private func shape(of count: AreaCount, in kind: AreaLayer.Kind) -> MultiPolygon? {
    let shapes: [MultiPolygon] =
      switch kind {
      case .districts: map.districts.map(\.shape)
      case .iris: map.iris.map(\.shape)
      case .priorityDistricts: (map.priorityDistricts ?? []).map(\.shape)
      }
    return shapes.indices.contains(count.area) ? shapes[count.area] : nil
  }

  func area(of count: AreaCount, in kind: AreaLayer.Kind) -> MapArea? {
    shape(of: count, in: kind).map { projector.mapArea($0) }
  }

  /// Where the name of an area is best written.
  func labelPlace(of count: AreaCount, in kind: AreaLayer.Kind) -> MapPoint? {
    shape(of: count, in: kind).flatMap { projector.project($0).labelPoint?.mapPoint }
  }

  func landmarks(_ places: [NamedPoint]) -> [MapPlot.Landmark] {
    // A district that is named needs no square of the same name.
    let named = Set(districts.compactMap(\.name))
    return places.filter { !$0.isDefaultGeocode && !named.contains($0.name) }.map {
      MapPlot.Landmark(name: $0.name, at: projector.project($0.coordinate).mapPoint)
    }
  }
}

extension MapGrid {
  init(_ grid: SpaceGrid) {
    self.init(
      origin: grid.origin.mapPoint, side: grid.side, columns: grid.columns, rows: grid.rows,
      squares: grid.cells)
  }
}

extension SpaceStudy {
  /// The outlines of the hot spots that the edition draws, under their ranks; then, in letters,
  /// those of the earlier period that are no more.
  func spots(of view: SpaceView, withGone: Bool) -> [MapSpot] {
    let outline = MapGrid(grid)
    func area(_ place: HotSpotPlace) -> MapArea {
      outline.outline(of: place.cells.map { grid.cells[$0] })
    }
    let current = view.hotSpots.filter { !$0.place.cells.isEmpty }.map {
      MapSpot(label: String($0.rank), area: area($0.place))
    }
    guard withGone else { return current }
    let gone = zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", view.goneHotSpots)
    return current
      + gone.filter { !$0.1.place.cells.isEmpty }.map {
        MapSpot(label: String($0.0), area: area($0.1.place), standing: .gone)
      }
  }
}
