/// A log-linear fit, ready for areas that are not in it.
struct LogLinearPredictor: Sendable {
  /// On the standardised scale, intercept first.
  let coefficients: [Double]
  /// Positions among intercept and covariates; 0 is the intercept.
  let kept: [Int]
  let centers: [Double]
  let scales: [Double]
  /// Of the coefficients; empty when they can't be told apart.
  let covariance: [[Double]]

  /// The logarithm of the mean for one unit of exposure, and its variance.
  func predict(_ covariates: [Double]) -> (value: Double, variance: Double) {
    let row = kept.indices.map { place in
      kept[place] == 0 ? 1 : (covariates[kept[place] - 1] - centers[place]) / scales[place]
    }
    let variance = stableSum(
      covariance.indices.map { row[$0] * stableSum(of: covariance[$0], times: row) })
    return (stableSum(of: coefficients, times: row), variance)
  }
}
