import Dossier
import Geography
import Statistics

/// Since when a hot spot is one, and what became of those of the earlier period.
struct SpotHistory {
  let view: ViewStudy
  let disclosure: SpaceDisclosure
  private let months: MonthLine
  /// Facts of the view by month, over the whole map.
  private let totals: [Int]
  /// The facts of each described hot spot, over all time.
  private let members: [[Int]]
  /// The earlier hot spot that each new one moved from.
  private let origins: [Int: FoundSpot]
  /// Hot spots of the earlier period that none of now overlaps or came from.
  let gone: [FoundSpot]

  init(view: ViewStudy, disclosure: SpaceDisclosure) {
    self.view = view
    self.disclosure = disclosure
    let facts = view.facts
    let end = view.study.periods.current.upperBound
    let span = view.parameters.historyMonths * 31 * 86_400
    let line = MonthLine(from: max(facts.facts[0].start, end - span), to: end, in: facts.zone)
    months = line
    let spots = view.spotOfCell
    var totals = [Int](repeating: 0, count: line.count)
    var members = [[Int]](repeating: [], count: view.listedSpots.count)
    for index in facts.mapped(facts.facts.indices, category: view.category) {
      let month = line.position(of: facts.facts[index].start)
      if month >= 0 { totals[month] += 1 }
      let spot = spots[Int(facts.cells[index])]
      if spot >= 0 { members[spot].append(index) }
    }
    self.totals = totals
    self.members = members
    (origins, gone) = Self.moves(view)
  }

  /// Pairs of a new hot spot and one that is no more, the nearest first, each used once.
  ///
  /// Nearness alone is chance where a town has several: both must hold the same category most.
  private static func moves(_ view: ViewStudy) -> (origins: [Int: FoundSpot], gone: [FoundSpot]) {
    guard let earlier = view.earlierSpots.first, let counts = view.earlierCounts.first else {
      return ([:], [])
    }
    var gone = earlier.filter { $0.continuity(with: view.spots) == .none }
    let new = view.listedSpots.indices.filter { number in
      view.spots[number].continuity(with: earlier) < .whole
    }
    var pairs: [(metres: Double, new: Int, old: Int)] = []
    for (place, old) in gone.enumerated() {
      let from = view.plane.centre(of: old, counts)
      let left = mainCategory(of: old, among: view.facts.earlier[0], view)
      for number in new
      where mainCategory(of: view.spots[number], among: view.facts.current, view) == left {
        let metres = distance(view.plane.centre(of: view.spots[number], view.counts), from)
        if metres <= view.parameters.movedMetres { pairs.append((metres, number, place)) }
      }
    }
    var origins: [Int: FoundSpot] = [:]
    var used: Set<Int> = []
    for pair in pairs.sorted(by: { $0 < $1 })
    where origins[pair.new] == nil && used.insert(pair.old).inserted {
      origins[pair.new] = gone[pair.old]
    }
    gone = gone.indices.filter { !used.contains($0) }.map { gone[$0] }
    return (origins, gone)
  }

  /// The category that most facts of a range in these cells are of, the first of equals.
  private static func mainCategory(
    of spot: FoundSpot, among range: Range<Int>, _ view: ViewStudy
  ) -> Int? {
    let cells = Set(spot.cells)
    var counts: [Int: Int] = [:]
    for index in view.facts.mapped(range, category: view.category)
    where cells.contains(Int(view.facts.cells[index])) {
      counts[Int(view.facts.facts[index].category), default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// - Parameters:
  ///   - number: of a described hot spot, from zero.
  ///   - isShown: whether its facts of now are; its months add up to them.
  /// - Returns: its standing, its months, and the one that changed it most.
  func history(of number: Int, isShown: Bool) -> HotSpotHistory {
    let spot = view.spots[number]
    let counts = monthlyCounts(number)
    let shown = SpotMonths(
      counts: counts, totals: totals, now: spot.facts, line: months,
      facts: view.facts, members: members[number], periods: view.study.periods
    ).disclosed(disclosure)
    return HotSpotHistory(
      standing: standing(number),
      earlier: view.study.periods.earlier.indices.map { place in
        HotSpotHistory.Earlier(
          period: view.study.periods.earlier[place],
          facts: isShown ? shown.earlier[place] : .hidden,
          continuity: spot.continuity(with: view.earlierSpots[place]))
      },
      months: counts.indices.map { month in
        HotSpotHistory.Month(
          month: months.first + month, facts: isShown ? shown.months[month] : .hidden,
          isWhole: isWhole(month))
      }, change: isShown ? change(counts) : .unavailable(.hidden))
  }

  private func monthlyCounts(_ number: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: months.count)
    for index in members[number] {
      let month = months.position(of: view.facts.facts[index].start)
      if month >= 0 { counts[month] += 1 }
    }
    return counts
  }

  /// The source may have begun within its first month; a day or two without a fact is not that.
  private func isWhole(_ month: Int) -> Bool {
    view.facts.facts[0].start - months.starts[month] < 3 * 86_400
      && months.starts[month + 1] <= view.study.periods.current.upperBound
  }

  private func standing(_ number: Int) -> HotSpotHistory.Standing {
    guard let earlier = view.earlierSpots.first else { return .unknown }
    let spot = view.spots[number]
    let continuity = spot.continuity(with: earlier)
    if continuity == .whole { return .persistent }
    guard let origin = origins[number] else { return continuity == .none ? .new : .partlyNew }
    let from = view.plane.centre(of: origin, view.earlierCounts[0])
    let metres = distance(view.plane.centre(of: spot, view.counts), from)
    return .moved(from: from, metres: Int((metres / 10).rounded()) * 10)
  }

  /// The change of its share of the facts of the map: a month in which the service wrote more
  /// down everywhere is no change.
  private func change(_ counts: [Int]) -> Availability<HotSpotHistory.Change, SpaceAbsence> {
    let used = totals.indices.filter { totals[$0] > 0 }
    guard used.count >= view.parameters.minimumMonths else {
      return .unavailable(
        .tooFewMonths(found: used.count, minimum: view.parameters.minimumMonths))
    }
    let found = sound { () throws(InvalidInput) in
      try changePoint(
        counts: used.map { counts[$0] }, exposures: used.map { Double(totals[$0]) },
        simulation: Simulation(
          samples: view.parameters.changeSamples, seed: view.parameters.seed))
    }
    let before = used[..<found.yearsBefore].reduce(0) { $0 + counts[$1] }
    let after = used[found.yearsBefore...].reduce(0) { $0 + counts[$1] }
    guard disclosure.showsRest(before), disclosure.showsRest(after) else {
      return .unavailable(.hidden)
    }
    return .available(
      HotSpotHistory.Change(
        firstMonth: months.first + used[found.yearsBefore],
        ratio: found.rateBefore > 0 ? found.rateAfter / found.rateBefore : nil,
        pValue: found.pValue, isEstablished: found.pValue < view.parameters.significance))
  }
}
