import Document
import Drawing
import Units

// Blocks side by side.
extension Compositor {
  /// How far a comment may go on under the end of its proof before it leaves its column.
  private static let commentOverrun = 20.mm
  /// A first block this high stays in the comment column whatever the proof.
  private var highestFirstComment: Double { format.bodyHeight / 2 }

  /// Proof on the left, comment on the right in its two columns of the grid; the comment that is too long goes on underneath, as
  /// running text.
  func besideParts(_ node: Node, in setting: Setting) -> [Part] {
    let proofWidth = format.width - (Grid.width - Grid.textWidth)
    let proof = node.children.first ?? []
    let comment = node.children.dropFirst().first ?? []
    guard setting.place == .page else { return parts(of: proof + comment, in: setting) }
    let proofParts = parts(
      of: proof, in: setting.inside(.comment, width: proofWidth, body: scale.body))
    let column = setting.inside(.comment, width: Grid.commentWidth, body: scale.body)
    let limit = proofParts.height + Self.commentOverrun
    let (commentParts, count) = firstComments(comment, in: column, limit: limit)
    var lanes: [Lane] = []
    if !proofParts.isEmpty { lanes.append(Lane(offset: 0, parts: proofParts)) }
    if !commentParts.isEmpty {
      lanes.append(Lane(offset: format.width - Grid.commentWidth, parts: commentParts))
    }
    let rest = parts(of: Array(comment.dropFirst(count)), in: setting)
    let pair: [Part] = lanes.isEmpty ? [] : [.lanes(lanes)]
    guard !pair.isEmpty, !rest.isEmpty else { return pair + rest }
    return pair + [.gap(Space.afterTitle)] + rest
  }

  /// The blocks that stand in the comment column, and how many they are.
  private func firstComments(
    _ comment: [Node], in setting: Setting, limit: Double
  ) -> ([Part], Int) {
    var result: [Part] = []
    var previous: Kind?
    for (count, node) in comment.enumerated() {
      let white = previous.map { gap(after: $0, before: Kind(node), in: setting) } ?? 0
      let highest = count == 0 ? max(limit, highestFirstComment) : limit
      let kept = attempt {
        measure(node, in: setting)
      } isKept: {
        result.height + white + $0.height <= highest
      }
      guard let kept else { return (result, count) }
      guard !kept.isEmpty else { continue }
      if previous != nil { result.append(.gap(white)) }
      result += kept
      previous = Kind(node)
    }
    return (result, comment.count)
  }

  /// Columns of equal width with the gutter of the grid.
  func columnParts(_ node: Node, in setting: Setting) -> [Part] {
    let columns = node.children
    guard columns.count > 1 else { return parts(of: columns.first ?? [], in: setting) }
    let gutter = 4.8.mm
    let width = (setting.width - gutter * Double(columns.count - 1)) / Double(columns.count)
    // Too narrow to be read side by side.
    guard width >= Self.narrowestColumn else {
      return parts(of: columns.flatMap { $0 }, in: setting)
    }
    let lanes = columns.enumerated().compactMap { index, nodes -> Lane? in
      let parts = parts(of: nodes, in: setting.inside(.comment, width: width))
      return parts.isEmpty
        ? nil : Lane(offset: Double(index) * (width + gutter), parts: parts)
    }
    return lanes.isEmpty ? [] : [.lanes(lanes)]
  }

  private static let narrowestColumn = 20.mm
}
