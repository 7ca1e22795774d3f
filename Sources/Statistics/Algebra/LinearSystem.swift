/// Solves a symmetric positive definite system (Cholesky); nil when the matrix is singular.
///
/// The columns are expected on comparable scales: a pivot under 1e-12 of its diagonal is zero.
func solve(symmetric matrix: [[Double]], _ right: [Double]) -> [Double]? {
  guard let factor = choleskyFactor(matrix) else { return nil }
  return substitute(factor, right)
}

/// The inverse of a symmetric positive definite matrix; nil when it is singular.
func inverse(symmetric matrix: [[Double]]) -> [[Double]]? {
  guard let factor = choleskyFactor(matrix) else { return nil }
  return matrix.indices.map { column in
    substitute(factor, matrix.indices.map { $0 == column ? 1 : 0 })
  }
}

private func choleskyFactor(_ matrix: [[Double]]) -> [[Double]]? {
  let size = matrix.count
  var factor = matrix
  for column in 0..<size {
    var pivot = matrix[column][column]
    for k in 0..<column { pivot -= factor[column][k] * factor[column][k] }
    guard pivot > 1e-12 * abs(matrix[column][column]) else { return nil }
    let root = pivot.squareRoot()
    factor[column][column] = root
    for row in (column + 1)..<max(size, column + 1) {
      var sum = matrix[row][column]
      for k in 0..<column { sum -= factor[row][k] * factor[column][k] }
      factor[row][column] = sum / root
    }
  }
  return factor
}

private func substitute(_ factor: [[Double]], _ right: [Double]) -> [Double] {
  var solution = right
  for row in factor.indices {
    for k in 0..<row { solution[row] -= factor[row][k] * solution[k] }
    solution[row] /= factor[row][row]
  }
  for row in factor.indices.reversed() {
    for k in (row + 1)..<max(row + 1, factor.count) {
      solution[row] -= factor[k][row] * solution[k]
    }
    solution[row] /= factor[row][row]
  }
  return solution
}
