import Dossier
import Statistics
import Testing
import Units

@testable import Analysis

@Suite struct RegisterTimeTests {
  private static let quarter = period("2025-T4")

  private func study(
    _ facts: [LocalFact], over period: ObservationPeriod = quarter,
    for edition: DocumentEdition = .restricted, parameters: RegisterParameters? = nil
  ) throws -> SourceObservation {
    var quick = parameters ?? RegisterParameters()
    quick.breakSamples = 199
    let study = studyRegister(
      of: registerDossier(facts), over: period, for: edition, parameters: quick)
    return try #require(study?.main)
  }

  @Test func saysNothingWithoutFacts() {
    #expect(studyRegister(of: registerDossier([]), over: Self.quarter) == nil)
  }

  @Test func studiesASingleFact() throws {
    let source = try study([LocalFact(start: paris(2025, 11, 7, 22), category: 0, source: 0)])
    #expect(source.facts == .shown(1))
    #expect(source.collection.total == 1)
    #expect(source.collection.wholeMonths.isEmpty)
    #expect(
      source.hours.map(\.week.reason) == [.tooFewFacts(found: 1, minimum: 20)])
    #expect(source.series.map(\.trend.reason) == [.tooShort(months: 0, minimum: 24)])
    #expect(source.comparisons.map(\.facts) == [.shown(1)])
  }

  @Test func leavesUnknownHoursOutAndCountsThem() throws {
    let facts = (1...30).map {
      LocalFact(start: paris(2025, 11, $0, 0), isHourKnown: false, category: 0, source: 0)
    }
    let source = try study(facts)
    #expect(source.hours[0].week.reason == .noFacts)
    #expect(source.hours[0].withoutHour == .shown(30))
    #expect(source.collection.period.withHour == 0)
  }

  @Test func beginsTheDayAtSix() throws {
    // Twenty-five facts on the night from Friday 7 to Saturday 8 November, at 2 h: Friday's row, and
    // two hours past 24 - 6 = 18: column 20.
    let facts = (0..<25).map {
      LocalFact(start: paris(2025, 11, 8, 2, $0), category: 0, source: 0)
    }
    let week = try #require(try study(facts).hours[0].week.value)
    let counts = try #require(week.counts)
    #expect(counts[4][20] == 25)
    #expect(counts.joined().reduce(0, +) == 25)
    #expect(week.byDay == [0, 0, 0, 0, 25, 0, 0].map { .shown($0) })
    #expect(week.byHour[20] == .shown(25))
    // 1 October 2025 was a Wednesday: 92 days are 13 weeks and a day.
    #expect(week.occurrences == [13, 13, 14, 13, 13, 13, 13])
  }

  @Test func spreadsTheNightOfOctoberOverItsHours() throws {
    // Saturday 25 October 22 h to Sunday 4 h: seven hours, since 2 h comes twice.
    let facts = (0..<70).map { _ in
      LocalFact(
        start: paris(2025, 10, 25, 22), end: paris(2025, 10, 26, 4), category: 0, source: 0)
    }
    let counts = try #require(try study(facts).hours[0].week.value?.counts)
    // 70 facts over 7 hours: ten an hour, twenty for 2 h; all on Saturday's row.
    #expect(Array(counts[5][16..<22]) == [10, 10, 10, 10, 20, 10])
  }

  @Test func setsIntervalsOfMoreThanADayApart() throws {
    let short = (1...20).map {
      LocalFact(start: paris(2025, 11, $0, 10), category: 0, source: 0)
    }
    let long = (1...6).map {
      LocalFact(
        start: paris(2025, 11, $0, 10), end: paris(2025, 11, $0 + 2, 10), category: 0, source: 0)
    }
    let hours = try study(short + long).hours[0]
    #expect(hours.longerThanDay == .shown(6))
    let week = try #require(hours.week.value)
    #expect(week.facts == 26)
    #expect(week.counts?.joined().reduce(0, +) == 26)
    #expect(week.slot.value.map { $0.facts.value ?? 0 <= 20 } ?? true)
  }

  /// Noise every day of a year and a half at 15 h, and on Fridays at 21 h 30, 22 h 30 and 23 h 30.
  private static let fridays: [LocalFact] = {
    let first = dayNumber(year: 2024, month: 7, day: 1)
    return (0..<549).flatMap { offset -> [LocalFact] in
      let midnight = (first + offset) * 86_400
      func fact(_ hour: Int, _ minute: Int) -> LocalFact {
        LocalFact(
          start: LocalZone.paris.instant(ofLocal: midnight + hour * 3600 + minute * 60),
          category: 0, source: 0)
      }
      // 1 July 2024 was a Monday.
      return [fact(8 + offset * 5 % 12, 0)]
        + (offset % 7 == 4 ? [fact(21, 30), fact(22, 30), fact(23, 30)] : [])
    }
  }()

  @Test func findsTheSlotInTheYearBeforeAndTestsItInThePeriod() throws {
    let slot = try #require(try study(Self.fridays).hours[0].week.value?.slot.value)
    #expect(slot.days == 4...4)
    #expect(slot.columns == 15..<18)
    #expect(slot.hours.from == 21 && slot.hours.to == 0)
    #expect(slot.basis == .confirmed)
    // 13 Fridays, 3 facts each, of 92 + 39 facts; 39 hours of 2,209, October having one more.
    #expect(slot.facts == .shown(39))
    #expect(abs((slot.share ?? 0) - 39.0 / 131) < 1e-12)
    #expect(abs(slot.shareOfHours - 39.0 / 2209) < 1e-12)
    #expect(abs(slot.ratio - (39.0 / 39) / (92.0 / 2170)) < 1e-9)
    // scipy: binomtest(39, 131).proportion_ci() = 0.22102, 0.38380; p/(1-p) × 2170/39.
    #expect(abs(slot.interval.lower - Self.slotLimits.lower) < 1e-3)
    #expect(abs(slot.interval.upper - Self.slotLimits.upper) < 1e-3)
  }

  private static let slotLimits = (lower: 15.7867, upper: 34.6555)

  @Test func explorativelyReadsASlotThatNoYearBeforeShows() throws {
    let recent = Self.fridays.filter { $0.start >= paris(2025, 10, 1, 0) }
    let slot = try #require(try study(recent).hours[0].week.value?.slot.value)
    #expect(slot.basis == .exploratory)
    #expect(slot.days == 4...4)
  }

  @Test func followsTheMonthsWithoutAConstantSeriesMoving() throws {
    let facts = monthly([Int](repeating: 30, count: 36), from: 2023)
    let series = try study(facts).series[0]
    #expect(series.firstMonth == 2023 * 12)
    #expect(series.counts == [DisclosedCount](repeating: .shown(30), count: 36))
    // 28 days in February 2023.
    #expect(abs((series.perThirtyDays[1] ?? 0) - 30 * 30 / 28) < 1e-9)
    #expect(series.trend.value?.verdict == .notEstablished)
    #expect(series.trend.value?.method == .regression)
    #expect(series.season.value?.isEstablished == false)
    #expect(series.change.value?.isEstablished == false)
  }

  @Test func findsABreakThroughASeason() throws {
    let season = [20, 22, 26, 32, 38, 46, 50, 48, 40, 32, 24, 20]
    let counts = (0..<36).map { season[$0 % 12] * ($0 < 20 ? 1 : 2) }
    let series = try study(monthly(counts, from: 2023)).series[0]
    let change = try #require(series.change.value)
    #expect(change.firstMonth == 2023 * 12 + 20)
    #expect(change.isEstablished)
    #expect(change.ratio > 1.7 && change.ratio < 2.3)
    #expect(series.season.value?.isEstablished == true)
    #expect(series.season.value?.peaks.contains(7) == true)
  }

  @Test func decomposesFourYears() throws {
    let counts = (0..<48).map { 40 + $0 }
    let trend = try #require(
      try study(monthly(counts, from: 2022)).series[0].trend.value)
    #expect(trend.method == .decomposition)
    #expect(trend.verdict == .rising)
    #expect(trend.fitted.count == 48 && trend.band.count == 48)
    #expect(zip(trend.fitted, trend.band).allSatisfy { $1.contains($0) })
  }

  @Test func beginsASourceWithItsFirstFullMonth() throws {
    // Known late: one fact a quarter from 2020 to 2022, then thirty a month for three years.
    let stray = (0..<36).map { $0 % 3 == 0 ? 1 : 0 }
    let source = try study(
      monthly(stray, from: 2020) + monthly([Int](repeating: 30, count: 36), from: 2023))
    #expect(source.collection.wholeMonths == 2023 * 12..<2026 * 12)
    #expect(source.collection.emptyMonths.isEmpty && source.collection.total == 1_092)
    #expect(source.series[0].counts == [DisclosedCount](repeating: .shown(30), count: 36))
    #expect(source.series[0].trend.value?.verdict == .notEstablished)
  }

  @Test func aClosedWeekendLeavesAMonthWhole() throws {
    // Two silent days and a half at the end of February, of a source that writes ten facts a day.
    let year = monthly([Int](repeating: 300, count: 38), from: 2023)
    let source = try study(
      year.filter { $0.start < paris(2026, 2, 26, 18) }, over: period("2026-02"))
    #expect(source.comparisons[0].change.value?.verdict == .notEstablished)
    let cut = try study(year.filter { $0.start < paris(2026, 2, 25, 18) }, over: period("2026-02"))
    #expect(cut.comparisons[0].change.value == nil)
  }

  @Test func readsAMissingMonthAsOneThatWasNotHandedOver() throws {
    var counts = [Int](repeating: 30, count: 36)
    counts[33] = 0
    let source = try study(monthly(counts, from: 2023))
    #expect(source.collection.emptyMonths == [2025 * 12 + 9])
    // October 2025 is missing: the quarter isn't held against that of 2024.
    #expect(source.comparisons[0].change.value == nil)
    #expect(source.series[0].trend.value?.verdict == .notEstablished)
    #expect(source.series[0].change.reason == .tooShort(months: 2, minimum: 24))
  }
}
