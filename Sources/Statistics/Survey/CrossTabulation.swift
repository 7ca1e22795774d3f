import Glibc

/// Two questions crossed in a weighted sample, and the test of their independence.
public struct CrossTabulation: Sendable {
  /// The answers, sorted.
  public let rowLevels: [String]
  public let columnLevels: [String]
  /// Sums of weights, row by row.
  public let weightedTable: [[Double]]
  /// Rao & Scott's F of the second order and its degrees of freedom; nil when a question has a
  /// single answer or a cell pattern makes the test impossible.
  public let test: RaoScottTest?
  /// Pearson's chi-square without weights: beside it, to show what it would have said; nil when a
  /// question has a single answer.
  public let naiveChiSquare: Double?
  public let naivePValue: Double?
}

/// The corrected test of independence of Rao & Scott 1984.
public struct RaoScottTest: Hashable, Sendable {
  public let f: Double
  public let numeratorDegrees: Double
  public let denominatorDegrees: Double
  public let pValue: Double
  /// Pearson's chi-square of the weighted table scaled to the sample.
  public let scaledChiSquare: Double
  public let firstOrderPValue: Double
}

/// The weighted table of two questions with the test of Rao & Scott 1984 (R's `svychisq`).
///
/// Pearson's test on weighted counts takes weights for respondents and finds links everywhere.
///
/// - Parameters:
///   - rows: answers to the first question, one a respondent.
///   - columns: answers to the second.
///   - weights: above zero.
/// - Returns: levels, table, test.
/// - Throws: `InvalidInput` for fewer than two respondents, unequal lengths, weights not above zero.
public func crossTabulation(
  rows: [String], columns: [String], weights: [Double]
) throws(InvalidInput) -> CrossTabulation {
  try requireAtLeast(2, rows.count, "rows")
  try requireLength(columns.count, "columns", sameAs: "rows", of: rows.count)
  try requireLength(weights.count, "weights", sameAs: "rows", of: rows.count)
  try requirePositive(weights, "weights")
  let rowLevels = levels(rows)
  let columnLevels = levels(columns)
  let width = columnLevels.count
  let size = rowLevels.count * width
  let cells = zip(positions(rows, in: rowLevels), positions(columns, in: columnLevels)).map {
    $0 * width + $1
  }
  let table = sums(cells, weights, size)
  let naive = pearson(sums(cells, weights.map { _ in 1 }, size), width: width)
  let freedom = Double((rowLevels.count - 1) * (width - 1))
  return CrossTabulation(
    rowLevels: rowLevels, columnLevels: columnLevels,
    weightedTable: rowLevels.indices.map { Array(table[$0 * width..<($0 + 1) * width]) },
    test: freedom > 0 ? raoScott(cells, weights, table, width) : nil,
    naiveChiSquare: freedom > 0 ? naive : nil,
    naivePValue: freedom > 0 ? chiSquareUpper(naive, degreesOfFreedom: freedom) : nil)
}

/// The test of Rao & Scott 1984 alone, on answers that are already numbered.
///
/// - Parameters:
///   - rows: answers to the first question, from zero, one a respondent.
///   - columns: answers to the second.
///   - weights: above zero.
/// - Returns: nil when a question has a single answer, or the cells make the test impossible.
/// - Throws: `InvalidInput` for fewer than two respondents, unequal lengths, weights not above zero.
public func independenceTest(
  rows: [Int], columns: [Int], weights: [Double]
) throws(InvalidInput) -> RaoScottTest? {
  try requireAtLeast(2, rows.count, "rows")
  try requireLength(columns.count, "columns", sameAs: "rows", of: rows.count)
  try requireLength(weights.count, "weights", sameAs: "rows", of: rows.count)
  try requirePositive(weights, "weights")
  // An answer that nobody gave is a row of zeros: it must not count among the degrees.
  let (rows, height) = renumbered(rows)
  let (columns, width) = renumbered(columns)
  guard height > 1, width > 1 else { return nil }
  let cells = zip(rows, columns).map { $0 * width + $1 }
  return raoScott(cells, weights, sums(cells, weights, height * width), width)
}

private func renumbered(_ answers: [Int]) -> (positions: [Int], count: Int) {
  let given = Array(Set(answers)).sorted()
  let places = Dictionary(uniqueKeysWithValues: zip(given, given.indices))
  return (answers.map { places[$0] ?? 0 }, given.count)
}

private func levels(_ answers: [String]) -> [String] {
  // By code point: never by the rules of the machine's language.
  Array(Set(answers)).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
}

