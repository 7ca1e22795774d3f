import Dossier
import Problems
import Testing
import Units

@testable import Analysis

@Suite struct TrendTests {
  private func study(_ counts: [Int?], from year: Int = 2012) throws -> IndicatorStudy {
    let base = recordedBase(cells("99001", .criminalDamage, from: year, counts))
    return try #require(studies(of: dossier(recorded: [base])).first)
  }

  @Test func readsASeriesThatGrowsByATenthEachYear() throws {
    let trend = try #require(try study([100, 110, 121, 133, 146, 161, 177]).trend.value)
    #expect(trend.verdict == .rising)
    let change = try #require(trend.yearly)
    #expect(abs(change.percent - 10) < 0.1)
    #expect(change.interval.lower > 0)
    #expect(change.dispersion < 1)
  }

  @Test func confirmsATrendByTheOrderOfItsYears() throws {
    let trend = try #require(try study([100, 110, 121, 133, 146, 161, 177]).trend.value)
    // Seven years all in order: S = 7 × 6 / 2, exact p = 2 / 7!.
    #expect(trend.mannKendall.s == 21)
    #expect(trend.mannKendall.isExact)
    #expect(abs(trend.mannKendall.p - 2.0 / 5_040) < 1e-12)
  }

  @Test func readsAFallingSeries() throws {
    #expect(try study([177, 161, 146, 133, 121, 110, 100]).trend.value?.verdict == .falling)
  }

  @Test func callsStableOnlyAnIntervalInsideTheMargin() throws {
    let large = try study([10_000, 10_010, 9_990, 10_000, 10_010, 9_990, 10_000])
    #expect(large.trend.value?.verdict == .stable)
    let small = try study([100, 101, 99, 100, 101, 99, 100])
    #expect(small.trend.value?.verdict == .notEstablished)
  }

  @Test func givesNoPercentageUnderTwentyFactsAYear() throws {
    let study = try study([4, 8, 12, 16, 20, 24])  // mean 14
    let trend = try #require(study.trend.value)
    #expect(trend.meanCount == 14)
    #expect(trend.yearly == nil)
    #expect(trend.verdict == .notEstablished)
    #expect(study.change.value != nil)  // 20 to 24: the base is 20
  }

  @Test func givesNoChangeOnABaseUnderTwenty() throws {
    let study = try study([19, 40])
    #expect(study.change == .unavailable(.baseTooSmall(count: 19, minimum: 20)))
  }

  @Test func givesNoChangeBesideAHiddenYear() throws {
    #expect(try study([40, nil, 44]).change == .unavailable(.previousNotPublished))
  }

  @Test func givesTheChangeOfTheLatestYearWithItsExactInterval() throws {
    let change = try #require(try study([100, 150]).change.value)
    #expect(abs(change.percent - 50) < 1e-9)
    // R: poisson.test(c(150, 100), c(1000, 1000)): 1.158 to 1.949 (Clopper-Pearson of 150 in 250).
    #expect(change.interval.contains(50))
    #expect(change.interval.lower > 0)
  }

  @Test func asksForFiveYears() throws {
    let four = try study([100, 110, 121, 133])
    #expect(four.trend == .unavailable(.tooFewYears(published: 4, minimum: 5)))
    #expect(try study([100, 110, 121, 133, 146]).trend.value != nil)
  }

  @Test func flagsASeriesThatBeginsOrEndsInThePandemic() throws {
    let ends = try study([100, 90, 95, 99, 60], from: 2017)
    #expect(ends.trend.value?.endsInPandemic == true)
    #expect(ends.trend.value?.beginsInPandemic == false)
    #expect(ends.caveats.contains(.pandemicEndpoint))
    let begins = try study([60, 90, 95, 99, 100], from: 2021)
    #expect(begins.trend.value?.beginsInPandemic == true)
    let around = try study([100, 60, 70, 90, 100], from: 2019)
    #expect(around.trend.value?.beginsInPandemic == false)
    #expect(!around.caveats.contains(.pandemicEndpoint))
  }

  @Test func saysThatNothingWasCountedOrThatTheSlopeHasNoEnd() throws {
    #expect(try study([0, 0, 0, 0, 0]).trend == .unavailable(.nothingCounted))
    #expect(try study([0, 0, 0, 0, 50]).trend == .unavailable(.unbounded))
  }

  @Test func leavesOutTheYearsBeforeAMeasureExisted() throws {
    let counts = [0, 0, 0, 40, 44, 48, 53, 58]
    let base = recordedBase((10...19).flatMap { cells("990\($0)", .contemptAndRebellion, counts) })
    let study = try #require(
      studies(of: dossier(commune("99012"), recorded: [base])).first)
    let trend = try #require(study.trend.value)
    #expect(trend.years == [2019, 2020, 2021, 2022, 2023])
    #expect(trend.leavesOutUnmeasuredYears)
    #expect(study.series[2016]?.rate?.facts == 0)
    #expect(study.caveats.contains(.recentMeasure))
  }

  @Test func beginsFinesForDrugUseWithTheirFirstWholeYear() throws {
    let counts = [0, 0, 0, 0, 16, 75, 76, 50, 62]
    let base = recordedBase((10...19).flatMap { cells("990\($0)", .drugUseFines, counts) })
    let study = try #require(
      studies(of: dossier(commune("99012"), recorded: [base])).first)
    #expect(study.series.published.map(\.year) == [2021, 2022, 2023, 2024])
    #expect(study.trend.reason == .tooFewYears(published: 4, minimum: 5))
  }

  @Test func keepsTheZerosOfOneCommune() throws {
    let trend = try #require(try study([0, 0, 0, 40, 44, 48, 53, 58]).trend.value)
    #expect(trend.years.count == 8)
    #expect(!trend.leavesOutUnmeasuredYears)
  }

  @Test func judgesAllTrendsAsOneFamily() throws {
    let rows =
      cells("99001", .criminalDamage, [100, 110, 121, 133, 146, 161, 177])
      + cells("99001", .burglary, [50, 52, 48, 51, 49, 50, 50])
      + cells("99001", .armedRobbery, [1, 0, 2, 1, 0, 1, 2])
    let found = analyse(dossier(recorded: [recordedBase(rows)])).value
    // The third has too small a base for a test.
    #expect(found.context.family(.trends)?.tests == 2)
    let change = try #require(
      found.malveillance?.study(of: .criminalDamage)?.trend.value?.yearly)
    // Benjamini and Hochberg: the smaller of two p-values is doubled.
    #expect(abs(change.adjustedP - 2 * change.p) < 1e-15)
  }
}
