import Glibc

/// What an area's population and profile would lead one to count, and how sure that is.
public struct ExpectedCounts: Sendable {
  /// A log-linear fit, intercept first, nil for a covariate that repeats others.
  public struct Coefficients: Sendable {
    public let estimates: [Double?]
    public let standardErrors: [Double?]
  }

  public let poisson: Coefficients
  /// Pearson's chi-square over its degrees of freedom, not floored.
  public let dispersion: Double
  public let deviance: Double
  /// Nil when counts do not vary more than Poisson.
  public let negativeBinomial: NegativeBinomialFit?
  /// Expected count of each area, same order.
  public let expected: [Double]
  /// How much each area weighs in its own expectation, 0 to 1.
  public let leverages: [Double]
  let predictor: LogLinearPredictor

  /// Where one count stands among those its profile makes likely.
  public struct Position: Hashable, Sendable {
    /// Observed over expected.
    public let ratio: Double
    /// Counts of the 2.5 % and 97.5 % quantiles at the fitted mean; the uncertainty of the
    /// coefficients is not included.
    public let predictiveLimits: ClosedRange<Int>
    /// Two-sided mid-P.
    public let pValue: Double
    /// In standard deviations.
    public let pearsonResidual: Double
  }

  /// What other areas lead one to expect of one, and how sure its logarithm is.
  public struct Prediction: Hashable, Sendable {
    public let mean: Double
    /// Variance of the logarithm of the mean, from the error of the coefficients.
    public let logVariance: Double
  }

  /// What the areas of the fit lead one to expect of another.
  public func prediction(exposure: Double, covariates: [Double]) -> Prediction {
    let (value, variance) = predictor.predict(covariates)
    return Prediction(mean: exposure * exp(value), logVariance: variance)
  }

  /// What the other areas lead one to expect of one of the fit, its own count left out.
  ///
  /// One step of the fit from the coefficients of all areas (Pregibon 1981), θ staying as it is:
  /// the error is of the order of the square of the leverage, which is on average the number of
  /// coefficients over that of areas.
  public func prediction(leavingOut area: Int, observed: Int) -> Prediction {
    let (mean, leverage) = (expected[area], min(leverages[area], 0.999))
    let theta = negativeBinomial?.theta ?? .infinity
    let weight = mean / (1 + mean / theta)
    let residual = (Double(observed) - mean) / mean
    return Prediction(
      mean: mean * exp(-leverage / (1 - leverage) * residual),
      logVariance: leverage / weight / (1 - leverage))
  }

  /// Compares a count with a prediction, the error of the coefficients included.
  ///
  /// It widens the law as a mixture would: a variance of μ + μ² (1/θ + v), v being that of the
  /// logarithm of the mean (moments of the log-normal, matched to the second order).
  public func position(
    of observed: Int, predicted: Prediction
  ) throws(InvalidInput) -> Position {
    try requireCounts([observed], "observed")
    try requireMeans([predicted.mean], "expected")
    let spread = 1 / (negativeBinomial?.theta ?? .infinity) + predicted.logVariance
    let mean = predicted.mean
    guard spread > 1 / largestTheta else {
      return position(observed, PoissonDistribution(mean: mean), variance: mean)
    }
    return position(
      observed, NegativeBinomialDistribution(mean: mean, theta: 1 / spread),
      variance: mean + mean * mean * spread)
  }

  /// Compares a count with an expectation under the fitted law.
  ///
  /// - Throws: `InvalidInput` for a negative count or an expectation not above zero.
  public func position(of observed: Int, expected: Double) throws(InvalidInput) -> Position {
    try requireCounts([observed], "observed")
    try requireMeans([expected], "expected")
    if let theta = negativeBinomial?.theta {
      let law = NegativeBinomialDistribution(mean: expected, theta: theta)
      return position(observed, law, variance: expected + expected * expected / theta)
    }
    return position(observed, PoissonDistribution(mean: expected), variance: expected)
  }

  private func position(
    _ observed: Int, _ law: some CountDistribution, variance: Double
  ) -> Position {
    Position(
      ratio: Double(observed) / law.mean,
      predictiveLimits: law.quantile(0.025)...law.quantile(0.975),
      pValue: law.midPValue(observed),
      pearsonResidual: (Double(observed) - law.mean) / variance.squareRoot())
  }
}

/// A negative binomial regression of variance μ + μ²/θ.
public struct NegativeBinomialFit: Sendable {
  public let coefficients: ExpectedCounts.Coefficients
  public let theta: Double
  public let logLikelihood: Double
  public let akaike: Double
}

/// Past this θ the negative binomial law is a Poisson law to five digits.
private let largestTheta = 1e5

