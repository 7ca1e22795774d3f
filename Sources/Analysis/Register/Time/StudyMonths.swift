import Dossier
import Statistics
import Units

/// The months of one source, all categories together and the main ones.
struct MonthlyDrafts {
  private let table: SourceTable
  private let categories: [Int?]
  private let months: Range<Int>
  private let gaps: Set<Int>
  private let rules: RegisterRules

  init(_ source: StudiedSource, _ period: ObservationPeriod, _ rules: RegisterRules) {
    table = source.table
    categories = [nil] + source.categories.map { $0 }
    let whole = table.wholeMonths
    let end = min(whole.upperBound, period.endMonth)
    months = min(whole.lowerBound, end)..<end
    gaps = table.gaps
    self.rules = rules
  }

  private var parameters: RegisterParameters { rules.parameters }

  /// What is computed of one category, before it is judged among those of its source.
  private struct Draft {
    let counts: [Int]
    let trend: Availability<SeasonalTrend, RegisterAbsence>
    let season: Availability<SeasonalIndex, RegisterAbsence>
    let change: Availability<ChangePoint, RegisterAbsence>
  }

  /// All categories together, then the main ones; what is `untold` has a hidden count elsewhere.
  func series(untold: Set<Int>) -> [MonthlySeries] {
    let drafts = categories.map { draft(table.counts($0, in: months)) }
    let tables = drafts.map { $0.counts.map(Double.init) }
    let shown = WithheldTables(
      tables[0], parts: Array(tables.dropFirst()),
      allowed: categories.dropFirst().map { category in !untold.contains(category ?? -1) }, rules)
    let trends = adjusted(drafts.map { $0.trend.value?.pValue })
    let seasons = adjusted(drafts.map { $0.season.value?.pValue })
    let changes = adjusted(drafts.map { $0.change.value?.pValue })
    return drafts.indices.map { index in
      let draft = drafts[index]
      let isShown = index == 0 ? shown.isWholeShown : shown.arePartsShown[index - 1]
      return MonthlySeries(
        category: categories[index], firstMonth: months.lowerBound,
        counts: draft.counts.map { isShown ? .shown($0) : .hidden },
        perThirtyDays: zip(draft.counts, exposures).map { isShown ? Double($0) / $1 : nil },
        trend: trend(draft, trends[index]), season: season(draft, seasons[index]),
        change: change(draft, changes[index]))
    }
  }

  /// 1 where no test was made.
  private func adjusted(_ pValues: [Double?]) -> [Double] {
    sound { () throws(InvalidInput) in try benjaminiHochberg(pValues) }.map { $0 ?? 1 }
  }

  /// Months of 30 days.
  private var exposures: [Double] {
    months.map { Double(CalendarDate.days(inMonth: $0 % 12 + 1, of: $0 / 12)) / 30 }
  }

  /// The months after the last one that was not handed over: what asks for an unbroken series.
  private var unbroken: Range<Int> {
    let last = months.last { gaps.contains($0) }
    return (last.map { $0 + 1 } ?? months.lowerBound)..<months.upperBound
  }

  private func draft(_ counts: [Int]) -> Draft {
    let trend = trendDraft(counts)
    return Draft(
      counts: counts, trend: trend, season: seasonDraft(counts, trend.value),
      change: changeDraft(counts, trend.value))
  }

  private func trendDraft(_ counts: [Int]) -> Availability<SeasonalTrend, RegisterAbsence> {
    let known = zip(months, counts).map { gaps.contains($0) ? nil : $1 }
    let held = known.count { $0 != nil }
    guard held >= parameters.trendMonths else {
      return .unavailable(.tooShort(months: held, minimum: parameters.trendMonths))
    }
    let total = counts.reduce(0, +)
    guard total >= parameters.minimumFacts else { return .unavailable(rules.tooFew(total)) }
    guard
      let fit = try? seasonalTrend(
        counts: known, exposures: exposures, firstMonth: months.lowerBound % 12 + 1,
        level: parameters.level), fit.interval.upper.isFinite
    else { return .unavailable(.unbounded) }
    return .available(fit)
  }

  private func seasonDraft(
    _ counts: [Int], _ trend: SeasonalTrend?
  ) -> Availability<SeasonalIndex, RegisterAbsence> {
    let years = unbroken.count / 12
    guard years >= parameters.seasonYears else {
      return .unavailable(
        .tooShort(months: unbroken.count, minimum: 12 * parameters.seasonYears))
    }
    let held = Array(counts.suffix(12 * years))
    let total = held.reduce(0, +)
    // A chi-square wants five expected counts a cell (Cochran 1954), and there are twelve cells.
    guard total >= 60 else {
      return .unavailable(
        rules.isSmall(total) ? .hidden : .tooFewFacts(found: total, minimum: 60))
    }
    let first = months.upperBound - 12 * years
    return .available(
      sound { () throws(InvalidInput) in
        try seasonalIndex(
          counts: held, firstYear: first / 12, firstMonth: first % 12 + 1,
          dispersion: trend?.dispersionUsed ?? 1, level: parameters.level)
      })
  }

