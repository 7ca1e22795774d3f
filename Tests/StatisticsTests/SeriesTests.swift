import Testing
import Units

@testable import Statistics

@Suite struct SeriesTests {
  @Test func takesASeriesApartIntoPartsThatAddUp() throws {
    let values = (0..<60).map { month -> Double in
      let season = month % 12
      let noise = month * 7 % 5
      return Double(20 + season + month / 6 + noise)
    }
    var options = DecompositionOptions()
    options.isRobust = true
    options.season = .window(7)
    let parts = try seasonalDecomposition(values, options: options)
    for index in values.indices {
      let sum = parts.seasonal[index] + parts.trend[index] + parts.remainder[index]
      #expect(abs(sum - values[index]) < 1e-10)
    }
  }

  @Test func refusesToDecomposeTwoPeriods() {
    #expect(throws: InvalidInput(.tooFew(minimum: 25), argument: "values")) {
      try seasonalDecomposition([Double](repeating: 1, count: 24))
    }
  }

  @Test func givesFebruaryItsOwnNumberOfDays() throws {
    // One fact a day in 2024, a leap year.
    let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let index = try seasonalIndex(counts: days, firstYear: 2024, firstMonth: 1)
    #expect(index.months.allSatisfy { abs(($0.index ?? 0) - 1) < 1e-14 })
    #expect((index.pValue ?? 0) > 0.999)
  }

  @Test func findsTheYearOfAChangeOfLevel() throws {
    let change = try changePoint(
      counts: [50, 48, 55, 52, 51, 80, 77, 85], exposures: [Double](repeating: 12_000, count: 8),
      simulation: Simulation(samples: 500))
    #expect(change.yearsBefore == 5 && change.pValue < 0.01)
  }

  @Test func findsNoChangeInAConstantOrEmptySeries() throws {
    for level in [0, 20] {
      let change = try changePoint(
        counts: [level, level, level, level], exposures: [5, 5, 5, 5],
        simulation: Simulation(samples: 100))
      #expect(change.pValue == 1 && change.yearsBefore == 1 && change.pettittPValue == 1)
    }
  }

  @Test func givesTheExactProbabilityOfThreeRisingYears() throws {
    // Two of the six orders, rising and falling, reach |S| = 3.
    let trend = try mannKendall(times: [2020, 2021, 2024], values: [1, 2, 5])
    #expect(relativeGap(trend.exactPValue ?? 0, 2.0 / 6) < 1e-14)
    #expect(trend.tauB == 1 && trend.senSlope == 1)
  }

  @Test func readsTheSameTrendFromYearsInDisorder() throws {
    let one = try mannKendall(times: [1, 2, 3, 4], values: [3, 9, 4, 10])
    let two = try mannKendall(times: [4, 2, 3, 1], values: [10, 9, 4, 3])
    #expect(one.s == two.s && one.senSlope == two.senSlope)
  }
}
