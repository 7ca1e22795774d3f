import Dossier

/// The months and the periods of one hot spot, as an edition shows them.
struct SpotMonths {
  let counts: [Int]
  /// Of the whole map, printed elsewhere.
  let totals: [Int]
  /// Facts of the current period.
  let now: Int
  let line: MonthLine
  let facts: SourceFacts
  /// Facts of the hot spot over all time.
  let members: [Int]
  let periods: SpacePeriods

  private enum Cell: Hashable, Sendable {
    case piece(Int)
    case month(Int)
    /// -1 for the current one.
    case period(Int)
    case total(Int)
    case rest(Int)
  }

  func disclosed(
    _ disclosure: SpaceDisclosure
  ) -> (months: [DisclosedCount], earlier: [DisclosedCount]) {
    let earlier = periods.earlier.map { period in
      members.count { period.contains(facts.facts[$0].start) }
    }
    guard disclosure.isPublishable else {
      return (counts.map { .shown($0) }, earlier.map { .shown($0) })
    }
    let plan = cells(earlier, disclosure.threshold).plan(for: .publishable)
    func shown(_ cell: Cell, _ count: Int) -> DisclosedCount {
      count == 0 ? .shown(0) : plan[cell]
    }
    return (
      counts.enumerated().map { shown(.month($0.offset), $0.element) },
      earlier.enumerated().map { shown(.period($0.offset), $0.element) }
    )
  }

  /// Months and periods cut one another into pieces; the rest of the map is their complement.
  private func cells(_ earlier: [Int], _ threshold: Int) -> LinkedCells<Cell> {
    let bounds = Set(
      line.starts
        + ([periods.current] + periods.earlier).flatMap { [$0.lowerBound, $0.upperBound] }
    ).sorted()
    var pieces = [Int](repeating: 0, count: bounds.count)
    for index in members {
      let start = facts.facts[index].start
      let piece = bounds.firstPosition { $0 > start } - 1
      // Older facts are in no month and no period.
      if piece >= 0 { pieces[piece] += 1 }
    }
    var cells = LinkedCells<Cell>(threshold: threshold)
    for (piece, count) in pieces.enumerated() where count > 0 { cells.keep(.piece(piece), count) }
    func parts(_ range: Range<Int>) -> [Cell] {
      pieces.indices.filter { pieces[$0] > 0 && range.contains(bounds[$0]) }.map { .piece($0) }
    }
    for (month, count) in counts.enumerated() where count > 0 {
      cells.print(.month(month), count)
      cells.link(
        total: .month(month), parts: parts(line.starts[month]..<line.starts[month + 1]))
      let rest = totals[month] - count
      guard rest > 0, rest < threshold else { continue }
      cells.know(.total(month), totals[month])
      cells.keep(.rest(month), rest)
      cells.link(total: .total(month), parts: [.month(month), .rest(month)])
    }
    if now > 0 {
      cells.know(.period(-1), now)
      cells.link(total: .period(-1), parts: parts(periods.current))
    }
    for (period, count) in earlier.enumerated() where count > 0 {
      cells.print(.period(period), count)
      cells.link(total: .period(period), parts: parts(periods.earlier[period]))
    }
    return cells
  }
}
