import Glibc

/// How far calibrated weights may go from the initial ones.
public enum CalibrationDistance: Hashable, Sendable {
  /// Weights may become negative.
  case linear
  /// Factors stay strictly between the two bounds (Deville & Särndal 1992).
  case logit(lower: Double, upper: Double)
}

/// Calibrated weights (Deville & Särndal 1992; R's `calibrate`).
///
/// - Parameters:
///   - initialWeights: above zero.
///   - margins: whose categories all have a target and a respondent.
///   - distance: linear or bounded; for raking see `raking`.
/// - Returns: one weight a respondent; nil when no weights meet the margins.
/// - Throws: `InvalidInput` for bounds that do not hold 1 or arrays of unequal length.
public func calibrated(
  initialWeights: [Double], margins: [MarginTargets], distance: CalibrationDistance
) throws(InvalidInput) -> [Double]? {
  try requirePositive(initialWeights, "initialWeights")
  for margin in margins {
    try requireLength(
      margin.memberships.count, margin.name, sameAs: "initialWeights", of: initialWeights.count)
  }
  if case .logit(let lower, let upper) = distance, !(lower >= 0 && lower < 1 && upper > 1) {
    throw InvalidInput(.outside(lower: 0, upper: 1), argument: "distance")
  }
  return CalibrationEquations(initialWeights, margins).solved(distance)
}

/// The columns of the margins that do not depend on one another, first category left out.
func marginColumns(_ margins: [MarginTargets]) -> (columns: [[Double]], targets: [Double]) {
  var columns: [[Double]] = []
  var targets: [Double] = []
  guard let first = margins.first else { return ([], []) }
  columns.append(first.memberships.map { _ in 1 })
  targets.append(first.total)
  for margin in margins {
    for category in margin.categories.indices.dropFirst() {
      columns.append(margin.memberships.map { $0 == category ? 1 : 0 })
      targets.append(margin.targets[category])
    }
  }
  return (columns, targets)
}

/// Σ w F(λ·x) x = targets, by Newton's method.
private struct CalibrationEquations {
  let weights: [Double]
  let margins: [MarginTargets]
  let columns: [[Double]]
  let targets: [Double]

  init(_ weights: [Double], _ margins: [MarginTargets]) {
    self.weights = weights
    self.margins = margins
    let all = marginColumns(margins)
    let kept = WeightedProjection(columns: all.columns, weights: weights).kept
    columns = kept.map { all.columns[$0] }
    targets = kept.map { all.targets[$0] }
  }

  func solved(_ distance: CalibrationDistance) -> [Double]? {
    var multipliers = [Double](repeating: 0, count: columns.count)
    var result = weights
    var reached = Double.infinity
    for _ in 0..<100 {
      guard let step = newtonStep(result, slopes(multipliers, distance)) else { return nil }
      // Halved while it takes the sums further from their targets.
      var share = 1.0
      var next = multipliers
      repeat {
        next = zip(multipliers, step).map { $0 + share * $1 }
        result = factors(next, distance).indices.map { weights[$0] * factor($0, next, distance) }
        share /= 2
      } while gap(result) > max(reached, gap(weights)) && share > 1e-6
      multipliers = next
      let distanceLeft = gap(result)
      if distanceLeft >= reached / 2 && distanceLeft <= acceptedGap { break }
      reached = distanceLeft
    }
    // Columns left out as dependent must be met too.
    let isMet = margins.allSatisfy { $0.largestGap(of: result) <= acceptedGap }
    return isMet ? result : nil
  }

  private var acceptedGap: Double { 1e-9 * (targets.first ?? 1) }

  private func gap(_ weights: [Double]) -> Double {
    zip(columns, targets).map { abs(stableSum(of: $0, times: weights) - $1) }.max() ?? 0
  }

  private func exponent(_ respondent: Int, _ multipliers: [Double]) -> Double {
    var sum = 0.0
    for (column, multiplier) in zip(columns, multipliers) { sum += column[respondent] * multiplier }
    return sum
  }

  private func factors(_ multipliers: [Double], _ distance: CalibrationDistance) -> [Double] {
    weights.indices.map { factor($0, multipliers, distance) }
  }

  private func factor(
    _ respondent: Int, _ multipliers: [Double], _ distance: CalibrationDistance
  ) -> Double {
    let u = exponent(respondent, multipliers)
    guard case .logit(let lower, let upper) = distance else { return 1 + u }
    return logitFactor(u, lower, upper).value
  }

  private func slopes(_ multipliers: [Double], _ distance: CalibrationDistance) -> [Double] {
    weights.indices.map { respondent in
      guard case .logit(let lower, let upper) = distance else { return weights[respondent] }
      let u = exponent(respondent, multipliers)
      return weights[respondent] * logitFactor(u, lower, upper).slope
    }
  }

  private func newtonStep(_ current: [Double], _ slopes: [Double]) -> [Double]? {
    let right = zip(columns, targets).map { $1 - stableSum(of: $0, times: current) }
    let matrix = columns.map { row in
      let scaled = zip(row, slopes).map { $0 * $1 }
      return columns.map { stableSum(of: $0, times: scaled) }
    }
    return solve(symmetric: matrix, right)
  }
}

private func logitFactor(
  _ u: Double, _ lower: Double, _ upper: Double
) -> (value: Double, slope: Double) {
  let scale = (upper - lower) / ((1 - lower) * (upper - 1))
  // Divided by the exponential when it is large, so that it never overflows.
  let share = Share(logit: scale * u + log((1 - lower) / (upper - 1)))
  let value = lower * share.rest + upper * share.value
  return (value, (upper - lower) * scale * share.value * share.rest)
}
