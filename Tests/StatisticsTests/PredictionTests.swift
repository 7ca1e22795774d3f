import Testing
import Units

@testable import Statistics

/// What a fit says of an area that is not in it, against statsmodels 0.14 (`NegativeBinomial`,
/// loglike_method « nb2 »).
@Suite struct PredictionTests {
  /// Forty areas; the eighth counts 40 where its neighbours would count 14.
  private let counts = [
    2, 7, 9, 10, 14, 7, 18, 40, 13, 11, 17, 21, 20, 25, 23, 30, 15, 36, 16, 24, 50, 27, 33, 30,
    39, 33, 44, 20, 50, 59, 32, 67, 35, 44, 37, 49, 39, 55, 64, 60,
  ]
  private let exposures = (0..<40).map { 1_000 + 250 * Double($0) }
  private let covariates = (0..<40).map { [Double(($0 * 7) % 11) / 10] }

  private func without(_ area: Int) throws -> ExpectedCounts {
    let others = counts.indices.filter { $0 != area }
    return try expectedCounts(
      counts: others.map { counts[$0] }, exposures: others.map { exposures[$0] },
      covariates: others.map { covariates[$0] })
  }

  @Test func expectsWhatTheReferenceImplementationExpects() throws {
    let model = try without(7)
    let predicted = model.prediction(exposure: exposures[7], covariates: covariates[7])
    #expect(relativeGap(try #require(model.negativeBinomial?.theta), 29.777727) < 1e-4)
    #expect(relativeGap(predicted.mean, 13.926926) < 1e-5)
    // x' C x with C the inverse of X'WX, w = μ / (1 + μ / θ).
    #expect(relativeGap(predicted.logVariance, 0.00184271) < 1e-4)
    let position = try model.position(of: 40, predicted: predicted)
    // scipy.stats.nbinom of size 1 / (1 / θ + 0.00184271).
    #expect(position.predictiveLimits == 6...24)
    #expect(relativeGap(position.pValue, 1.18973e-5) < 1e-3)
  }

  @Test func oneStepIsNearTheFitWithoutTheArea() throws {
    let model = try expectedCounts(
      counts: counts, exposures: exposures, covariates: covariates)
    for area in [0, 12, 25, 39] {
      let step = model.prediction(leavingOut: area, observed: counts[area])
      let whole = try without(area).prediction(
        exposure: exposures[area], covariates: covariates[area])
      // Leverages are about 2 / 40: the error is of the order of their square.
      #expect(relativeGap(step.mean, whole.mean) < 0.01, "area \(area)")
    }
  }

  /// What the threshold of 300 areas rests on: from there on, leaving one out by one step differs
  /// from a new fit by less than one in a thousand, far under the width of any predictive interval.
  @Test func oneStepIsEnoughFromThreeHundredAreas() throws {
    var generator = SeededGenerator(seed: 7)
    let profiles = (0..<301).map { _ in (0..<5).map { _ in 2 * generator.uniform() - 1 } }
    let sizes = (0..<301).map { _ in 1_000 + 9_000 * generator.uniform() }
    let facts = zip(profiles, sizes).map { profile, size in
      Int(size / 200 * (1 + 0.4 * profile[0]) * (0.4 + 1.2 * generator.uniform()))
    }
    let model = try expectedCounts(counts: facts, exposures: sizes, covariates: profiles)
    for area in [3, 150, 299] {
      let others = facts.indices.filter { $0 != area }
      let whole = try expectedCounts(
        counts: others.map { facts[$0] }, exposures: others.map { sizes[$0] },
        covariates: others.map { profiles[$0] }
      ).prediction(exposure: sizes[area], covariates: profiles[area])
      let step = model.prediction(leavingOut: area, observed: facts[area])
      #expect(relativeGap(step.mean, whole.mean) < 1e-3, "area \(area)")
    }
  }

  @Test func leveragesAddUpToTheCoefficients() throws {
    let model = try expectedCounts(
      counts: counts, exposures: exposures, covariates: covariates)
    // The trace of a hat matrix is its rank: an intercept and a slope.
    #expect(abs(model.leverages.reduce(0, +) - 2) < 1e-9)
  }

  @Test func boundsAnEstimateOfFactsAboveZero() throws {
    // 100 × exp(±1.96 × 0.2) = 67.6 and 148.0.
    let interval = try #require(
      SurveyEstimate(value: 100, standardError: 20).logNormalInterval(level: 0.95))
    #expect(abs(interval.lower - 67.57) < 0.01 && abs(interval.upper - 147.99) < 0.01)
    #expect(SurveyEstimate(value: 0, standardError: 0).logNormalInterval(level: 0.95) == nil)
  }
}
