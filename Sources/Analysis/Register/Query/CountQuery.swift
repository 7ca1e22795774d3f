public import Dossier
import Geography
import Statistics
public import Units

/// Counts what a query asks of the register of a dossier, over its window up to a date.
///
/// - Parameters:
///   - query: categories, sources, places, days and hours; an empty list asks for all.
///   - dossier: with its register; its map for the names of districts.
///   - last: the last day that counts, local time.
///   - edition: a publishable one hides a small count.
/// - Returns: the count, or why there is none.
public func countFacts(
  _ query: FactQuery, in dossier: Dossier, upTo last: CalendarDate,
  for edition: DocumentEdition = .publishable
) -> Availability<QueriedFacts, QueryAbsence> {
  guard var register = dossier.register, !register.facts.isEmpty else {
    return .unavailable(.noRegister)
  }
  register.facts = inOrder(register.facts)
  let names = QueryNames(query, register)
  if let absence = names.absence { return .unavailable(absence) }
  let places = QueryPlaces(query.places, dossier, register)
  guard places.unknown.isEmpty else { return .unavailable(.unknownPlaces(places.unknown)) }
  let days = query.window.days(upTo: last)
  if let absence = uncovered(days, names.sources, register) { return .unavailable(absence) }
  var count = QueryCount(query, names, places, register, days)
  for fact in register.facts { count.add(fact) }
  let rules = RegisterRules(
    edition: edition, threshold: dossier.secrecy.facts, parameters: RegisterParameters())
  return .available(
    QueriedFacts(
      facts: rules.disclosed(count.facts), days: days,
      withoutHour: rules.disclosed(count.withoutHour),
      withoutPlace: rules.disclosed(count.withoutPlace), sources: names.sources))
}

/// What the names of a query mean in a register.
private struct QueryNames {
  let categories: [Bool]
  let sources: [Int]
  let absence: QueryAbsence?

  init(_ query: FactQuery, _ register: FactRegister) {
    func known(_ names: [String], among all: [String]) -> (found: [Bool], unknown: [String]) {
      let asked = Set(names.map { FoldedName($0) })
      let all = all.map { FoldedName($0) }
      let held = Set(all)
      return (
        all.map { asked.isEmpty || asked.contains($0) },
        names.filter { !held.contains(FoldedName($0)) }
      )
    }
    let categories = known(query.categories, among: register.categories.map(\.name))
    let sources = known(query.sources, among: register.sources.map(\.name))
    self.categories = categories.found
    let asked = register.sources.indices.filter { sources.found[$0] }
    self.sources = asked
    let units = Set(asked.map { register.sources[$0].unit }).sorted()
    absence =
      if !categories.unknown.isEmpty {
        .unknownCategories(categories.unknown)
      } else if !sources.unknown.isEmpty {
        .unknownSources(sources.unknown)
      } else if units.count > 1 {
        .mixedUnits(units)
      } else {
        nil
      }
  }
}

/// The places of a query: names of the files, districts of the map.
private struct QueryPlaces {
  let isAsked: Bool
  /// Names that are neither.
  let unknown: [String]
  /// By place of the register.
  private let isNamed: [Bool]
  private let districts: AreaLocator?
  private let projector: Projector

  init(_ names: [String], _ dossier: Dossier, _ register: FactRegister) {
    isAsked = !names.isEmpty
    let asked = Set(names.map { FoldedName(place: $0) })
    let held = register.places.map { FoldedName(place: $0) }
    isNamed = held.map(asked.contains)
    let areas = (dossier.map?.districts ?? []).filter { asked.contains(FoldedName(place: $0.name)) }
    let known = Set(held).union(areas.map { FoldedName(place: $0.name) })
    unknown = names.filter { !known.contains(FoldedName(place: $0)) }
    let projector = Projector(TerritoryPlane.projection(of: dossier.territory))
    self.projector = projector
    districts =
      areas.isEmpty ? nil : AreaLocator(areas.map { projector.project($0.shape) })
  }

