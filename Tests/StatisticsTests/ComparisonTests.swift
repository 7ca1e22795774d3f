import Testing

@testable import Statistics

@Suite struct ComparisonTests {
  private let covariates = [[1.0, 10], [2, 30], [3, 20], [4, 60], [9, 50]]
  private let codes = ["a", "b", "c", "d", "e"]

  @Test(arguments: [SimilarityModel.Distance.euclid, .mahalanobis])
  func keepsDistancesWhenUnitsChange(distance: SimilarityModel.Distance) throws {
    let model = try SimilarityModel(covariates: covariates)
    let other = try SimilarityModel(covariates: covariates.map { [$0[0] * 1000 + 7, $0[1] / 3] })
    for (one, two) in zip(
      model.distances(from: 1, by: distance), other.distances(from: 1, by: distance))
    {
      #expect(abs(one - two) < 1e-12)
    }
  }

  @Test func leavesOutTheAreaItselfAndBreaksTiesByCode() throws {
    let model = try SimilarityModel(covariates: [[0], [1], [-1], [5]])
    let near = model.neighbours(of: 0, count: 2, codes: ["x", "b", "a", "c"])
    #expect(near == [2, 1])
    #expect(model.neighbours(of: 0, count: 9, codes: ["x", "b", "a", "c"]) == [2, 1, 3])
  }

  @Test func dropsWhatDoesNotVary() throws {
    let model = try SimilarityModel(covariates: covariates.map { [0.1] + $0 })
    #expect(model.keptColumns == [1, 2])
  }

  @Test func findsTheRateWithoutCovariates() throws {
    // 60 facts for 6,000 inhabitants: 10, 20 and 30 are expected.
    let model = try expectedCounts(
      counts: [11, 19, 30], exposures: [1000, 2000, 3000], covariates: [[], [], []])
    #expect(model.negativeBinomial == nil)
    for (got, want) in zip(model.expected, [10.0, 20, 30]) {
      #expect(relativeGap(got, want) < 1e-12)
    }
  }

  @Test func leavesOutACovariateThatRepeatsAnother() throws {
    let counts = [3, 9, 14, 2, 40, 8, 21, 5]
    let x = [0.1, 0.9, 1.7, -0.4, 2.0, 0.3, 1.1, -1.0]
    let exposures = x.map { _ in 1000.0 }
    let one = try expectedCounts(counts: counts, exposures: exposures, covariates: x.map { [$0] })
    let two = try expectedCounts(
      counts: counts, exposures: exposures, covariates: x.map { [$0, 2 * $0 + 1] })
    #expect(two.poisson.estimates[2] == nil)
    for (left, right) in zip(one.expected, two.expected) {
      #expect(relativeGap(left, right) < 1e-9)
    }
  }

  @Test func fitsTheSameCountsWhenCovariatesAreRescaled() throws {
    let counts = [3, 9, 14, 2, 40, 8, 21, 5, 0, 60]
    let x = [0.1, 0.9, 1.7, -0.4, 2.0, 0.3, 1.1, -1.0, 0.2, 0.4]
    let exposures = x.map { _ in 1000.0 }
    let one = try expectedCounts(counts: counts, exposures: exposures, covariates: x.map { [$0] })
    let two = try expectedCounts(
      counts: counts, exposures: exposures, covariates: x.map { [$0 * 1e6 - 3e7] })
    let theta = try #require(one.negativeBinomial?.theta)
    let other = try #require(two.negativeBinomial?.theta)
    #expect(relativeGap(theta, other) < 1e-7)
    let position = try one.position(of: 60, expected: one.expected[9])
    #expect(position.pValue < 0.2 && position.ratio > 1)
  }
}
