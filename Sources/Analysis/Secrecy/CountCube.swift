import Dossier

/// A cell of a cube: a node of each of its trees.
struct CubeCell: Hashable, Comparable, Sendable {
  let nodes: [Int]

  init(_ nodes: Int...) { self.nodes = nodes }

  init(nodes: [Int]) { self.nodes = nodes }

  static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.nodes.lexicographicallyPrecedes(rhs.nodes)
  }
}

/// A table, a chart or a sentence over a cube: all cells of these nodes of each tree.
struct CubeView: Hashable, Sendable {
  let nodes: [[Int]]

  /// One list of nodes a tree.
  init(_ nodes: [Int]...) { self.nodes = nodes }

  init(nodes: [[Int]]) { self.nodes = nodes }
}

/// Counts by several dimensions at once, with all their totals: months, categories, places.
///
///     var cube = CountCube(trees: [.grouped([12, 12]), .flat(3), .flat(4)])
///     cube.add(7, at: [3, 1, 2])   // first month of the first year, first category, second place
///     let plan = cube.plan(
///       printing: [CubeView([1, 2], [0, 1, 2, 3], [0])], threshold: 5, edition: .publishable)
///     plan[CubeCell(1, 0, 0)]      // the first year
struct CountCube: Sendable {
  let trees: [CountTree]
  /// Of every cell over which something is known; a total is that of the known parts.
  private(set) var counts: [CubeCell: Int] = [:]
  /// Cells that are published elsewhere.
  private var known: Set<CubeCell> = []

  init(trees: [CountTree]) { self.trees = trees }

  /// Adds a count to a leaf and to all its totals.
  ///
  /// A leaf to which nothing is added is missing, not zero: add zeros too.
  mutating func add(_ count: Int, at leaf: [Int]) {
    precondition(
      zip(trees, leaf).allSatisfy { $0.children[$1].isEmpty } && leaf.count == trees.count,
      "counts are added to leaves")
    for cell in product(zip(trees, leaf).map { $0.lineage(of: $1) }) {
      counts[cell, default: 0] += count
    }
  }

  /// Says that a count is published elsewhere: it stays shown, and gives nothing away with others.
  mutating func know(_ cell: CubeCell) { known.insert(cell) }

  subscript(cell: CubeCell) -> Int? { counts[cell] }

  /// What the edition shows, all views of the document at once.
  func plan(
    printing views: [CubeView], threshold: Int, edition: DocumentEdition
  ) -> DisclosurePlan<CubeCell> {
    cells(printing: views, threshold: threshold).plan(for: edition)
  }

  /// The cells of the views, those that link them, and their sums.
  func cells(printing views: [CubeView], threshold: Int) -> LinkedCells<CubeCell> {
    let kept = trees.indices.map { axis in
      trees[axis].linking(
        views.flatMap { $0.nodes[axis] } + known.sorted().map { $0.nodes[axis] })
    }
    let printed = Set(views.flatMap { product($0.nodes) })
    var cells = LinkedCells<CubeCell>(threshold: threshold)
    let all = product(kept).filter { counts[$0] != nil }
    for cell in all {
      guard let count = counts[cell] else { continue }
      if known.contains(cell) {
        cells.know(cell, count)
      } else if printed.contains(cell) {
        cells.print(cell, count, cost: cost(of: cell, count))
      } else {
        cells.keep(cell, count)
      }
    }
    for cell in all { link(cell, kept, in: &cells) }
    return cells
  }

  private func link(_ cell: CubeCell, _ kept: [[Int]], in cells: inout LinkedCells<CubeCell>) {
    for (axis, node) in cell.nodes.enumerated() {
      let parts = trees[axis].children[node].map { cell.replacing(axis, with: $0) }
        .filter(cells.contains)
      if !parts.isEmpty { cells.link(total: cell, parts: parts) }
    }
  }

  /// Few cells first, then small ones; a total is missed by more readers than a part.
  private func cost(of cell: CubeCell, _ count: Int) -> Int {
    var cost = LinkedCells<CubeCell>.ordinaryCost + min(count, 900)
    for (tree, node) in zip(trees, cell.nodes) where !tree.children[node].isEmpty {
      cost *= tree.parents[node] == nil ? 6 : 3
    }
    return cost
  }

  private func product(_ nodes: [[Int]]) -> [CubeCell] {
    nodes.reduce([[]]) { cells, axis in cells.flatMap { cell in axis.map { cell + [$0] } } }
      .map(CubeCell.init(nodes:))
  }
}

extension CubeCell {
  fileprivate func replacing(_ axis: Int, with node: Int) -> CubeCell {
    var nodes = nodes
    nodes[axis] = node
    return CubeCell(nodes: nodes)
  }
}
