import Dossier

/// The counts of one source that a document prints or lets compute, with the sums that link them.
struct SpaceTables {
  /// Layers beside those of the plane.
  static let overallSpots = 100
  static let mainSpots = 101

  private let layers: [Int]
  /// The layer of the districts, dearest to hide; that of the IRIS, printed for all categories only.
  private let districts: Int?
  private let iris: Int?
  private let threshold: Int
  private let main: Int?
  private var leaves: [Leaf: Int] = [:]

  /// Facts that nothing on the page tells apart.
  private struct Leaf: Hashable {
    /// One a layer, -1 in none; nil for a layer that doesn't count the fact.
    let areas: [Int?]
    let isMain: Bool
  }

  init(_ study: SourceStudy, _ overall: ViewStudy, _ mainView: ViewStudy?) {
    let plane = study.plane
    layers =
      Array(plane.layers.indices) + [Self.overallSpots] + (mainView == nil ? [] : [Self.mainSpots])
    threshold = study.secrecy
    main = mainView?.category
    districts = plane.layers.firstIndex { $0.kind == .districts }
    iris = plane.layers.firstIndex { $0.kind == .iris }
    let spots = [overall, mainView].compactMap { $0?.spotOfCell }
    for index in study.facts.current {
      let place = study.facts.places[index]
      guard place == .mapped || place == .districtOnly else { continue }
      var areas: [Int?] = plane.layers.indices.map { layer in
        place == .mapped || plane.layers[layer].kind == .districts
          ? study.membership.area(of: index, layer: layer) : nil
      }
      let cell = place == .mapped ? Int(study.facts.cells[index]) : nil
      areas += spots.map { spot in cell.map { spot[$0] } }
      let isMain = Int(study.facts.facts[index].category) == main
      leaves[Leaf(areas: areas, isMain: isMain), default: 0] += 1
    }
  }

  func cells() -> LinkedCells<SpaceCell> {
    var cells = LinkedCells<SpaceCell>(threshold: threshold)
    let sorted = leaves.sorted { first, second in
      let (a, b) = (first.key.areas.map { $0 ?? -2 }, second.key.areas.map { $0 ?? -2 })
      return a == b ? first.key.isMain && !second.key.isMain : a.lexicographicallyPrecedes(b)
    }
    let leaves = sorted.map(\.key)
    let counts = sorted.map(\.value)
    for (leaf, count) in counts.enumerated() { cells.keep(.leaf(leaf), count) }
    for (position, layer) in layers.enumerated() {
      add(layer, position, leaves, counts, to: &cells)
    }
    return cells
  }

  /// The areas of a layer, of all facts and of the main category.
  private func add(
    _ layer: Int, _ position: Int, _ leaves: [Leaf], _ counts: [Int],
    to cells: inout LinkedCells<SpaceCell>
  ) {
    let isSplit = main != nil && layer != iris && layer != Self.mainSpots
    let parts: [SpaceCell.Part] =
      layer == Self.mainSpots ? [.main] : isSplit ? [.main, .other, .all] : [.all]
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
        cells.link(
          total: .area(layer, area, part),
          parts: isSplit && part == .all
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
    guard part != .other else { return cells.keep(cell, count) }
    // A hot spot without its number is a page without a subject.
    let factor =
      layer == Self.overallSpots || layer == Self.mainSpots ? 6 : layer == districts ? 3 : 1
    let isWhole = part == .all || layer == Self.mainSpots
    cells.print(
      cell, count,
      cost: (LinkedCells<SpaceCell>.ordinaryCost + min(count, 900)) * (isWhole ? factor : 1))
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

  private func isIn(_ part: SpaceCell.Part, _ leaf: Leaf) -> Bool {
    switch part {
    case .all: true
    case .main: leaf.isMain
    case .other: !leaf.isMain
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
