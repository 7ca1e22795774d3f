import Dossier

/// The counts of one source that a document prints or lets compute, with the sums that link them.
struct SpaceTables {
  /// Layers beside those of the plane.
  static let overallSpots = 100
  static let mainSpots = 101

  private let layers: [Int]
  private let threshold: Int
  private let main: Int?
  private var leaves: [Leaf: Int] = [:]
  /// Facts of each category on the map.
  private var categories: [Int]

  /// Facts that nothing on the page tells apart.
  private struct Leaf: Hashable {
    /// One a layer, -1 in none; nil for a layer that doesn't count the fact.
    let areas: [Int?]
    /// The category in a hot spot; elsewhere the main one, or -1 for all others.
    let category: Int
  }

  init(_ study: SourceStudy, _ overall: ViewStudy, _ mainView: ViewStudy?) {
    let plane = study.plane
    layers =
      Array(plane.layers.indices) + [Self.overallSpots] + (mainView == nil ? [] : [Self.mainSpots])
    threshold = study.secrecy
    main = mainView?.category
    categories = [Int](repeating: 0, count: study.facts.register.categories.count)
    let spots = [overall, mainView].compactMap { $0?.spotOfCell }
    for index in study.facts.current {
      let place = study.facts.places[index]
      guard place == .mapped || place == .districtOnly else { continue }
      let category = Int(study.facts.facts[index].category)
      if place == .mapped { categories[category] += 1 }
      var areas: [Int?] = plane.layers.indices.map { layer in
        place == .mapped || plane.layers[layer].kind == .districts
          ? study.membership.area(of: index, layer: layer) : nil
      }
      let cell = place == .mapped ? Int(study.facts.cells[index]) : nil
      areas += spots.map { spot in cell.map { spot[$0] } }
      let isInSpot = areas[plane.layers.count].map { $0 >= 0 } ?? false
      let kept = isInSpot || category == main ? category : -1
      leaves[Leaf(areas: areas, category: kept), default: 0] += 1
    }
  }

  func cells() -> LinkedCells<SpaceCell> {
    var cells = LinkedCells<SpaceCell>(threshold: threshold)
    let sorted = leaves.sorted { first, second in
      let (a, b) = (first.key.areas.map { $0 ?? -2 }, second.key.areas.map { $0 ?? -2 })
      return a == b ? first.key.category < second.key.category : a.lexicographicallyPrecedes(b)
    }
    let leaves = sorted.map(\.key)
    let counts = sorted.map(\.value)
    for (leaf, count) in counts.enumerated() { cells.keep(.leaf(leaf), count) }
    for (position, layer) in layers.enumerated() {
      add(layer, position, leaves, counts, to: &cells)
    }
    addCategories(leaves, counts, to: &cells)
    return cells
  }

  /// The areas of a layer, of all facts and of the main category.
  private func add(
    _ layer: Int, _ position: Int, _ leaves: [Leaf], _ counts: [Int],
    to cells: inout LinkedCells<SpaceCell>
  ) {
    let parts: [SpaceCell.Part] =
      layer == Self.mainSpots ? [.main] : main == nil ? [.all] : [.main, .other, .all]
    var held: [Int: [Int]] = [:]
    for (number, leaf) in leaves.enumerated() {
      if let area = leaf.areas[position] { held[area, default: []].append(number) }
    }
    let areas = held.keys.sorted()
    for part in parts {
      var sums: [(area: Int, count: Int)] = []
      for area in areas {
        let members = (held[area] ?? []).filter { isIn(part, leaves[$0]) }
        guard !members.isEmpty else { continue }
        let sum = members.reduce(0) { $0 + counts[$1] }
        sums.append((area, sum))
        add(.area(layer, area, part), sum, layer, part, to: &cells)
        let isSplit = part == .all && main != nil
        cells.link(
          total: .area(layer, area, part),
          parts: isSplit
            ? [.area(layer, area, .main), .area(layer, area, .other)].filter(cells.contains)
            : members.map { .leaf($0) })
      }
      addTotal(layer, part, sums, to: &cells)
    }
  }

