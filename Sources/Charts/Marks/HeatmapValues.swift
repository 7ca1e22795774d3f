import Units

extension Heatmap {
  /// Heads of the table behind a heatmap.
  public struct TableHeads: Hashable, Sendable {
    /// Over the names at the left: « Heure ».
    public var names: String
    /// Every column, those too whose label the figure leaves out.
    public var columns: [String]
    /// Of the totals; nil leaves them out.
    public var total: String?

    public init(names: String, columns: [String], total: String? = nil) {
      self.names = names
      self.columns = columns
      self.total = total
    }
  }

  /// The cells as the figure tells them: the class where no number is told.
  ///
  /// The columns of the figure are the rows of the table: a day has more hours than a page columns.
  public func valueTable(_ heads: TableHeads) -> ValueTable {
    precondition(heads.columns.count == columns.count, "a name for each column")
    let totals = heads.total == nil ? [] : columnTotals
    let body = columns.indices.map { column in
      [heads.columns[column]] + cells.map { text(of: $0[column]) }
        + totals.dropFirst(column).prefix(1).map { $0.text(places: places, words) }
    }
    let last = heads.total.map { head in
      [head] + rowTotals.map { $0.text(places: places, words) } + (totals.isEmpty ? [] : [""])
    }
    let end = totals.isEmpty ? [] : [heads.total].compactMap { $0 }
    return ValueTable(
      columns: [heads.names] + rows + end,
      rows: body + (rowTotals.isEmpty ? [] : [last].compactMap { $0 }))
  }

  /// Rows and their totals for the words that stand for the figure: « lundi : 43 ; mardi : 41 ».
  public var spokenTotals: String {
    zip(rows, rowTotals)
      .map { "\($0)\(French.narrowSpace): \($1.text(places: places, words))" }
      .joined(separator: "\(French.narrowSpace); ")
  }

  private func text(of cell: Cell) -> String {
    switch cell {
    case .value(let value): French.decimal(value, places: places)
    case .classed(let index): classes[index].label
    case .hidden: words.hidden
    case .missing: words.missing
    }
  }
}
