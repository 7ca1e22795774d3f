import Dossier
import Statistics
import Units

/// The facts of one source counted by category and by local month.
struct SourceTable {
  /// Position in `FactRegister.sources`.
  let source: Int
  let zone: LocalZone
  let line: MonthLine
  let parameters: RegisterParameters
  /// By category, then by month of the line; empty for a category without facts.
  private(set) var counts: [[Int]]
  private(set) var byMonth: [Int]
  private(set) var all = Completeness()
  private(set) var period = Completeness()
  private(set) var first = 0
  private(set) var last = 0
  /// The first fact of each month of the line that has some.
  private var firstOfMonth: [Int]
  /// The month of the line that the last fact fell in; facts come in order of time.
  private var month = 0

  struct Completeness {
    var facts = 0
    var withHour = 0
    var located = 0
    var named = 0
    var mapped = 0

    @inline(__always)
    mutating func add(_ fact: LocalFact, isMapped: Bool) {
      facts += 1
      if fact.isHourKnown { withHour += 1 }
      if fact.location == .given { located += 1 }
      if fact.location == .named { named += 1 }
      if isMapped { mapped += 1 }
    }
  }

  init(
    source: Int, of register: FactRegister, line: (LocalZone) -> MonthLine,
    _ parameters: RegisterParameters
  ) {
    self.source = source
    self.parameters = parameters
    zone = register.zone(ofSource: source)
    self.line = line(zone)
    let categories = register.categories.count
    counts = [[Int]](repeating: [], count: categories)
    byMonth = [Int](repeating: 0, count: self.line.count)
    firstOfMonth = byMonth
  }

  /// Adds a fact that is no earlier than those before.
  mutating func add(_ fact: LocalFact, isMapped: Bool, in months: Range<Int>) {
    if all.facts == 0 { first = fact.start }
    last = fact.start
    while fact.start >= line.starts[month + 1] { month += 1 }
    let category = Int(fact.category)
    if counts[category].isEmpty {
      counts[category] = [Int](repeating: 0, count: byMonth.count)
    }
    counts[category][month] += 1
    if byMonth[month] == 0 { firstOfMonth[month] = fact.start }
    byMonth[month] += 1
    all.add(fact, isMapped: isMapped)
    if months.contains(line.first + month) { period.add(fact, isMapped: isMapped) }
  }

  /// Categories with facts, ascending.
  var categories: [Int] { counts.indices.filter { !counts[$0].isEmpty } }

  /// Facts of a category, or of all of them, in some months; none where the source has none.
  func count(_ category: Int?, in months: Range<Int>) -> Int {
    let counts = category.map { self.counts[$0] } ?? byMonth
    return months.reduce(0) { sum, month in
      let place = month - line.first
      return counts.indices.contains(place) ? sum + counts[place] : sum
    }
  }

  /// Facts month by month.
  func counts(_ category: Int?, in months: Range<Int>) -> [Int] {
    months.map { count(category, in: $0..<$0 + 1) }
  }

  /// The month from which the source wrote facts down: a few that were known years later, or of long
  /// intervals, may lie before.
  private var firstMonth: Int {
    let filled = byMonth.filter { $0 > 0 }.sorted()
    let usual = Double(filled[filled.count / 2]) * parameters.openingShare
    let month = byMonth.firstIndex { $0 > 0 && Double($0) >= usual }
    return line.first + (month ?? line.position(of: first))
  }
  private var lastMonth: Int { line.first + line.position(of: last) }

  /// The months over which the source wrote facts down from end to end.
  var wholeMonths: Range<Int> {
    let place = firstMonth - line.first
    let opening = firstOfMonth[place] - line.starts[place]
    let closing = line.starts[lastMonth - line.first + 1] - last
    let lower = opening > longestSilence ? firstMonth + 1 : firstMonth
    let upper = closing > longestSilence ? lastMonth : lastMonth + 1
    return lower..<max(lower, upper)
  }

  /// Three mean intervals, that chance exceeds one time out of twenty; from a weekend and its nights,
  /// when many services are closed, to ten days.
  private var longestSilence: Int {
    let mean = all.facts > 1 ? (last - first) / (all.facts - 1) : 0
    return min(10 * 86_400, max(60 * 3_600, 3 * mean))
  }

  /// Whether the source reaches from one end of a stretch of time to the other, but for a silence that
  /// chance leaves.
  func reaches(over window: Range<Int>) -> Bool {
    first - window.lowerBound <= longestSilence && window.upperBound - last <= longestSilence
  }

  /// First and last local day.
  var days: ClosedRange<CalendarDate> { day(first)...day(last) }

  /// Whether some months are whole, none of them missing.
  func covers(_ months: Range<Int>) -> Bool {
    let whole = wholeMonths
    return whole.lowerBound <= months.lowerBound && months.upperBound <= whole.upperBound
      && gaps.isDisjoint(with: months)
  }

  /// Months between the first and the last without any fact.
  var emptyMonths: [Int] { (firstMonth...lastMonth).filter { count(nil, in: $0..<$0 + 1) == 0 } }

  /// Empty months that chance doesn't leave empty: nothing was handed over.
  var gaps: Set<Int> {
    let empty = emptyMonths
    let filled = lastMonth - firstMonth + 1 - empty.count
    let held = Double(count(nil, in: firstMonth..<lastMonth + 1))
    return held >= parameters.gapExpectation * Double(filled) ? Set(empty) : []
  }

  func collection(of register: FactRegister) -> CollectionState {
    let name = register.sources[source].name
    let imports = register.imports.filter { $0.source == name && $0.replacedBy == nil }
    return CollectionState(
      total: all.facts, days: days, wholeMonths: wholeMonths,
      emptyMonths: emptyMonths, period: CollectionState.Completeness(period),
      all: CollectionState.Completeness(all),
      refusedRows: imports.reduce(0) { $0 + $1.rows.refused })
  }

  private func day(_ instant: Int) -> CalendarDate {
    var clock = LocalClock(zone)
    guard let day = CalendarDate(daysSince1970: clock.day(at: instant)) else {
      preconditionFailure("a register holds dates of four figures")
    }
    return day
  }
}

extension CollectionState.Completeness {
  fileprivate init(_ counts: SourceTable.Completeness) {
    self.init(
      facts: counts.facts, withHour: counts.withHour, located: counts.located,
      named: counts.named, mapped: counts.mapped)
  }
}

/// Counts the facts of a register in order, one table for each source that has some, in one pass.
func countRegister(
  _ register: FactRegister, over period: ObservationPeriod, _ parameters: RegisterParameters
) -> [SourceTable] {
  guard let first = register.facts.first, let last = register.facts.last else { return [] }
  var tables = register.sources.indices.map { source in
    SourceTable(
      source: source, of: register,
      line: { MonthLine(from: first.start, to: last.start + 1, in: $0) }, parameters)
  }
  let isMapped = register.categories.map(\.isMapped)
  let months = period.months
  for fact in register.facts {
    tables[Int(fact.source)].add(fact, isMapped: isMapped[Int(fact.category)], in: months)
  }
  return tables.filter { $0.all.facts > 0 }
}
