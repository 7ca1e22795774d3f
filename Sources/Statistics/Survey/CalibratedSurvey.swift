/// A figure estimated from a survey, with the standard error that goes with it.
public struct SurveyEstimate: Hashable, Sendable {
  public let value: Double
  public let standardError: Double

  public init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }
}

/// A weighted sample that can be asked for means, totals and ratios with their errors.
public struct CalibratedSurvey: Sendable {
  public let weights: [Double]
  private let projection: WeightedProjection?

  /// A sample calibrated on margins: errors come from the residuals of the answers on these margins.
  ///
  /// The regression uses the initial weights and its residuals the final ones (Deville & Särndal
  /// 1992); with final weights in both, errors are off by up to 2 %.
  ///
  /// - Parameters:
  ///   - weights: final ones.
  ///   - initialWeights: above zero, same length.
  ///   - margins: those that the weights meet.
  /// - Throws: `InvalidInput` for fewer than two respondents or unequal lengths.
  public init(
    weights: [Double], initialWeights: [Double], margins: [MarginTargets]
  ) throws(InvalidInput) {
    try requireAtLeast(2, weights.count, "weights")
    try requireLength(
      initialWeights.count, "initialWeights", sameAs: "weights", of: weights.count)
    try requireFinite(weights, "weights")
    try requirePositive(initialWeights, "initialWeights")
    self.weights = weights
    projection = WeightedProjection(
      columns: marginColumns(margins).columns, weights: initialWeights)
  }

  /// A sample whose weights are taken as they are.
  ///
  /// - Throws: `InvalidInput` for fewer than two respondents or weights that are not finite.
  public init(fixedWeights weights: [Double]) throws(InvalidInput) {
    try requireAtLeast(2, weights.count, "weights")
    try requireFinite(weights, "weights")
    self.weights = weights
    projection = nil
  }

  private var sumOfWeights: Double { stableSum(weights) }

  /// The weighted mean of the answers.
  ///
  /// - Throws: `InvalidInput` for a length other than the sample's.
  public func mean(_ answers: [Double]) throws(InvalidInput) -> SurveyEstimate {
    try check(answers, "answers")
    let total = sumOfWeights
    let mean = stableSum(of: answers, times: weights) / total
    return SurveyEstimate(
      value: mean, standardError: error(answers.map { ($0 - mean) / total }))
  }

  /// The weighted total of the answers.
  ///
  /// - Throws: `InvalidInput` for a length other than the sample's.
  public func total(_ answers: [Double]) throws(InvalidInput) -> SurveyEstimate {
    try check(answers, "answers")
    return SurveyEstimate(
      value: stableSum(of: answers, times: weights), standardError: error(answers))
  }

  /// The ratio of two weighted totals, as the reporting rate among victims; nil over zero.
  ///
  /// - Throws: `InvalidInput` for a length other than the sample's.
  public func ratio(
    _ numerator: [Double], over denominator: [Double]
  ) throws(InvalidInput) -> SurveyEstimate? {
    try check(numerator, "numerator")
    try check(denominator, "denominator")
    let below = stableSum(of: denominator, times: weights)
    guard below != 0 else { return nil }
    let ratio = stableSum(of: numerator, times: weights) / below
    let error = error(zip(numerator, denominator).map { ($0 - ratio * $1) / below })
    return error.isFinite ? SurveyEstimate(value: ratio, standardError: error) : nil
  }

  /// The variance of a mean over that of a simple sample of the same size; nil when it is zero.
  ///
  /// - Throws: `InvalidInput` for a length other than the sample's.
  public func designEffect(_ answers: [Double]) throws(InvalidInput) -> Double? {
    let estimate = try mean(answers)
    let total = sumOfWeights
    let count = Double(weights.count)
    let spread = stableSum(
      zip(answers, weights).map { $1 * ($0 - estimate.value) * ($0 - estimate.value) })
    let variance = spread / total * count / (count - 1)
    // With the finite population correction, as survey does.
    let simple = variance * (total - count) / (total * count)
    guard simple > 0 else { return nil }
    return estimate.standardError * estimate.standardError / simple
  }

  /// What unequal weights cost (Kish 1965): 1 when they are equal.
  public var kishDesignEffect: Double {
    Double(weights.count) * stableSum(of: weights, times: weights)
      / (sumOfWeights * sumOfWeights)
  }

  /// How many respondents of equal weight would say as much.
  public var effectiveRespondents: Double { Double(weights.count) / kishDesignEffect }

  /// Largest weight over smallest; past 5 to 10 a few respondents speak for all.
  public var weightRatio: Double? {
    guard let largest = weights.max(), let smallest = weights.min(), smallest != 0
    else { return nil }
    return largest / smallest
  }

  private func check(_ answers: [Double], _ argument: String) throws(InvalidInput) {
    try requireLength(answers.count, argument, sameAs: "weights", of: weights.count)
    try requireFinite(answers, argument)
  }

  /// The standard error of Σ w × influence, drawn with replacement.
  private func error(_ influences: [Double]) -> Double {
    let left = projection?.residuals(influences) ?? influences
    let terms = zip(left, weights).map { $0 * $1 }
    let count = Double(terms.count)
    let center = stableSum(terms) / count
    let spread = stableSum(terms.map { ($0 - center) * ($0 - center) })
    return (spread * count / (count - 1)).squareRoot()
  }
}
