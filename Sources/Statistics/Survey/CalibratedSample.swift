/// An estimate with what each respondent adds to it.
public struct LinearisedEstimate: Sendable {
  public let value: Double
  /// The change of the estimate for one more unit of weight on each respondent (Deville 1999).
  public let influences: [Double]

  public init(value: Double, influences: [Double]) {
    self.value = value
    self.influences = influences
  }

  public static func - (first: Self, second: Self) -> Self {
    Self(
      value: first.value - second.value,
      influences: zip(first.influences, second.influences).map { $0 - $1 })
  }

  public static func * (first: Self, second: Self) -> Self {
    Self(
      value: first.value * second.value,
      influences: zip(first.influences, second.influences).map {
        $0 * second.value + $1 * first.value
      })
  }
}

/// A weighted sample that can be asked for many ratios, in any part of it.
///
/// A part of a calibrated sample is not itself calibrated: the influence of its estimate is zero
/// outside it, and it is the residual of that influence on the margins of the whole sample that
/// makes the error (Deville & Särndal 1992; R's `svyby` on a calibrated design; Lumley 2010).
public struct CalibratedSample: Sendable {
  /// The final ones.
  public let weights: [Double]
  private let projection: CategoryProjection?

  /// - Parameters:
  ///   - weights: final ones, above zero.
  ///   - initialWeights: above zero, same length.
  ///   - margins: those that the weights meet; none when they were not calibrated.
  /// - Throws: `InvalidInput` for fewer than two respondents, unequal lengths or weights not above
  ///   zero.
  public init(
    weights: [Double], initialWeights: [Double], margins: [MarginTargets]
  ) throws(InvalidInput) {
    try requireAtLeast(2, weights.count, "weights")
    try requireLength(
      initialWeights.count, "initialWeights", sameAs: "weights", of: weights.count)
    try requirePositive(weights, "weights")
    try requirePositive(initialWeights, "initialWeights")
    for margin in margins {
      try requireLength(
        margin.memberships.count, margin.name, sameAs: "weights", of: weights.count)
    }
    self.weights = weights
    projection =
      margins.isEmpty ? nil : CategoryProjection(margins: margins, initialWeights: initialWeights)
  }

  /// The ratio of two weighted totals; nil when the lower one is zero.
  ///
  /// A mean in a part of the sample is such a ratio: the values over the marks of the part.
  ///
  /// - Throws: `InvalidInput` for a length other than the sample's.
  public func ratio(
    _ numerator: [Double], over denominator: [Double]
  ) throws(InvalidInput) -> LinearisedEstimate? {
    try requireLength(numerator.count, "numerator", sameAs: "weights", of: weights.count)
    try requireLength(denominator.count, "denominator", sameAs: "weights", of: weights.count)
    let below = stableSum(of: denominator, times: weights)
    guard below != 0 else { return nil }
    let ratio = stableSum(of: numerator, times: weights) / below
    return LinearisedEstimate(
      value: ratio,
      influences: zip(numerator, denominator).map { ($0 - ratio * $1) / below })
  }

  /// The standard error of an estimate, drawn with replacement.
  ///
  /// - Throws: `InvalidInput` for an estimate of another sample.
  public func standardError(of estimate: LinearisedEstimate) throws(InvalidInput) -> Double {
    try requireLength(
      estimate.influences.count, "influences", sameAs: "weights", of: weights.count)
    let left = projection?.residuals(estimate.influences) ?? estimate.influences
    let terms = zip(left, weights).map { $0 * $1 }
    let count = Double(terms.count)
    let center = stableSum(terms) / count
    let spread = stableSum(terms.map { ($0 - center) * ($0 - center) })
    return (spread * count / (count - 1)).squareRoot()
  }

  /// The variance that a mean of the part would have in a simple sample of as many respondents.
  ///
  /// - Parameters:
  ///   - numerator: the values, zero outside the part.
  ///   - denominator: what each respondent of the part counts for, zero outside.
  /// - Returns: a variance; nil with fewer than two respondents in the part.
  /// - Throws: `InvalidInput` for a length other than the sample's.
  public func simpleVariance(
    _ numerator: [Double], over denominator: [Double]
  ) throws(InvalidInput) -> Double? {
    guard let mean = try ratio(numerator, over: denominator)?.value else { return nil }
    var count = 0
    var total = StableSum()
    var spread = StableSum()
    for (respondent, part) in denominator.enumerated() where part != 0 {
      let weight = weights[respondent] * part
      let distance = numerator[respondent] / part - mean
      total += weight
      spread += weight * distance * distance
      count += 1
    }
    guard count > 1 else { return nil }
    return spread.value / total.value / Double(count - 1)
  }

  /// What unequal weights cost (Kish 1965), each multiplied by what the respondent counts for.
  ///
  /// - Parameter units: zero outside the part that is asked about; nil for the whole sample.
  /// - Returns: 1 when all weigh the same; nil in an empty part.
  public func kishDesignEffect(_ units: [Double]? = nil) -> Double? {
    let terms = units.map { zip($0, weights).map { $0 * $1 } } ?? weights
    let total = stableSum(terms)
    guard total > 0 else { return nil }
    let count = Double(terms.filter { $0 > 0 }.count)
    return count * stableSum(of: terms, times: terms) / (total * total)
  }
}
