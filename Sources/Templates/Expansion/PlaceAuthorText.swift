public import Document
public import Problems

/// The blocks of a text that belongs to no section: the words about a finding.
public func expand(
  _ text: AuthorText, from source: some TemplateSource
) throws(Problems) -> Warned<[Block]> {
  var expander = Expander(source: source)
  let blocks = expander.blocks(of: text, NamesInScope(source: source))
  return try expander.problems.finish(blocks)
}

extension Expander {
  mutating func blocks(of text: AuthorText, _ names: NamesInScope) -> [Block] {
    for citation in text.citations {
      if let problem = citation.problem(names) { problems.add(problem) }
    }
    return keepingProse { $0.blocks(of: text.nodes, names) }
  }

  /// What stands under a heading, with the author's text when there is one.
  mutating func inside(
    _ anchor: String, _ content: [OutlineNode], _ names: NamesInScope
  ) -> [Block] {
    guard let text = texts[anchor] else {
      return keepingProse { $0.blocks(of: content, names) }
    }
    let written = blocks(of: text, names)
    let firstSection = content.firstIndex(where: \.isSection) ?? content.endIndex
    let outer = isProseWithheld
    isProseWithheld = text.replacesProse
    var own = blocks(of: Array(content[..<firstSection]), names)
    isProseWithheld = outer
    let place = TextPlace(text: written)
    own = text.replacesProse ? place.replacing(proseOf: own) : place.following(proseOf: own)
    return own + keepingProse { $0.blocks(of: Array(content[firstSection...]), names) }
  }

  mutating func keepingProse<Result>(_ body: (inout Self) -> Result) -> Result {
    let outer = isProseWithheld
    isProseWithheld = false
    defer { isProseWithheld = outer }
    return body(&self)
  }
}

/// Where a text goes among the blocks of a section.
struct TextPlace {
  let text: [Block]

  /// A comment takes two columns of six, some 45 characters a line: a longer text would leave the
  /// other four empty for most of a page.
  private static let commentCapacity = 900

  private var fitsComment: Bool {
    let count = text.reduce(0) { $0 + ($1.proseLength ?? Self.commentCapacity) }
    return count < Self.commentCapacity
  }

  /// After the prose; in the comment when the prose stands there.
  func following(proseOf blocks: [Block]) -> [Block] {
    let end = blocks.firstIndex(where: \.isHeading) ?? blocks.endIndex
    let own = blocks[..<end]
    guard let last = own.lastIndex(where: { $0.isProse || $0.hasProseInComment }) else {
      return own + text + blocks[end...]
    }
    if case .beside(let proof, var comment) = blocks[last], fitsComment {
      let prose = comment.lastIndex(where: \.isProse) ?? comment.endIndex - 1
      comment.insert(contentsOf: text, at: prose + 1)
      return blocks[..<last] + [.beside(proof: proof, comment: comment)] + blocks[(last + 1)...]
    }
    return blocks[...last] + text + blocks[(last + 1)...]
  }

  /// In the place of the first prose that was withheld, else first.
  func replacing(proseOf blocks: [Block]) -> [Block] {
    var rest: [Block]? = text
    let filled = fill(blocks, &rest)
    return (rest ?? []) + filled
  }

  private func fill(_ blocks: [Block], _ rest: inout [Block]?) -> [Block] {
    var result: [Block] = []
    for block in blocks {
      if block.isWithheld {
        result += rest ?? []
        rest = nil
      } else if case .beside(let proof, let comment) = block {
        result += fillBeside(proof, comment, &rest)
      } else {
        result.append(block)
      }
    }
    return result
  }

  private func fillBeside(
    _ proof: [Block], _ comment: [Block], _ rest: inout [Block]?
  ) -> [Block] {
    let proof = fill(proof, &rest)
    guard rest != nil, !fitsComment, comment.contains(where: \.isWithheld) else {
      return Self.beside(proof, fill(comment, &rest))
    }
    let after = rest ?? []
    rest = nil
    return Self.beside(proof, fill(comment, &rest)) + after
  }

  /// What has nothing beside it takes the whole width.
  private static func beside(_ proof: [Block], _ comment: [Block]) -> [Block] {
    proof.isEmpty || comment.isEmpty ? proof + comment : [.beside(proof: proof, comment: comment)]
  }
}

extension OutlineNode {
  fileprivate var isSection: Bool {
    if case .section = self { true } else { false }
  }
}

extension Block {
  private static let withheldAnchor = "prose-remplacee"

  /// Marks the place of prose that a text stands for.
  static var withheld: Block { .paragraph(Paragraph([], anchor: withheldAnchor)) }

  fileprivate var isWithheld: Bool {
    guard case .paragraph(let paragraph) = self else { return false }
    return paragraph.anchor == Self.withheldAnchor
  }

  fileprivate var isHeading: Bool {
    if case .heading = self { true } else { false }
  }

  fileprivate var isProse: Bool {
    switch self {
    case .paragraph(let paragraph): paragraph.role == .body || paragraph.role == .lead
    case .list: true
    default: false
    }
  }

  fileprivate var hasProseInComment: Bool {
    guard case .beside(_, let comment) = self else { return false }
    return comment.contains(where: \.isProse)
  }

  /// Characters of running text; nil for what needs the width of the page.
  fileprivate var proseLength: Int? {
    switch self {
    case .paragraph(let paragraph): paragraph.text.plainText.count
    case .list, .callout:
      children.joined().reduce(0) { sum, block in
        sum.flatMap { sum in block.proseLength.map { sum + $0 } }
      }
    default: nil
    }
  }
}
