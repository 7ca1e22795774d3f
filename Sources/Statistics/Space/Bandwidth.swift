import Glibc

/// The bandwidth of a Gaussian kernel in the plane by the rule of Scott 1992: spread × n^(-1/6).
///
/// The spread of an axis is the smaller of the standard deviation and of the quartiles' distance
/// over 1.349 (Silverman 1986), so that a far hamlet does not blur the town; both axes count by
/// their geometric mean. Cross-validation is not used: where facts repeat at one address, its
/// optimum is a bandwidth of nothing.
///
/// - Parameters:
///   - x: whole metres, in any order.
///   - y: as many.
/// - Returns: metres; zero when the points do not spread.
/// - Throws: `InvalidInput` for fewer than two points or unequal lengths.
public func scottBandwidth(x: [Int], y: [Int]) throws(InvalidInput) -> Double {
  try requireAtLeast(2, x.count, "x")
  try requireLength(y.count, "y", sameAs: "x", of: x.count)
  let spread = (robustSpread(x) * robustSpread(y)).squareRoot()
  return spread * pow(Double(x.count), -1.0 / 6)
}

/// Sums of whole numbers: the same in any order.
private func robustSpread(_ values: [Int]) -> Double {
  let sorted = values.sorted()
  let middle = sorted[sorted.count / 2]
  let gaps = values.map { $0 - middle }
  let sum = Double(gaps.reduce(0, +))
  let squares = Double(gaps.reduce(0) { $0 + $1 * $1 })
  let count = Double(values.count)
  let deviation = max(0, (squares - sum * sum / count) / (count - 1)).squareRoot()
  let measures = sorted.map(Double.init)
  let middleHalf =
    (quantile(0.75, ofSorted: measures) - quantile(0.25, ofSorted: measures)) / 1.349
  return middleHalf > 0 ? min(deviation, middleHalf) : deviation
}
