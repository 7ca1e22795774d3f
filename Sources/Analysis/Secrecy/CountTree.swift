/// A dimension of counts as a tree: all categories and each, all years and their months.
///
/// Node 0 is the whole; a parent comes before its parts.
struct CountTree: Hashable, Sendable {
  /// The parent of each node; nil for the whole alone.
  let parents: [Int?]
  let children: [[Int]]

  /// - Parameter parents: of the nodes from 1 on.
  init(parents: [Int]) {
    self.parents = [nil] + parents
    var children = [[Int]](repeating: [], count: parents.count + 1)
    for (index, parent) in parents.enumerated() {
      precondition(parent >= 0 && parent <= index, "a parent comes before its parts")
      children[parent].append(index + 1)
    }
    self.children = children
  }

  /// The whole, then its parts: nodes 1 to `parts`.
  static func flat(_ parts: Int) -> CountTree {
    CountTree(parents: [Int](repeating: 0, count: parts))
  }

  /// The whole, its groups from node 1 on, then the parts of each in turn.
  static func grouped(_ sizes: [Int]) -> CountTree {
    CountTree(
      parents: sizes.map { _ in 0 }
        + sizes.enumerated().flatMap { [Int](repeating: $0.offset + 1, count: $0.element) })
  }

  var leaves: [Int] { children.indices.filter { children[$0].isEmpty } }

  /// The node, its parent, up to the whole.
  func lineage(of node: Int) -> [Int] {
    var line = [node]
    while let parent = parents[line[line.count - 1]] { line.append(parent) }
    return line
  }

  /// What is needed to link these nodes: their ancestors, and the other parts of each.
  func linking(_ nodes: some Sequence<Int>) -> [Int] {
    var needed: Set<Int> = [0]
    for node in nodes {
      for ancestor in lineage(of: node) where parents[ancestor] != nil {
        needed.formUnion(children[parents[ancestor] ?? 0])
        needed.insert(parents[ancestor] ?? 0)
      }
    }
    return needed.sorted()
  }
}
