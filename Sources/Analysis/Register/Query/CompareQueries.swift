public import Dossier
import Statistics
public import Units

/// What a query counts on a day, a year before, and what changed between the two.
public struct ComparedQuery: Hashable, Sendable {
  public let query: FactQuery
  public let now: Availability<QueriedFacts, QueryAbsence>
  public let yearBefore: Availability<QueriedFacts, QueryAbsence>
  /// The same over the whole calendar years that were over by then, the first one first; those that
  /// the register doesn't cover are left out.
  public let years: [Year]
  /// Exact, by day (Przyborowski & Wilenski 1940), judged among the queries.
  public let change: Availability<TranquilityRatio, RegisterAbsence>

  public struct Year: Hashable, Sendable {
    public let year: Int
    public let facts: DisclosedCount
  }
}

/// Counts what some queries ask up to a day, and up to the same day a year before.
///
/// - Parameters:
///   - queries: those that are judged together.
///   - dossier: with its register.
///   - days: the last one that counts, and that of a year before.
///   - edition: a publishable one hides small counts, and changes that would give one away.
///   - parameters: thresholds.
/// - Returns: one a query, in their order.
public func compareQueries(
  _ queries: [FactQuery], in dossier: Dossier, upTo days: (now: CalendarDate, before: CalendarDate),
  for edition: DocumentEdition = .publishable, parameters: RegisterParameters = RegisterParameters()
) -> [ComparedQuery] {
  let counted = queries.map { query in
    (
      now: countFacts(query, in: dossier, upTo: days.now, for: edition),
      before: countFacts(query, in: dossier, upTo: days.before, for: edition)
    )
  }
  let rules = RegisterRules(
    edition: edition, threshold: dossier.secrecy.facts, parameters: parameters)
  let drafts = counted.map { draft($0.now, over: $0.before, rules) }
  let adjusted = sound { () throws(InvalidInput) in
    try benjaminiHochberg(drafts.map { $0.value?.p })
  }
  return queries.indices.map { index in
    ComparedQuery(
      query: queries[index], now: counted[index].now, yearBefore: counted[index].before,
      years: wholeYears(of: queries[index], in: dossier, upTo: days.now, for: edition),
      change: judged(drafts[index], adjusted[index] ?? 1, parameters))
  }
}

private func draft(
  _ now: Availability<QueriedFacts, QueryAbsence>,
  over before: Availability<QueriedFacts, QueryAbsence>, _ rules: RegisterRules
) -> Availability<TestDraft, RegisterAbsence> {
  guard let now = now.value, let before = before.value else { return .unavailable(.noFacts) }
  guard let new = now.facts.value, let old = before.facts.value else {
    return .unavailable(.hidden)
  }
  guard new + old >= rules.parameters.minimumFacts else {
    return .unavailable(rules.tooFew(new + old))
  }
  let draft = TestDraft(
    (new, Double(now.days.length)), over: (old, Double(before.days.length)),
    level: rules.parameters.level)
  return draft.map { .available($0) } ?? .unavailable(.unbounded)
}

private func judged(
  _ draft: Availability<TestDraft, RegisterAbsence>, _ adjustedP: Double,
  _ parameters: RegisterParameters
) -> Availability<TranquilityRatio, RegisterAbsence> {
  guard let test = draft.value else { return .unavailable(draft.reason ?? .unbounded) }
  let isSmall = adjustedP < parameters.significance
  let verdict: Finding.Verdict =
    isSmall && test.interval.lower > 1
    ? .rising : isSmall && test.interval.upper < 1 ? .falling : .notEstablished
  return .available(
    TranquilityRatio(
      ratio: test.value, interval: test.interval, p: test.p, adjustedP: adjustedP,
      verdict: verdict))
}

/// Years that a yearly query can be read on; none for a shorter window.
private func wholeYears(
  of query: FactQuery, in dossier: Dossier, upTo last: CalendarDate, for edition: DocumentEdition
) -> [ComparedQuery.Year] {
  guard query.window == .year else { return [] }
  return ((last.year - 4)...last.year).compactMap { year in
    guard let day = CalendarDate(year: year, month: 12, day: 31), day <= last,
      let facts = countFacts(query, in: dossier, upTo: day, for: edition).value
    else { return nil }
    return ComparedQuery.Year(year: year, facts: facts.facts)
  }
}

extension ClosedRange<CalendarDate> {
  fileprivate var length: Int {
    func number(_ day: CalendarDate) -> Int {
      dayNumber(year: day.year, month: day.month, day: day.day)
    }
    return number(upperBound) - number(lowerBound) + 1
  }
}
