import Glibc
public import Units

/// Where a series of monthly counts is heading, its season set apart.
public struct SeasonalTrend: Hashable, Sendable {
  public let changePercentPerYear: Double
  /// Percent a year, Student quantile, dispersion floored at 1.
  public let interval: Interval
  public let pValue: Double
  /// Pearson's chi-square over its degrees of freedom, at least 1.
  public let dispersionUsed: Double
  public let degreesOfFreedom: Int
  /// Counts per unit of exposure in each month without its season, at the mean level of a year.
  public let level: [Double]
  /// Limits of the level.
  public let band: [Interval]
  /// What the season multiplies each month by; their mean over a year is 1.
  public let season: [Double]
}

/// The quasi-Poisson trend of monthly counts with a season of two harmonics (Stolwijk 1999).
///
/// Four numbers describe the season instead of eleven, so that two years are enough and a month
/// that never counted anything doesn't leave the estimate unbounded.
///
/// - Parameters:
///   - counts: nil for a month that nothing is known of; its level is given all the same.
///   - exposures: days for one, above zero; one a month.
///   - firstMonth: of the year, 1 to 12.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: change a year, level of each month, season.
/// - Throws: `InvalidInput` for unequal lengths, fewer than 12 known months, nothing counted, no
///   finite estimate.
public func seasonalTrend(
  counts: [Int?], exposures: [Double], firstMonth: Int, level: Double = 0.95
) throws(InvalidInput) -> SeasonalTrend {
  try requireCounts(counts.map { $0 ?? 0 }, "counts")
  try requireLength(exposures.count, "exposures", sameAs: "counts", of: counts.count)
  try requirePositive(exposures, "exposures")
  try requireLevel(level)
  let known = counts.indices.filter { counts[$0] != nil }
  try requireAtLeast(12, known.count, "counts")
  guard known.contains(where: { (counts[$0] ?? 0) > 0 }) else {
    throw InvalidInput(.nothingCounted, argument: "counts")
  }
  let covariates = counts.indices.map { month in
    [Double(month) / 12] + harmonics(monthOfYear: (firstMonth - 1 + month) % 12)
  }
  let regression = LogLinearRegression(
    counts: known.map { counts[$0] ?? 0 }, exposures: known.map { exposures[$0] },
    covariates: known.map { covariates[$0] })
  let fit = try regression.fit()
  let coefficients = regression.coefficients(fit).map { $0 ?? 0 }
  guard let error = regression.standardErrors(fit)[1], error.isFinite, error < 10,
    coefficients.allSatisfy(\.isFinite)
  else { throw InvalidInput(.unboundedEstimate, argument: "counts") }
  let df = known.count - regression.parameters
  let dispersion = max(1, regression.pearsonChiSquare(fit.means) / Double(df))
  return SeasonalTrend(
    coefficients: coefficients, error: error * dispersion.squareRoot(), dispersion: dispersion,
    df: df, level: level, predictor: regression.predictor(fit), months: counts.count,
    firstMonth: firstMonth)
}

extension SeasonalTrend {
  fileprivate init(
    coefficients: [Double], error: Double, dispersion: Double, df: Int, level confidence: Double,
    predictor: LogLinearPredictor, months: Int, firstMonth: Int
  ) {
    let slope = coefficients[1]
    let margin = studentMargin(level: confidence, degreesOfFreedom: Double(df))
    let year = (0..<12).map { month in
      exp(stableSum(of: harmonics(monthOfYear: month), times: Array(coefficients[2...])))
    }
    let factor = mean(year)
    let predicted = (0..<months).map { predictor.predict([Double($0) / 12, 0, 0, 0, 0]) }
    let spread = predicted.map { margin * ($0.variance * dispersion).squareRoot() }
    self.init(
      changePercentPerYear: 100 * expm1(slope),
      interval: Interval(
        lower: 100 * expm1(slope - margin * error), upper: 100 * expm1(slope + margin * error)),
      pValue: studentTwoSided(slope / error, degreesOfFreedom: Double(df)),
      dispersionUsed: dispersion, degreesOfFreedom: df,
      level: predicted.map { exp($0.value) * factor },
      band: zip(predicted, spread).map {
        Interval(lower: exp($0.value - $1) * factor, upper: exp($0.value + $1) * factor)
      },
      season: (0..<months).map { year[(firstMonth - 1 + $0) % 12] / factor })
  }
}

/// Two waves a year and their double, at the middle of a month, 0 for January.
private func harmonics(monthOfYear month: Int) -> [Double] {
  let angle = 2 * Double.pi * (Double(month) + 0.5) / 12
  return [cos(angle), sin(angle), cos(2 * angle), sin(2 * angle)]
}
