/// The eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations (1846).
///
/// - Parameter matrix: symmetric.
/// - Returns: values, and as many vectors of length one, in no particular order.
func symmetricEigen(_ matrix: [[Double]]) -> (values: [Double], vectors: [[Double]]) {
  let size = matrix.count
  var work = matrix
  var vectors = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0.0 } }
  for _ in 0..<100 {
    var outside = 0.0
    var inside = 0.0
    for row in 0..<size {
      for column in 0..<size {
        if row == column {
          inside += work[row][row] * work[row][row]
        } else {
          outside += work[row][column] * work[row][column]
        }
      }
    }
    if outside <= 1e-32 * inside { break }
    for row in 0..<size {
      for column in (row + 1)..<max(row + 1, size) { rotate(&work, &vectors, row, column) }
    }
  }
  let values = (0..<size).map { work[$0][$0] }
  return (values, (0..<size).map { index in vectors.map { $0[index] } })
}

private func rotate(
  _ work: inout [[Double]], _ vectors: inout [[Double]], _ p: Int, _ q: Int
) {
  guard work[p][q] != 0 else { return }
  let ratio = (work[q][q] - work[p][p]) / (2 * work[p][q])
  let tangent = (ratio >= 0 ? 1.0 : -1.0) / (abs(ratio) + (ratio * ratio + 1).squareRoot())
  let cosine = 1 / (tangent * tangent + 1).squareRoot()
  let sine = tangent * cosine
  for k in work.indices {
    let (left, right) = (work[k][p], work[k][q])
    work[k][p] = cosine * left - sine * right
    work[k][q] = sine * left + cosine * right
  }
  for k in work.indices {
    let (left, right) = (work[p][k], work[q][k])
    work[p][k] = cosine * left - sine * right
    work[q][k] = sine * left + cosine * right
  }
  for k in vectors.indices {
    let (left, right) = (vectors[k][p], vectors[k][q])
    vectors[k][p] = cosine * left - sine * right
    vectors[k][q] = sine * left + cosine * right
  }
}