/// The regression of counts on profiles over comparable areas (NB2; Hilbe 2011; R's `glm.nb`).
///
/// A residual is not the « performance » of anyone: it is what the covariates do not say.
///
/// - Parameters:
///   - counts: at least zero.
///   - exposures: inhabitants, dwellings…, above zero.
///   - covariates: one row an area; may be empty rows.
/// - Returns: the fit, Poisson where nothing varies more than Poisson.
/// - Throws: `InvalidInput` for unequal lengths, fewer areas than coefficients plus one, values that
///   are not finite, nothing counted, a fit that does not settle.
public func expectedCounts(
  counts: [Int], exposures: [Double], covariates: [[Double]]
) throws(InvalidInput) -> ExpectedCounts {
  try check(counts, exposures, covariates)
  let regression = LogLinearRegression(
    counts: counts, exposures: exposures, covariates: covariates)
  let freedom = counts.count - regression.parameters
  guard freedom > 0 else {
    throw InvalidInput(.tooFew(minimum: regression.parameters + 1), argument: "counts")
  }
  let poisson = try regression.fit()
  let dispersion = regression.pearsonChiSquare(poisson.means) / Double(freedom)
  let widening = max(1, dispersion).squareRoot()
  let mixed = dispersion > 1 ? try negativeBinomial(regression, from: poisson) : nil
  return ExpectedCounts(
    poisson: ExpectedCounts.Coefficients(
      estimates: regression.coefficients(poisson),
      standardErrors: regression.standardErrors(poisson).map { $0.map { $0 * widening } }),
    dispersion: dispersion, deviance: regression.deviance(poisson.means, theta: .infinity),
    negativeBinomial: mixed?.summary, expected: mixed?.fit.means ?? poisson.means,
    leverages: mixed.map { regression.leverages($0.fit, theta: $0.summary.theta) }
      ?? regression.leverages(poisson),
    predictor: mixed.map { regression.predictor($0.fit, theta: $0.summary.theta) }
      ?? regression.predictor(poisson))
}

private func check(
  _ counts: [Int], _ exposures: [Double], _ covariates: [[Double]]
) throws(InvalidInput) {
  try requireAtLeast(2, counts.count, "counts")
  try requireCounts(counts, "counts")
  try requireLength(exposures.count, "exposures", sameAs: "counts", of: counts.count)
  try requirePositive(exposures, "exposures")
  try requireLength(covariates.count, "covariates", sameAs: "counts", of: counts.count)
  for (index, row) in covariates.enumerated() {
    guard row.count == covariates[0].count else {
      throw InvalidInput(
        .lengthDiffers(from: "covariates"), argument: "covariates", index: index)
    }
    guard row.allSatisfy(\.isFinite) else {
      throw InvalidInput(.notFinite, argument: "covariates", index: index)
    }
  }
  guard counts.contains(where: { $0 > 0 }) else {
    throw InvalidInput(.nothingCounted, argument: "counts")
  }
}

/// Alternates between the coefficients and θ until neither moves; nil when θ diverges.
private func negativeBinomial(
  _ regression: LogLinearRegression, from start: LogLinearRegression.Fit
) throws(InvalidInput) -> (summary: NegativeBinomialFit, fit: LogLinearRegression.Fit)? {
  var fit = start
  guard var theta = bestTheta(regression.counts, fit.means, from: nil) else { return nil }
  for _ in 0..<200 {
    fit = try regression.fit(theta: theta, from: fit)
    guard let next = bestTheta(regression.counts, fit.means, from: theta) else { return nil }
    let move = abs(next - theta) / theta
    theta = next
    if move < 1e-10 { break }
  }
  let likelihood = logLikelihood(regression.counts, fit.means, theta)
  let summary = NegativeBinomialFit(
    coefficients: ExpectedCounts.Coefficients(
      estimates: regression.coefficients(fit),
      standardErrors: regression.standardErrors(fit, theta: theta)),
    theta: theta, logLikelihood: likelihood,
    akaike: 2 * Double(regression.parameters + 1) - 2 * likelihood)
  return (summary, fit)
}

/// The θ of maximum likelihood for means taken as known; nil past `largestTheta`.
private func bestTheta(_ counts: [Double], _ means: [Double], from start: Double?) -> Double? {
  /// Score and its slope with respect to log θ, signs reversed.
  func score(_ logTheta: Double) -> (value: Double, slope: Double) {
    let theta = exp(logTheta)
    let (base, baseSlope) = (digamma(theta), trigamma(theta))
    var sum = StableSum()
    var slope = StableSum()
    for index in counts.indices {
      let (count, mean) = (counts[index], means[index])
      let own = count == 0 ? 0 : digamma(theta + count) - base
      sum += own - log1p(mean / theta) - (count - mean) / (mean + theta)
      let ownSlope = count == 0 ? 0 : trigamma(theta + count) - baseSlope
      slope += ownSlope + mean / (theta * (mean + theta))
      slope += (count - mean) / ((mean + theta) * (mean + theta))
    }
    return (-theta * sum.value, -theta * (sum.value + theta * slope.value))
  }
  guard score(log(largestTheta)).value > 0 else { return nil }
  let moment = Double(counts.count) / stableSum(zip(counts, means).map { pow($0 / $1 - 1, 2) })
  return exp(increasingRoot(from: log(min(largestTheta, start ?? moment)), function: score))
}

private func logLikelihood(_ counts: [Double], _ means: [Double], _ theta: Double) -> Double {
  stableSum(
    zip(counts, means).map { count, mean in
      let own = count == 0 ? 0 : count * log(mean / (theta + mean))
      return logGamma(theta + count) - logGamma(theta) - logGamma(count + 1) + own
        - theta * log1p(mean / theta)
    })
}
