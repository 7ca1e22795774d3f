import Statistics

@testable import Analysis

/// A cube of made-up counts, with the views that a document prints of it.
struct MadeUpCube {
  var cube: CountCube
  let views: [CubeView]
  let threshold: Int

  /// Shapes of the documents: two entries, three, years with their parts, and tables that share
  /// margins without the cube that would link them.
  enum Shape: CaseIterable {
    case twoWay, threeWay, hierarchy, linkedViews, chain
  }

  init(_ shape: Shape, seed: UInt64, density: Int) {
    var chance = SeededGenerator(seed: seed)
    func size(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &chance) }
    let trees: [CountTree] =
      switch shape {
      case .twoWay: [.flat(size(2...4)), .flat(size(2...4))]
      case .threeWay, .linkedViews: [.flat(2), .flat(size(2...3)), .flat(size(2...3))]
      case .hierarchy: [.grouped([size(1...3), size(1...3)]), .flat(size(2...3))]
      case .chain: [.grouped([size(2...4), size(1...3)])]
      }
    let all = trees.map { Array($0.children.indices) }
    views =
      switch shape {
      case .linkedViews:
        [
          CubeView(nodes: [all[0], all[1], [0]]), CubeView(nodes: [all[0], [0], all[2]]),
          CubeView(nodes: [[0], all[1], all[2]]),
        ]
      default: [CubeView(nodes: all)]
      }
    cube = CountCube(trees: trees)
    for leaf in trees.reduce(
      [[]],
      { cells, tree in
        cells.flatMap { cell in tree.leaves.map { cell + [$0] } }
      })
    {
      // Dense tables have few small counts, sparse ones hardly any other.
      let isEmpty = Int.random(in: 0..<4, using: &chance) == 0
      cube.add(isEmpty ? 0 : Int.random(in: 0...density, using: &chance), at: leaf)
    }
    threshold = Int.random(in: 0..<3, using: &chance) == 0 ? 11 : 5
  }

  var leaves: [CubeCell] {
    cube.counts.keys.filter { cell in
      zip(cube.trees, cell.nodes).allSatisfy { $0.children[$1].isEmpty }
    }.sorted()
  }

  /// From 1 to the threshold, printed or not, in order.
  var smallCounts: [(cell: CubeCell, count: Int)] {
    cube.counts.filter { $0.value > 0 && $0.value < threshold }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  var printed: Set<CubeCell> {
    Set(
      views.flatMap { view in
        view.nodes.reduce([[]]) { cells, axis in
          cells.flatMap { cell in axis.map { cell + [$0] } }
        }.map(CubeCell.init(nodes:))
      })
  }
}
