import Dossier

/// What an edition may show of one table, decided once for all its views.
///
/// The views are: categories over both windows and over spans of twelve months, categories by place
/// in both windows, places over all the categories shown, and the periods of a category. They are
/// linked by sums only, so that:
/// - a small count of a category is hidden, and it enters no sum: sums are those of what is shown;
/// - the periods of a category are shown all or not at all, and only when none is small;
/// - places with small sums are one place, « autres lieux »;
/// - categories by place are protected as linked tables, their sums by category being shown;
/// - ratios, rates, trends and indices are made of counts that are shown, so that nothing is solved
///   from them.
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
            + count(category, places, periods)
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

  /// A count of a category, or of all those shown, in a group of places and a window.
  struct PlaceKey: Hashable, Sendable {
    /// Nil for all the categories that enter sums.
    let category: Int?
    /// Nil for all places.
    let group: Int?
    let isLatest: Bool
  }

  /// Categories by place in both windows, protected together; nil when nothing may be shown.
  func placePlan(_ groups: [[Int]]) -> DisclosurePlan<PlaceKey>? {
    guard let windows, !groups.isEmpty,
      groups.count * shownCategories.count <= Self.largestTable
    else { return nil }
    var cells = LinkedCells<PlaceKey>(threshold: threshold)
    for (periods, isLatest) in [(windows.latest, true), (windows.previous, false)]
    where !periods.isEmpty { add(groups, periods, isLatest, to: &cells) }
    return cells.plan(for: threshold > 1 ? .publishable : .restricted)
  }

  /// Sums by category stand in another view already: they are known, whatever is hidden here.
  private func add(
    _ groups: [[Int]], _ periods: [Int], _ isLatest: Bool, to cells: inout LinkedCells<PlaceKey>
  ) {
    func key(_ category: Int?, _ group: Int?) -> PlaceKey {
      PlaceKey(category: category, group: group, isLatest: isLatest)
    }
    let all = Array(groups.indices)
    var sums = groups.map { _ in 0 }
    for category in shownCategories {
      let counts = groups.map { count(category, $0, periods) }
      for group in all {
        cells.print(key(category, group), counts[group])
        sums[group] += counts[group]
      }
      cells.know(key(category, nil), counts.reduce(0, +))
      cells.link(total: key(category, nil), parts: all.map { key(category, $0) })
    }
    for group in all {
      // Where a place stands is the first thing that a reader looks for.
      cells.print(key(nil, group), sums[group], cost: 20 * LinkedCells<PlaceKey>.ordinaryCost)
      cells.link(total: key(nil, group), parts: shownCategories.map { key($0, group) })
    }
    cells.know(key(nil, nil), sums.reduce(0, +))
    cells.link(total: key(nil, nil), parts: all.map { key(nil, $0) })
  }

  /// Over the places of a group; every value of a category that enters sums is known.
  func count(_ category: Int, _ group: [Int], _ periods: [Int]) -> Int {
    group.reduce(0) { $0 + (cube.count(category: category, place: $1, periods: periods) ?? 0) }
  }

  /// Periods of a category, each alone, else by three months; nil when either shows small counts.
  func series(category: Int, years: [DisclosedCount?]) -> TranquilitySeries? {
    guard cube.step < 12, !withheld.contains(category), !years.contains(.hidden) else {
      return nil
    }
    for size in [cube.step, 3] where size >= cube.step {
      if let series = counts(category: category, every: size),
        series.counts.allSatisfy({ $0.map { !isSmall($0) } ?? true })
      {
        return series
      }
    }
    return nil
  }

  /// Counted from the end, so that quarters fit into the windows; nil for less than one of them.
  private func counts(category: Int, every months: Int) -> TranquilitySeries? {
    let size = months / cube.step
    guard cube.periods.count >= size else { return nil }
    let start = cube.periods.count % size
    let starts = stride(from: start, to: cube.periods.count, by: size)
    return TranquilitySeries(
      step: months, first: cube.periods[start],
      counts: starts.map {
        cube.count(category: category, periods: Array($0..<$0 + size))
      })
  }
}
