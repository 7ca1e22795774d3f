/// The ratio of two rates, its interval, and the p-values of their equality.
public struct RateRatio: Hashable, Sendable {
  /// First rate over the second; nil when the second count is zero.
  public let ratio: Double?
  /// Exact limits; zero when the first count is.
  public let lower: Double
  /// Nil when unbounded: the second count is zero.
  public let upper: Double?
  /// The p-value that agrees with the interval: twice the smaller tail.
  public let centralPValue: Double
  /// The same, where the counts observed weigh one half; less conservative.
  public let midPValue: Double
  /// What R's `poisson.test` prints: it may disagree with the interval, never print both.
  public let minimumLikelihoodPValue: Double
}

/// The ratio of two rates, by the exact conditional binomial (Przyborowski & Wilenski 1940).
///
/// Given the sum of both counts, the first is binomial, with a share that depends on the ratio
/// only. « +200 % » from 1 to 3 facts has an interval from 0.24 to 157.
///
/// - Parameters:
///   - first: the count and exposure above the line.
///   - second: the count and exposure below it; its exposure in the same unit.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: the ratio, exact limits, three p-values.
/// - Throws: `InvalidInput` for a negative count or an exposure that is not above zero.
public func rateRatio(
  _ first: (count: Int, exposure: Double), over second: (count: Int, exposure: Double),
  level: Double = 0.95
) throws(InvalidInput) -> RateRatio {
  try requireCounts([first.count], "first")
  try requireCounts([second.count], "second")
  try requirePositive([first.exposure], "first")
  try requirePositive([second.exposure], "second")
  try requireLevel(level)
  let tail = (1 - level) / 2
  let scale = second.exposure / first.exposure
  let (x1, x2) = (Double(first.count), Double(second.count))
  var lower = 0.0
  if first.count > 0 {
    let share = betaQuantile(tail, x1, x2 + 1)
    lower = share.value / share.rest * scale
  }
  var upper: Double?
  if second.count > 0 {
    let share = betaQuantile(tail, x1 + 1, x2, isUpper: true)
    upper = share.value / share.rest * scale
  }
  let total = first.exposure + second.exposure
  let null = BinomialDistribution(
    trials: first.count + second.count, share: first.exposure / total,
    rest: second.exposure / total)
  return RateRatio(
    ratio: second.count > 0 ? x1 / x2 * scale : nil, lower: lower, upper: upper,
    centralPValue: null.centralPValue(first.count), midPValue: null.midPValue(first.count),
    minimumLikelihoodPValue: null.minimumLikelihoodPValue(first.count))
}

extension BinomialDistribution {
  /// The probability of all counts that are no more likely than this one (R's `binom.test`).
  func minimumLikelihoodPValue(_ count: Int) -> Double {
    if Double(count) == mean { return 1 }
    // The tolerance of R against two densities that differ by rounding only.
    let limit = density(count) * (1 + 1e-7)
    if Double(count) < mean {
      let first = firstCount(from: Int(mean.rounded(.up)), to: trials + 1) {
        density($0) <= limit
      }
      return min(1, atMost(count) + (first > trials ? 0 : atLeast(first)))
    }
    let first = firstCount(from: 0, to: Int(mean.rounded(.down)) + 1) { density($0) > limit }
    return min(1, atMost(first - 1) + atLeast(count))
  }
}

/// The first whole number of a range that holds, when all that follow it hold too; else `end`.
private func firstCount(from start: Int, to end: Int, holds: (Int) -> Bool) -> Int {
  var low = start
  var high = end
  while low < high {
    let middle = low + (high - low) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
