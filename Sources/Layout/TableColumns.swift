/// What a column of a table asks for, in points.
struct ColumnDemand: Hashable {
  /// With every cell on one line.
  var natural: Double
  /// With every cell broken wherever it may be.
  var narrowest: Double
  /// Share of the room that is left; 0 for none.
  var stretch: Double
}

/// The widths of the columns of a table that is at most this wide, gutters aside.
///
/// When all cells fit on one line, half of the room that is left goes to the columns that stretch,
/// or to the first, and half to all alike, so that numbers don't crowd at the right. Otherwise each column gets its narrowest width and a share of the rest in proportion
/// to what it lacks (the automatic table layout of CSS 2.1, 17.5.2.2). When even that is too wide,
/// all columns shrink alike and words are broken.
func columnWidths(_ demands: [ColumnDemand], room: Double) -> [Double] {
  let natural = demands.reduce(0) { $0 + $1.natural }
  if natural <= room { return stretched(demands, by: room - natural) }
  let narrowest = demands.reduce(0) { $0 + $1.narrowest }
  if narrowest >= room {
    return demands.map { narrowest > 0 ? $0.narrowest * room / narrowest : 0 }
  }
  let share = (room - narrowest) / (natural - narrowest)
  return demands.map { $0.narrowest + ($0.natural - $0.narrowest) * share }
}

private func stretched(_ demands: [ColumnDemand], by rest: Double) -> [Double] {
  let total = demands.reduce(0) { $0 + $1.stretch }
  return demands.enumerated().map { index, demand in
    let share = total > 0 ? demand.stretch / total : (index == 0 ? 1 : 0)
    return demand.natural + rest / 2 * (share + 1 / Double(demands.count))
  }
}