  /// Nil when nothing is known of the place.
  func holds(_ fact: LocalFact) -> Bool? {
    guard isAsked else { return true }
    if let place = fact.place, isNamed[place] { return true }
    guard fact.location != .unknown else { return fact.place == nil ? nil : false }
    guard let districts else { return false }
    let point = projector.project(longitudes: [fact.longitude], latitudes: [fact.latitude])
    return districts.area(at: PlanarPoint(x: point.x[0], y: point.y[0])) != nil
  }
}

/// The running count of a query.
private struct QueryCount {
  private let names: QueryNames
  private let places: QueryPlaces
  private let isHourAsked: Bool
  /// Hours of the week that count, from Monday 0 h.
  private let hours: [Bool]
  /// The instants of the window in the zone of each source; nil for one that isn't asked.
  private let windows: [Range<Int>?]
  private var clocks: [WeekTally]
  private var total = 0.0
  private(set) var withoutHour = 0
  private(set) var withoutPlace = 0

  init(
    _ query: FactQuery, _ names: QueryNames, _ places: QueryPlaces, _ register: FactRegister,
    _ days: ClosedRange<CalendarDate>
  ) {
    self.names = names
    self.places = places
    isHourAsked = query.hours != nil
    hours = Self.hours(of: query)
    let zones = register.sources.indices.map { register.zone(ofSource: $0) }
    windows = zones.indices.map { source in
      names.sources.contains(source) ? instants(of: days, in: zones[source]) : nil
    }
    clocks = zones.map { WeekTally(in: $0) }
  }

  var facts: Int { Int(total.rounded()) }

  /// The hours after midnight of a slot that crosses it belong to the day on which it begins.
  private static func hours(of query: FactQuery) -> [Bool] {
    let slot = query.hours ?? FactQuery.Hours(from: 0, to: 24)
    let length = slot.to > slot.from ? slot.to - slot.from : slot.to + 24 - slot.from
    var hours = [Bool](repeating: false, count: 168)
    for day in 0..<7 where query.weekdays.isEmpty || query.weekdays.contains(day) {
      for hour in 0..<length { hours[(day * 24 + slot.from + hour) % 168] = true }
    }
    return hours
  }

  mutating func add(_ fact: LocalFact) {
    let source = Int(fact.source)
    guard let window = windows[source], window.contains(fact.start),
      names.categories[Int(fact.category)]
    else { return }
    let inside = places.holds(fact)
    guard inside != false else { return }
    // An unknown hour still has its day.
    if !fact.isHourKnown, isHourAsked {
      if inside == true { withoutHour += 1 }
      return
    }
    let end = fact.isHourKnown ? max(fact.start, fact.end ?? fact.start) : fact.start
    let share = clocks[source].share(from: fact.start, to: end, in: hours)
    guard share > 0 else { return }
    if inside == nil { withoutPlace += 1 } else { total += share }
  }
}

private func instants(of days: ClosedRange<CalendarDate>, in zone: LocalZone) -> Range<Int> {
  func midnight(_ day: CalendarDate, after: Int = 0) -> Int {
    let number = dayNumber(year: day.year, month: day.month, day: day.day) + after
    return zone.instant(ofLocal: number * 86_400)
  }
  return midnight(days.lowerBound)..<midnight(days.upperBound, after: 1)
}

/// The first source that doesn't reach from one end of the window to the other.
private func uncovered(
  _ days: ClosedRange<CalendarDate>, _ sources: [Int], _ register: FactRegister
) -> QueryAbsence? {
  let period = ObservationPeriod(.month, firstMonth: days.upperBound.year * 12)
  let tables = countRegister(register, over: period, RegisterParameters())
  for source in sources {
    guard let table = tables.first(where: { $0.source == source }) else { continue }
    let window = instants(of: days, in: table.zone)
    if !table.reaches(over: window) { return .notCovered(source: source, table.days) }
  }
  return nil
}
