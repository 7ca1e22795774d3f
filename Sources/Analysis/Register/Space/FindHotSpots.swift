import Geography
import Statistics

/// Adjoining cells that hold more than elsewhere.
struct FoundSpot {
  /// Ascending.
  let cells: [Int]
  let facts: Int

  /// Half of the smaller of the two is one place that grew or shrank; a common edge is not.
  func continuity(with other: FoundSpot) -> HotSpotHistory.Continuity {
    let shared = Set(cells).intersection(other.cells).count
    if shared == 0 { return .none }
    return 2 * shared >= min(cells.count, other.cells.count) ? .whole : .part
  }

  /// The most that it shares with one of them.
  func continuity(with others: [FoundSpot]) -> HotSpotHistory.Continuity {
    others.map { continuity(with: $0) }.max() ?? .none
  }
}

/// Looks for hot spots on the grid by Gi* (Ord & Getis 1995) under a false discovery rate.
struct SpotSearch {
  let plane: TerritoryPlane
  let parameters: SpaceParameters

  struct Outcome {
    /// Nil with too few facts, or where nothing varies.
    let concentration: LocalConcentration?
    let isSparse: Bool
    let spots: [FoundSpot]
  }

  func spots(_ counts: [Int]) -> Outcome {
    let total = counts.reduce(0, +)
    let none = Outcome(concentration: nil, isSparse: false, spots: [])
    guard total >= parameters.minimumFacts, counts.count > 1 else { return none }
    let values = counts.map(Double.init)
    guard
      let found = try? localConcentration(values: values, neighbourhoods: plane.neighbourhoods)
    else { return none }
    let hot = found.cells(above: true, under: parameters.significance)
    // Nine cells at most: the facts expected in a whole neighbourhood.
    let isSparse = Double(total) / Double(counts.count) * 9 < parameters.sparseExpectation
    let confirmed = isSparse ? confirmed(hot, values) : Set(hot)
    let mean = Double(total) / Double(counts.count)
    let spots = pieces(of: hot).filter { !confirmed.isDisjoint(with: $0) }
      .flatMap { peaks(of: $0, found.deviates) }
      .map { piece in
        // A neighbourhood is one cell wider than what makes it hot: its margin holds little.
        let cells = piece.filter { Double(counts[$0]) > mean }
        return FoundSpot(cells: cells, facts: cells.reduce(0) { $0 + counts[$1] })
      }
      .filter { $0.facts >= parameters.minimumHotSpotFacts }
    return Outcome(
      concentration: found, isSparse: isSparse,
      spots: spots.sorted { (-$0.facts, $0.cells[0]) < (-$1.facts, $1.cells[0]) })
  }

  /// The hot cells whose neighbours hold more than as many cells drawn from the rest of the map.
  ///
  /// With few facts the normal law of Gi* calls a single one a concentration. The draws are not
  /// corrected for the number of cells: a sample of a thousand can't give so small a p-value, and
  /// the normal one, which must be met as well, is.
  private func confirmed(_ hot: [Int], _ values: [Double]) -> Set<Int> {
    guard
      let p = try? concentrationPValues(
        values: values, neighbourhoods: plane.neighbourhoods, of: hot,
        simulation: Simulation(samples: 999, seed: parameters.seed))
    else { return [] }
    return Set(zip(hot, p).filter { $1 < parameters.significance }.map(\.0))
  }

  /// Cells that touch, in pieces, by first cell.
  private func pieces(of cells: [Int]) -> [[Int]] {
    var left = Set(cells)
    return cells.sorted().compactMap { first in
      guard left.remove(first) != nil else { return nil }
      var piece = [first]
      var next = 0
      while next < piece.count {
        for near in plane.neighbourhoods[piece[next]] where left.remove(near) != nil {
          piece.append(near)
        }
        next += 1
      }
      return piece.sorted()
    }
  }

  /// The piece, or what is left of it above higher and higher levels when it is too large.
  private func peaks(of piece: [Int], _ deviates: [Double?]) -> [[Int]] {
    let most = max(
      9, Int(parameters.largestHotSpotSquareMetres / plane.grid.cellAreaSquareMetres))
    guard piece.count > most else { return [piece] }
    let levels = piece.map { deviates[$0] ?? 0 }.sorted()
    let level = levels[levels.count / 4]
    let higher = piece.filter { deviates[$0] ?? 0 > level }
    guard !higher.isEmpty else { return [piece] }
    return pieces(of: higher).flatMap { peaks(of: $0, deviates) }
  }
}

extension LocalConcentration {
  /// Cells of established high or low values, ascending.
  func cells(above isAbove: Bool, under significance: Double) -> [Int] {
    deviates.indices.filter { cell in
      guard let p = adjustedPValues[cell], let z = deviates[cell] else { return false }
      return p < significance && (z > 0) == isAbove
    }
  }
}
