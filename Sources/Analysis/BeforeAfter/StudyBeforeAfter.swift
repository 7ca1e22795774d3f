public import Dossier
import Statistics
public import Units

/// What recorded series became after something began, in a territory and in its comparables.
///
/// - Parameters:
///   - questions: in any order; a question asked twice is one test.
///   - dossier: the newest communal base that holds the territory is read.
///   - comparables: as the findings of the dossier have them.
///   - day: the last day that is known; a year that hasn't ended by then is no year after.
///   - study: the one that the findings came from, to compute nothing twice.
///   - parameters: thresholds, printed in the chapter on method.
/// - Returns: an answer or a reason for each question.
public func beforeAfter(
  _ questions: [BeforeAfterQuestion], in dossier: Dossier,
  comparables: Availability<Comparables, ComparablesAbsence>, on day: CalendarDate,
  using study: ReferenceStudy = ReferenceStudy(),
  parameters: AnalysisParameters = AnalysisParameters()
) -> BeforeAfterStudy {
  let unique = Set(questions).sorted(by: BeforeAfterQuestion.inOrder)
  let reader = SeriesBase(of: dossier).territory.map {
    BeforeAfterReader(
      territory: $0, comparables: comparables, day: day, study: study, parameters: parameters)
  }
  var answers = unique.map { reader?.answer($0) ?? .unavailable(.noSeries) }
  let p = answers.map { $0.value?.group.value?.p }
  let adjusted = sound { () throws(InvalidInput) in try benjaminiHochberg(p) }
  for index in answers.indices {
    guard let adjustedP = adjusted[index], case .available(var change) = answers[index],
      case .available(var group) = change.group
    else { continue }
    group.judge(adjustedP: adjustedP, significance: parameters.significance)
    change.group = .available(group)
    answers[index] = .available(change)
  }
  return BeforeAfterStudy(
    answers: Dictionary(uniqueKeysWithValues: zip(unique, answers)),
    tests: p.count { $0 != nil }, parameters: parameters)
}

extension BeforeAfterQuestion {
  fileprivate static func inOrder(_ first: Self, _ second: Self) -> Bool {
    (first.indicator.rawValue, first.start, first.end?.iso ?? "")
      < (second.indicator.rawValue, second.start, second.end?.iso ?? "")
  }
}

extension GroupChange {
  fileprivate mutating func judge(adjustedP: Double, significance: Double) {
    self.adjustedP = adjustedP
    guard adjustedP < significance else { return }
    if ratioInterval.upper < 1 { verdict = .lower }
    if ratioInterval.lower > 1 { verdict = .higher }
  }
}

/// Answers questions from one base.
private struct BeforeAfterReader {
  let territory: TerritoryRows
  let comparables: Availability<Comparables, ComparablesAbsence>
  let day: CalendarDate
  let study: ReferenceStudy
  let parameters: AnalysisParameters

  private var base: RecordedBase { territory.base }

  func answer(
    _ question: BeforeAfterQuestion
  ) -> Availability<BeforeAfter, BeforeAfterAbsence> {
    let indicator = question.indicator
    guard let column = base.index(of: indicator) else { return .unavailable(.notInEdition) }
    guard territory.rows.count == 1 || indicator.isAdditiveOverAreas else {
      return .unavailable(.notAdditive)
    }
    switch periods(of: question) {
    case .unavailable(let reason): return .unavailable(reason)
    case .available(let periods):
      let hidden = (periods.before + periods.after).filter {
        territory.rate(column, year: $0) == nil
      }
      guard hidden.isEmpty, let before = period(periods.before, of: column),
        let after = period(periods.after, of: column)
      else { return .unavailable(.notPublished(hidden)) }
      let mean = Double(before.rate.facts) / Double(before.years.count)
      guard mean >= Double(parameters.minimumBase) else {
        return .unavailable(.tooFewFacts(mean: mean, minimum: parameters.minimumBase))
      }
      return .available(change(question, before, after, column))
    }
  }

  /// The last whole years before the one in which it began, and the whole years since.
  ///
  /// Several years before, since one bad year alone falls back by itself (regression to the mean,
  /// Galton 1886); none of 2020 or 2021, when lockdowns moved every recorded fact.
  private func periods(
    of question: BeforeAfterQuestion
  ) -> Availability<(before: [Int], after: [Int]), BeforeAfterAbsence> {
    let measured = study.firstMeasuredYear(
      of: question.indicator, in: base, published: parameters.minimumForFunnel)
    let first = max(measured, question.indicator.firstWholeYear ?? measured)
    let usual = base.years.filter { $0 >= first && !Trend.pandemicYears.contains($0) }
    let before = Array(
      usual.filter { $0 < question.start.year }.suffix(BeforeAfter.yearsBefore))
    let startsTheYear = question.start.month == 1 && question.start.day == 1
    let firstAfter = question.start.year + (startsTheYear ? 0 : 1)
    let lastAfter = min(day.lastWholeYear, question.end?.lastWholeYear ?? .max)
    let after = usual.filter { $0 >= firstAfter && $0 <= lastAfter }
    guard before.count >= BeforeAfter.minimumYearsBefore else {
      return .unavailable(
        .tooFewYearsBefore(found: before.count, minimum: BeforeAfter.minimumYearsBefore))
    }
    guard !after.isEmpty else {
      return .unavailable(.noYearAfter(newest: base.years.upperBound))
    }
    return .available((before, after))
  }

