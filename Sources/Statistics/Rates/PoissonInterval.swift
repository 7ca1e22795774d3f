import Glibc
public import Units

/// How the limits of a Poisson interval are found.
public enum PoissonLimits: String, CaseIterable, Sendable {
  /// Garwood 1936: never covers less than its level; the one to print.
  case exact
  /// Lancaster 1961: covers its level on average, a little narrower.
  case midP
  /// Byar (in Rothman & Boice 1979), with x + 1/2 on both sides as in epitools.
  case byar
}

/// The interval of the mean that a count comes from.
///
/// At a count of zero the exact interval is 0 to -log((1 - level) / 2), 3.69 at 95 %: « nothing
/// was counted » does not mean that the risk is nil.
///
/// - Parameters:
///   - count: what was counted, at least zero.
///   - level: level of confidence, strictly between 0 and 1.
///   - limits: how they are found.
/// - Returns: limits in the unit of the count.
/// - Throws: `InvalidInput` for a negative count or a level out of range.
public func poissonCountInterval(
  count: Int, level: Double = 0.95, limits: PoissonLimits = .exact
) throws(InvalidInput) -> Interval {
  try requireCounts([count], "count")
  try requireLevel(level)
  let tail = (1 - level) / 2
  switch limits {
  case .exact: return exactInterval(count, tail)
  case .midP: return midPInterval(count, tail)
  case .byar: return byarInterval(count, tail)
  }
}

/// A rate and the interval of the risk behind it.
public struct PoissonRate: Hashable, Sendable {
  /// Counts per `multiplier` units of exposure.
  public let rate: Double
  public let interval: Interval
}

/// The rate of a count over its exposure, with an interval (Garwood 1936 by default).
///
/// - Parameters:
///   - count: what was counted, at least zero.
///   - exposure: inhabitants, dwellings…, above zero.
///   - multiplier: how many units of exposure the rate is given for, 1000 for « per thousand ».
///   - level: level of confidence, strictly between 0 and 1.
///   - limits: how they are found.
/// - Returns: the rate and its limits, per `multiplier`.
/// - Throws: `InvalidInput` for a negative count, an exposure that is not above zero, a level out
///   of range.
public func poissonRateInterval(
  count: Int, exposure: Double, multiplier: Double = 1000, level: Double = 0.95,
  limits: PoissonLimits = .exact
) throws(InvalidInput) -> PoissonRate {
  try requirePositive([exposure], "exposure")
  try requirePositive([multiplier], "multiplier")
  let counts = try poissonCountInterval(count: count, level: level, limits: limits)
  return PoissonRate(
    rate: Double(count) / exposure * multiplier,
    interval: Interval(
      lower: counts.lower / exposure * multiplier, upper: counts.upper / exposure * multiplier))
}

private func exactInterval(_ count: Int, _ tail: Double) -> Interval {
  let x = Double(count)
  return Interval(
    lower: count == 0 ? 0 : gammaQuantile(tail, shape: x),
    upper: gammaQuantile(tail, shape: x + 1, isUpper: true))
}

private func midPInterval(_ count: Int, _ tail: Double) -> Interval {
  let start = byarInterval(count, tail)
  guard count > 0 else { return Interval(lower: 0, upper: -log(2 * tail)) }
  let x = Double(count)
  /// The probabilities of fewer and of more, the count itself weighing one half, and how fast
  /// they move with log λ.
  func shares(_ t: Double) -> (mean: Double, lower: Double, upper: Double, slope: Double) {
    let mean = exp(t)
    let half = poissonDensity(x, mean: mean) / 2
    let lower = incompleteGamma(x, mean).upper + half
    let upper = incompleteGamma(x + 1, mean).lower + half
    return (mean, lower, upper, mean * (half + poissonDensity(x - 1, mean: mean) / 2))
  }
  let low = increasingRoot(from: log(max(start.lower, 1e-3 * x))) { t in
    let at = shares(t)
    return (log(at.upper) - log(tail), at.slope / at.upper)
  }
  let high = increasingRoot(from: log(start.upper)) { t in
    let at = shares(t)
    return (log(tail) - log(at.lower), at.slope / at.lower)
  }
  return Interval(lower: exp(low), upper: exp(high))
}

private func byarInterval(_ count: Int, _ tail: Double) -> Interval {
  let x = Double(count) + 0.5
  let spread = -normalQuantile(tail) / 3 / x.squareRoot()
  let low = 1 - 1 / (9 * x) - spread
  let high = 1 - 1 / (9 * x) + spread
  return Interval(lower: max(0, x * low * low * low), upper: x * high * high * high)
}
