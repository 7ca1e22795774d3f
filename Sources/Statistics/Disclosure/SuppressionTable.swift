/// A cell of a table, from zero.
public struct TableCell: Hashable, Comparable, Sendable {
  public let row: Int
  public let column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.row, lhs.column) < (rhs.row, rhs.column)
  }
}

/// A table of counts whose margins are published, and what can be deduced of its hidden cells.
struct SuppressionTable {
  let counts: [[Int]]
  let threshold: Int
  let rows: Int
  let columns: Int
  /// Cells of 1 to threshold - 1, row after row.
  let primary: [Int]

  init(counts: [[Int]], threshold: Int) {
    self.counts = counts
    self.threshold = threshold
    rows = counts.count
    columns = counts[0].count
    primary = counts.flatMap { $0 }.indices.filter { cell in
      let count = counts[cell / counts[0].count][cell % counts[0].count]
      return count > 0 && count < threshold
    }
  }

  func count(_ cell: Int) -> Int { counts[cell / columns][cell % columns] }

  func cell(_ index: Int) -> TableCell {
    TableCell(row: index / columns, column: index % columns)
  }

  /// The values between which someone who knows the margins can place a hidden cell.
  ///
  /// The smallest and largest values of a linear programme, which on a table of two entries are
  /// flows: raising a cell lowers others of its row and column, in turn, around a cycle.
  func interval(of target: Int, hidden: [Bool]) -> ClosedRange<Int> {
    let raised = flow(around: target, hidden: hidden, lowersRowsFirst: true)
    let lowered = flow(around: target, hidden: hidden, lowersRowsFirst: false)
    return (count(target) - min(lowered, count(target)))...(count(target) + raised)
  }

  /// Whether every primary cell keeps an interval as wide as the threshold.
  func protects(hidden: [Bool]) -> Bool {
    primary.allSatisfy { cell in
      let range = interval(of: cell, hidden: hidden)
      return range.upperBound - range.lowerBound >= threshold
    }
  }

  /// The largest flow from the row of a cell to its column (Edmonds & Karp 1972).
  private func flow(around target: Int, hidden: [Bool], lowersRowsFirst: Bool) -> Int {
    var values = counts.flatMap { $0 }
    let sink = rows + target % columns
    var total = 0
    while let path = shortestPath(
      from: target / columns, to: sink,
      isOpen: { from, to in
        let cell = from < rows ? from * columns + to - rows : to * columns + from - rows
        guard hidden[cell], cell != target else { return false }
        // Lowering a cell stops at zero; raising it is free.
        return (from < rows) == lowersRowsFirst ? values[cell] > 0 : true
      })
    {
      let steps = zip(path, path.dropFirst()).map { from, to in
        (
          cell: from < rows ? from * columns + to - rows : to * columns + from - rows,
          isLowered: (from < rows) == lowersRowsFirst
        )
      }
      let amount = steps.filter(\.isLowered).map { values[$0.cell] }.min() ?? 0
      guard amount > 0 else { return total }
      for step in steps { values[step.cell] += step.isLowered ? -amount : amount }
      total += amount
    }
    return total
  }

  private func shortestPath(
    from source: Int, to sink: Int, isOpen: (Int, Int) -> Bool
  ) -> [Int]? {
    var previous = [Int](repeating: -1, count: rows + columns)
    previous[source] = source
    var queue = [source]
    var head = 0
    while head < queue.count, previous[sink] < 0 {
      let node = queue[head]
      head += 1
      let others = node < rows ? rows..<(rows + columns) : 0..<rows
      for other in others where previous[other] < 0 && isOpen(node, other) {
        previous[other] = node
        queue.append(other)
      }
    }
    guard previous[sink] >= 0 else { return nil }
    var path = [sink]
    while let last = path.last, last != source { path.append(previous[last]) }
    return path.reversed()
  }
}
