/// One more here, one less there: sets of cells that can change together without changing a sum.
struct BalancedMoves {
  let counts: [Int]
  /// What hiding each cell costs; nil for those that can't be hidden.
  private let costs: [Int?]
  /// For each sum, its cells: the parts, then the total.
  private let members: [[Int]]
  /// For each cell, the sums where it stands, and whether as their total.
  private let places: [[Place]]

  fileprivate struct Place {
    let sum: Int
    /// 1 for a part, -1 for the total.
    let side: Int
  }

  init(_ counts: LinkedCounts) {
    self.counts = counts.cells.map(\.count)
    costs = counts.cells.map { $0.visibility == .known ? nil : $0.cost }
    members = counts.sums.map { $0.parts + [$0.total] }
    var places = [[Place]](repeating: [], count: counts.cells.count)
    for (index, sum) in counts.sums.enumerated() {
      for part in sum.parts { places[part].append(Place(sum: index, side: 1)) }
      places[sum.total].append(Place(sum: index, side: -1))
    }
    self.places = places
  }
}

/// A cell to raise or to lower, and what the others may do.
struct MoveRequest {
  let cell: Int
  /// 1 or -1.
  let sign: Int
  /// By how much, if possible in one move.
  let amount: Int
  let values: [Int]
  let hidden: [Bool]
}

/// Cells that change by one, up or down.
struct BalancedMove {
  var cells: [Int]
  var signs: [Int]
  /// Sums that this leaves unbalanced, in order of appearance.
  fileprivate var open: [(sum: Int, excess: Int)] = []
  fileprivate var cost = 0
}

extension BalancedMoves {
  /// How many unfinished moves are kept at each length: few first, since most cells have a
  /// cheap move close by.
  private static let beams = [4, 24]
  /// Longest move that is looked for: a box of four dimensions has 16 cells, a path in a table of
  /// two entries goes around several rows.
  private static let longest = 28
  /// An unbalanced sum weighs as much as one ordinary cell to hide would.
  private static let costOfOpenSum = 600

  /// A move that makes the change asked, through hidden cells only if there is one, else hiding
  /// the cheapest found.
  func cheapest(_ request: MoveRequest, mayHide: Bool) -> BalancedMove? {
    guard request.sign > 0 || request.values[request.cell] > 0 else { return nil }
    for hides in mayHide ? [false, true] : [false] {
      for width in Self.beams {
        if let move = search(request, hides: hides, width: width) { return move }
      }
    }
    return nil
  }

  private func search(_ request: MoveRequest, hides: Bool, width: Int) -> BalancedMove? {
    var beam = [extend(BalancedMove(cells: [], signs: []), request.cell, request.sign, 0)]
    var best: BalancedMove?
    for _ in 0..<Self.longest {
      var next: [Step] = []
      for (index, move) in beam.enumerated() {
        if move.open.isEmpty {
          if move.cost < best?.cost ?? .max { best = move }
        } else if move.cost < best?.cost ?? .max {
          grow(move, index, request, hides, into: &next)
        }
      }
      if best != nil && (!hides || next.isEmpty) { return best }
      beam = narrowest(next, width).map { extend(beam[$0.move], $0.cell, $0.sign, $0.price) }
    }
    return best
  }

  /// One more cell for an unfinished move, weighed before anything is copied: few are kept.
  private struct Step {
    /// Among the unfinished moves.
    let move: Int
    let cell: Int
    let sign: Int
    let price: Int
    let rank: Int
  }

  /// Adds each cell that can answer for the sum left open first.
  private func grow(
    _ move: BalancedMove, _ index: Int, _ request: MoveRequest, _ hides: Bool,
    into next: inout [Step]
  ) {
    guard let (sum, excess) = move.open.first else { return }
    let total = members[sum].count - 1
    for (position, cell) in members[sum].enumerated() {
      guard let cost = costs[cell], hides || request.hidden[cell], !move.cells.contains(cell)
      else { continue }
      let sign = (excess > 0) == (position == total) ? 1 : -1
      let value = request.values[cell]
      guard sign > 0 || value > 0 else { continue }
      // A small count soon reaches zero, and another cell is then needed.
      let isShort = sign < 0 && value < request.amount
      let price = request.hidden[cell] ? 0 : (isShort ? 2 * cost : cost)
      let open = openSums(after: move, cell, sign)
      next.append(
        Step(
          move: index, cell: cell, sign: sign, price: price,
          rank: move.cost + price + Self.costOfOpenSum * open))
    }
  }

  /// How many sums a move leaves open with one more cell.
  private func openSums(after move: BalancedMove, _ cell: Int, _ sign: Int) -> Int {
    var count = move.open.count
    for place in places[cell] {
      if let open = move.open.first(where: { $0.sum == place.sum }) {
        if open.excess + sign * place.side == 0 { count -= 1 }
      } else {
        count += 1
      }
    }
    return count
  }

  private func extend(
    _ move: BalancedMove, _ cell: Int, _ sign: Int, _ cost: Int
  ) -> BalancedMove {
    var move = move
    move.cells.append(cell)
    move.signs.append(sign)
    move.cost += cost
    for place in places[cell] {
      let change = sign * place.side
      if let index = move.open.firstIndex(where: { $0.sum == place.sum }) {
        move.open[index].excess += change
        if move.open[index].excess == 0 { move.open.remove(at: index) }
      } else {
        move.open.append((place.sum, change))
      }
    }
    return move
  }

  private func narrowest(_ steps: [Step], _ width: Int) -> [Step] {
    guard steps.count > width else { return steps }
    let ranks = steps.indices.map { (steps[$0].rank, $0) }
    return ranks.sorted { $0 < $1 }.prefix(width).map { steps[$0.1] }
  }
}
