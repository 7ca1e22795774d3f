extension Heatmap {
  /// What one cell shows.
  public enum Cell: Hashable, Sendable {
    case value(Double)
    /// Its class, and no number: all that an edition for everyone may know of it.
    case classed(Int)
    case hidden
    case missing
  }

  /// Bars of the rows at the right and of the columns above.
  public enum Totals: Hashable, Sendable {
    case none
    /// Of the cells. A line with a cell that isn't a number has no total.
    case sums
    /// As counted apart, for cells that don't tell their numbers.
    case given(rows: [Observation], columns: [Observation])
  }

  /// Totals of the rows, none when none are asked for.
  var rowTotals: [Observation] {
    switch totals {
    case .none: []
    case .sums: cells.map { Self.total($0) }
    case .given(let rows, _): rows
    }
  }

  var columnTotals: [Observation] {
    switch totals {
    case .none: []
    case .sums: columns.indices.map { column in Self.total(cells.map { $0[column] }) }
    case .given(_, let columns): columns
    }
  }

  private static func total(_ line: [Cell]) -> Observation {
    var sum = 0.0
    var isMissing = false
    for cell in line {
      switch cell {
      case .value(let value): sum += value
      case .classed, .hidden: return .hidden
      case .missing: isMissing = true
      }
    }
    return isMissing ? .missing : .value(sum)
  }

  /// The class of a cell; nil for one that isn't told.
  func classIndex(of cell: Cell) -> Int? {
    switch cell {
    case .value(let value): classIndex(of: value)
    case .classed(let index): index
    case .hidden, .missing: nil
    }
  }

  /// Whether a cell or a total is kept back.
  var hidesSomething: Bool {
    cells.contains { $0.contains(.hidden) } || rowTotals.contains(.hidden)
      || columnTotals.contains(.hidden)
  }
}