  private func period(_ years: [Int], of column: Int) -> RatePeriod? {
    RatePeriod(years, years.map { territory.rate(column, year: $0) })
  }

  private func change(
    _ question: BeforeAfterQuestion, _ before: RatePeriod, _ after: RatePeriod, _ column: Int
  ) -> BeforeAfter {
    let own = sound { () throws(InvalidInput) in
      try rateRatio(
        (after.rate.facts, after.rate.exposure), over: (before.rate.facts, before.rate.exposure),
        level: parameters.level)
    }
    // The count before is above the smallest base, so that a ratio and its upper limit exist.
    return BeforeAfter(
      question: question, edition: base.edition, source: base.source, before: before, after: after,
      ratio: own.ratio ?? 0,
      interval: Interval(lower: own.lower, upper: own.upper ?? .greatestFiniteMagnitude),
      level: parameters.level, group: group(before, after, column))
  }

  /// The comparables that are published throughout: the same communes before and after.
  private func group(
    _ before: RatePeriod, _ after: RatePeriod, _ column: Int
  ) -> Availability<GroupChange, GroupChangeAbsence> {
    switch comparables {
    case .unavailable(let reason): return .unavailable(.noComparables(reason))
    case .available(let found):
      let members = found.codes.sorted().compactMap { code -> (String, CountsBeforeAfter)? in
        guard let area = base.index(ofArea: code),
          let first = period(before.years, of: column, area),
          let second = period(after.years, of: column, area)
        else { return nil }
        return (code, CountsBeforeAfter(first, second))
      }
      let minimum = max(2, parameters.minimumComparables)
      let counted = members.filter { $0.1.before + $0.1.after > 0 }
      guard counted.count >= minimum else {
        return .unavailable(.tooFewPublished(published: counted.count, minimum: minimum))
      }
      return compare(CountsBeforeAfter(before, after), counted, of: found.codes.count)
    }
  }

  private func period(_ years: [Int], of column: Int, _ area: Int) -> RatePeriod? {
    RatePeriod(years, years.map { base.rate(area: area, indicator: column, year: $0) })
  }

  private func compare(
    _ own: CountsBeforeAfter, _ members: [(String, CountsBeforeAfter)], of total: Int
  ) -> Availability<GroupChange, GroupChangeAbsence> {
    do throws(InvalidInput) {
      let change = try changeAgainstGroup(
        own, group: members.map(\.1), level: parameters.level)
      return .available(
        GroupChange(
          codes: members.map(\.0), leftOut: total - members.count, ratio: change.groupRatio,
          interval: change.groupInterval, ratioOfRatios: change.ratio,
          ratioInterval: change.interval, dispersion: change.dispersion, p: change.pValue,
          adjustedP: change.pValue, verdict: .notEstablished))
    } catch { return .unavailable(.nothingCounted) }
  }
}

extension BeforeAfter {
  /// Years taken together before: one alone may be a bad one, more would reach back to other times.
  public static let yearsBefore = 3
  /// Fewest of them, so that no single year is the base.
  public static let minimumYearsBefore = 2
}

extension RatePeriod {
  /// Nil as soon as one year is not published.
  fileprivate init?(_ years: [Int], _ rates: [Rate?]) {
    let known = rates.compactMap(\.self)
    guard known.count == years.count, let first = known.first else { return nil }
    self.init(
      years: years,
      rate: Rate(
        facts: known.reduce(0) { $0 + $1.facts }, exposure: stableSum(known.map(\.exposure)),
        denominator: first.denominator))
  }
}

extension CountsBeforeAfter {
  fileprivate init(_ before: RatePeriod, _ after: RatePeriod) {
    self.init(
      before: before.rate.facts, exposureBefore: before.rate.exposure, after: after.rate.facts,
      exposureAfter: after.rate.exposure)
  }
}

extension CalendarDate {
  /// The last year that has ended on the evening of this day.
  fileprivate var lastWholeYear: Int { month == 12 && day == 31 ? year : year - 1 }
}
