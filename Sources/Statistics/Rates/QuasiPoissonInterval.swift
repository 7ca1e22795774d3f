public import Units

/// The interval of a count whose variance is the dispersion times its mean (Wedderburn 1974).
///
/// Exact limits (Garwood 1936) of count ÷ dispersion, multiplied by the dispersion: a count
/// divided by its dispersion has the variance of a Poisson count. It is Garwood's own interval
/// when the dispersion is one.
///
/// - Parameters:
///   - count: what was counted, at least zero.
///   - dispersion: at least one, as a trend measures it.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: limits in the unit of the count.
/// - Throws: `InvalidInput` for a negative count, a dispersion under one, a level out of range.
public func quasiPoissonCountInterval(
  count: Int, dispersion: Double, level: Double = 0.95
) throws(InvalidInput) -> Interval {
  try requireCounts([count], "count")
  try requireFinite([dispersion], "dispersion")
  try requireLevel(level)
  guard dispersion >= 1 else {
    throw InvalidInput(.outside(lower: 1, upper: .infinity), argument: "dispersion")
  }
  let tail = (1 - level) / 2
  let x = Double(count) / dispersion
  return Interval(
    lower: count == 0 ? 0 : gammaQuantile(tail, shape: x) * dispersion,
    upper: gammaQuantile(tail, shape: x + 1, isUpper: true) * dispersion)
}
