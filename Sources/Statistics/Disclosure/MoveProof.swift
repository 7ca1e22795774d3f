/// How far a sensitive count must be able to go, from its true value.
struct ProofTarget {
  /// To be reached downwards and upwards.
  let down: Int
  let up: Int
  /// How far up suffices when one more step down is found.
  let upWhenLower: Int

  init(down: Int, up: Int) {
    self.down = down
    self.up = up
    upWhenLower = up
  }

  /// Every value from 1 to threshold - 1, and a width of threshold: from 1 to threshold + 1, or from
  /// 0 to threshold.
  init(count: Int, _ threshold: Int) {
    down = max(0, count - 1)
    upWhenLower = max(0, threshold - count)
    up = count == 0 ? upWhenLower : upWhenLower + 1
  }
}

extension ProtectedCell {
  init(
    _ cell: Int, _ count: Int, lowest: [Int: Int], highest: [Int: Int], _ isLimited: Bool
  ) {
    self.init(
      cell: cell, lowest: lowest, highest: highest,
      range: (count + (lowest[cell] ?? 0))...(count + (highest[cell] ?? 0)),
      isLimitedByKnownCells: isLimited)
  }
}

extension BalancedMoves {
  /// Two sets of counts that bring a cell as low and as high as asked; nil when none is found.
  ///
  /// Only hidden cells move; those that had to be hidden are added to them.
  func proof(
    of cell: Int, _ target: ProofTarget, hidden: inout [Bool], mayHide: Bool,
    isLimited: Bool = false
  ) -> ProtectedCell? {
    var low = counts
    guard shift(cell, -1, by: target.down, &low, &hidden, mayHide) == target.down else {
      return nil
    }
    // One more step down, if it costs nothing, spares one up.
    let extra = isLimited ? 0 : shift(cell, -1, by: min(1, low[cell]), &low, &hidden, false)
    let isLower = extra == 1 || low[cell] == 0
    let up = isLower ? target.upWhenLower : target.up
    var high = counts
    guard shift(cell, 1, by: up, &high, &hidden, mayHide) == up else { return nil }
    return ProtectedCell(
      cell, counts[cell], lowest: difference(low), highest: difference(high), isLimited)
  }

  /// How far a cell can go within the target, every hidden cell moving freely.
  func widest(_ cell: Int, _ target: ProofTarget, hidden: inout [Bool]) -> ClosedRange<Int> {
    var low = counts
    var high = counts
    let down = shift(cell, -1, by: target.down, &low, &hidden, false)
    let up = shift(cell, 1, by: target.up, &high, &hidden, false)
    return -down...up
  }

  /// Moves a cell by as much as it can up to an amount; answers by how much.
  private func shift(
    _ cell: Int, _ sign: Int, by amount: Int, _ values: inout [Int], _ hidden: inout [Bool],
    _ mayHide: Bool
  ) -> Int {
    var done = 0
    while done < amount {
      let request = MoveRequest(
        cell: cell, sign: sign, amount: amount - done, values: values, hidden: hidden)
      guard let move = cheapest(request, mayHide: mayHide) else { return done }
      let lowered = zip(move.cells, move.signs).filter { $0.1 < 0 }.map { values[$0.0] }
      let step = min(amount - done, lowered.min() ?? amount)
      for (moved, sign) in zip(move.cells, move.signs) {
        values[moved] += sign * step
        hidden[moved] = true
      }
      done += step
    }
    return done
  }

  private func difference(_ values: [Int]) -> [Int: Int] {
    var difference: [Int: Int] = [:]
    for (cell, value) in values.enumerated() where value != counts[cell] {
      difference[cell] = value - counts[cell]
    }
    return difference
  }
}
