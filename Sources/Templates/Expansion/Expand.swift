public import Document
public import Problems

/// A template with its values: the blocks of the document, and what its head says.
public struct ExpandedOutline: Sendable {
  public var head: OutlineHead
  public var blocks: [Block]
  /// The anchors of its sections, in reading order.
  public var anchors: [String]
}

/// Puts the values of a dossier into a template.
///
/// Each text of an author goes to the section that it is about. Throws every problem of the template
/// at once, each at its place, in the order of the files.
public func expand(
  _ template: DocumentTemplate, from source: some TemplateSource, with texts: [AuthorText] = []
) throws(Problems) -> Warned<ExpandedOutline> {
  var expander = Expander(source: source)
  expander.texts = Dictionary(texts.map { ($0.subject, $0) }) { first, _ in first }
  var names = NamesInScope(source: source)
  let head = template.head.expanded(names, problems: &expander.problems)
  names.head = ["modele": .scope(head.freeKeys)]
  let blocks = expander.blocks(of: template.nodes, names)
  return try expander.problems.distinct.finish(
    ExpandedOutline(head: head, blocks: blocks, anchors: expander.anchors.inOrder))
}

/// Goes through the nodes of an outline and gathers problems on the way.
struct Expander<Source: TemplateSource> {
  let source: Source
  var problems = ProblemCollector()
  var anchors = Anchors()
  /// What an author wrote, by anchor.
  var texts: [String: AuthorText] = [:]
  /// Whether an author's text stands in the stead of the prose that is being expanded.
  var isProseWithheld = false

  mutating func blocks(of nodes: [OutlineNode], _ names: NamesInScope) -> [Block] {
    var result: [Block] = []
    for node in nodes {
      if case .comment(let inside, let place) = node {
        attach(blocks(of: inside, names), to: &result, at: place)
      } else {
        result += blocks(of: node, names)
      }
    }
    return result
  }

  private mutating func blocks(of node: OutlineNode, _ names: NamesInScope) -> [Block] {
    switch node {
    case .heading(let heading): section(heading, [], names)
    case .section(let heading, let content): section(heading, content, names)
    case .paragraph, .list, .quotation, .role(.lead, _):
      isProseWithheld ? [.withheld] : prose(node, names)
    case .table(let table): [.table(self.table(table, names))]
    case .request(let request): answer(request, names)
    case .columns(let requests): columns(requests, names)
    case .sideBySide(let columns): sideBySide(columns, names)
    case .keyFigures(let figures): [.keyFigures(figures.map { keyFigure($0, names) })]
    case .fields(let fields): [.fieldTable(FieldTable(fields: fields.map { field($0, names) }))]
    case .blanks(let blanks):
      blanks.map { .blank(Blank(inlines($0.label, names), lines: $0.lines)) }
    case .signatures(let opening, let signers): [signatures(opening, signers, names)]
    case .callout(let kind, let label, let content):
      keepingProse { $0.callout(kind, label, content, names) }
    case .reserve(let content): keepingProse { $0.blocks(of: content, names) }
    case .comment(let content, _): blocks(of: content, names)
    case .role(let role, let content): blocks(of: content, names).map { $0.with(role) }
    case .loop(let loop, let content): repeating(loop, names) { $0.blocks(of: content, $1) }
    case .conditional(let condition, let content): conditional(condition, content, names)
    case .picture(let picture): self.picture(picture, names)
    case .contents(let contents): [.contents(contents)]
    case .pageBreak: [.pageBreak]
    case .include: preconditionFailure("includes are read with the template")
    }
  }

  private mutating func section(
    _ heading: HeadingTemplate, _ content: [OutlineNode], _ names: NamesInScope
  ) -> [Block] {
    func kept(_ expander: inout Self, _ names: NamesInScope) -> [Block] {
      if let condition = heading.attributes.condition, !expander.isKept(condition, names) {
        return []
      }
      let block = expander.heading(heading, names)
      expander.refuseReplacing(heading, block.anchor)
      return [.heading(block)] + expander.inside(block.anchor, content, names)
    }
    guard let loop = heading.attributes.loop else { return kept(&self, names) }
    return repeating(loop, names) { kept(&$0, $1) }
  }

  private mutating func repeating(
    _ loop: Loop, _ names: NamesInScope,
    _ body: (inout Self, NamesInScope) -> [Block]
  ) -> [Block] {
    let items = problems.attempt { () throws(Problem) in try names.list(of: loop.list) } ?? []
    var result: [Block] = []
    for item in items {
      var inner = names
      inner.locals[loop.variable] = item
      result += body(&self, inner)
    }
    return result
  }

  private mutating func prose(_ node: OutlineNode, _ names: NamesInScope) -> [Block] {
    switch node {
    case .paragraph(let text): paragraph(text, names)
    case .list(let isOrdered, let items): list(items, isOrdered: isOrdered, names)
    case .quotation(let content): blocks(of: content, names).map(\.emphasized)
    case .role(let role, let content): blocks(of: content, names).map { $0.with(role) }
    default: []
    }
  }

  /// What is said when something is absent stays, whoever writes the prose.
  private mutating func conditional(
    _ condition: Condition, _ content: [OutlineNode], _ names: NamesInScope
  ) -> [Block] {
    guard isKept(condition, names) else { return [] }
    guard case .not = condition else { return blocks(of: content, names) }
    return keepingProse { $0.blocks(of: content, names) }
  }

  private mutating func isKept(_ condition: Condition, _ names: NamesInScope) -> Bool {
    problems.attempt { () throws(Problem) in try names.holds(condition) } ?? false
  }
}

extension ProblemCollector {
  /// Each problem once: a loop meets the same one at each turn.
  fileprivate var distinct: ProblemCollector {
    var seen: Set<Problem> = []
    var result = ProblemCollector()
    result.add(contentsOf: problems.filter { seen.insert($0).inserted })
    return result
  }
}