  private func add(
    _ cell: SpaceCell, _ count: Int, _ layer: Int, _ part: SpaceCell.Part,
    to cells: inout LinkedCells<SpaceCell>
  ) {
    let isPrinted =
      part == .all || (part == .main && layer != Self.overallSpots)
    if isPrinted {
      cells.print(cell, count, cost: LinkedCells<SpaceCell>.ordinaryCost + min(count, 900))
    } else {
      cells.keep(cell, count)
    }
  }

  /// All areas of a layer are a total that other tables print; all but one must not be small.
  private func addTotal(
    _ layer: Int, _ part: SpaceCell.Part, _ sums: [(area: Int, count: Int)],
    to cells: inout LinkedCells<SpaceCell>
  ) {
    let total = sums.reduce(0) { $0 + $1.count }
    guard total > 0 else { return }
    cells.know(.total(layer, part), total)
    cells.link(
      total: .total(layer, part), parts: sums.map { .area(layer, $0.area, part) })
    for (area, count) in sums where count < total && total - count < threshold {
      cells.keep(.rest(layer, area, part), total - count)
      cells.link(
        total: .total(layer, part), parts: [.area(layer, area, part), .rest(layer, area, part)])
    }
  }

  /// The categories of each hot spot, and what is left of each outside of them.
  private func addCategories(
    _ leaves: [Leaf], _ counts: [Int], to cells: inout LinkedCells<SpaceCell>
  ) {
    guard let position = layers.firstIndex(of: Self.overallSpots) else { return }
    var held: [Int: [Int: [Int]]] = [:]
    for (number, leaf) in leaves.enumerated() {
      guard let spot = leaf.areas[position], spot >= 0 else { continue }
      held[spot, default: [:]][leaf.category, default: []].append(number)
    }
    let spots = held.keys.sorted()
    for spot in spots {
      let found = (held[spot] ?? [:]).sorted { $0.key < $1.key }
      for (category, members) in found {
        let sum = members.reduce(0) { $0 + counts[$1] }
        let cell = SpaceCell.spotCategory(spot, category)
        cells.print(cell, sum, cost: (LinkedCells<SpaceCell>.ordinaryCost + min(sum, 900)) / 2)
        cells.link(total: cell, parts: members.map { .leaf($0) })
        if category == main {
          cells.link(total: .area(Self.overallSpots, spot, .main), parts: [cell])
        }
      }
      cells.link(
        total: .area(Self.overallSpots, spot, .all),
        parts: found.map { .spotCategory(spot, $0.key) })
    }
    addRemainders(spots.map { ($0, held[$0] ?? [:]) }, counts, to: &cells)
  }

  private func addRemainders(
    _ spots: [(spot: Int, leaves: [Int: [Int]])], _ counts: [Int],
    to cells: inout LinkedCells<SpaceCell>
  ) {
    for (category, total) in categories.enumerated() {
      let here = spots.filter { $0.leaves[category] != nil }
      guard !here.isEmpty else { continue }
      let inside = here.reduce(0) { sum, spot in
        (spot.leaves[category] ?? []).reduce(sum) { $0 + counts[$1] }
      }
      cells.know(.category(category), total)
      var parts = here.map { SpaceCell.spotCategory($0.spot, category) }
      if total > inside {
        cells.keep(.categoryElsewhere(category), total - inside)
        parts.append(.categoryElsewhere(category))
      }
      cells.link(total: .category(category), parts: parts)
    }
  }

  private func isIn(_ part: SpaceCell.Part, _ leaf: Leaf) -> Bool {
    switch part {
    case .all: true
    case .main: leaf.category == main
    case .other: leaf.category != main
    }
  }
}

extension ViewStudy {
  /// The described hot spot of each cell, -1 in none.
  var spotOfCell: [Int] {
    var result = [Int](repeating: -1, count: counts.count)
    for (number, spot) in listedSpots.enumerated() {
      for cell in spot.cells { result[cell] = number }
    }
    return result
  }
}
