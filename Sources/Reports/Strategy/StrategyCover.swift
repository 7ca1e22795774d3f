import Charts
import Dossier
import Geography
import Problems
import Templates

// The picture of a cover on its way into a frozen version and back.
extension Material {
  /// The shapes of the territory in whole metres; nil without a map.
  var frozenMap: FrozenMap? {
    get throws(Problem) {
      guard let map = dossier.map, let picture = try coverPicture() else { return nil }
      let projector = Projector(projection)
      let ground = ground(of: map, projector)
      var frozen = FrozenMap(
        contour: ground.contour.frozen, alternativeText: picture.alternativeText,
        caption: try words("strategie.couverture.legende", ["nom": .text(territory.name.withDe)]))
      frozen.neighbours = ground.neighbours.map(\.area.frozen)
      frozen.waters = ground.waters.map(\.frozen)
      frozen.lines = ground.lines.map { line in
        FrozenMap.Line(kind: line.kind.frozenName, points: line.points.frozen)
      }
      let areas = map.districts.isEmpty ? map.iris : map.districts
      frozen.districts = areas.map { projector.mapArea($0.shape).frozen }
      frozen.priorityDistricts = (map.priorityDistricts ?? []).map {
        projector.mapArea($0.shape).frozen
      }
      return frozen
    }
  }
}

extension FrozenMap {
  var picture: Chart {
    Chart(
      plot: CoverMap(
        ground: MapGround(
          contour: MapArea(contour),
          neighbours: neighbours.map { MapGround.Neighbour(name: "", area: MapArea($0)) },
          waters: waters.map(MapArea.init),
          lines: lines.map { line in
            MapLine(MapLine.Kind(frozenName: line.kind), points: line.points.mapPoints)
          }), districts: districts.map(MapArea.init), hatched: priorityDistricts.map(MapArea.init),
        isOutlined: true),
      alternativeText: alternativeText, values: ValueTable(columns: [], rows: []))
  }
}

extension MapLine.Kind {
  fileprivate init(frozenName: String) {
    self =
      switch frozenName {
      case "voie-ferree": .railway
      case "eau": .water(breadth: 60)
      case "voie-principale": .mainStreet
      default: .street
      }
  }

  fileprivate var frozenName: String {
    switch self {
    case .street: "voie"
    case .mainStreet: "voie-principale"
    case .railway: "voie-ferree"
    case .water: "eau"
    }
  }
}

extension [MapPoint] {
  /// Points that fall on the same metre count once.
  fileprivate var frozen: FrozenMap.Ring {
    var result: FrozenMap.Ring = []
    for point in self {
      let (x, y) = (Int(point.x.rounded()), Int(point.y.rounded()))
      if result.count >= 2, result[result.count - 2] == x, result[result.count - 1] == y {
        continue
      }
      result += [x, y]
    }
    return result
  }
}

extension MapArea {
  fileprivate var frozen: [FrozenMap.Ring] { rings.map(\.frozen) }

  fileprivate init(_ rings: [FrozenMap.Ring]) { self.init(rings: rings.map(\.mapPoints)) }
}

extension FrozenMap.Ring {
  fileprivate var mapPoints: [MapPoint] {
    stride(from: 0, to: count - 1, by: 2).map {
      MapPoint(x: Double(self[$0]), y: Double(self[$0 + 1]))
    }
  }
}
