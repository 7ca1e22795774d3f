/// Rates drawn towards the overall rate, the more so as the population is small.
public struct ShrunkenRates: Sendable {
  /// Count over population, per unit.
  public let raw: [Double]
  /// Estimates per unit; nil when nothing was counted anywhere.
  public let estimates: [Double]?
  /// The overall rate.
  public let priorMean: Double
  /// Variance between the areas beyond Poisson, floored at zero.
  public let priorVariance: Double
}

/// The global empirical Bayes estimates of Marshall 1991 (spdep's `EBest`, family Poisson).
///
/// A map of raw rates shows its extremes in the smallest communes; these estimates do not, and are
/// always printed beside the raw rate, never instead of it.
///
/// - Parameters:
///   - counts: at least zero.
///   - populations: above zero (areas without any are left out beforehand), same length.
/// - Returns: raw and shrunken rates, in the order of the areas.
/// - Throws: `InvalidInput` for empty or unequal arrays, negative counts, populations not above zero.
public func empiricalBayesRates(
  counts: [Int], populations: [Double]
) throws(InvalidInput) -> ShrunkenRates {
  try requireAtLeast(1, counts.count, "counts")
  try requireCounts(counts, "counts")
  try requireLength(populations.count, "populations", sameAs: "counts", of: counts.count)
  try requirePositive(populations, "populations")
  let total = stableSum(populations)
  let overall = stableSum(counts.map(Double.init)) / total
  let raw = zip(counts, populations).map { Double($0) / $1 }
  let spread = stableSum(zip(raw, populations).map { $1 * ($0 - overall) * ($0 - overall) })
  let variance = max(0, spread / total - overall * Double(counts.count) / total)
  let estimates = zip(raw, populations).map { rate, population in
    overall + variance * (rate - overall) / (variance + overall / population)
  }
  return ShrunkenRates(
    raw: raw, estimates: overall > 0 ? estimates : nil, priorMean: overall,
    priorVariance: variance)
}
