@testable import Analysis

/// A reader who wants the hidden counts: knows the leaves are whole and not negative, and what each
/// shown cell says of their sum.
///
/// Written apart from the engine: it has no cells but the leaves, no moves, and tries values until
/// all equations hold.
struct LeafAttacker {
  private let leaves: [CubeCell]
  /// Where the search starts from: it only has to be fast to find that something is possible.
  private let start: [Int]
  private let trees: [CountTree]
  private var equations: [Equation] = []

  private struct Equation {
    let leaves: [Int]
    let sum: Int
  }

  init(_ cube: CountCube, shown: [CubeCell: Int]) {
    trees = cube.trees
    leaves = cube.counts.keys.filter { cell in
      zip(cube.trees, cell.nodes).allSatisfy { $0.children[$1].isEmpty }
    }.sorted()
    start = leaves.map { cube.counts[$0] ?? 0 }
    for (cell, count) in shown.sorted(by: { $0.key < $1.key }) {
      equations.append(Equation(leaves: leavesUnder(cell), sum: count))
    }
  }

  /// Whether all that is shown would read the same if this cell had this count; false too when no
  /// such counts are found in a long search, which then fails a test on the safe side.
  func isPossible(_ cell: CubeCell, _ count: Int) -> Bool {
    let all = equations + [Equation(leaves: leavesUnder(cell), sum: count)]
    var steps = Self.patience
    return solve(all, leaves.map { _ in 0...Self.farthest }, &steps)
  }

  private static let patience = 3_000

  /// Beyond what any hidden count of these tests needs.
  private static let farthest = 200

  private func leavesUnder(_ cell: CubeCell) -> [Int] {
    leaves.indices.filter { leaf in
      trees.indices.allSatisfy { axis in
        trees[axis].lineage(of: leaves[leaf].nodes[axis]).contains(cell.nodes[axis])
      }
    }
  }

  private func solve(
    _ equations: [Equation], _ ranges: [ClosedRange<Int>], _ steps: inout Int
  ) -> Bool {
    var ranges = ranges
    steps -= 1
    guard steps > 0, narrow(&ranges, equations) else { return false }
    let open = ranges.indices.filter { ranges[$0].count > 1 }
    guard let leaf = open.min(by: { ranges[$0].count < ranges[$1].count }) else { return true }
    let nearest = ranges[leaf].sorted { abs($0 - start[leaf]) < abs($1 - start[leaf]) }
    return nearest.contains { value in
      var trial = ranges
      trial[leaf] = value...value
      return solve(equations, trial, &steps)
    }
  }

  /// What each equation leaves to each of its leaves, until nothing narrows; false when nothing is
  /// left.
  private func narrow(_ ranges: inout [ClosedRange<Int>], _ equations: [Equation]) -> Bool {
    var changes = true
    while changes {
      changes = false
      for equation in equations {
        let low = equation.leaves.reduce(0) { $0 + ranges[$1].lowerBound }
        let high = equation.leaves.reduce(0) { $0 + ranges[$1].upperBound }
        guard low <= equation.sum, equation.sum <= high else { return false }
        for leaf in equation.leaves {
          let range = ranges[leaf]
          let lower = max(range.lowerBound, equation.sum - high + range.upperBound)
          let upper = min(range.upperBound, equation.sum - low + range.lowerBound)
          guard lower <= upper else { return false }
          guard lower...upper != range else { continue }
          ranges[leaf] = lower...upper
          changes = true
          break
        }
      }
    }
    return true
  }
}
