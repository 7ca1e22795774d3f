import Dossier
import Statistics
import Units

/// The categories of one source in the period, the one before and the same one of earlier years.
struct CategoryTable {
  private let table: SourceTable
  private let rules: RegisterRules
  /// The period, the one before, then earlier years; the latest year first.
  private let windows: [ObservationPeriod]
  private let yearBefore: Range<Int>
  private let categories: [Int]

  init(_ table: SourceTable, _ period: ObservationPeriod, _ rules: RegisterRules) {
    self.table = table
    self.rules = rules
    windows =
      [period, period.previous]
      + (1...max(1, rules.parameters.comparedYears)).map { period.yearsBefore($0) }
    let year = (period.firstMonth - 12)..<period.firstMonth
    yearBefore = year
    let looked = windows.map(\.months) + [year]
    let found = table.categories.filter { category in
      looked.contains { table.count(category, in: $0) > 0 }
    }
    // The whole of a source that only ever had one category says all of it.
    categories = table.categories.count == 1 ? [] : found
  }

  /// All categories together first, then those of most facts; hidden ones last.
  func comparisons() -> (comparisons: [CategoryComparison], tests: Int) {
    let totals = windows.map { table.count(nil, in: $0.months) }
    let columns = windows.indices.map { window in
      HiddenParts(
        total: totals[window],
        parts: categories.map { table.count($0, in: windows[window].months) }, rules)
    }
    let rows =
      [Row(category: nil, counts: totals, shown: columns.map(\.total))]
      + categories.indices.map { position in
        Row(
          category: categories[position],
          counts: windows.map { table.count(categories[position], in: $0.months) },
          shown: columns.map { $0.parts[position] })
      }
    let drafts = rows.map(draft)
    let adjusted = sound { () throws(InvalidInput) in
      try benjaminiHochberg(drafts.map { $0.value?.p })
    }
    let compared = rows.indices.map {
      comparison(rows[$0], drafts[$0], adjusted[$0] ?? 1, total: columns[0].total)
    }
    return (compared.sorted(by: Self.precedes), drafts.count { $0.value != nil })
  }

  private static func precedes(_ first: CategoryComparison, _ second: CategoryComparison) -> Bool {
    func key(_ comparison: CategoryComparison) -> (Int, Int, Int) {
      (
        comparison.category == nil ? 0 : 1, -(comparison.facts.value ?? -1),
        comparison.category ?? -1
      )
    }
    return key(first) < key(second)
  }

  private struct Row {
    let category: Int?
    let counts: [Int]
    let shown: [DisclosedCount]
  }

  private typealias Draft = Availability<TestDraft, RegisterAbsence>

  /// Against the same period of the year before, by day exposed.
  private func draft(_ row: Row) -> Draft {
    guard table.covers(windows[0].months), table.covers(windows[2].months) else {
      let held = table.wholeMonths.clamped(to: windows[2].firstMonth..<windows[0].endMonth).count
      return .unavailable(.tooShort(months: held, minimum: 12 + windows[0].months.count))
    }
    guard row.shown[0] != .hidden, row.shown[2] != .hidden else { return .unavailable(.hidden) }
    let both = row.counts[0] + row.counts[2]
    guard both >= rules.parameters.minimumFacts else {
      return both == 0 ? .unavailable(.noFacts) : .unavailable(rules.tooFew(both))
    }
    let draft = TestDraft(
      (row.counts[0], days(windows[0])), over: (row.counts[2], days(windows[2])),
      level: rules.parameters.level)
    return draft.map { .available($0) } ?? .unavailable(.unbounded)
  }

  private func days(_ period: ObservationPeriod) -> Double {
    Double(
      period.months.reduce(0) { $0 + CalendarDate.days(inMonth: $1 % 12 + 1, of: $1 / 12) })
  }

  private func comparison(
    _ row: Row, _ draft: Draft, _ adjustedP: Double, total: DisclosedCount
  ) -> CategoryComparison {
    CategoryComparison(
      category: row.category, facts: row.shown[0], share: row.shown[0].ratio(to: total),
      previous: table.covers(windows[1].months) ? row.shown[1] : nil,
      earlier: windows.indices.dropFirst(2).map { window in
        CategoryComparison.Earlier(
          year: windows[window].year,
          facts: table.covers(windows[window].months) ? row.shown[window] : nil)
      }, change: judged(draft, adjustedP), standing: standing(row))
  }

  private func judged(
    _ draft: Draft, _ adjustedP: Double
  ) -> Availability<TranquilityRatio, RegisterAbsence> {
    guard let draft = draft.value else { return .unavailable(draft.reason ?? .unbounded) }
    let isSmall = adjustedP < rules.parameters.significance
    let verdict: Finding.Verdict =
      isSmall && draft.interval.lower > 1
      ? .rising : isSmall && draft.interval.upper < 1 ? .falling : .notEstablished
    return .available(
      TranquilityRatio(
        ratio: draft.value, interval: draft.interval, p: draft.p, adjustedP: adjustedP,
        verdict: verdict))
  }

  /// Only said of a source that covers the twelve months before and the period.
  private func standing(_ row: Row) -> CategoryComparison.Standing {
    guard table.covers(yearBefore.lowerBound..<windows[0].endMonth) else { return .known }
    let before = table.count(row.category, in: yearBefore)
    if before == 0, row.counts[0] > 0 { return .appeared }
    return before > 0 && row.counts[0] == 0 ? .vanished : .known
  }
}

/// A total and its parts, as an edition shows them: the parts that are hidden together must leave
/// each of them several values.
struct HiddenParts {
  let total: DisclosedCount
  let parts: [DisclosedCount]

  init(total: Int, parts: [Int], _ rules: RegisterRules) {
    self.total = rules.disclosed(total)
    guard rules.isPublishable, total > 0 else {
      self.parts = parts.map { .shown($0) }
      return
    }
    guard self.total != .hidden else {
      self.parts = parts.map { $0 == 0 ? .shown(0) : .hidden }
      return
    }
    var hidden = Set(parts.indices.filter { rules.isSmall(parts[$0]) })
    // Each hidden part is one at least, and known to be no more than what the others leave.
    func isSafe() -> Bool {
      let sum = hidden.reduce(0) { $0 + parts[$1] }
      return hidden.isEmpty || sum - hidden.count >= rules.threshold - 1 && hidden.count > 1
    }
    let others = parts.indices.filter { parts[$0] > 0 && !hidden.contains($0) }
      .sorted { (parts[$0], $0) < (parts[$1], $1) }
    for next in others {
      if isSafe() { break }
      hidden.insert(next)
    }
    self.parts = parts.indices.map { hidden.contains($0) ? .hidden : .shown(parts[$0]) }
  }
}
