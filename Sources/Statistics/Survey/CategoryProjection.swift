/// The space that the margins of a calibration span, kept as categories rather than columns.
///
/// A survey is asked for hundreds of estimates: with the normal equations of a few dozen
/// categories inverted once, the residuals of each cost as many additions as there are margins.
struct CategoryProjection: Sendable {
  /// One a respondent and margin, in that order: a position among the coefficients.
  private let slots: [Int32]
  private let margins: Int
  private let initialWeights: [Double]
  /// Positions of the coefficients that are estimated; the others depend on them and stay zero.
  private let kept: [Int]
  private let inverted: [[Double]]
  private let size: Int

  /// What is left of a category, over what it was, under which it depends on those before.
  private static let tolerance = 1e-9

  /// The projection on the categories of the margins, under the initial weights.
  ///
  /// Position 0 is for no category or the first of a margin, which the constant stands for;
  /// position 1 for the constant.
  init(margins: [MarginTargets], initialWeights: [Double]) {
    self.margins = margins.count
    self.initialWeights = initialWeights
    var slots = [Int32](repeating: 0, count: initialWeights.count * margins.count)
    var next = 2
    for (position, margin) in margins.enumerated() {
      for (respondent, membership) in margin.memberships.enumerated() {
        guard let membership, membership > 0 else { continue }
        slots[respondent * margins.count + position] = Int32(next + membership - 1)
      }
      next += margin.categories.count - 1
    }
    self.slots = slots
    size = next
    let matrix = Self.crossProducts(slots, margins.count, initialWeights, size)
    let kept = Self.independent(matrix)
    self.kept = kept
    let reduced = kept.map { row in kept.map { matrix[row][$0] } }
    inverted = inverse(symmetric: reduced) ?? []
  }

  private static func crossProducts(
    _ slots: [Int32], _ margins: Int, _ weights: [Double], _ size: Int
  ) -> [[Double]] {
    var sums = [[StableSum]](repeating: .init(repeating: StableSum(), count: size), count: size)
    for respondent in weights.indices {
      let first = respondent * margins
      let own = [1] + slots[first..<first + margins].filter { $0 > 0 }.map(Int.init)
      for row in own {
        for column in own { sums[row][column] += weights[respondent] }
      }
    }
    return sums.map { $0.map(\.value) }
  }

  /// The columns that are no combination of those before them, by Cholesky's pivots.
  private static func independent(_ matrix: [[Double]]) -> [Int] {
    var kept: [Int] = []
    var factor: [[Double]] = []
    for candidate in matrix.indices where matrix[candidate][candidate] > 0 {
      var row: [Double] = []
      for (position, column) in kept.enumerated() {
        var value = matrix[candidate][column]
        for k in 0..<position { value -= row[k] * factor[position][k] }
        row.append(value / factor[position][position])
      }
      let left = row.reduce(matrix[candidate][candidate]) { $0 - $1 * $1 }
      guard left > tolerance * matrix[candidate][candidate] else { continue }
      kept.append(candidate)
      factor.append(row + [left.squareRoot()])
    }
    return kept
  }

  /// The residuals of the regression of the values on the margins, under the initial weights.
  func residuals(_ values: [Double]) -> [Double] {
    let coefficients = coefficients(of: values)
    return values.indices.map { respondent in
      var fitted = coefficients[1]
      let first = respondent * margins
      for position in first..<first + margins { fitted += coefficients[Int(slots[position])] }
      return values[respondent] - fitted
    }
  }

  private func coefficients(of values: [Double]) -> [Double] {
    var moments = [StableSum](repeating: StableSum(), count: size)
    for (respondent, value) in values.enumerated() where value != 0 {
      let moment = value * initialWeights[respondent]
      moments[1] += moment
      let first = respondent * margins
      for position in first..<first + margins { moments[Int(slots[position])] += moment }
    }
    var coefficients = [Double](repeating: 0, count: size)
    for (row, target) in kept.enumerated() {
      coefficients[target] = stableSum(of: inverted[row], times: kept.map { moments[$0].value })
    }
    return coefficients
  }
}
