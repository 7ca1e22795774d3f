import Glibc
public import Units

/// How a funnel is drawn and how its outliers are measured.
public struct FunnelOptions: Hashable, Sendable {
  /// The ratio of observed to expected that is ordinary.
  public var target = 1.0
  /// The share of deviates pulled in at each end before the spread is measured.
  public var winsorisedShare = 0.1
  /// What replaces a count of zero under the logarithm.
  public var zeroCountForLogarithm = 0.5

  public init() {}
}

/// The limits of one area in a funnel, at two levels.
public struct FunnelBand: Hashable, Sendable {
  /// Two in forty ordinary areas fall outside.
  public let limits95: Interval
  /// Two in a thousand ordinary areas fall outside.
  public let limits998: Interval
}

/// A funnel of ratios of observed to expected counts (Spiegelhalter 2005), overdispersion included.
public struct Funnel: Sendable {
  /// Exact Poisson limits, interpolated; the lower may be under zero where little is expected.
  public let exact: [FunnelBand]
  /// Deviates of the log ratios, Poisson only.
  public let deviates: [Double]
  public let winsorisedDeviates: [Double]
  /// Mean square of the winsorised deviates: 1 when the spread is Poisson; not floored.
  public let dispersion: Double
  /// Variance between areas beyond Poisson, on the log scale; 0 when there is none.
  public let betweenVariance: Double
  /// Log limits widened by the dispersion (floored at 1).
  public let multiplicative: [FunnelBand]
  /// Log limits widened by the variance between areas: the ones to draw.
  public let additive: [FunnelBand]
  /// Deviates under the additive limits.
  public let additiveDeviates: [Double]
}

/// The limits of each area of a funnel plot (Spiegelhalter 2005, doi:10.1002/sim.1970).
///
/// Poisson limits alone flag half the communes when the facts are overdispersed.
///
/// - Parameters:
///   - observed: counts, at least zero.
///   - expected: counts at the reference rates, above zero, same length.
///   - options: the target, and how the spread between areas is measured.
/// - Returns: limits as ratios of observed to expected, in the order of the areas.
/// - Throws: `InvalidInput` for empty or unequal arrays, negative counts, expectations not above
///   zero.
public func funnel(
  observed: [Int], expected: [Double], options: FunnelOptions = FunnelOptions()
) throws(InvalidInput) -> Funnel {
  try checkFunnel(observed, expected, options)
  let target = options.target
  let precisions = expected.map { $0 * target }
  let deviates = observed.indices.map { index in
    let count = observed[index] == 0 ? options.zeroCountForLogarithm : Double(observed[index])
    return log(count / precisions[index]) * precisions[index].squareRoot()
  }
  let winsorised = winsorise(deviates, share: options.winsorisedShare)
  let dispersion = stableSum(of: winsorised, times: winsorised) / Double(winsorised.count)
  let between = betweenVariance(dispersion: dispersion, precisions: precisions)
  return Funnel(
    exact: expected.map { exactBand(expected: $0, target: target) }, deviates: deviates,
    winsorisedDeviates: winsorised, dispersion: dispersion, betweenVariance: between,
    multiplicative: precisions.map { logBand(variance: max(1, dispersion) / $0, target: target) },
    additive: precisions.map { logBand(variance: 1 / $0 + between, target: target) },
    additiveDeviates: zip(deviates, precisions).map { $0 / (1 + between * $1).squareRoot() })
}

/// The exact Poisson limits of a ratio, interpolated between counts (Spiegelhalter 2005, A.1.1).
public func exactFunnelLimits(
  expected: Double, target: Double = 1, tail: Double
) throws(InvalidInput) -> Interval {
  try requireMeans([expected], "expected")
  try requireMeans([expected * target], "target")
  guard tail > 0, tail < 0.5 else {
    throw InvalidInput(.outside(lower: 0, upper: 0.5), argument: "tail")
  }
  return exactLimits(expected: expected, target: target, tail: tail)
}

func checkFunnel(
  _ observed: [Int], _ expected: [Double], _ options: FunnelOptions
) throws(InvalidInput) {
  try requireAtLeast(1, observed.count, "observed")
  try requireCounts(observed, "observed")
  try requireLength(expected.count, "expected", sameAs: "observed", of: observed.count)
  try requireMeans(expected, "expected")
  try requirePositive([options.target], "target")
  try requireMeans(expected.map { $0 * options.target }, "target")
  try requirePositive([options.zeroCountForLogarithm], "zeroCountForLogarithm")
  guard options.winsorisedShare >= 0, options.winsorisedShare < 0.5 else {
    throw InvalidInput(.outside(lower: 0, upper: 0.5), argument: "winsorisedShare")
  }
}

func winsorise(_ values: [Double], share: Double) -> [Double] {
  let sorted = values.sorted()
  let low = quantile(share, ofSorted: sorted)
  let high = quantile(1 - share, ofSorted: sorted)
  return values.map { min(high, max(low, $0)) }
}

/// The moment estimate of DerSimonian & Laird 1986, with the winsorised dispersion.
func betweenVariance(dispersion: Double, precisions: [Double]) -> Double {
  let count = Double(precisions.count)
  let total = stableSum(precisions)
  let spread = total - stableSum(of: precisions, times: precisions) / total
  guard count * dispersion > count - 1, spread > 0 else { return 0 }
  return (count * dispersion - (count - 1)) / spread
}

func exactBand(expected: Double, target: Double) -> FunnelBand {
  FunnelBand(
    limits95: exactLimits(expected: expected, target: target, tail: 0.025),
    limits998: exactLimits(expected: expected, target: target, tail: 0.001))
}

private func exactLimits(expected: Double, target: Double, tail: Double) -> Interval {
  let law = PoissonDistribution(mean: expected * target)
  func limit(_ probability: Double) -> Double {
    let count = law.quantile(probability)
    let excess = (law.atMost(count) - probability) / law.density(count)
    return (Double(count) - excess) / expected
  }
  return Interval(lower: limit(tail), upper: limit(1 - tail))
}

private let margin95 = normalMargin(level: 0.95)
private let margin998 = normalMargin(level: 0.998)

func logBand(variance: Double, target: Double) -> FunnelBand {
  func limits(_ margin: Double) -> Interval {
    let reach = margin * variance.squareRoot()
    return Interval(lower: target * exp(-reach), upper: target * exp(reach))
  }
  return FunnelBand(limits95: limits(margin95), limits998: limits(margin998))
}
