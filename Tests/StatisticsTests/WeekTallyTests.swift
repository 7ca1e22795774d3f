import Testing
import Units

@testable import Statistics

@Suite struct WeekTallyTests {
  private func instant(_ year: Int, _ month: Int, _ day: Int, hour: Int = 0) -> Int {
    dayNumber(year: year, month: month, day: day) * 86_400 + hour * 3600
  }

  @Test func readsTheSameOffsetsAsTheZone() throws {
    for name in LocalZone.identifiers {
      let zone = try LocalZone(identifier: name)
      var clock = LocalClock(zone)
      // Every seven hours over four years, and backwards every 1,001 hours.
      let forward = (0..<5000).map { instant(2022, 12, 25) + $0 * 25_200 }
      let backward = (0..<40).map { instant(2026, 12, 25) - $0 * 3_603_600 }
      for moment in forward + backward {
        #expect(clock.offset(at: moment) == zone.offset(at: moment), "\(name) at \(moment)")
        #expect(clock.slot(at: moment) == zone.slot(at: moment), "\(name) at \(moment)")
      }
    }
  }

  @Test func givesTheDayOfOctoberTwentyFiveHours() {
    // Sunday 26 October 2025: from Saturday 22 h universal to Sunday 23 h.
    let seconds = WeekTally.exposure(
      from: instant(2025, 10, 25, hour: 22), to: instant(2025, 10, 26, hour: 23), in: .paris)
    #expect(seconds.reduce(0, +) == 25 * 3600)
    #expect(seconds[6 * 24 + 2] == 7200)
    #expect(seconds[..<144].allSatisfy { $0 == 0 })
    // Sunday 30 March 2025 has 23, and no 2 h.
    let spring = WeekTally.exposure(
      from: instant(2025, 3, 29, hour: 23), to: instant(2025, 3, 30, hour: 22), in: .paris)
    #expect(spring.reduce(0, +) == 23 * 3600)
    #expect(spring[6 * 24 + 2] == 0)
  }

  @Test func spreadsYearsAsItSpreadsTheirHours() {
    // Hour by hour from one end to the other, which the tally does by whole weeks.
    let (start, end) = (instant(2024, 2, 7, hour: 5) + 100, instant(2026, 3, 30, hour: 9) + 7)
    var expected = [Int](repeating: 0, count: 168)
    var moment = start
    while moment < end {
      let next = min(end, (moment / 3600 + 1) * 3600)
      expected[LocalZone.paris.slot(at: moment)] += next - moment
      moment = next
    }
    #expect(WeekTally.exposure(from: start, to: end, in: .paris) == expected)
  }

  @Test func tellsTheShareOfAFactInSomeHours() {
    var tally = WeekTally(in: .paris)
    var evening = [Bool](repeating: false, count: 168)
    // Friday 21 h to midnight and Saturday 0 h.
    for slot in 4 * 24 + 21...5 * 24 { evening[slot] = true }
    // Friday 10 January 2025, 20 h to 22 h local: one hour of two.
    let start = instant(2025, 1, 10, hour: 19)
    #expect(tally.share(from: start, to: start + 7200, in: evening) == 0.5)
    #expect(tally.share(from: start + 3600, to: start + 3600, in: evening) == 1)
    #expect(tally.share(from: start, to: start, in: evening) == 0)
  }
}

@Suite struct SeasonalTrendTests {
  private static let counts = [
    30, 28, 35, 40, 44, 52, 58, 55, 46, 38, 31, 29, 33, 30, 37, 45, 47, 57, 62, 60, 48, 41, 35, 30,
    36, 33, 42, 46, 52, 60, 68, 63, 53, 44, 38, 35,
  ]
  /// January 2023 to December 2025, in months of 30 days.
  private static let days = (0..<36).map { month -> Double in
    let lengths = [31.0, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (month == 13 ? 29 : lengths[month % 12]) / 30
  }

  private func isNear(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-8 * abs(expected)
  }

  /// The same model by iterated least squares in numpy, quantiles of scipy.
  @Test func agreesWithARegressionWrittenApart() throws {
    let trend = try seasonalTrend(
      counts: Self.counts.map { $0 }, exposures: Self.days, firstMonth: 1)
    #expect(isNear(trend.changePercentPerYear, 8.071598735083958))
    #expect(isNear(trend.interval.lower, 1.533201071627638))
    #expect(isNear(trend.interval.upper, 15.031047281938825))
    #expect(isNear(trend.pValue, 0.016493730233929138))
    #expect(trend.dispersionUsed == 1)
    #expect(trend.degreesOfFreedom == 30)
    #expect(isNear(trend.level[0], 38.50164980899448))
    #expect(isNear(trend.level[35], 48.28416996896746))
    #expect(isNear(trend.band[0].lower, 34.556752497656646))
    #expect(isNear(trend.band[0].upper, 42.896885004311876))
    #expect(isNear(trend.season[0], 0.730497569951946))
    #expect(isNear(trend.season[6], 1.3881225064332245))
  }

  @Test func widensTheIntervalByTheDispersion() throws {
    let jitter = [8, -8, 9, -9, 7, -7, 10, -10, 8, -8, 9, -9]
    let trend = try seasonalTrend(
      counts: Self.counts.enumerated().map { $0.element + jitter[$0.offset % 12] },
      exposures: Self.days, firstMonth: 1)
    #expect(isNear(trend.dispersionUsed, 2.2681849289189193))
    #expect(isNear(trend.changePercentPerYear, 6.791341928154713))
    #expect(isNear(trend.interval.lower, -2.7845871865826752))
    #expect(isNear(trend.interval.upper, 17.310520839984143))
  }

  @Test func findsNoTrendInAConstantSeries() throws {
    let trend = try seasonalTrend(
      counts: [Int](repeating: 10, count: 24), exposures: [Double](repeating: 1, count: 24),
      firstMonth: 4)
    #expect(abs(trend.changePercentPerYear) < 1e-9)
    #expect(abs(trend.pValue - 1) < 1e-9)
    #expect(trend.season.allSatisfy { abs($0 - 1) < 1e-9 })
  }

  @Test func leavesOutTheMonthsThatNothingIsKnownOf() throws {
    var counts: [Int?] = Self.counts
    counts[5] = nil
    let trend = try seasonalTrend(counts: counts, exposures: Self.days, firstMonth: 1)
    #expect(trend.degreesOfFreedom == 29)
    #expect(trend.level.count == 36)
    #expect(throws: InvalidInput.self) {
      try seasonalTrend(
        counts: counts.map { $0 == nil ? nil : 0 }, exposures: Self.days, firstMonth: 1)
    }
  }

  @Test func asksMoreOfABreakWhenFactsVaryMore() throws {
    let counts = [20, 24, 18, 22, 21, 19, 30, 28, 33, 26, 31, 29]
    let exposures = counts.map { _ in 1.0 }
    let simulation = Simulation(samples: 999, seed: 3)
    let plain = try changePoint(counts: counts, exposures: exposures, simulation: simulation)
    let varied = try changePoint(
      counts: counts, exposures: exposures, dispersion: 4, simulation: simulation)
    // 124 facts in six months, then 177: χ² of a fixed split is 9.3, a quarter of it is nothing.
    #expect(plain.yearsBefore == 6)
    #expect(plain.pValue < 0.05)
    #expect(varied.pValue > 0.3)
    #expect(varied.rateAfter == plain.rateAfter)
  }
}
