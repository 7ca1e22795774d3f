import CCMark
public import Problems

/// Reads a Markdown text; throws all the problems found in it.
public func readMarkdown(_ text: SourceText) throws(Problems) -> MarkdownDocument {
  try readMarkdown(text, bytes: text.bytes)
}

/// Reads bytes that keep the lines of a text.
func readMarkdown(_ text: SourceText, bytes: [UInt8]) throws(Problems) -> MarkdownDocument {
  var reader = MarkdownReader(source: text)
  let blocks = reader.read(bytes)
  guard reader.problems.isEmpty else { throw Problems(reader.problems) }
  return MarkdownDocument(blocks: blocks, source: text)
}

/// Turns the nodes of cmark-gfm into blocks.
struct MarkdownReader {
  typealias Node = OpaquePointer
  static let depthLimit = 50

  let source: SourceText
  private(set) var problems: [Problem] = []
  private var depth = 0

  init(source: SourceText) { self.source = source }

  /// Registering extensions changes globals of the library: done once.
  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

  mutating func read(_ bytes: [UInt8]) -> [MarkdownBlock] {
    _ = Self.registration
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else {
      preconditionFailure("there is memory for a Markdown parser")
    }
    defer { cmark_parser_free(parser) }
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let document = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(document) }
    return blocks(in: document)
  }

  private mutating func blocks(in parent: Node) -> [MarkdownBlock] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      problems.append(.tooDeep(at: span(of: parent)))
      return []
    }
    var blocks: [MarkdownBlock] = []
    for node in children(of: parent) {
      guard let content = content(of: node) else { continue }
      blocks.append(MarkdownBlock(content: content, lines: lines(of: node), source: source))
    }
    return blocks
  }

  private mutating func content(of node: Node) -> MarkdownBlock.Content? {
    switch type(of: node) {
    case "heading":
      return .heading(level: Int(cmark_node_get_heading_level(node)), inlines(in: node))
    case "paragraph": return .paragraph(inlines(in: node))
    case "block_quote": return .quote(blocks(in: node))
    case "list": return .list(list(node))
    case "table": return .table(table(node))
    case "thematic_break": return .thematicBreak
    case "code_block": return code(node)
    case "html_block":
      refuseMarkup(literal(of: node), at: span(of: node))
      return nil
    default: return nil
    }
  }

  private mutating func list(_ node: Node) -> MarkdownList {
    let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return MarkdownList(
      firstNumber: isNumbered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0,
      items: children(of: node).map { blocks(in: $0) })
  }

  private mutating func table(_ node: Node) -> MarkdownTable {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let marks = cmark_gfm_extensions_get_table_alignments(node)
    let alignments = (0..<count).map { index -> MarkdownTable.Alignment in
      switch marks?[index] ?? 0 {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .unspecified
      }
    }
    let rows = children(of: node).map { row in children(of: row).map { inlines(in: $0) } }
    return MarkdownTable(
      alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  private mutating func code(_ node: Node) -> MarkdownBlock.Content {
    var length: Int32 = 0
    var offset: Int32 = 0
    var mark: CChar = 0
    guard cmark_node_get_fenced(node, &length, &offset, &mark) != 0 else {
      return .indentedCode(literal(of: node))
    }
    let lines = lines(of: node)
    if !closesFence(source.lineText(lines.upperBound), mark: UInt8(bitPattern: mark), Int(length))
      || lines.count == 1
    {
      problems.append(.openFence(at: span(of: node)))
    }
    let name = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
    return .fence(name: name.trimmed, text: literal(of: node))
  }

  /// Whether a line is a closing fence, maybe inside a quotation.
  private func closesFence(_ line: String, mark: UInt8, _ length: Int) -> Bool {
    let fence = line.utf8.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
    let marks = fence.prefix { $0 == mark }
    return marks.count >= length
      && fence.dropFirst(marks.count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private mutating func inlines(in parent: Node) -> [MarkdownInline] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      problems.append(.tooDeep(at: span(of: parent)))
      return []
    }
    var inlines: [MarkdownInline] = []
    for node in children(of: parent) {
      guard let content = inlineContent(of: node) else { continue }
      // The library cuts text at each mark that turned out to be none.
      if case .text(let more) = content, let last = inlines.last,
        case .text(let text) = last.content
      {
        inlines[inlines.count - 1] = MarkdownInline(content: .text(text + more), line: last.line)
      } else {
        inlines.append(MarkdownInline(content: content, line: line(of: node, in: parent)))
      }
    }
    return inlines
  }

  private mutating func inlineContent(of node: Node) -> MarkdownInline.Content? {
    switch type(of: node) {
    case "text": return .text(literal(of: node))
    case "softbreak": return .softBreak
    case "linebreak": return .hardBreak
    case "code": return .code(literal(of: node))
    case "emph": return .emphasis(inlines(in: node))
    case "strong": return .strong(inlines(in: node))
    case "link": return .link(destination: destination(of: node), inlines(in: node))
    case "image":
      return .image(
        path: destination(of: node),
        title: cmark_node_get_title(node).map { String(cString: $0) } ?? "",
        alternative: inlines(in: node))
    default:
      let markup = literal(of: node)
      let lines = blockLines(around: node)
      refuseMarkup(markup, at: source.span(of: markup, in: lines) ?? span(of: node))
      return nil
    }
  }

  /// Comments are for those who write; other HTML would be lost without a word.
  private mutating func refuseMarkup(_ markup: String, at span: SourceSpan) {
    guard !markup.trimmed.hasPrefix("<!--") else { return }
    problems.append(.markup(at: span))
  }
}

extension MarkdownReader {
  private func children(of node: Node) -> [Node] {
    var children: [Node] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(child)
      next = cmark_node_next(child)
    }
    return children
  }

  private func type(of node: Node) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  private func literal(of node: Node) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private func destination(of node: Node) -> String {
    cmark_node_get_url(node).map { String(cString: $0) } ?? ""
  }

  private func lines(of node: Node) -> ClosedRange<Int> {
    let first = max(1, Int(cmark_node_get_start_line(node)))
    return first...max(first, Int(cmark_node_get_end_line(node)))
  }

  private static let inlineTypes: Set = [
    "text", "softbreak", "linebreak", "code", "html_inline", "emph", "strong", "link", "image",
  ]

  private func blockLines(around node: Node) -> ClosedRange<Int> {
    var block = node
    while Self.inlineTypes.contains(type(of: block)), let parent = cmark_node_parent(block) {
      block = parent
    }
    return lines(of: block)
  }

  private func line(of node: Node, in parent: Node) -> Int {
    let line = Int(cmark_node_get_start_line(node))
    return line > 0 ? line : lines(of: parent).lowerBound
  }

  private func span(of node: Node) -> SourceSpan {
    source.span(ofLine: blockLines(around: node).lowerBound)
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}

extension Problem {
  fileprivate static func openFence(at span: SourceSpan) -> Problem {
    Problem(
      .error, "bloc-non-ferme", "le bloc ouvert ici n'est pas fermé", at: span,
      hint: "ajoutez une ligne « ``` » à sa fin")
  }

  fileprivate static func markup(at span: SourceSpan) -> Problem {
    Problem(
      .error, "html-refuse", "le HTML n'est pas accepté dans un texte", at: span,
      hint: "utilisez les marques de Markdown ; un « < » seul s'écrit « \\< »")
  }

  fileprivate static func tooDeep(at span: SourceSpan) -> Problem {
    Problem(
      .error, "trop-imbrique",
      "les blocs sont imbriqués sur plus de \(MarkdownReader.depthLimit) niveaux", at: span)
  }
}
