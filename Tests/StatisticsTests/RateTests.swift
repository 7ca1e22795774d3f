import Glibc
import Testing
import Units

@testable import Statistics

@Suite struct RateTests {
  @Test func givesACountOfZeroAnUpperLimitOf369() throws {
    let interval = try poissonCountInterval(count: 0)
    #expect(interval.lower == 0)
    #expect(relativeGap(interval.upper, -log(0.025)) < 1e-14)
  }

  @Test func keepsTheRateWhenCountAndExposureAreMultiplied() throws {
    let small = try poissonRateInterval(count: 3, exposure: 1000)
    let large = try poissonRateInterval(count: 300, exposure: 100_000)
    #expect(small.rate == 3 && large.rate == 3)
    #expect(small.interval.lower < large.interval.lower)
    #expect(small.interval.upper > large.interval.upper)
  }

  @Test(arguments: [0, 1, 2, 7, 41, 1430, 250_000])
  func nestsTheMidPIntervalInsideTheExactOne(count: Int) throws {
    let exact = try poissonCountInterval(count: count)
    let midP = try poissonCountInterval(count: count, limits: .midP)
    #expect(exact.lower <= midP.lower && midP.upper < exact.upper)
    #expect(midP.contains(Double(count)))
  }

  @Test func refusesWhatIsNotACountOrAnExposure() {
    #expect(throws: InvalidInput(.negative, argument: "count", index: 0)) {
      try poissonRateInterval(count: -1, exposure: 10)
    }
    #expect(throws: InvalidInput(.notPositive, argument: "exposure", index: 0)) {
      try poissonRateInterval(count: 1, exposure: 0)
    }
    #expect(throws: InvalidInput(.notFinite, argument: "exposure", index: 0)) {
      try poissonRateInterval(count: 1, exposure: .nan)
    }
  }

  @Test func doesNotCallThreeFactsAfterOneARise() throws {
    let ratio = try rateRatio((3, 4011), over: (1, 3998))
    #expect(ratio.lower < 1 && (ratio.upper ?? 0) > 100)
    #expect(ratio.midPValue > 0.3)
  }

  @Test func invertsTheRatioWhenTheAreasAreSwapped() throws {
    let direct = try rateRatio((18, 15_230), over: (33, 15_101))
    let inverse = try rateRatio((33, 15_101), over: (18, 15_230))
    #expect(relativeGap(direct.lower, 1 / (inverse.upper ?? 0)) < 1e-12)
    #expect(relativeGap(direct.centralPValue, inverse.centralPValue) < 1e-12)
  }

  @Test func findsNoExcessSpreadAmongIdenticalAreas() throws {
    let funnel = try funnel(observed: [10, 20, 30], expected: [10, 20, 30])
    #expect(funnel.dispersion == 0 && funnel.betweenVariance == 0)
    #expect(funnel.additive[2].limits95.lower > funnel.additive[0].limits95.lower)
  }

  @Test func drawsSmallAreasToTheOverallRate() throws {
    let rates = try empiricalBayesRates(counts: [0, 400, 10], populations: [50, 10_000, 1000])
    let estimates = try #require(rates.estimates)
    #expect(rates.raw[0] == 0 && estimates[0] > 0.02)
    #expect(abs(estimates[1] - 0.04) < 0.001)
  }

  @Test func givesTheHiddenCellsOnlyAsAGroup() throws {
    // 171 - (120 + 33 + 9) = 9 facts for 26 000 - 23 100 = 2 900 inhabitants.
    let residual = try hiddenResidual(
      counts: [120, nil, 33, 9], populations: [15_000, 2900, 6000, 2100], total: (171, 26_000))
    #expect(residual.count == 9 && residual.population == 2900)
    #expect(residual.ratePerThousand == 9.0 / 2900 * 1000)
  }
}
