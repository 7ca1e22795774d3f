import Dossier
import Statistics
import Units

/// The districts of the dossier, as a place of a table is looked for among them.
///
/// A table whose places are mostly no districts has its own idea of a place: the bus stop « Les
/// Coteaux » is not the district, and its inhabitants are nobody's exposure.
struct TranquilityDistricts {
  private let districts: [String: TerritoryMap.NamedArea]
  private let priority: Set<String>

  init(_ map: TerritoryMap?, forPlaces places: [String]) {
    let known = Dictionary(
      (map?.districts ?? []).map { (slug(of: $0.name), $0) },
      uniquingKeysWith: { first, _ in first })
    let isByDistrict = places.count { known[slug(of: $0)] != nil } * 2 > places.count
    districts = isByDistrict ? known : [:]
    priority = Set((isByDistrict ? map?.priorityDistricts ?? [] : []).map { slug(of: $0.name) })
  }

  func district(named name: String) -> TerritoryMap.NamedArea? { districts[slug(of: name)] }

  func isPriority(_ name: String) -> Bool { priority.contains(slug(of: name)) }
}

/// Where the counts of a table are: every category by place, and all that are shown together.
struct TranquilityPlaceStudy {
  let study: TranquilityTableStudy
  let groups: [[Int]]
  /// Tests of a place against the other districts.
  let rests: TranquilityFamily
  /// Tests of a place against itself, twelve months before.
  let changes: TranquilityFamily
  private let rows: [Row]
  private let restDrafts: [DraftOrAbsence]
  private let changeDrafts: [DraftOrAbsence]

  /// A category, or all that are shown, with its counts by group of places.
  private struct Row {
    /// Nil for all the categories shown.
    let category: Int?
    let latest: [Int]
    let previous: [Int]?
    let shownLatest: [DisclosedCount]
    let shownPrevious: [DisclosedCount]?
  }

  /// Under so many expected counts a place is not compared with the rest.
  private static let smallestExpected = 5.0

  init(study: TranquilityTableStudy, groups: [[Int]]) {
    self.study = study
    self.groups = groups
    let rows = Self.rows(study, groups)
    self.rows = rows
    let inhabitants = Self.inhabitants(study, groups)
    restDrafts = rows.flatMap { row in
      groups.indices.map { Self.restDraft(row.latest, $0, inhabitants, study) }
    }
    changeDrafts = rows.flatMap { row in
      groups.indices.map { place in
        guard let previous = row.previous else {
          return .unavailable(
            .tooShort(held: study.cube.periods.count * study.cube.step, needed: 24))
        }
        return study.ratioDraft(row.latest[place], previous[place])
      }
    }
    rests = TranquilityFamily(restDrafts)
    changes = TranquilityFamily(changeDrafts)
  }

  /// Of all the categories shown, most counted first.
  var overall: [TranquilityPlace] { places(ofRow: rows.firstIndex { $0.category == nil }) }

  func places(of category: Int) -> [TranquilityPlace] {
    places(ofRow: rows.firstIndex { $0.category == category })
  }

  private func places(ofRow index: Int?) -> [TranquilityPlace] {
    guard let index, let all = rows.first(where: { $0.category == nil }) else { return [] }
    let order = all.shownLatest.map { $0.value ?? -1 }
    return groups.indices.sorted { (-order[$0], $0) < (-order[$1], $1) }
      .map { place(row: index, $0) }
  }

  private func place(row index: Int, _ place: Int) -> TranquilityPlace {
    let row = rows[index]
    let cube = study.cube
    let name = groups[place].count == 1 ? cube.places[groups[place][0]] : ""
    let district = study.districts.district(named: name)
    let latest = row.shownLatest[place]
    let previous = row.shownPrevious?[place]
    let test = index * groups.count + place
    let isOpen = latest != .hidden && previous != .hidden
    return TranquilityPlace(
      name: district?.name ?? name, mergedPlaces: groups[place].count,
      districtCode: district?.code,
      isPriorityDistrict: study.districts.isPriority(name), inhabitants: district?.population,
      latest: latest, previous: previous,
      rate: district?.population.flatMap { rate(latest, inhabitants: $0) },
      againstRest: latest == .hidden || hidesOutsideDistricts(row)
        ? .unavailable(.hidden) : judged(restDrafts[test], rests.adjustedP(test)),
      change: isOpen
        ? study.judged(changeDrafts[test], changes.adjustedP(test)) : .unavailable(.hidden))
  }

