/// The cells of a table to hide so that none of the small ones can be deduced.
public struct CellSuppression: Sendable {
  /// Counts of 1 to threshold - 1, row after row.
  public let primary: [TableCell]
  /// What the margins reveal of each primary cell when only these are hidden.
  public let primaryOnlyIntervals: [ClosedRange<Int>]
  public let isPrimaryOnlySafe: Bool
  /// False when the margins reveal a primary cell even with every cell hidden.
  public let isProtectable: Bool
  /// The best sets of further cells to hide, the first to be used; empty when not protectable.
  public let patterns: [[TableCell]]
  /// Whether the patterns are all those of fewest cells and smallest sum; on a large table one good
  /// pattern is found without that proof.
  public let isProvenMinimal: Bool
  /// Sum of the counts that the first pattern hides beside the primary ones.
  public let complementaryCount: Int
}

/// Primary and complementary suppression in a table of two entries (Cox 1980; Fischetti & Salazar
/// 2001).
///
/// Hiding the small cell alone hides nothing: it is the total less the rest. The protection holds
/// against someone who knows that counts are not negative; one who knows the rule learns more.
///
/// - Parameters:
///   - table: counts, rows of equal length, margins published.
///   - threshold: counts above zero and under it are hidden, and every hidden one keeps an interval
///     at least that wide.
///   - effort: how many sets of cells may be tried before a good one is taken.
/// - Returns: what to hide, fewest cells first, then smallest sum.
/// - Throws: `InvalidInput` for an empty or uneven table, negative counts, a threshold under one.
public func cellSuppression(
  table: [[Int]], threshold: Int, effort: Int = 200_000
) throws(InvalidInput) -> CellSuppression {
  try check(table, threshold)
  let table = SuppressionTable(counts: table, threshold: threshold)
  var hidden = [Bool](repeating: false, count: table.rows * table.columns)
  for cell in table.primary { hidden[cell] = true }
  let intervals = table.primary.map { table.interval(of: $0, hidden: hidden) }
  let isSafe = intervals.allSatisfy { $0.upperBound - $0.lowerBound >= threshold }
  let isProtectable = isSafe || table.protects(hidden: hidden.map { _ in true })
  var patterns: [[Int]] = isSafe ? [[]] : []
  var isProven = true
  if isProtectable && !isSafe {
    var search = PatternSearch(table: table, effort: effort)
    (patterns, isProven) = search.run()
  }
  return CellSuppression(
    primary: table.primary.map(table.cell), primaryOnlyIntervals: intervals,
    isPrimaryOnlySafe: isSafe, isProtectable: isProtectable,
    patterns: patterns.map { $0.map(table.cell) }, isProvenMinimal: isProven,
    complementaryCount: patterns.first.map { $0.reduce(0) { $0 + table.count($1) } } ?? 0)
}

private func check(_ table: [[Int]], _ threshold: Int) throws(InvalidInput) {
  try requireAtLeast(1, table.count, "table")
  try requireAtLeast(1, table[0].count, "table")
  for (index, row) in table.enumerated() {
    guard row.count == table[0].count else {
      throw InvalidInput(.lengthDiffers(from: "table"), argument: "table", index: index)
    }
    guard row.allSatisfy({ $0 >= 0 }) else {
      throw InvalidInput(.negative, argument: "table", index: index)
    }
  }
  try requirePositive([Double(threshold)], "threshold")
}

/// The search for the fewest further cells, by growing number.
///
/// A line with a single hidden cell reveals it, so the cells of such a line are tried first: the
/// minimal patterns have none, and the search leaves out nearly all the others.
private struct PatternSearch {
  let table: SuppressionTable
  var effort: Int
  private var found: [[Int]] = []
  private var smallestSum = Int.max

  init(table: SuppressionTable, effort: Int) {
    self.table = table
    self.effort = effort
  }

  mutating func run() -> (patterns: [[Int]], isProven: Bool) {
    var hidden = [Bool](repeating: false, count: table.rows * table.columns)
    for cell in table.primary { hidden[cell] = true }
    let free = hidden.filter { !$0 }.count
    let forbidden = hidden.map { _ in false }
    for size in 1...max(1, free) {
      grow([], hidden, forbidden, left: size)
      if effort <= 0 { return ([heuristicPattern(hidden)], false) }
      if !found.isEmpty { break }
    }
    return (found.sorted { $0.lexicographicallyPrecedes($1) }, true)
  }

  private mutating func grow(
    _ chosen: [Int], _ hidden: [Bool], _ forbidden: [Bool], left: Int
  ) {
    effort -= 1
    guard effort > 0 else { return }
    let line = loneLine(hidden)
    if left == 0 {
      if line == nil { keep(chosen, hidden) }
      return
    }
    var forbidden = forbidden
    for cell in line ?? Array(hidden.indices) where !hidden[cell] && !forbidden[cell] {
      var next = hidden
      next[cell] = true
      grow(chosen + [cell], next, forbidden, left: left - 1)
      // Patterns with this cell have all been seen.
      forbidden[cell] = true
    }
  }

  private mutating func keep(_ chosen: [Int], _ hidden: [Bool]) {
    let sum = chosen.reduce(0) { $0 + table.count($1) }
    guard sum <= smallestSum, table.protects(hidden: hidden) else { return }
    if sum < smallestSum { found = [] }
    smallestSum = sum
    found.append(chosen.sorted())
  }

  /// The cells of a row or column that hides exactly one of its cells.
  private func loneLine(_ hidden: [Bool]) -> [Int]? {
    let rows = (0..<table.rows).map { row in
      (0..<table.columns).map { row * table.columns + $0 }
    }
    let columns = (0..<table.columns).map { column in
      (0..<table.rows).map { $0 * table.columns + column }
    }
    return (rows + columns).first { line in line.filter { hidden[$0] }.count == 1 }
  }

  /// Hides everything, then shows again each cell that can be, largest counts first.
  private func heuristicPattern(_ primary: [Bool]) -> [Int] {
    var hidden = primary.map { _ in true }
    let order = hidden.indices.filter { !primary[$0] }
      .sorted { (-table.count($0), $0) < (-table.count($1), $1) }
    for cell in order {
      hidden[cell] = false
      if !table.protects(hidden: hidden) { hidden[cell] = true }
    }
    return order.filter { hidden[$0] }.sorted()
  }
}
