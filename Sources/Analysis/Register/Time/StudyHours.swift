import Dossier
import Statistics
import Units

/// The hours of one source, before and after an edition has its say.
struct HourDrafts {
  private let source: StudiedSource
  private let hours: SourceHours
  private let all: HourCounts
  private let rules: RegisterRules
  private let occurrences: [Int]
  /// Seconds of each hour of the week, from Monday 6 h.
  private let now: [Double]
  private let before: [Double]

  init(
    _ source: StudiedSource, _ hours: SourceHours, _ period: ObservationPeriod,
    _ rules: RegisterRules
  ) {
    self.source = source
    self.hours = hours
    self.rules = rules
    all = hours.all
    let zone = source.table.zone
    func exposure(_ span: Range<Int>) -> [Double] {
      evenings(WeekTally.exposure(from: span.lowerBound, to: span.upperBound, in: zone))
        .map(Double.init)
    }
    now = exposure(hours.period)
    before = exposure(hours.before)
    occurrences = Self.occurrences(of: period)
  }

  /// How often each day of the week comes, Monday first.
  private static func occurrences(of period: ObservationPeriod) -> [Int] {
    let (first, last) = (period.firstDay, period.lastDay)
    let start = dayNumber(year: first.year, month: first.month, day: first.day)
    let end = dayNumber(year: last.year, month: last.month, day: last.day)
    return (0..<7).map { weekday in
      // 1 January 1970 was a Thursday.
      (start...end).count { (($0 + 3) % 7 + 7) % 7 == weekday }
    }
  }

  /// All categories together, then the main ones; what is `untold` has a hidden count elsewhere.
  func studies(untold: Set<Int>) -> [HourStudy] {
    let parts = Array(hours.parts.prefix(source.categories.count))
    let shown = HourMargins(all, parts, source.categories.map { !untold.contains($0) }, rules)
    let whole = study(nil, all, marginsShown: shown.all, among: nil)
    let slot = whole.week.value?.slot.value.map { SlotRange(days: $0.days, columns: $0.columns) }
    return [whole]
      + source.categories.indices.compactMap { part in
        let category = source.categories[part]
        let counts = parts[part]
        guard counts.facts + counts.withoutHour > 0 else { return nil }
        guard !(rules.isPublishable && untold.contains(category)) else {
          return HourStudy(
            category: category, week: .unavailable(.hidden), withoutHour: .hidden,
            longerThanDay: .hidden)
        }
        return study(category, counts, marginsShown: shown.parts[part], among: slot)
      }
  }

  private func study(
    _ category: Int?, _ counts: HourCounts, marginsShown: Bool, among whole: SlotRange?
  ) -> HourStudy {
    HourStudy(
      category: category, week: week(counts, marginsShown, whole),
      // Of all categories, it says how complete the source is, as its collection does.
      withoutHour: category == nil
        ? .shown(counts.withoutHour) : rules.disclosed(counts.withoutHour),
      longerThanDay: rules.disclosed(counts.longFacts))
  }

  private func week(
    _ counts: HourCounts, _ marginsShown: Bool, _ whole: SlotRange?
  ) -> Availability<WeekOfHours, RegisterAbsence> {
    guard counts.facts > 0 else { return .unavailable(.noFacts) }
    guard counts.facts >= rules.parameters.minimumFacts else {
      return .unavailable(rules.tooFew(counts.facts))
    }
    let whole = whole.map { ($0, $0.sum(all.weights) - $0.sum(counts.weights)) }
    let cells = wholeNumbers(counts.weights, total: counts.facts)
    let rows = (0..<7).map { Array(cells[$0 * 24..<($0 + 1) * 24]) }
    let classes = HourClasses(cells, threshold: rules.threshold)
    let byDay = rows.map { $0.reduce(0, +) }
    let byHour = (0..<24).map { hour in rows.reduce(0) { $0 + $1[hour] } }
    let areShown =
      !rules.isPublishable
      || (marginsShown && !classes.giveAway(cells, byDay: byDay, byHour: byHour))
    func margin(_ sums: [Int]) -> [DisclosedCount] {
      sums.map { areShown ? .shown($0) : .hidden }
    }
    return .available(
      WeekOfHours(
        facts: counts.facts, counts: rules.isPublishable ? nil : rows,
        classes: rows.map { $0.map(classes.position) }, breaks: classes.breaks,
        byDay: margin(byDay), byHour: margin(byHour), occurrences: occurrences,
        slot: slot(counts, whole)))
  }

