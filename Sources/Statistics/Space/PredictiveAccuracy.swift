/// How well a map drawn beforehand holds the facts that came after, and how few cells hold them.
public struct PredictiveAccuracy: Hashable, Sendable {
  /// Facts in the cells of highest score, the last one in proportion.
  public let hits: Double
  /// Share of all facts; nil, as all that follows, when there is none.
  public let hitRate: Double?
  /// Hit rate over share of the area (Chainey, Tompson & Uhlig 2008).
  public let accuracyIndex: Double?
  /// Hits over the most that as many cells could hold (Hunt 2016).
  public let efficiencyIndex: Double?
  /// Gini's index of the facts over the cells.
  public let gini: Double?
  /// The same where there are fewer facts than cells (Bernasco & Steenbeek 2017): the plain one is
  /// then high whatever happens.
  public let generalisedGini: Double?
  /// The fewest cells that hold half of the facts.
  public let cellsForHalf: Int?
}

/// The accuracy of a map of scores over cells of equal area.
///
/// The facts are those of the next period: scored on the facts that drew it, any map is good.
///
/// - Parameters:
///   - scores: one a cell; of equal scores the first cell wins.
///   - counts: facts of each cell, at least zero.
///   - areaShare: share of the cells that is patrolled, above 0 and up to 1.
/// - Returns: hits, indices, concentration.
/// - Throws: `InvalidInput` for no cell, unequal lengths, negative counts, a share out of range.
public func predictiveAccuracy(
  scores: [Double], counts: [Int], areaShare: Double
) throws(InvalidInput) -> PredictiveAccuracy {
  try requireAtLeast(1, scores.count, "scores")
  try requireFinite(scores, "scores")
  try requireLength(counts.count, "counts", sameAs: "scores", of: scores.count)
  try requireCounts(counts, "counts")
  guard areaShare > 0, areaShare <= 1 else {
    throw InvalidInput(.outside(lower: 0, upper: 1), argument: "areaShare")
  }
  let cells = areaShare * Double(scores.count)
  let ranked = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
  let hits = sum(of: ranked.map { counts[$0] }, first: cells)
  let descending = counts.sorted(by: >)
  let total = Double(counts.reduce(0, +))
  guard total > 0 else {
    return PredictiveAccuracy(
      hits: 0, hitRate: nil, accuracyIndex: nil, efficiencyIndex: nil, gini: nil,
      generalisedGini: nil, cellsForHalf: nil)
  }
  let gini = giniIndex(ascending: descending.reversed(), total: total)
  let widening = max(1, Double(scores.count) / total)
  var passed = 0
  let half = descending.firstIndex { count in
    passed += count
    return Double(passed) >= total / 2
  }
  return PredictiveAccuracy(
    hits: hits, hitRate: hits / total, accuracyIndex: hits / total / areaShare,
    efficiencyIndex: hits / sum(of: descending, first: cells), gini: gini,
    generalisedGini: widening * (gini - 1) + 1, cellsForHalf: half.map { $0 + 1 })
}

/// The sum of the first values, the last one in proportion.
private func sum(of values: [Int], first cells: Double) -> Double {
  let whole = min(values.count, Int((cells + 1e-9).rounded(.down)))
  let rest = cells - Double(whole)
  let sum = Double(values[..<whole].reduce(0, +))
  return whole < values.count && rest > 1e-9 ? sum + rest * Double(values[whole]) : sum
}

private func giniIndex(ascending values: [Int], total: Double) -> Double {
  let count = Double(values.count)
  let ranked = stableSum(values.enumerated().map { Double($0.offset + 1) * Double($0.element) })
  return 2 * ranked / (count * total) - (count + 1) / count
}
