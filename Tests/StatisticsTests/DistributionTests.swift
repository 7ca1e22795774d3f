import Glibc
import Testing

@testable import Statistics

/// How far a figure is from the one expected, relative to it.
func relativeGap(_ got: Double, _ want: Double) -> Double {
  got == want ? 0 : abs(got - want) / abs(want)
}

@Suite struct DistributionTests {
  // Q(a, x), from scipy.special.gammaincc (Boost) checked with mpmath at 40 digits.
  @Test(arguments: [
    (0.5, 0.1, 0.654720846018577),
    (1.0, 700.0, 9.85967654375977e-305),  // e^-700
    (3.0, 3.0, 0.423190081126844),  // 8.5 e^-3
  ])
  func computesTheUpperGammaTail(shape: Double, x: Double, expected: Double) {
    #expect(relativeGap(incompleteGamma(shape, x).upper, expected) < 1e-12)
  }

  @Test(arguments: [1e-300, 1e-20, 0.001, 0.025, 0.3, 0.5])
  func invertsEachLaw(tail: Double) {
    for shape in [1, 1.1, 3.5, 40, 1430, 250_000] {
      let low = gammaQuantile(tail, shape: shape)
      let high = gammaQuantile(tail, shape: shape, isUpper: true)
      #expect(relativeGap(incompleteGamma(shape, low).lower, tail) < 1e-9)
      #expect(relativeGap(incompleteGamma(shape, high).upper, tail) < 1e-9)
      let share = betaQuantile(tail, shape, 7)
      let lower = incompleteBeta(shape, 7, x: share.value, y: share.rest).lower
      #expect(relativeGap(lower, tail) < 1e-9)
    }
    #expect(relativeGap(normalLower(normalQuantile(tail)), tail) < 1e-12)
  }

  @Test(arguments: [0.01, 0.7, 3, 40, 2500, 1_000_000])
  func findsTheSmallestCountThatReachesAProbability(mean: Double) {
    let laws: [any CountDistribution] = [
      PoissonDistribution(mean: mean), NegativeBinomialDistribution(mean: mean, theta: 4.3),
    ]
    for law in laws {
      for probability in [0.001, 0.025, 0.5, 0.975, 0.999] {
        let count = law.quantile(probability)
        #expect(law.atMost(count) >= probability * (1 - 1e-13))
        #expect(law.atMost(count - 1) < probability)
      }
    }
  }
}
