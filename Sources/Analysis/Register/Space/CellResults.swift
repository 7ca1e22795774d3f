import Geography

/// Facts per square kilometre by a Gaussian kernel, corrected at the edges on the contour itself.
public struct DensitySurface: Sendable {
  /// Standard deviation of the kernel in metres, printed beside every map.
  public let bandwidth: Double
  /// Whether the bounds of the parameters decided, rather than the spread of the facts.
  public let isBounded: Bool
  /// Facts were merged on points so far apart, in metres.
  public let mergedWithin: Double
  /// One a cell of the grid, facts per km²; nil as a whole in a publishable edition.
  public let values: [Double]?
  /// Position among the classes of each cell of the grid; nil where too few facts lie around.
  public let classes: [Int?]
  /// Upper limits of all classes but the last, facts per km², increasing.
  public let breaks: [Double]
  /// Cells whose value rests on too few facts for this edition.
  public let maskedCells: Int
}

/// What stands out on the grid.
public struct CellMap: Sendable {
  public enum Level: Hashable, Sendable {
    /// More facts around than elsewhere, established.
    case hot
    /// Fewer.
    case cold
    case notEstablished
  }

  /// Facts of each cell of the grid; nil as a whole in a publishable edition.
  public let counts: [Int]?
  /// Of each cell; nil where this edition shows nothing.
  public let levels: [Level?]
  public let hotCells: Int
  public let coldCells: Int
  /// Cells that were tested together (Benjamini & Hochberg 1995).
  public let tests: Int
  /// Whether so few facts lie around a cell that each concentration was also held against values
  /// drawn from the rest of the map.
  public let isSparse: Bool
}

/// How few cells hold the facts of the period, a description of this period only.
public struct CellConcentration: Hashable, Sendable {
  /// Share of the cells that hold the most facts.
  public let areaShare: Double
  /// Share of the facts that they hold.
  public let factShare: Double
  /// The fewest cells that hold half of the facts, out of how many.
  public let cellsForHalf: Int
  public let cells: Int
  /// Of Bernasco & Steenbeek 2017: fair when there are fewer facts than cells.
  public let generalisedGini: Double
}

/// The density of an earlier period, held against the facts that came after it.
public struct MapPrediction: Hashable, Sendable {
  public let earlier: Range<Int>
  /// Share of the cells, those of highest density then.
  public let areaShare: Double
  /// Share of the facts of now that lie there.
  public let hitRate: Double
  /// Hit rate over share of the area (Chainey, Tompson & Uhlig 2008): 1 is no better than chance.
  public let accuracyIndex: Double
  /// Over the most that as many cells could hold (Hunt 2016).
  public let efficiencyIndex: Double
}

/// Whether facts close in space are also close in time (Knox 1964).
public struct NearRepeatStudy: Hashable, Sendable {
  public let metres: Double
  public let days: Int
  /// Facts that were used; fewer than `outOf` when a sample was drawn.
  public let facts: Int
  public let outOf: Int
  /// Of the sample and of the permutations.
  public let seed: UInt64
  public let permutations: Int
  /// Pairs close in both; hidden when fewer than the threshold of the edition.
  public let pairs: DisclosedCount
  public let expected: Double
  /// Nil when hidden or when nothing is expected.
  public let ratio: Double?
  /// Of the permutations, one-sided.
  public let pValue: Double
  public let isEstablished: Bool
}