  /// The rest is the total less what lies outside the districts: hidden there, hidden here.
  private func hidesOutsideDistricts(_ row: Row) -> Bool {
    let inhabitants = Self.inhabitants(study, groups)
    return groups.indices.contains { inhabitants[$0] == nil && row.shownLatest[$0] == .hidden }
  }

  private func judged(
    _ draft: DraftOrAbsence, _ adjustedP: Double
  ) -> Availability<TranquilityRatio, TranquilityAbsence> {
    guard let value = draft.value else { return .unavailable(draft.reason ?? .unbounded) }
    return .available(
      TranquilityRatio(
        value, adjustedP: adjustedP, above: .above, below: .below, study.parameters))
  }

  /// Per 1,000 inhabitants and twelve months, even when some months could not be counted.
  private func rate(_ count: DisclosedCount, inhabitants: Int) -> TranquilityRate? {
    guard let facts = count.value, inhabitants > 0, let windows = study.windows?.windows else {
      return nil
    }
    let exposure =
      Double(inhabitants) * Double(windows.comparedPeriods) / Double(windows.periods)
    let rate = sound { () throws(InvalidInput) in
      try poissonRateInterval(
        count: facts, exposure: exposure, level: study.parameters.level)
    }
    return TranquilityRate(perThousand: rate.rate, interval: rate.interval)
  }
}

// MARK: - Counts and tests

extension TranquilityPlaceStudy {
  private static func rows(_ study: TranquilityTableStudy, _ groups: [[Int]]) -> [Row] {
    guard let windows = study.windows, !groups.isEmpty else { return [] }
    let disclosure = study.disclosure
    let categories = disclosure.shownCategories
    guard !categories.isEmpty else { return [] }
    let hasPrevious = !windows.previous.isEmpty
    let plan = disclosure.placePlan(groups)
    func row(_ category: Int?, _ latest: [Int], _ previous: [Int]?) -> Row {
      func shown(isLatest: Bool) -> [DisclosedCount] {
        groups.indices.map {
          plan?[.init(category: category, group: $0, isLatest: isLatest)] ?? .hidden
        }
      }
      return Row(
        category: category, latest: latest, previous: previous,
        shownLatest: shown(isLatest: true),
        shownPrevious: hasPrevious ? shown(isLatest: false) : nil)
    }
    let rows = categories.map { category in
      row(
        category, groups.map { disclosure.count(category, $0, windows.latest) },
        hasPrevious ? groups.map { disclosure.count(category, $0, windows.previous) } : nil)
    }
    func sums(_ counts: [[Int]]) -> [Int] {
      groups.indices.map { place in counts.reduce(0) { $0 + $1[place] } }
    }
    return rows + [
      row(nil, sums(rows.map(\.latest)), hasPrevious ? sums(rows.compactMap(\.previous)) : nil)
    ]
  }

  /// Of each group that is one district of the dossier.
  private static func inhabitants(_ study: TranquilityTableStudy, _ groups: [[Int]]) -> [Int?] {
    groups.map { group in
      guard group.count == 1 else { return nil }
      return study.districts.district(named: study.cube.places[group[0]])?.population
        .flatMap { $0 > 0 ? $0 : nil }
    }
  }

  /// The rate of a district over that of the other districts of the table.
  private static func restDraft(
    _ counts: [Int], _ place: Int, _ inhabitants: [Int?], _ study: TranquilityTableStudy
  ) -> DraftOrAbsence {
    guard let own = inhabitants[place] else { return .unavailable(.noPopulation) }
    let others = counts.indices.filter { $0 != place && inhabitants[$0] != nil }
    let people = others.reduce(0) { $0 + (inhabitants[$1] ?? 0) }
    guard people > 0 else { return .unavailable(.noPopulation) }
    let rest = others.reduce(0) { $0 + counts[$1] }
    let total = counts[place] + rest
    guard Double(total) * Double(own) / Double(own + people) >= smallestExpected else {
      return .unavailable(.baseTooSmall(minimum: study.parameters.minimumBase))
    }
    guard
      let draft = TestDraft(
        (counts[place], Double(own)), over: (rest, Double(people)), level: study.parameters.level)
    else { return .unavailable(.unbounded) }
    return .available(draft)
  }
}
