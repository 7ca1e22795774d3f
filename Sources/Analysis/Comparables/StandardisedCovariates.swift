import Statistics

/// The candidates that have every covariate, each covariate with mean 0 and deviation 1.
///
/// Deviation with n − 1 over all candidates; covariates that don't vary are left out (METHODES c).
struct StandardisedCovariates: Sendable {
  /// Codes of complete candidates, sorted.
  let codes: [String]
  let covariates: [Covariate]
  /// Candidate-major.
  private let values: [Double]

  init(_ asked: [Covariate], of table: CovariateTable) {
    let columns = asked.compactMap { table.columns[$0] }
    precondition(columns.count == asked.count, "a covariate that is asked for has a column")
    let rows = table.areas.indices.filter { row in !columns.contains { $0[row].isNaN } }
    codes = rows.map { table.areas[$0] }
    var kept: [Covariate] = []
    var scores: [[Double]] = []
    for (covariate, column) in zip(asked, columns) {
      guard let score = Self.standardised(rows.map { column[$0] }) else { continue }
      kept.append(covariate)
      scores.append(score)
    }
    covariates = kept
    values = rows.indices.flatMap { row in scores.map { $0[row] } }
  }

  /// Nil when the values don't vary.
  private static func standardised(_ values: [Double]) -> [Double]? {
    guard values.count > 1, let first = values.first else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    guard values.contains(where: { $0 != first }), deviation > 0 else { return nil }
    return values.map { ($0 - mean) / deviation }
  }

  /// Weighted Euclidean distance, equal weights that sum to one, without unit; nil when one of
  /// the two is not a complete candidate.
  func distance(from code: String, to other: String) -> Double? {
    guard let here = codes.binaryIndex(of: code), let there = codes.binaryIndex(of: other) else {
      return nil
    }
    return distance(here, there)
  }

  /// The nearest candidates, the territory left out, ties at 1e-9 in order of code.
  func nearest(to code: String, count: Int) -> [(code: String, distance: Double)] {
    guard let here = codes.binaryIndex(of: code) else { return [] }
    let distances = codes.indices.map { distance(here, $0) }
    let keys = distances.map { ($0 * 1e9).rounded() }
    let others = codes.indices.filter { $0 != here }
    guard count > 0, !others.isEmpty else { return [] }
    // Only those as near as the last one asked for need to be put in order.
    let limit = others.map { keys[$0] }.sorted()[min(count, others.count) - 1]
    let sorted = others.filter { keys[$0] <= limit }.sorted { (keys[$0], $0) < (keys[$1], $1) }
    return sorted.prefix(count).map { (codes[$0], distances[$0]) }
  }

  /// The model that measures other distances between the same candidates; nil when nothing varies.
  func similarityModel() -> SimilarityModel? {
    let width = covariates.count
    guard codes.count > 1, width > 0 else { return nil }
    return sound { () throws(InvalidInput) in
      try SimilarityModel(
        covariates: codes.indices.map { Array(values[($0 * width)..<(($0 + 1) * width)]) })
    }
  }

  private func distance(_ here: Int, _ there: Int) -> Double {
    let width = covariates.count
    guard width > 0 else { return 0 }
    var sum = 0.0
    for column in 0..<width {
      let gap = values[here * width + column] - values[there * width + column]
      sum += gap * gap
    }
    return (sum / Double(width)).squareRoot()
  }
}
