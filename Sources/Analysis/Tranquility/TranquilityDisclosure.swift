import Dossier
import Statistics

/// What an edition may show of one table, decided once for all its views.
///
/// The views are: categories over both windows and over spans of twelve months, categories by place
/// in both windows, places over all the categories shown, and the periods of a category. They are
/// linked by sums only, so that:
/// - a small count of a category is hidden, and it enters no sum: sums are those of what is shown;
/// - the periods of a category are shown all or not at all, and only when none is small;
/// - places with small sums are one place, « autres lieux »;
/// - categories by place form a table whose margins are shown, protected by further cells (Cox
///   1980); ratios, rates, trends and indices are made of counts that are shown, so that nothing
///   is solved from them.
struct TranquilityDisclosure {
  /// Counts from 1 to under this are hidden; 1 hides nothing.
  let threshold: Int
  let cube: TranquilityCube
  let windows: TranquilityWindows?
  /// Categories that nothing may be said of.
  let withheld: Set<Int>

  /// Beyond so many cells the table of categories by place would take too long to protect, and to
  /// read.
  private static let largestTable = 400

  func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }

  /// A sum over all places; nil when it is not known.
  func count(category: Int, periods: [Int]) -> DisclosedCount? {
    guard let count = cube.count(category: category, periods: periods) else { return nil }
    return withheld.contains(category) || isSmall(count) ? .hidden : .shown(count)
  }

  /// The categories that enter sums: shown in both windows.
  var shownCategories: [Int] {
    guard let windows else { return [] }
    return cube.categories.indices.filter { category in
      isShown(category, windows.latest)
        && (windows.previous.isEmpty || isShown(category, windows.previous))
    }
  }

  private func isShown(_ category: Int, _ periods: [Int]) -> Bool {
    count(category: category, periods: periods)?.value != nil
  }

  /// Groups of places that are shown as one: each alone, then those whose sums are small together.
  func placeGroups() -> [[Int]] {
    guard cube.hasPlaces, let windows else { return [] }
    let shown = shownCategories
    let spans = [windows.latest, windows.previous].filter { !$0.isEmpty }
    func sums(_ places: [Int]) -> [Int] {
      spans.map { periods in
        shown.reduce(0) { sum, category in
          sum
            + places.reduce(0) {
              $0 + (cube.count(category: category, place: $1, periods: periods) ?? 0)
            }
        }
      }
    }
    let alone = cube.places.indices.filter { !sums([$0]).contains(where: isSmall) }
      .sorted { (sums([$0])[0], $0) > (sums([$1])[0], $1) }
    var group = cube.places.indices.filter { sums([$0]).contains(where: isSmall) }
    guard !group.isEmpty else { return cube.places.indices.map { [$0] } }
    // One place alone is not a group, and a small group would be no protection.
    var kept = alone
    while group.count < 2 || sums(group).contains(where: isSmall), let next = kept.popLast() {
      group.append(next)
    }
    guard !sums(group).contains(where: isSmall) else { return [] }
    return kept.sorted().map { [$0] } + [group.sorted()]
  }

  /// Counts of the categories that enter sums, by group of places; hidden where needed.
  func placeTable(_ groups: [[Int]], _ periods: [Int]) -> [Int: [DisclosedCount]] {
    let categories = shownCategories
    guard !groups.isEmpty, !periods.isEmpty, !categories.isEmpty else { return [:] }
    let counts = categories.map { category in
      groups.map { group in
        group.reduce(0) {
          $0 + (cube.count(category: category, place: $1, periods: periods) ?? 0)
        }
      }
    }
    let hidden = hiddenCells(of: counts)
    var table: [Int: [DisclosedCount]] = [:]
    for (row, category) in categories.enumerated() {
      table[category] = groups.indices.map { column in
        hidden?.contains(TableCell(row: row, column: column)) ?? true
          ? .hidden : .shown(counts[row][column])
      }
    }
    return table
  }

  /// Nil when every cell is to be hidden.
  private func hiddenCells(of counts: [[Int]]) -> Set<TableCell>? {
    guard counts.contains(where: { $0.contains(where: isSmall) }) else { return [] }
    guard counts.count * counts[0].count <= Self.largestTable else { return nil }
    let plan = sound { () throws(InvalidInput) in
      try cellSuppression(table: counts, threshold: threshold, effort: 500)
    }
    guard plan.isProtectable, let pattern = plan.patterns.first else { return nil }
    return Set(plan.primary + pattern)
  }

  /// Periods of a category, each alone, else by three months; nil when either shows small counts.
  func series(category: Int, years: [DisclosedCount?]) -> TranquilitySeries? {
    guard cube.step < 12, !withheld.contains(category), !years.contains(.hidden) else {
      return nil
    }
    for size in [cube.step, 3] where size >= cube.step {
      let counts = counts(category: category, every: size)
      if counts.counts.allSatisfy({ $0.map { !isSmall($0) } ?? true }) { return counts }
    }
    return nil
  }

  /// Counted from the end, so that quarters fit into the windows.
  private func counts(category: Int, every months: Int) -> TranquilitySeries {
    let size = months / cube.step
    let start = cube.periods.count % size
    let starts = stride(from: start, to: cube.periods.count, by: size)
    return TranquilitySeries(
      step: months, first: cube.periods[start],
      counts: starts.map {
        cube.count(category: category, periods: Array($0..<$0 + size))
      })
  }
}
