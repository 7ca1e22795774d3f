import Glibc

/// How far the areas of a funnel spread beyond chance, without the limits of each.
///
/// Thirty-five thousand communes need one curve and one place, not a band each.
public struct FunnelSpread: Hashable, Sendable {
  /// Mean square of the winsorised deviates: 1 when the spread is Poisson; not floored.
  public let dispersion: Double
  /// Variance between areas beyond Poisson, on the log scale; 0 when there is none.
  public let betweenVariance: Double
  public let options: FunnelOptions
}

/// Where one area stands in a funnel.
public struct FunnelPlace: Hashable, Sendable {
  /// On the scale of the limits, in standard errors.
  public let deviate: Double
  /// Two-sided: normal from the deviate, exact Poisson when the areas don't vary beyond chance.
  public let pValue: Double
  public let band: FunnelBand
}

/// The spread of a funnel (Spiegelhalter 2005, doi:10.1002/sim.1970), as `funnel` measures it.
///
/// - Parameters:
///   - observed: counts, at least zero.
///   - expected: counts at the reference rates, above zero, same length.
///   - options: the target, and how the spread between areas is measured.
/// - Returns: the spread, which gives the limits at any size.
/// - Throws: `InvalidInput` for empty or unequal arrays, negative counts, expectations not above
///   zero.
public func funnelSpread(
  observed: [Int], expected: [Double], options: FunnelOptions = FunnelOptions()
) throws(InvalidInput) -> FunnelSpread {
  try checkFunnel(observed, expected, options)
  let precisions = expected.map { $0 * options.target }
  let deviates = zip(observed, precisions).map { funnelDeviate($0, $1, options) }
  let winsorised = winsorise(deviates, share: options.winsorisedShare)
  let dispersion = stableSum(of: winsorised, times: winsorised) / Double(winsorised.count)
  return FunnelSpread(
    dispersion: dispersion,
    betweenVariance: betweenVariance(dispersion: dispersion, precisions: precisions),
    options: options)
}

extension FunnelSpread {
  /// The limits to draw at this size: exact when the areas don't vary beyond chance, else log
  /// limits widened by the variance between areas.
  ///
  /// - Throws: `InvalidInput` for an expectation that is not above zero.
  public func band(expected: Double) throws(InvalidInput) -> FunnelBand {
    try requirePositive([expected], "expected")
    guard betweenVariance > 0 else {
      return exactBand(expected: expected, target: options.target)
    }
    let variance = 1 / (expected * options.target) + betweenVariance
    return logBand(variance: variance, target: options.target)
  }

  /// Where an area stands.
  ///
  /// - Throws: `InvalidInput` for a negative count or an expectation that is not above zero.
  public func place(observed: Int, expected: Double) throws(InvalidInput) -> FunnelPlace {
    try requireCounts([observed], "observed")
    let band = try band(expected: expected)
    let precision = expected * options.target
    let spread = (1 + betweenVariance * precision).squareRoot()
    let deviate = funnelDeviate(observed, precision, options) / spread
    let pValue =
      betweenVariance > 0
      ? normalTwoSided(deviate) : PoissonDistribution(mean: precision).centralPValue(observed)
    return FunnelPlace(deviate: deviate, pValue: pValue, band: band)
  }
}

/// The deviate of a log ratio, Poisson only.
private func funnelDeviate(_ observed: Int, _ precision: Double, _ options: FunnelOptions)
  -> Double
{
  let count = observed == 0 ? options.zeroCountForLogarithm : Double(observed)
  return log(count / precision) * precision.squareRoot()
}
