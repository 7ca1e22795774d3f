import Glibc
public import Units

/// Whether a series keeps rising or falling, whatever its shape, and by how much a year.
public struct MannKendall: Sendable {
  /// Rising pairs less falling pairs.
  public let s: Int
  /// Variance of S without trend, corrected for ties.
  public let variance: Double
  /// With the continuity correction; 0 when the variance is.
  public let z: Double
  public let normalPValue: Double
  /// By enumeration; nil for ten values or more with ties.
  public let exactPValue: Double?
  /// Kendall's tau-b; nil for a constant series.
  public let tauB: Double?
  /// Median of the slopes between pairs (Sen 1968), in values per unit of time.
  public let senSlope: Double
  public let senInterval: Interval
  /// Median value less the slope at the median time.
  public let intercept: Double
}

/// The test of Mann 1945 and Kendall 1975 with the slope of Theil 1950 and Sen 1968.
///
/// Up to ten values the exact p-value is the one to show: the normal one is off.
///
/// - Parameters:
///   - times: true times (years with gaps), all different, any order.
///   - values: same length, two or more.
///   - level: level of confidence of the slope's interval.
/// - Returns: the statistic, its p-values, and the slope with its limits.
/// - Throws: `InvalidInput` for unequal lengths, fewer than two values, repeated times, values that
///   are not finite.
public func mannKendall(
  times: [Double], values: [Double], level: Double = 0.95
) throws(InvalidInput) -> MannKendall {
  try requireAtLeast(2, values.count, "values")
  try requireFinite(values, "values")
  try requireFinite(times, "times")
  try requireLength(times.count, "times", sameAs: "values", of: values.count)
  try requireLevel(level)
  let order = times.indices.sorted { times[$0] < times[$1] }
  if let index = order.indices.dropFirst().first(where: {
    times[order[$0]] == times[order[$0 - 1]]
  }) {
    throw InvalidInput(.repeated, argument: "times", index: order[index])
  }
  return MannKendall(
    times: order.map { times[$0] }, values: order.map { values[$0] }, level: level)
}

extension MannKendall {
  fileprivate init(times: [Double], values: [Double], level: Double) {
    let count = values.count
    var score = 0
    var slopes: [Double] = []
    for later in 1..<count {
      for earlier in 0..<later {
        let rise = values[later] - values[earlier]
        score += rise > 0 ? 1 : rise < 0 ? -1 : 0
        slopes.append(rise / (times[later] - times[earlier]))
      }
    }
    let ties = tieSizes(values)
    let tiedPairs = ties.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let pairs = count * (count - 1) / 2
    let spread = kendallVariance(count: count, ties: ties)
    slopes.sort()
    let slope = median(slopes)
    s = score
    variance = spread
    z = spread == 0 ? 0 : Double(score - score.signum()) / spread.squareRoot()
    normalPValue = spread == 0 ? 1 : normalTwoSided(z)
    exactPValue = exactKendallPValue(score: score, count: count, ties: ties)
    tauB =
      tiedPairs == pairs
      ? nil : Double(score) / (Double(pairs) * Double(pairs - tiedPairs)).squareRoot()
    senSlope = slope
    senInterval = senLimits(slopes, spread: spread, level: level)
    intercept = median(values) - slope * median(times)
  }
}

/// The sizes of the groups of equal values, lone values left out.
func tieSizes(_ values: [Double]) -> [Int] {
  var sizes: [Int] = []
  var run = 1
  let sorted = values.sorted()
  for index in sorted.indices.dropFirst() {
    if sorted[index] == sorted[index - 1] {
      run += 1
    } else {
      if run > 1 { sizes.append(run) }
      run = 1
    }
  }
  return run > 1 ? sizes + [run] : sizes
}

private func kendallVariance(count: Int, ties: [Int]) -> Double {
  func part(_ n: Int) -> Double { Double(n) * Double(n - 1) * Double(2 * n + 5) }
  return (part(count) - ties.reduce(0) { $0 + part($1) }) / 18
}

/// The ranks of scipy's `theilslopes` (Sen 1968), rounded half to even as numpy does.
private func senLimits(_ slopes: [Double], spread: Double, level: Double) -> Interval {
  let count = Double(slopes.count)
  let reach = normalMargin(level: level) * spread.squareRoot()
  let high = ((count + reach) / 2).rounded(.toNearestOrEven)
  let low = ((count - reach) / 2).rounded(.toNearestOrEven) - 1
  return Interval(
    lower: slopes[Int(max(0, low))], upper: slopes[Int(min(count - 1, high))])
}

/// The probability of a score at least as far from zero, over all orders of the values.
private func exactKendallPValue(score: Int, count: Int, ties: [Int]) -> Double? {
  // Beyond this the normal p-value has three exact digits.
  guard ties.isEmpty ? count <= 200 : count <= 9 else { return nil }
  let orders = inversionShares(count: count, ties: ties)
  let largest = orders.count - 1
  return min(
    1,
    stableSum(
      orders.indices.filter { abs(largest - 2 * $0) >= abs(score) }.map { orders[$0] }))
}

/// The share of the orders of a multiset with 0, 1, 2… inversions.
///
/// The generating polynomial is [n]! over the product of [m]! of the ties, where
/// [n]! = Π (1 + q + … + q^(k-1)) (MacMahon 1916).
private func inversionShares(count: Int, ties: [Int]) -> [Double] {
  var shares = [1.0]
  for size in 1...count { shares = spread(shares, over: size) }
  for size in ties.flatMap({ Array(1...$0) }) { shares = gather(shares, from: size) }
  return shares
}

/// Multiplies by (1 + q + … + q^(size-1)) / size.
private func spread(_ shares: [Double], over size: Int) -> [Double] {
  (0..<(shares.count + size - 1)).map { index in
    let low = max(0, index - size + 1)
    let high = min(index, shares.count - 1)
    return stableSum(shares[low...high]) / Double(size)
  }
}

/// Divides by (1 + q + … + q^(size-1)) / size; the division is exact.
private func gather(_ shares: [Double], from size: Int) -> [Double] {
  var result: [Double] = []
  for index in 0..<(shares.count - size + 1) {
    let known = stableSum(result[max(0, index - size + 1)...])
    result.append(shares[index] * Double(size) - known)
  }
  return result
}
