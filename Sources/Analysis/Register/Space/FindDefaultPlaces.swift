import Dossier
import Geography

/// Looks for points that hold more facts than a true place would: the town hall, the middle of the
/// commune, where a software puts what it can't place.
struct DefaultPlaceSearch {
  let facts: SourceFacts
  let plane: TerritoryPlane
  let edition: DocumentEdition
  let secrecy: Int
  let parameters: SpaceParameters

  /// Facts that share a point to the metre.
  struct SharedPoint {
    let point: PlanarPoint
    let indices: [Int]
  }

  /// The places that hold facts of the current period, and the points to set apart.
  ///
  /// Judged on all that the source noted up to the end of the period: a habit of writing lasts,
  /// and a quarter alone seldom has enough facts at one point.
  func places() -> (places: [DefaultPlace], apart: [SharedPoint]) {
    let located = facts.mapped(0..<facts.current.upperBound)
    let mix = FactMix(facts, located)
    let judged = candidates(located).map { ($0, place($0, mix)) }
      .sorted { first, second in
        (-first.0.indices.count, first.0.point.x, first.0.point.y)
          < (-second.0.indices.count, second.0.point.x, second.0.point.y)
      }
    return (
      judged.filter { currentFacts(at: $0.0) > 0 }.map(\.1),
      judged.filter { $0.1.isSetApart }.map(\.0)
    )
  }

  private func currentFacts(at point: SharedPoint) -> Int {
    point.indices.count(where: facts.current.contains)
  }

  private func candidates(_ located: [Int]) -> [SharedPoint] {
    let heavy = max(
      parameters.defaultPlaceFacts,
      Int((parameters.defaultPlaceShare * Double(located.count)).rounded(.up)))
    let declared = plane.places.filter(\.isDefaultGeocode).map(\.point)
    let keys = located.map { Self.key(facts.point($0)) }
    let found = Self.runs(keys.sorted()).filter { key, count in
      count >= heavy
        || declared.contains { place in
          let metres = distance(place, Self.point(key))
          // The same point, or a door of the same building when enough share it.
          return metres < 1.5
            || (metres <= parameters.samePlaceMetres && count >= parameters.defaultPlaceFacts)
        }
    }
    guard !found.isEmpty else { return [] }
    var indices = [[Int]](repeating: [], count: found.count)
    let numbers = Dictionary(uniqueKeysWithValues: zip(found.map(\.key), found.indices))
    for (index, key) in zip(located, keys) {
      if let number = numbers[key] { indices[number].append(index) }
    }
    return zip(found, indices).map { SharedPoint(point: Self.point($0.key), indices: $1) }
  }

  /// A point to the metre, in one word that sorts by x, then by y.
  private static func key(_ point: PlanarPoint) -> Int {
    Int(point.x.rounded()) << 32 + Int(point.y.rounded()) + 1 << 31
  }

  private static func point(_ key: Int) -> PlanarPoint {
    PlanarPoint(x: Double(key >> 32), y: Double(key & 0xFFFF_FFFF - 1 << 31))
  }

  /// How often each key comes, in order.
  private static func runs(_ keys: [Int]) -> [(key: Int, count: Int)] {
    var runs: [(key: Int, count: Int)] = []
    for key in keys {
      if runs.last?.key == key {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((key, 1))
      }
    }
    return runs
  }

  private func place(_ point: SharedPoint, _ whole: FactMix) -> DefaultPlace {
    let found = match(of: point)
    let mirrors = FactMix(facts, point.indices).mirrors(
      whole, fewest: parameters.mirrorFacts, within: parameters.mirrorDistance)
    let standing: DefaultPlace.Standing =
      found.isDeclared
      ? .declared : mirrors == true && found.match != nil ? .recognised : .toVerify
    let count = currentFacts(at: point)
    let located = facts.mapped(facts.current).count
    // One that is kept on the maps is a part of its district, whose rest could be a few facts.
    let isShown = edition == .restricted || (standing != .toVerify && count >= secrecy)
    return DefaultPlace(
      point: edition == .restricted || found.match != nil ? point.point : nil,
      match: found.match, standing: standing, facts: isShown ? .shown(count) : .hidden,
      share: isShown && located > 0 ? Double(count) / Double(located) : nil,
      mirrorsTheWhole: mirrors)
  }

  private func match(
    of point: SharedPoint
  ) -> (match: DefaultPlace.Match?, isDeclared: Bool) {
    let near = plane.places.map { (distance($0.point, point.point), $0) }
      .filter { $0.0 <= parameters.samePlaceMetres }
    if let declared = near.filter({ $0.1.isDefaultGeocode }).min(by: { $0.0 < $1.0 }) {
      return (.named(declared.1.name), true)
    }
    if let named = near.min(by: { $0.0 < $1.0 }) { return (.named(named.1.name), false) }
    func isNear(_ centroid: PlanarPoint?) -> Bool {
      centroid.map { distance($0, point.point) <= parameters.samePlaceMetres } ?? false
    }
    if isNear(plane.contour.centroid) { return (.centroidOfTerritory, false) }
    let district = plane.layer(.districts)?.areas.first { isNear($0.centroid) }
    return (district.map { .centroidOfDistrict($0.name) }, false)
  }
}

func distance(_ first: PlanarPoint, _ second: PlanarPoint) -> Double {
  let (dx, dy) = (first.x - second.x, first.y - second.y)
  return (dx * dx + dy * dy).squareRoot()
}
