/// What the hidden cells of a group hold together, when its total is known.
public struct HiddenResidual: Hashable, Sendable {
  /// Sum of the cells that are shown.
  public let shownSum: Int
  public let hiddenCells: Int
  /// Total less what is shown; negative when the two do not belong together.
  public let count: Int
  public let population: Double
  /// Per thousand, of the hidden cells as a group; nil when none or when inconsistent.
  public let ratePerThousand: Double?
  /// False when more is shown than the total holds: another edition, or cells counted twice.
  public let isConsistent: Bool
}

/// The residual of the cells that are not published, as a group and never one by one.
///
/// A hidden cell is missing: it is neither zero nor an average of the other hidden ones.
///
/// - Parameters:
///   - counts: one a cell, nil where it is hidden.
///   - populations: same length, at least zero.
///   - total: count and population of the whole group.
/// - Returns: the residual, and whether the total can hold it.
/// - Throws: `InvalidInput` for unequal lengths or negative values.
public func hiddenResidual(
  counts: [Int?], populations: [Double], total: (count: Int, population: Double)
) throws(InvalidInput) -> HiddenResidual {
  try requireLength(populations.count, "populations", sameAs: "counts", of: counts.count)
  try requireCounts(counts.map { $0 ?? 0 }, "counts")
  try requireNonNegative(populations, "populations")
  try requireCounts([total.count], "total")
  try requireNonNegative([total.population], "total")
  let shown = counts.indices.filter { counts[$0] != nil }
  let sum = counts.reduce(0) { $0 + ($1 ?? 0) }
  let count = total.count - sum
  let population = total.population - stableSum(shown.map { populations[$0] })
  let isConsistent = count >= 0 && population >= 0
  return HiddenResidual(
    shownSum: sum, hiddenCells: counts.count - shown.count, count: count,
    population: population,
    ratePerThousand: isConsistent && population > 0 ? Double(count) / population * 1000 : nil,
    isConsistent: isConsistent)
}
