/// The space that some columns span under weights, dependent columns left out.
///
/// Gram-Schmidt twice over, which is as accurate as Householder reflections (Giraud & others 2005)
/// and keeps the columns in the order given, so that it is the later of two equal columns that
/// goes, as in R.
struct WeightedProjection {
  /// The columns that are not a combination of those before them.
  private(set) var kept: [Int] = []
  /// Orthonormal, each value multiplied by the root of its weight.
  private var basis: [[Double]] = []
  private let roots: [Double]

  /// What is left of a column, over what it was, under which it depends on the others.
  private static let tolerance = 1e-9

  init(columns: [[Double]], weights: [Double]) {
    roots = weights.map { $0.squareRoot() }
    for (index, column) in columns.enumerated() { append(column, index) }
  }

  private mutating func append(_ column: [Double], _ index: Int) {
    let scaled = zip(column, roots).map { $0 * $1 }
    let size = norm(scaled)
    let left = orthogonal(orthogonal(scaled))
    let rest = norm(left)
    guard size > 0, rest > Self.tolerance * size else { return }
    kept.append(index)
    basis.append(left.map { $0 / rest })
  }

  private func norm(_ values: [Double]) -> Double {
    stableSum(of: values, times: values).squareRoot()
  }

  private func orthogonal(_ values: [Double]) -> [Double] {
    var result = values
    for direction in basis {
      var share = 0.0
      for index in result.indices { share += direction[index] * result[index] }
      for index in result.indices { result[index] -= share * direction[index] }
    }
    return result
  }

  /// The residuals of the weighted regression of the values on the columns.
  func residuals(_ values: [Double]) -> [Double] {
    let left = orthogonal(orthogonal(zip(values, roots).map { $0 * $1 }))
    return values.indices.map { roots[$0] > 0 ? left[$0] / roots[$0] : 0 }
  }
}
