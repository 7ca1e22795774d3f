import Glibc

/// Counts explained by covariates: log mean = offset + intercept + Σ coefficient × covariate.
///
/// The columns are standardised for the arithmetic and the results put back on their own scale.
struct LogLinearRegression {
  let counts: [Double]
  let offsets: [Double]
  /// Intercept first; only those that do not depend on the columns before them.
  private let columns: [[Double]]
  private let kept: [Int]
  private let centers: [Double]
  private let scales: [Double]
  private let width: Int

  /// A fit: coefficients on the standardised scale, and the means.
  struct Fit {
    var coefficients: [Double]
    var means: [Double]
  }

  init(counts: [Int], exposures: [Double], covariates: [[Double]]) {
    self.counts = counts.map(Double.init)
    offsets = exposures.map { log($0) }
    width = covariates[0].count + 1
    var columns: [[Double]] = [counts.map { _ in 1 }]
    var centers = [0.0]
    var scales = [1.0]
    for index in 0..<(width - 1) {
      let values = covariates.map { $0[index] }
      let center = mean(values)
      let gaps = values.map { $0 - center }
      let scale = (stableSum(of: gaps, times: gaps) / Double(values.count)).squareRoot()
      let isConstant = scale <= 1e-12 * abs(center)
      centers.append(center)
      scales.append(isConstant ? 1 : scale)
      columns.append(isConstant ? values.map { _ in 0 } : gaps.map { $0 / scale })
    }
    kept = WeightedProjection(columns: columns, weights: counts.map { _ in 1 }).kept
    self.columns = kept.map { columns[$0] }
    self.centers = kept.map { centers[$0] }
    self.scales = kept.map { scales[$0] }
  }

  var parameters: Int { kept.count }

  /// The maximum likelihood of a Poisson law, or of a negative binomial one when θ is given.
  func fit(theta: Double = .infinity, from start: Fit? = nil) throws(InvalidInput) -> Fit {
    var fit = start ?? self.start
    var deviance = deviance(fit.means, theta: theta)
    for _ in 0..<200 {
      guard let step = step(fit, theta: theta) else {
        throw InvalidInput(.didNotConverge, argument: "covariates")
      }
      var share = 1.0
      var next = moved(fit, by: step, share)
      var nextDeviance = self.deviance(next.means, theta: theta)
      while !(nextDeviance <= deviance * (1 + 1e-12) + 1e-12), share > 1e-8 {
        share /= 2
        next = moved(fit, by: step, share)
        nextDeviance = self.deviance(next.means, theta: theta)
      }
      let move = step.map(abs).max() ?? 0
      fit = next
      deviance = nextDeviance
      if move < 1e-10 { return fit }
    }
    throw InvalidInput(.didNotConverge, argument: "covariates")
  }

  /// The overall rate.
  private var start: Fit {
    let exposure = stableSum(offsets.map { exp($0) })
    var coefficients = [Double](repeating: 0, count: columns.count)
    coefficients[0] = log(stableSum(counts) / exposure)
    return Fit(
      coefficients: coefficients, means: offsets.map { exp($0 + coefficients[0]) })
  }

  private func moved(_ fit: Fit, by step: [Double], _ share: Double) -> Fit {
    let coefficients = zip(fit.coefficients, step).map { $0 + share * $1 }
    var predictors = offsets
    for (column, coefficient) in zip(columns, coefficients) {
      for index in predictors.indices { predictors[index] += coefficient * column[index] }
    }
    return Fit(coefficients: coefficients, means: predictors.map { exp($0) })
  }

  private func step(_ fit: Fit, theta: Double) -> [Double]? {
    let residuals = counts.indices.map {
      (counts[$0] - fit.means[$0]) / (1 + fit.means[$0] / theta)
    }
    let score = columns.map { stableSum(of: $0, times: residuals) }
    return solve(symmetric: information(fit, theta: theta), score)
  }

  private func information(_ fit: Fit, theta: Double) -> [[Double]] {
    let weights = fit.means.map { $0 / (1 + $0 / theta) }
    var matrix = columns.map { _ in [Double](repeating: 0, count: columns.count) }
    for row in columns.indices {
      let scaled = zip(columns[row], weights).map { $0 * $1 }
      for column in 0...row {
        var sum = 0.0
        for index in scaled.indices { sum += scaled[index] * columns[column][index] }
        matrix[row][column] = sum
        matrix[column][row] = sum
      }
    }
    return matrix
  }

  func deviance(_ means: [Double], theta: Double) -> Double {
    var sum = StableSum()
    for index in counts.indices {
      let (count, mean) = (counts[index], means[index])
      if theta == .infinity {
        sum += poissonDeviance(count, mean)
      } else {
        let own = count == 0 ? 0 : count * log(count / mean)
        sum += own - (count + theta) * log((count + theta) / (mean + theta))
      }
    }
    return 2 * sum.value
  }

  func pearsonChiSquare(_ means: [Double]) -> Double {
    stableSum(zip(counts, means).map { ($0 - $1) * ($0 - $1) / $1 })
  }

  /// Coefficients on the scale of the covariates, nil for those left out.
  func coefficients(_ fit: Fit) -> [Double?] {
    var intercept = fit.coefficients[0]
    for index in kept.indices.dropFirst() {
      intercept -= fit.coefficients[index] * centers[index] / scales[index]
    }
    return spread(
      [intercept]
        + kept.indices.dropFirst().map { fit.coefficients[$0] / scales[$0] })
  }

  /// Standard errors on the scale of the covariates, θ taken as known.
  func standardErrors(_ fit: Fit, theta: Double = .infinity) -> [Double?] {
    guard let covariance = inverse(symmetric: information(fit, theta: theta)) else {
      return [Double?](repeating: nil, count: width)
    }
    let toIntercept = kept.indices.map { $0 == 0 ? 1 : -centers[$0] / scales[$0] }
    let intercept = stableSum(
      covariance.indices.map {
        toIntercept[$0] * stableSum(of: covariance[$0], times: toIntercept)
      })
    return spread(
      [intercept.squareRoot()]
        + kept.indices.dropFirst().map { covariance[$0][$0].squareRoot() / scales[$0] })
  }

  /// The diagonal of the hat matrix: how much each count weighs in its own mean.
  func leverages(_ fit: Fit, theta: Double = .infinity) -> [Double] {
    guard let covariance = inverse(symmetric: information(fit, theta: theta)) else {
      return [Double](repeating: 0, count: counts.count)
    }
    var result = [Double](repeating: 0, count: counts.count)
    for row in columns.indices {
      for column in columns.indices {
        let share = covariance[row][column]
        for index in result.indices {
          result[index] += share * columns[row][index] * columns[column][index]
        }
      }
    }
    return zip(result, fit.means).map { $0 * $1 / (1 + $1 / theta) }
  }

  /// The fit, ready for other areas.
  func predictor(_ fit: Fit, theta: Double = .infinity) -> LogLinearPredictor {
    LogLinearPredictor(
      coefficients: fit.coefficients, kept: kept, centers: centers, scales: scales,
      covariance: inverse(symmetric: information(fit, theta: theta)) ?? [])
  }

  private func spread(_ values: [Double]) -> [Double?] {
    var result = [Double?](repeating: nil, count: width)
    for (place, value) in zip(kept, values) { result[place] = value }
    return result
  }
}
