/// The areas that are most alike a given one, from what describes them.
///
/// What does not depend on the area asked about (standard scores, covariance) is computed once.
/// Crime is never among the covariates: neighbours chosen for their crime would make everyone
/// average.
public struct SimilarityModel: Sendable {
  public enum Distance: Sendable {
    /// Weighted Euclid on standard scores: the default, because it can be explained.
    case euclid
    /// Mahalanobis 1936, with the pseudo-inverse where covariates repeat one another: a check.
    case mahalanobis
  }

  /// The covariates that vary, by position.
  public let keptColumns: [Int]
  /// How many of these do not repeat the others.
  public let covarianceRank: Int
  public let areas: Int
  /// Coordinates in which the distance is a plain one, area after area.
  private let euclid: [Double]
  private let mahalanobis: [Double]

  /// Standardises all candidates (divisor n - 1), the area asked about included.
  ///
  /// - Parameters:
  ///   - covariates: one row an area, one column a covariate, no value missing.
  ///   - weights: one a column, at least zero; equal when nil; brought to a sum of one over the
  ///     columns kept.
  /// - Throws: `InvalidInput` for fewer than two areas, unequal rows, values that are not finite,
  ///   no column that varies, weights that are negative or all zero.
  public init(covariates: [[Double]], weights: [Double]? = nil) throws(InvalidInput) {
    try Self.check(covariates, weights)
    let count = covariates.count
    var kept: [Int] = []
    var scores: [[Double]] = []
    for column in covariates[0].indices {
      guard let standard = standardScores(covariates.map { $0[column] }) else { continue }
      kept.append(column)
      scores.append(standard)
    }
    guard !kept.isEmpty else { throw InvalidInput(.notPositive, argument: "covariates") }
    let asked = kept.map { weights?[$0] ?? 1 }
    let total = stableSum(asked)
    guard total > 0 else { throw InvalidInput(.notPositive, argument: "weights") }
    keptColumns = kept
    areas = count
    euclid = interleaved(
      zip(scores, asked).map { column, weight in
        let scale = (weight / total).squareRoot()
        return column.map { $0 * scale }
      })
    let whitened = whitenedScores(scores)
    covarianceRank = whitened.count
    mahalanobis = interleaved(whitened)
  }

  private static func check(_ covariates: [[Double]], _ weights: [Double]?) throws(InvalidInput) {
    try requireAtLeast(2, covariates.count, "covariates")
    for (index, row) in covariates.enumerated() {
      guard row.count == covariates[0].count, row.allSatisfy(\.isFinite) else {
        throw InvalidInput(
          row.count == covariates[0].count ? .notFinite : .lengthDiffers(from: "covariates"),
          argument: "covariates", index: index)
      }
    }
    if let weights {
      try requireLength(
        weights.count, "weights", sameAs: "covariates", of: covariates[0].count)
      try requireNonNegative(weights, "weights")
    }
  }

  /// The distance of every area from one of them, in standard deviations.
  public func distances(from target: Int, by distance: Distance = .euclid) -> [Double] {
    precondition((0..<areas).contains(target), "the area is one of the candidates")
    let coordinates = distance == .euclid ? euclid : mahalanobis
    let width = coordinates.count / areas
    return coordinates.withUnsafeBufferPointer { values in
      (0..<areas).map { area in
        var sum = 0.0
        for column in 0..<width {
          let gap = values[area * width + column] - values[target * width + column]
          sum += gap * gap
        }
        return sum.squareRoot()
      }
    }
  }

  /// The areas nearest to one of them, itself left out, nearest first.
  ///
  /// - Parameters:
  ///   - target: position of the area asked about.
  ///   - count: how many; fewer when there are fewer candidates.
  ///   - codes: one an area: they decide between distances equal to nine decimals.
  ///   - distance: Euclid or Mahalanobis.
  /// - Returns: positions of the areas.
  public func neighbours(
    of target: Int, count: Int, codes: [String], by distance: Distance = .euclid
  ) -> [Int] {
    precondition(codes.count == areas, "one code an area")
    let rounded = distances(from: target, by: distance).map { ($0 * 1e9).rounded() }
    let others = (0..<areas).filter { $0 != target }
    guard count < others.count else { return sorted(others, rounded, codes) }
    // Only those as near as the last one asked for need to be put in order.
    let limit = others.map { rounded[$0] }.sorted()[max(0, count - 1)]
    let near = others.filter { rounded[$0] <= limit }
    return Array(sorted(near, rounded, codes).prefix(max(0, count)))
  }

  private func sorted(_ areas: [Int], _ distances: [Double], _ codes: [String]) -> [Int] {
    areas.sorted { (distances[$0], codes[$0], $0) < (distances[$1], codes[$1], $1) }
  }
}

/// Nil for values that do not vary.
private func standardScores(_ values: [Double]) -> [Double]? {
  let center = mean(values)
  let gaps = values.map { $0 - center }
  let deviation = (stableSum(of: gaps, times: gaps) / Double(values.count - 1)).squareRoot()
  // A constant that is not exactly represented leaves a spread of a few last digits.
  guard deviation > 1e-12 * max(1e-300, abs(center)) else { return nil }
  return gaps.map { $0 / deviation }
}

/// Columns turned so that their plain distance is that of Mahalanobis.
private func whitenedScores(_ scores: [[Double]]) -> [[Double]] {
  let freedom = Double(scores[0].count - 1)
  let covariance = scores.map { row in
    scores.map { stableSum(of: row, times: $0) / freedom }
  }
  let eigen = symmetricEigen(covariance)
  let largest = eigen.values.max() ?? 0
  // The tolerance of MASS::ginv.
  let kept = eigen.values.indices.filter {
    eigen.values[$0] > Double.ulpOfOne.squareRoot() * largest
  }
  return kept.map { index in
    let scale = 1 / eigen.values[index].squareRoot()
    var column = [Double](repeating: 0, count: scores[0].count)
    for (covariate, share) in zip(scores, eigen.vectors[index]) {
      for area in column.indices { column[area] += share * scale * covariate[area] }
    }
    return column
  }
}

/// Columns to rows, one after the other.
private func interleaved(_ columns: [[Double]]) -> [Double] {
  var result: [Double] = []
  result.reserveCapacity(columns.count * columns[0].count)
  for row in columns[0].indices {
    for column in columns { result.append(column[row]) }
  }
  return result
}
