import Testing
import Units

@testable import Statistics

@Suite struct TrendTests {
  private let years = Array(2016...2023)

  @Test func readsTheGrowthOfAGeometricSeries() throws {
    // 1000 × 1.1^n, exactly.
    let trend = try poissonTrend(
      counts: [1000, 1100, 1210, 1331], exposures: [1, 1, 1, 1], years: [2020, 2021, 2022, 2023])
    #expect(relativeGap(trend.annualChangePercent, 10) < 1e-12)
  }

  @Test func leavesTheChangeAsItIsWhenExposuresAreMultiplied() throws {
    let counts = [5, 9, 4, 7, 8, 12, 9, 11]
    let one = try poissonTrend(counts: counts, exposures: counts.map { _ in 1 }, years: years)
    let many = try poissonTrend(counts: counts, exposures: counts.map { _ in 3e4 }, years: years)
    #expect(relativeGap(one.slope, many.slope) < 1e-11)
  }

  @Test func readsTheSameTrendWhateverTheOrderOfTheYears() throws {
    let counts = [5, 9, 4, 7, 8, 12, 9, 11]
    let exposures = [1000.0, 1010, 1030, 1040, 1060, 1100, 1090, 1120]
    let forward = try poissonTrend(counts: counts, exposures: exposures, years: years)
    let backward = try poissonTrend(
      counts: counts.reversed(), exposures: exposures.reversed(), years: years.reversed())
    #expect(relativeGap(forward.slope, backward.slope) < 1e-12)
  }

  @Test func keepsAWidthForAConstantSeries() throws {
    let trend = try poissonTrend(
      counts: years.map { _ in 40 }, exposures: years.map { _ in 1e4 }, years: years)
    let interval = try #require(trend.quasiInterval)
    #expect(trend.dispersionUsed == 1 && interval.upper > 6 && interval.contains(0))
  }

  @Test func refusesASeriesWhoseSlopeDoesNotExist() {
    #expect(throws: InvalidInput(.nothingCounted, argument: "counts")) {
      try poissonTrend(counts: [0, 0, 0], exposures: [1, 1, 1], years: [1, 2, 3])
    }
    #expect(throws: InvalidInput(.unboundedEstimate, argument: "counts")) {
      try poissonTrend(counts: [0, 0, 4], exposures: [1, 1, 1], years: [1, 2, 3])
    }
  }

  @Test func hasNoDispersionToReadFromTwoYears() throws {
    let trend = try poissonTrend(counts: [10, 20], exposures: [1, 1], years: [2020, 2021])
    #expect(trend.quasiInterval == nil)
    #expect(relativeGap(trend.annualChangePercent, 100) < 1e-12)
  }
}
