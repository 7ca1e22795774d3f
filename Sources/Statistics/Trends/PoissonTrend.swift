import Glibc
public import Units

/// Where a series of yearly counts is heading, as a percentage a year.
public struct PoissonTrend: Hashable, Sendable {
  /// Change of the logarithm of the rate in one year.
  public let slope: Double
  /// Standard error of the slope if the facts were Poisson.
  public let standardError: Double
  public let pearsonChiSquare: Double
  public let deviance: Double
  /// Years less two.
  public let degreesOfFreedom: Int
  /// Pearson's chi-square over its degrees of freedom; nil for two years.
  public let dispersion: Double?
  /// The dispersion that widens the interval: never under 1, because a constant series would
  /// otherwise have an interval of no width.
  public let dispersionUsed: Double?
  /// 100 (e^slope - 1).
  public let annualChangePercent: Double
  /// Percent a year, normal quantile, no overdispersion.
  public let poissonInterval: Interval
  /// Percent a year, Student quantile, dispersion floored at 1: the one to print.
  ///
  /// Nil for two years;
  /// its upper limit is infinite where a handful of facts leaves it unbounded.
  public let quasiInterval: Interval?
  public let poissonPValue: Double
  /// Nil for two years.
  public let quasiPValue: Double?
  /// Counts that the trend gives for each year, same order.
  public let fitted: [Double]
}

/// The quasi-Poisson log-linear trend of counts (McCullagh & Nelder 1989; R's `glm`).
///
/// The percentage between the first and the last year, which this replaces, throws away all the
/// years between.
///
/// - Parameters:
///   - counts: facts of each year, at least zero.
///   - exposures: inhabitants, dwellings… of each year, above zero.
///   - years: true years, gaps allowed, any order.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: the slope and change per year with Poisson and quasi-Poisson intervals.
/// - Throws: `InvalidInput` for unequal lengths, fewer than two different years, negative counts,
///   exposures not above zero, nothing counted at all, everything counted in the first or in the
///   last year (no finite slope is the best one then).
public func poissonTrend(
  counts: [Int], exposures: [Double], years: [Int], level: Double = 0.95
) throws(InvalidInput) -> PoissonTrend {
  try check(counts, exposures, years, level)
  let origin = mean(years.map(Double.init))
  let times = years.map { Double($0) - origin }
  let fit = LogLinearFit(counts: counts.map(Double.init), exposures: exposures, times: times)
  // Exposures of wildly different sizes leave years in which nothing at all can be expected.
  guard fit.pearsonChiSquare.isFinite else {
    throw InvalidInput(.didNotConverge, argument: "exposures")
  }
  return PoissonTrend(fit: fit, years: years.count, level: level)
}

private func check(
  _ counts: [Int], _ exposures: [Double], _ years: [Int], _ level: Double
) throws(InvalidInput) {
  try requireCounts(counts, "counts")
  try requireLength(exposures.count, "exposures", sameAs: "counts", of: counts.count)
  try requireLength(years.count, "years", sameAs: "counts", of: counts.count)
  try requirePositive(exposures, "exposures")
  try requireLevel(level)
  try requireAtLeast(2, years.count, "years")
  guard let first = years.min(), let last = years.max(), first < last else {
    throw InvalidInput(.repeated, argument: "years")
  }
  let counted = years.indices.filter { counts[$0] > 0 }.map { years[$0] }
  guard !counted.isEmpty else { throw InvalidInput(.nothingCounted, argument: "counts") }
  guard counted.contains(where: { $0 > first }), counted.contains(where: { $0 < last }) else {
    throw InvalidInput(.unboundedEstimate, argument: "counts")
  }
}

/// Maximum likelihood of counts ~ Poisson(exposure × e^(a + slope × time)).
private struct LogLinearFit {
  let counts: [Double]
  let slope: Double
  let fitted: [Double]
  /// Fisher information of the slope, the level being estimated too.
  let information: Double

  init(counts: [Double], exposures: [Double], times: [Double]) {
    self.counts = counts
    let total = stableSum(counts)
    let moment = stableSum(of: counts, times: times) / total
    /// The shares of the total that a slope gives to each year, the level being the best one.
    func shares(_ slope: Double) -> [Double] {
      let exponents = times.map { slope * $0 }
      let largest = exponents.max() ?? 0
      let weights = zip(exposures, exponents).map { $0 * exp($1 - largest) }
      let sum = stableSum(weights)
      return weights.map { $0 / sum }
    }
    /// Mean and variance of the time under these shares: the score and its slope.
    func moments(_ shares: [Double]) -> (mean: Double, variance: Double) {
      let mean = stableSum(of: shares, times: times)
      return (mean, stableSum(zip(shares, times).map { $0 * ($1 - mean) * ($1 - mean) }))
    }
    slope = increasingRoot(from: 0) { candidate in
      let at = moments(shares(candidate))
      return (at.mean - moment, at.variance)
    }
    let best = shares(slope)
    fitted = best.map { $0 * total }
    information = total * moments(best).variance
  }

  var pearsonChiSquare: Double {
    stableSum(zip(counts, fitted).map { ($0 - $1) * ($0 - $1) / $1 })
  }

  var deviance: Double { 2 * stableSum(zip(counts, fitted).map(poissonDeviance)) }
}

/// Half the contribution of one count to the deviance.
func poissonDeviance(_ count: Double, _ mean: Double) -> Double {
  count == 0 ? mean : devianceTerm(count, mean)
}

extension PoissonTrend {
  fileprivate init(fit: LogLinearFit, years: Int, level: Double) {
    let slope = fit.slope
    let error = 1 / fit.information.squareRoot()
    func percent(_ reach: Double) -> Interval {
      Interval(lower: 100 * expm1(slope - reach), upper: 100 * expm1(slope + reach))
    }
    let df = years - 2
    let chiSquare = fit.pearsonChiSquare
    let dispersion = df > 0 ? chiSquare / Double(df) : nil
    let used = dispersion.map { max(1, $0) }
    let wide = used.map { error * $0.squareRoot() }
    self.init(
      slope: slope, standardError: error, pearsonChiSquare: chiSquare, deviance: fit.deviance,
      degreesOfFreedom: df, dispersion: dispersion, dispersionUsed: used,
      annualChangePercent: 100 * expm1(slope),
      poissonInterval: percent(normalMargin(level: level) * error),
      quasiInterval: wide.map {
        percent(studentMargin(level: level, degreesOfFreedom: Double(df)) * $0)
      },
      poissonPValue: normalTwoSided(slope / error),
      quasiPValue: wide.map { studentTwoSided(slope / $0, degreesOfFreedom: Double(df)) },
      fitted: fit.fitted)
  }
}