private func positions(_ answers: [String], in levels: [String]) -> [Int] {
  let places = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
  return answers.map { places[$0] ?? 0 }
}

private func sums(_ cells: [Int], _ weights: [Double], _ size: Int) -> [Double] {
  var sums = [StableSum](repeating: StableSum(), count: size)
  for (cell, weight) in zip(cells, weights) { sums[cell] += weight }
  return sums.map(\.value)
}

private func pearson(_ table: [Double], width: Int) -> Double {
  let total = stableSum(table)
  let height = table.count / width
  let rowSums = (0..<height).map { row in stableSum(table[row * width..<(row + 1) * width]) }
  let columnSums = (0..<width).map { column in
    stableSum((0..<height).map { table[$0 * width + column] })
  }
  return stableSum(
    table.indices.map { cell in
      let expected = rowSums[cell / width] * columnSums[cell % width] / total
      return (table[cell] - expected) * (table[cell] - expected) / expected
    })
}

private func raoScott(
  _ cells: [Int], _ weights: [Double], _ table: [Double], _ width: Int
) -> RaoScottTest? {
  let count = Double(cells.count)
  let total = stableSum(table)
  let shares = table.map { $0 / total }
  guard let effects = designEffects(cells, weights.map { $0 / total }, shares, width) else {
    return nil
  }
  let trace = stableSum(effects.indices.map { effects[$0][$0] })
  let square = stableSum(
    effects.indices.map { row in
      stableSum(effects.indices.map { effects[row][$0] * effects[$0][row] })
    })
  guard trace > 0, square > 0 else { return nil }
  let chiSquare = pearson(shares.map { $0 * count }, width: width)
  let numerator = trace * trace / square
  let denominator = numerator * (count - 1)
  let rank = Double(effects.count)
  return RaoScottTest(
    f: chiSquare / trace, numeratorDegrees: numerator, denominatorDegrees: denominator,
    pValue: fisherUpper(chiSquare / trace, numerator, denominator), scaledChiSquare: chiSquare,
    firstOrderPValue: chiSquareUpper(chiSquare / (trace / rank), degreesOfFreedom: rank))
}

/// The matrix of generalised design effects of the interactions; nil when it cannot be inverted.
private func designEffects(
  _ cells: [Int], _ weights: [Double], _ shares: [Double], _ width: Int
) -> [[Double]]? {
  let covariance = covarianceOfShares(cells, weights, shares)
  let count = Double(cells.count)
  let contrasts = interactionContrasts(height: shares.count / width, width: width)
  // The design effects use the shares observed, not those fitted under independence: it is what
  // survey does, and the p-values differ.
  let scaled = contrasts.map { contrast in
    contrast.indices.map { shares[$0] > 0 ? contrast[$0] / shares[$0] : 0 }
  }
  let simple = contrasts.indices.map { row in
    contrasts.indices.map { stableSum(of: contrasts[row], times: scaled[$0]) / count }
  }
  let actual = scaled.map { row in
    scaled.map { column in
      stableSum(
        row.indices.map { row[$0] * stableSum(of: covariance[$0], times: column) })
    }
  }
  guard let inverted = inverse(symmetric: simple) else { return nil }
  return inverted.map { row in
    actual.indices.map { column in stableSum(of: row, times: actual.map { $0[column] }) }
  }
}

/// The linearised covariance of the weighted shares of the cells.
private func covarianceOfShares(
  _ cells: [Int], _ weights: [Double], _ shares: [Double]
) -> [[Double]] {
  // A respondent adds w (e - s), where e marks its cell: only three sums of w² are needed.
  let squares = weights.map { $0 * $0 }
  let bySquare = sums(cells, squares, shares.count)
  let all = stableSum(squares)
  let count = Double(cells.count)
  return shares.indices.map { row in
    shares.indices.map { column in
      let own = row == column ? bySquare[row] : 0
      let crossed = bySquare[row] * shares[column] + bySquare[column] * shares[row]
      return (own - crossed + all * shares[row] * shares[column]) * count / (count - 1)
    }
  }
}

/// An orthonormal basis of what is neither a row effect nor a column effect.
private func interactionContrasts(height: Int, width: Int) -> [[Double]] {
  let rows = helmert(height)
  let columns = helmert(width)
  return rows.flatMap { row in
    columns.map { column in row.flatMap { value in column.map { value * $0 } } }
  }
}

private func helmert(_ size: Int) -> [[Double]] {
  (1..<size).map { order in
    let scale = 1 / Double(order * (order + 1)).squareRoot()
    return (0..<size).map { $0 < order ? scale : $0 == order ? -Double(order) * scale : 0 }
  }
}
