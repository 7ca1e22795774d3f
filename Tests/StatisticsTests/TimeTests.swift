import Testing

@testable import Statistics

@Suite struct TimeTests {
  private func instant(_ year: Int, _ month: Int, _ day: Int, hour: Int) -> Int {
    dayNumber(year: year, month: month, day: day) * 86_400 + hour * 3600
  }

  @Test func changesToSummerTimeOnTheLastSundays() {
    let zone = LocalZone.paris
    #expect(zone.offset(at: instant(2025, 3, 30, hour: 1) - 1) == 3600)
    #expect(zone.offset(at: instant(2025, 3, 30, hour: 1)) == 7200)
    #expect(zone.offset(at: instant(2025, 10, 26, hour: 1) - 1) == 7200)
    #expect(zone.offset(at: instant(2025, 10, 26, hour: 1)) == 3600)
  }

  @Test func readsLocalTimesThatTheClockRepeatsOrSkips() {
    let zone = LocalZone.paris
    // 2 h 30 comes twice in October: the first, in summer time, is 0 h 30 universal.
    let repeated = zone.instant(ofLocal: instant(2025, 10, 26, hour: 2) + 1800)
    #expect(repeated == instant(2025, 10, 26, hour: 0) + 1800)
    // 2 h 30 does not come in March: the clock then shows 3 h 30, which is 1 h 30 universal.
    let skipped = zone.instant(ofLocal: instant(2025, 3, 30, hour: 2) + 1800)
    #expect(skipped == instant(2025, 3, 30, hour: 1) + 1800)
  }

  @Test func givesEachFactAWeightOfOne() {
    let spans = (0..<40).map { index in
      let start = instant(2025, 3, 29, hour: 3) + index * 5411
      return TimeSpan(start: start, end: index.isMultiple(of: 3) ? nil : start + index * 7919)
    }
    let result = aoristicWeights(spans, in: .paris)
    #expect(abs(result.byHour.reduce(0, +) - 40) < 1e-10)
    let reversed = aoristicWeights(spans.reversed(), in: .paris)
    for (one, two) in zip(result.weights, reversed.weights) {
      for (left, right) in zip(one, two) { #expect(abs(left - right) < 1e-12) }
    }
  }

  @Test func countsButDoesNotSpreadAnIntervalThatEndsBeforeItStarts() {
    let result = aoristicWeights([TimeSpan(start: 100, end: 50)], in: .paris)
    #expect(result.reversed == 1 && result.included == 0)
    #expect(result.byWeekday == [0, 0, 0, 0, 0, 0, 0])
  }

  @Test func findsMidnightBetween23And1() throws {
    var counts = [[Double]](repeating: [Double](repeating: 0, count: 24), count: 7)
    counts[0][22] = 3
    counts[2][1] = 3
    let slots = try peakSlots(counts: counts, occurrences: [4, 4, 4, 4, 4, 4, 4])
    // Between 22 h 30 and 1 h 30.
    let hour = try #require(slots.circular?.hour)
    #expect(min(hour, 24 - hour) < 1e-9)
  }

  @Test func refusesFactsOnADayThatThePeriodDoesNotHold() {
    var counts = [[Double]](repeating: [Double](repeating: 0, count: 24), count: 7)
    counts[6][3] = 1
    #expect(throws: InvalidInput(.countWithoutExposure, argument: "occurrences", index: 6)) {
      try peakSlots(counts: counts, occurrences: [1, 1, 1, 1, 1, 1, 0])
    }
  }
}
