import Dossier

/// The categories of the hot spots, as an edition for everyone shows them.
///
/// A table of its own beside those of areas: they share the number of each hot spot and its facts
/// of the main category, taken here for known wherever those show them.
struct SpotCategoryTable {
  enum Cell: Hashable, Sendable {
    case spot(Int)
    case count(Int, category: Int)
    /// Facts of a category on the whole map, and in no hot spot.
    case category(Int)
    case elsewhere(Int)
  }

  /// By hot spot and category.
  private let counts: [[Int]]
  /// On the whole map.
  private let totals: [Int]
  private let main: Int?

  init(_ overall: ViewStudy, main: Int?) {
    let categories = overall.facts.register.categories.count
    var totals = [Int](repeating: 0, count: categories)
    var counts = overall.listedSpots.map { _ in totals }
    let spots = overall.spotOfCell
    for index in overall.current {
      let category = Int(overall.facts.facts[index].category)
      totals[category] += 1
      let spot = spots[Int(overall.facts.cells[index])]
      if spot >= 0 { counts[spot][category] += 1 }
    }
    self.counts = counts
    self.totals = totals
    self.main = main
  }

  /// - Parameters:
  ///   - areas: what the tables of areas show.
  ///   - threshold: fewest facts that are shown.
  /// - Returns: what is shown of each category of each hot spot but the main one.
  func plan(beside areas: DisclosurePlan<SpaceCell>, threshold: Int) -> DisclosurePlan<Cell> {
    var cells = LinkedCells<Cell>(threshold: threshold)
    for spot in counts.indices {
      let layer = SpaceTables.overallSpots
      let sum = counts[spot].reduce(0, +)
      add(.spot(spot), sum, isKnown: areas[.area(layer, spot, .all)] != .hidden, to: &cells)
      for (category, count) in counts[spot].enumerated() where count > 0 {
        let cell = Cell.count(spot, category: category)
        if category == main {
          let isShown = areas[.area(layer, spot, .main)] != .hidden
          add(cell, count, isKnown: isShown, to: &cells)
        } else {
          cells.print(cell, count, cost: LinkedCells<Cell>.ordinaryCost + min(count, 900))
        }
      }
      cells.link(
        total: .spot(spot),
        parts: counts[spot].indices.filter { counts[spot][$0] > 0 }
          .map { .count(spot, category: $0) })
    }
    addTotals(to: &cells)
    return cells.plan(for: .publishable)
  }

  private func add(
    _ cell: Cell, _ count: Int, isKnown: Bool, to cells: inout LinkedCells<Cell>
  ) {
    if isKnown { cells.know(cell, count) } else { cells.keep(cell, count) }
  }

  /// The totals of categories, which other pages print.
  private func addTotals(to cells: inout LinkedCells<Cell>) {
    for (category, total) in totals.enumerated() {
      let here = counts.indices.filter { counts[$0][category] > 0 }
      guard !here.isEmpty else { continue }
      cells.know(.category(category), total)
      var parts = here.map { Cell.count($0, category: category) }
      let rest = total - here.reduce(0) { $0 + counts[$1][category] }
      if rest > 0 {
        cells.keep(.elsewhere(category), rest)
        parts.append(.elsewhere(category))
      }
      cells.link(total: .category(category), parts: parts)
    }
  }
}