  /// The season is set apart: its peak would else be a change of level.
  private func changeDraft(
    _ counts: [Int], _ trend: SeasonalTrend?
  ) -> Availability<ChangePoint, RegisterAbsence> {
    let held = Array(counts.suffix(unbroken.count))
    guard held.count >= parameters.trendMonths else {
      return .unavailable(.tooShort(months: held.count, minimum: parameters.trendMonths))
    }
    let total = held.reduce(0, +)
    guard total >= parameters.minimumFacts else { return .unavailable(rules.tooFew(total)) }
    let season = trend?.season ?? exposures.map { _ in 1 }
    let weights = zip(exposures, season).map { $0 * $1 }.suffix(held.count)
    return .available(
      sound { () throws(InvalidInput) in
        let scan = try changePoint(
          counts: held, exposures: Array(weights), simulation: Simulation(samples: 0))
        return try changePoint(
          counts: held, exposures: Array(weights),
          dispersion: dispersion(held, Array(weights), scan),
          simulation: Simulation(samples: parameters.breakSamples, seed: parameters.seed))
      })
  }

  /// Pearson's, around two levels and a season of four numbers; at least 1.
  private func dispersion(_ counts: [Int], _ weights: [Double], _ scan: ChangePoint) -> Double {
    let chiSquare = stableSum(
      counts.indices.map { index in
        let rate = index < scan.yearsBefore ? scan.rateBefore : scan.rateAfter
        let mean = rate * weights[index]
        let gap = Double(counts[index]) - mean
        return mean > 0 ? gap * gap / mean : 0
      })
    return max(1, chiSquare / Double(max(1, counts.count - 6)))
  }
}

// MARK: Judged

extension MonthlyDrafts {
  private func trend(
    _ draft: Draft, _ adjustedP: Double
  ) -> Availability<MonthlyTrend, RegisterAbsence> {
    guard let fit = draft.trend.value else {
      return .unavailable(draft.trend.reason ?? .unbounded)
    }
    let isSmall = adjustedP < parameters.significance
    let verdict: Finding.Verdict =
      isSmall && fit.interval.lower > 0
      ? .rising : isSmall && fit.interval.upper < 0 ? .falling : .notEstablished
    let drawn = decomposed(draft.counts)
    let fitted = drawn ?? fit.level
    return .available(
      MonthlyTrend(
        method: drawn == nil ? .regression : .decomposition,
        percentPerYear: fit.changePercentPerYear, interval: fit.interval, p: fit.pValue,
        adjustedP: adjustedP, verdict: verdict, fitted: fitted,
        band: fitted.indices.map { index in
          // As wide around the drawn line, in proportion, as around the regression.
          fit.level[index] > 0
            ? fit.band[index].scaled(by: fitted[index] / fit.level[index]) : fit.band[index]
        }))
  }

  /// The trend of the decomposition by loess; nil for a series too short or with a gap.
  private func decomposed(_ counts: [Int]) -> [Double]? {
    guard counts.count >= 12 * parameters.decompositionYears, unbroken == months,
      let parts = try? seasonalDecomposition(zip(counts, exposures).map { Double($0) / $1 })
    else { return nil }
    return parts.trend.map { max(0, $0) }
  }

  /// Index times days gives the facts of a month of all years: a small one keeps the season away.
  private func season(
    _ draft: Draft, _ adjustedP: Double
  ) -> Availability<TranquilitySeason, RegisterAbsence> {
    guard let index = draft.season.value else {
      return .unavailable(draft.season.reason ?? .unbounded)
    }
    guard !index.months.contains(where: { rules.isSmall($0.count) }) else {
      return .unavailable(.hidden)
    }
    guard let p = index.pValue else { return .unavailable(.unbounded) }
    let held = unbroken.count / 12 * 12
    return .available(
      TranquilitySeason(
        span: MonthSpan(first: months.upperBound - held, last: months.upperBound - 1),
        months: index.months.compactMap { month in
          guard let value = month.index, let interval = month.interval else { return nil }
          return TranquilitySeason.Month(month: month.month, index: value, interval: interval)
        }, p: p, adjustedP: adjustedP, isEstablished: adjustedP < parameters.significance))
  }

  private func change(
    _ draft: Draft, _ adjustedP: Double
  ) -> Availability<LevelChange, RegisterAbsence> {
    guard let scan = draft.change.value else {
      return .unavailable(draft.change.reason ?? .unbounded)
    }
    let held = draft.counts.suffix(unbroken.count)
    let before = held.prefix(scan.yearsBefore).reduce(0, +)
    let after = held.dropFirst(scan.yearsBefore).reduce(0, +)
    // A ratio of two sums gives both to whoever knows their total.
    guard !rules.isSmall(before), !rules.isSmall(after) else { return .unavailable(.hidden) }
    guard scan.rateBefore > 0 else { return .unavailable(.unbounded) }
    return .available(
      LevelChange(
        firstMonth: unbroken.lowerBound + scan.yearsBefore, ratio: scan.rateAfter / scan.rateBefore,
        p: scan.pValue, isEstablished: adjustedP < parameters.significance))
  }
}
