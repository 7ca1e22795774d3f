import Testing
import Units

@testable import Statistics

@Suite struct ChangeAgainstGroupTests {
  private typealias Counts = CountsBeforeAfter

  private static let area = Counts(
    before: 60, exposureBefore: 30_000, after: 14, exposureAfter: 10_500)

  private static let group = [
    Counts(before: 90, exposureBefore: 40_000, after: 35, exposureAfter: 13_000),
    Counts(before: 45, exposureBefore: 21_000, after: 9, exposureAfter: 7_100),
    Counts(before: 120, exposureBefore: 61_000, after: 52, exposureAfter: 20_000),
    Counts(before: 30, exposureBefore: 15_000, after: 8, exposureAfter: 5_200),
    Counts(before: 0, exposureBefore: 900, after: 0, exposureAfter: 310),
  ]

  /// statsmodels 0.15, `GLM(counts, one dummy an area + after + after × area, Poisson(),
  /// offset=log(exposure))` without the area that counted nothing: covariance multiplied by
  /// Pearson's chi-square over 3 degrees of freedom (1.7294), limits and p of scipy's `stats.t`.
  @Test func findsWhatAQuasiPoissonRegressionDoes() throws {
    let change = try changeAgainstGroup(Self.area, group: Self.group)
    #expect(change.degreesOfFreedom == 3)
    for (got, want) in [
      (change.dispersion, 1.7293501270686769),
      (change.groupRatio, 1.1052397103799145),
      (change.groupInterval.lower, 0.6842706447955024),
      (change.groupInterval.upper, 1.7851924917307314),
      (change.ratio, 0.6031873994443349),
      (change.interval.lower, 0.1592924103097149),
      (change.interval.upper, 2.284070145846931),
      (change.pValue, 0.3134944012443257),
    ] { #expect(relativeGap(got, want) < 1e-9) }
  }

  /// Every area of the group keeps its rate, so that its dispersion is zero and floored at one.
  ///
  /// The rate of the area goes from 0.1 to 0.125: 1.25. statsmodels with `scale=1` and Student's law
  /// with 2 degrees of freedom gives the limits.
  @Test func floorsTheDispersionAtOne() throws {
    let change = try changeAgainstGroup(
      Counts(before: 100, exposureBefore: 1_000, after: 50, exposureAfter: 400),
      group: [(100, 1_000.0), (200, 2_000), (50, 500)].map {
        Counts(
          before: $0, exposureBefore: $1, after: $0 * 2 / 5, exposureAfter: $1 * 2 / 5)
      })
    #expect(change.dispersion < 1e-20)
    #expect(relativeGap(change.groupRatio, 1) < 1e-12)
    #expect(relativeGap(change.ratio, 1.25) < 1e-12)
    #expect(relativeGap(change.interval.lower, 0.528672043667395) < 1e-9)
    #expect(relativeGap(change.interval.upper, 2.9555184896120923) < 1e-9)
  }

  @Test func dependsNeitherOnTheOrderOfTheGroupNorOnAreasThatCountedNothing() throws {
    let change = try changeAgainstGroup(Self.area, group: Self.group)
    let reversed = try changeAgainstGroup(Self.area, group: Array(Self.group.reversed()))
    let counted = try changeAgainstGroup(Self.area, group: Array(Self.group.dropLast()))
    #expect(change == counted)
    #expect(relativeGap(change.ratio, reversed.ratio) < 1e-12)
    #expect(relativeGap(change.pValue, reversed.pValue) < 1e-10)
  }

  @Test func turnsAroundWithThePeriods() throws {
    func turned(_ counts: Counts) -> Counts {
      Counts(
        before: counts.after, exposureBefore: counts.exposureAfter, after: counts.before,
        exposureAfter: counts.exposureBefore)
    }
    let change = try changeAgainstGroup(Self.area, group: Self.group)
    let back = try changeAgainstGroup(turned(Self.area), group: Self.group.map(turned))
    #expect(relativeGap(back.ratio, 1 / change.ratio) < 1e-10)
    #expect(relativeGap(back.interval.lower, 1 / change.interval.upper) < 1e-10)
    #expect(relativeGap(back.pValue, change.pValue) < 1e-10)
  }

  @Test func refusesWhatHasNoRatio() {
    let none = Counts(before: 9, exposureBefore: 100, after: 0, exposureAfter: 100)
    #expect(throws: InvalidInput(.unboundedEstimate, argument: "area")) {
      try changeAgainstGroup(none, group: Self.group)
    }
    #expect(throws: InvalidInput(.unboundedEstimate, argument: "group")) {
      try changeAgainstGroup(Self.area, group: [none, none])
    }
    #expect(throws: InvalidInput(.tooFew(minimum: 2), argument: "group")) {
      try changeAgainstGroup(Self.area, group: Array(Self.group.suffix(2)))
    }
    let lost = Counts(before: 9, exposureBefore: 0, after: 3, exposureAfter: 100)
    #expect(throws: InvalidInput(.notPositive, argument: "group", index: 0)) {
      try changeAgainstGroup(Self.area, group: [lost, lost])
    }
  }
}
