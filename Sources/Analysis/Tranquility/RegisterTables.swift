import Dossier
import Geography
import Statistics
import Units

/// The register of facts as tables of counts: one a source, by month, category and district.
///
/// A source that the dossier also hands over as a table, under the same name, is counted once: the
/// table, which the service added up itself, stays.
func registerTables(of dossier: Dossier) -> [LocalTable] {
  guard let register = dossier.register, !register.facts.isEmpty else { return [] }
  let named = Set(
    dossier.localTables.flatMap { [FoldedName($0.name), FoldedName($0.provider)] })
  let facts = inOrder(register.facts)
  var ordered = register
  ordered.facts = facts
  let period = ObservationPeriod(.year, firstMonth: dossier.mission.date.year * 12)
  return countRegister(ordered, over: period, RegisterParameters()).compactMap { table in
    let source = register.sources[table.source]
    guard !named.contains(FoldedName(source.name)), !table.wholeMonths.isEmpty else { return nil }
    let counts = RegisterCounts(table, of: ordered, in: dossier).counts()
    return LocalTable(
      name: source.name, provider: source.name, unit: source.unit, placeRule: source.placeRule,
      counts: counts, source: dossier.source(of: source))
  }
}

/// The facts of one source, counted over its whole months.
private struct RegisterCounts {
  private let table: SourceTable
  private let register: FactRegister
  private let dossier: Dossier
  private let districts: [TerritoryMap.NamedArea]
  private let locator: AreaLocator
  private let projector: Projector
  /// District of each place of the register that bears the name of one.
  private let named: [Int?]

  init(_ table: SourceTable, of register: FactRegister, in dossier: Dossier) {
    self.table = table
    self.register = register
    self.dossier = dossier
    let districts = dossier.map?.districts ?? []
    self.districts = districts
    let projector = Projector(TerritoryPlane.projection(of: dossier.territory))
    self.projector = projector
    locator = AreaLocator(districts.map { projector.project($0.shape) })
    let names = districts.map { FoldedName(place: $0.name) }
    named = register.places.map { names.firstIndex(of: FoldedName(place: $0)) }
  }

  private struct Key: Hashable, Comparable {
    let month: Int
    let category: Int
    /// −1 for a fact that no district holds.
    let district: Int

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.month, lhs.category, lhs.district) < (rhs.month, rhs.category, rhs.district)
    }
  }

  /// Sorted by period, category, place.
  func counts() -> [LocalTable.Count] {
    let months = table.wholeMonths
    var counts: [Key: Int] = [:]
    for fact in register.facts where Int(fact.source) == table.source {
      let month = table.line.first + table.line.position(of: fact.start)
      guard months.contains(month) else { continue }
      let key = Key(
        month: month, category: Int(fact.category), district: district(of: fact) ?? -1)
      counts[key, default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.map { key, count in
      LocalTable.Count(
        period: LocalTable.Period(year: key.month / 12, month: key.month % 12 + 1),
        category: register.categories[key.category].name,
        place: key.district < 0 ? nil : districts[key.district].name, count: count)
    }
  }

  private func district(of fact: LocalFact) -> Int? {
    guard !districts.isEmpty else { return nil }
    if fact.location != .unknown {
      let point = projector.project(
        Coordinate(longitude: fact.longitude, latitude: fact.latitude))
      return locator.area(at: point)
    }
    return fact.place.flatMap { named[$0] }
  }
}

extension Dossier {
  /// The files that fed a source, as the first of them is cited.
  fileprivate func source(of facts: FactSource) -> Source {
    let paths = Set(
      (register?.imports ?? []).filter { $0.source == facts.name && $0.replacedBy == nil }
        .map(\.file))
    return sources.first { paths.contains($0.path) && $0.producer == facts.name }
      ?? Source(
        path: "faits.sqlite", producer: facts.name, dataset: facts.unit, vintage: "", sha256: "",
        records: 0, isFictitious: isFictitious)
  }
}
