import Dossier
import Geography

/// What the space of one source shows.
struct SourceStudy {
  var facts: SourceFacts
  let plane: TerritoryPlane
  let periods: SpacePeriods
  let edition: DocumentEdition
  /// Fewest facts that an edition for everyone shows.
  let secrecy: Int
  let parameters: SpaceParameters
  /// Where each fact of the current period lies in each layer.
  var membership = AreaMembership()

  func space() -> SourceSpace {
    var study = self
    let defaults = study.setDefaultPlacesApart()
    study.membership = AreaMembership(of: study.facts, on: plane)
    let overall = ViewStudy(study, category: nil)
    let main = study.mainCategory.map { ViewStudy(study, category: $0) }
    let disclosure = SpaceDisclosure(study, overall, main)
    return SourceSpace(
      source: facts.source, coverage: study.facts.coverage, defaultPlaces: defaults,
      views: ([overall] + [main].compactMap { $0 }).map { $0.view(disclosure) })
  }

  /// Facts of every period at a default geocode are on no map.
  private mutating func setDefaultPlacesApart() -> [DefaultPlace] {
    let search = DefaultPlaceSearch(
      facts: facts, plane: plane, edition: edition, secrecy: secrecy, parameters: parameters)
    let found = search.places()
    guard !found.apart.isEmpty else { return found.places }
    for index in facts.facts.indices where facts.places[index] == .mapped {
      let point = facts.point(index)
      if found.apart.contains(where: { $0.point.isSame(as: point) }) {
        facts.places[index] = .setApart
      }
    }
    return found.places
  }

  /// The category with most facts on the map, the first of equal ones; nil when there is only one
  /// or none has enough.
  private var mainCategory: Int? {
    var counts = [Int](repeating: 0, count: facts.register.categories.count)
    for index in facts.mapped(facts.current) { counts[Int(facts.facts[index].category)] += 1 }
    guard counts.count(where: { $0 > 0 }) > 1, let most = counts.max(),
      most >= parameters.minimumFacts
    else { return nil }
    return counts.firstIndex(of: most)
  }
}

extension PlanarPoint {
  /// To the metre.
  fileprivate func isSame(as other: PlanarPoint) -> Bool {
    x.rounded() == other.x.rounded() && y.rounded() == other.y.rounded()
  }
}
