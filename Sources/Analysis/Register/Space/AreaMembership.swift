import Dossier
import Geography

/// In which area of each layer the facts of the current period lie.
struct AreaMembership {
  /// By layer of the plane, by position in the period; -1 in none.
  private var areas: [[Int32]] = []
  private var first = 0

  init() {}

  init(of facts: SourceFacts, on plane: TerritoryPlane) {
    first = facts.current.lowerBound
    areas = plane.layers.map { layer in
      facts.current.map { index in
        switch facts.places[index] {
        case .mapped: Int32(layer.locator.area(at: facts.point(index)) ?? -1)
        // Known by the name of its district: of no finer area.
        case .districtOnly where layer.kind == .districts: facts.cells[index]
        default: -1
        }
      }
    }
  }

  func area(of fact: Int, layer: Int) -> Int { Int(areas[layer][fact - first]) }
}

extension ViewStudy {
  /// Facts of the period that a layer counts: on the map, or in a district by its name.
  func counted(in kind: AreaLayer.Kind) -> [Int] {
    facts.current.filter { index in
      let place = facts.places[index]
      let isCounted = place == .mapped || (kind == .districts && place == .districtOnly)
      return isCounted && (category.map { Int(facts.facts[index].category) == $0 } ?? true)
    }
  }
}
