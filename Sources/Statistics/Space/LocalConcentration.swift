/// Where high values, or low ones, lie together on a grid.
public struct LocalConcentration: Sendable {
  /// Gi* of each cell, in standard deviations; nil where it is undefined.
  public let deviates: [Double?]
  public let pValues: [Double?]
  /// Corrected for the number of cells (Benjamini & Hochberg 1995).
  public let adjustedPValues: [Double?]

  /// Cells of significant high values (adjusted p under 5 %), by position.
  public var hotSpots: [Int] { significant { $0 > 0 } }

  /// Cells of significant low values.
  public var coldSpots: [Int] { significant { $0 < 0 } }

  private func significant(_ side: (Double) -> Bool) -> [Int] {
    deviates.indices.filter { cell in
      guard let p = adjustedPValues[cell], let z = deviates[cell] else { return false }
      return p < 0.05 && side(z)
    }
  }
}

/// The statistic Gi* of Getis & Ord (Ord & Getis 1995; spdep's `localG`, self included, weights 1).
///
/// On sparse counts its normal p-value flags a grid that holds a single fact: ask for a minimum
/// count, or for `concentrationPValues`.
///
/// - Parameters:
///   - values: one a cell.
///   - neighbourhoods: the cells around each one, itself included.
/// - Returns: deviates and p-values; nil everywhere when the values do not vary.
/// - Throws: `InvalidInput` for fewer than two cells, unequal lengths, values that are not finite.
public func localConcentration(
  values: [Double], neighbourhoods: [[Int]]
) throws(InvalidInput) -> LocalConcentration {
  try requireAtLeast(2, values.count, "values")
  try requireFinite(values, "values")
  try requireLength(
    neighbourhoods.count, "neighbourhoods", sameAs: "values", of: values.count)
  let count = Double(values.count)
  let center = mean(values)
  let gaps = values.map { $0 - center }
  let variance = stableSum(of: gaps, times: gaps) / count
  // A constant that is not exactly represented leaves a spread of a few last digits.
  let varies = variance > 1e-24 * max(1e-300, center * center)
  let deviates: [Double?] = neighbourhoods.map { cells in
    let size = Double(cells.count)
    let spread = variance * (count * size - size * size) / (count - 1)
    guard varies, spread > 0 else { return nil }
    return stableSum(cells.map { gaps[$0] }) / spread.squareRoot()
  }
  let pValues = deviates.map { $0.map(normalTwoSided) }
  return LocalConcentration(
    deviates: deviates, pValues: pValues, adjustedPValues: try benjaminiHochberg(pValues))
}

/// How often values drawn from the rest of the map reach the local sum (Anselin 1995).
///
/// - Parameters:
///   - values: one a cell.
///   - neighbourhoods: the cells around each one, itself included.
///   - cells: those to test, all of them by default.
///   - simulation: 999 samples by default.
/// - Returns: one-sided p-values of a high local sum, one a tested cell.
/// - Throws: `InvalidInput` for unequal lengths or values that are not finite.
public func concentrationPValues(
  values: [Double], neighbourhoods: [[Int]], of cells: [Int]? = nil,
  simulation: Simulation = Simulation(samples: 999)
) throws(InvalidInput) -> [Double] {
  try requireFinite(values, "values")
  try requireLength(
    neighbourhoods.count, "neighbourhoods", sameAs: "values", of: values.count)
  var generator = SeededGenerator(seed: simulation.seed)
  var pool = Array(values.indices)
  return (cells ?? Array(neighbourhoods.indices)).map { cell in
    let others = neighbourhoods[cell].filter { $0 != cell }
    let observed = others.reduce(0) { $0 + values[$1] }
    // The cell itself stays where it is; the others are drawn from the rest of the map.
    let place = pool.firstIndex(of: cell) ?? 0
    pool.swapAt(place, pool.count - 1)
    let slack = 1e-9 * max(1, abs(observed))
    var reached = 1
    for _ in 0..<simulation.samples {
      var sum = 0.0
      for drawn in others.indices {
        pool.swapAt(drawn, drawn + generator.below(pool.count - 1 - drawn))
        sum += values[pool[drawn]]
      }
      if sum >= observed - slack { reached += 1 }
    }
    return Double(reached) / Double(simulation.samples + 1)
  }
}

/// The cells that touch each cell of a grid, itself included, row after row.
///
/// - Parameters:
///   - rows: above zero.
///   - columns: above zero.
///   - byCorners: whether a corner is a contact (queen) or not (rook).
/// - Returns: positions, ascending.
public func gridNeighbourhoods(rows: Int, columns: Int, byCorners: Bool = true) -> [[Int]] {
  (0..<rows * columns).map { cell in
    let (row, column) = (cell / columns, cell % columns)
    return (max(0, row - 1)...min(rows - 1, row + 1)).flatMap { other in
      (max(0, column - 1)...min(columns - 1, column + 1))
        .filter { byCorners || other == row || $0 == column }
        .map { other * columns + $0 }
    }
  }
}
