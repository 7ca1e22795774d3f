import Charts
import Dossier
import Geography

extension MapGround {
  /// The layers of the dossier that lie under any figure.
  init(_ map: TerritoryMap, of dossier: Dossier, _ projector: Projector) {
    let areas = map.grounds.map { ground in
      (isWater: ground.kind.isWater, areas: ground.areas.map { projector.mapArea($0) })
    }
    self.init(
      contour: projector.mapArea(map.outline),
      neighbours: map.neighbours.map {
        MapGround.Neighbour(
          name: dossier.gazetteer.communes[$0.code]?.short ?? $0.name,
          area: projector.mapArea($0.shape))
      },
      waters: areas.filter(\.isWater).flatMap(\.areas),
      patches: areas.filter { !$0.isWater }.flatMap(\.areas),
      lines: map.grounds.flatMap { ground in
        ground.lines.map { line in
          MapLine(ground.kind, points: projector.project(line).map(\.mapPoint))
        }
      })
  }
}

extension TerritoryMap.Ground {
  /// Read off the name that the consultant gave the file.
  fileprivate var kind: MapLine.Kind {
    let plain = name.lowercased()
    func names(_ words: [String]) -> Bool { words.contains(where: plain.contains) }
    if names(["ferree", "ferrée", "rail", "train"]) { return .railway }
    // A river drawn sixty metres wide is seen on a page and hides little of the town.
    if names(["riviere", "rivière", "fleuve", "canal", "ruisseau", "étang", "etang", "lac"])
      || plain.split(whereSeparator: { !$0.isLetter }).contains(where: {
        ["eau", "eaux"].contains($0)
      })
    {
      return .water(breadth: 60)
    }
    return names(["principal", "axe", "avenue", "boulevard"]) ? .mainStreet : .street
  }
}

extension MapLine.Kind {
  fileprivate var isWater: Bool {
    if case .water = self { true } else { false }
  }
}