  /// Found in the twelve months before, tested on the period; else both on the period.
  private func slot(
    _ counts: HourCounts, _ whole: (SlotRange, rest: Double)?
  ) -> Availability<WeekSlot, RegisterAbsence> {
    let minimum = rules.parameters.minimumFacts
    guard counts.shortFacts >= minimum else { return .unavailable(rules.tooFew(counts.shortFacts)) }
    let isHonest = counts.beforeFacts >= minimum
    let search = SlotSearch(
      weights: isHonest ? counts.before : counts.short, exposure: isHonest ? before : now,
      parameters: rules.parameters)
    guard let found = search.slot() else { return .unavailable(.unbounded) }
    // Shares of facts make no whole number: what is tested is no more than what was counted.
    let inside = min(counts.shortFacts, Int(found.sum(counts.short) + 1e-7))
    guard tells(found, inside, counts, whole) else { return .unavailable(.hidden) }
    return test(found, inside, of: counts, isHonest ? .confirmed : .exploratory)
  }

  private func test(
    _ slot: SlotRange, _ inside: Int, of counts: HourCounts, _ basis: WeekSlot.Basis
  ) -> Availability<WeekSlot, RegisterAbsence> {
    let facts = counts.shortFacts
    let seconds = slot.sum(now)
    let others = now.reduce(0, +) - seconds
    let result = sound { () throws(InvalidInput) in
      try rateRatio(
        (inside, seconds), over: (facts - inside, others), level: rules.parameters.level)
    }
    guard let ratio = result.ratio, let upper = result.upper else {
      return .unavailable(.unbounded)
    }
    return .available(
      WeekSlot(
        days: slot.days, columns: slot.columns, facts: .shown(inside),
        among: rules.isSmall(counts.longFacts) ? .hidden : .shown(facts),
        share: Double(inside) / Double(facts), shareOfHours: seconds / (seconds + others),
        ratio: ratio, interval: Interval(lower: result.lower, upper: upper),
        p: result.centralPValue, basis: basis))
  }

  /// Whether a slot may be told: neither it, nor what is left of the facts, of its days, of its hours
  /// or of the same slot of all categories may be few.
  private func tells(
    _ slot: SlotRange, _ inside: Int, _ counts: HourCounts, _ whole: (SlotRange, rest: Double)?
  ) -> Bool {
    guard rules.isPublishable else { return true }
    let weights = counts.short
    let held = slot.sum(weights)
    let days = SlotRange(days: slot.days, columns: 0..<24).sum(weights)
    let hours = SlotRange(days: 0...6, columns: slot.columns).sum(weights)
    var rests = [Double(inside), Double(counts.shortFacts - inside), days - held, hours - held]
    if let whole, whole.0 == slot { rests.append(whole.rest) }
    return rests.allSatisfy { !isFew($0, rules.threshold) }
  }
}

/// Whether a sum of shares is a small count: more than nothing, fewer than the threshold.
func isFew(_ value: Double, _ threshold: Int) -> Bool {
  value > 1e-6 && value < Double(threshold) - 1e-6
}

/// The whole numbers nearest to the values that add up to a total: largest remainder, the first of
/// equal ones.
func wholeNumbers(_ values: [Double], total: Int) -> [Int] {
  var result = values.map { Int(($0 + 1e-9).rounded(.down)) }
  let missing = max(0, total - result.reduce(0, +))
  let order = values.indices.sorted { first, second in
    let (a, b) = (values[first] - Double(result[first]), values[second] - Double(result[second]))
    return abs(a - b) > 1e-9 ? a > b : first < second
  }
  for index in order.prefix(missing) { result[index] += 1 }
  return result
}
