public import Dossier
import Geography

/// Where the facts of a register lie: areas, density, cells, hot spots, source by source.
///
/// Pure: the same facts give the same study in whatever order they come.
///
/// - Parameters:
///   - dossier: with a register and the outline of its territory.
///   - periods: what is studied and what it is compared with.
///   - places: the dossier's list of places, in any order; those that the facts name and locate are
///     known without it.
///   - edition: a publishable one has no point, no cell and no small count.
///   - parameters: thresholds, printed in the chapter on method.
/// - Returns: the study, or why there is none.
public func studySpace(
  of dossier: Dossier, over periods: SpacePeriods, places: [NamedPoint] = [],
  for edition: DocumentEdition = .publishable, parameters: SpaceParameters = SpaceParameters()
) -> Availability<SpaceStudy, SpaceAbsence> {
  guard let register = dossier.register else { return .unavailable(.noRegister) }
  let facts = inOrder(register.facts)
  let named = namedPlaces(register.places, of: facts, beside: places)
  guard
    let plane = TerritoryPlane(
      dossier, places: places + named, edition: edition, parameters: parameters)
  else { return .unavailable(.noOutline) }
  let sources: [SourceSpace] = register.sources.indices.compactMap { source in
    SourceFacts(of: source, among: facts, register, on: plane, periods).map { placed in
      SourceStudy(
        facts: placed, plane: plane, periods: periods, edition: edition,
        secrecy: dossier.secrecy.facts, parameters: parameters
      ).space()
    }
  }
  guard !sources.isEmpty else { return .unavailable(.noFacts) }
  return .available(
    SpaceStudy(
      projection: plane.projection, areaSquareMetres: plane.contour.area, periods: periods,
      grid: plane.grid, parameters: parameters, sources: sources))
}

/// The places that facts are located by, but those of the list.
private func namedPlaces(
  _ names: [String], of facts: [LocalFact], beside list: [NamedPoint]
) -> [NamedPoint] {
  var known = Set(list.map { FoldedName(place: $0.name) })
  var points = [Coordinate?](repeating: nil, count: names.count)
  for fact in facts where fact.location == .named {
    guard let place = fact.place, points[place] == nil else { continue }
    points[place] = Coordinate(longitude: fact.longitude, latitude: fact.latitude)
  }
  // Names are sorted: of two spellings of a place, the first stays.
  return zip(names, points).compactMap { name, point in
    guard let point, known.insert(FoldedName(place: name)).inserted else { return nil }
    return NamedPoint(name: name, coordinate: point)
  }
}

/// The order that a register promises, so that no sum of parts depends on that of the caller.
func inOrder(_ facts: [LocalFact]) -> [LocalFact] {
  let isSorted = zip(facts, facts.dropFirst()).allSatisfy { !precedes($1, $0) }
  return isSorted ? facts : facts.sorted(by: precedes)
}

private func precedes(_ first: LocalFact, _ second: LocalFact) -> Bool {
  if first.start != second.start { return first.start < second.start }
  if first.source != second.source { return first.source < second.source }
  if first.category != second.category { return first.category < second.category }
  if first.place != second.place { return (first.place ?? -1) < (second.place ?? -1) }
  if first.longitude != second.longitude { return first.longitude < second.longitude }
  if first.latitude != second.latitude { return first.latitude < second.latitude }
  if first.end != second.end { return (first.end ?? .min) < (second.end ?? .min) }
  // What may still differ: how the place and the hour are known.
  return (first.location.rawValue, first.isHourKnown ? 1 : 0)
    < (second.location.rawValue, second.isHourKnown ? 1 : 0)
}
