import Document
import Problems
import SourceFiles

/// A fenced block of a text.
struct Fence {
  let text: String
  /// From the line that opens it to the line that closes it.
  let lines: ClosedRange<Int>
  let span: SourceSpan
}

/// Turns Markdown into the nodes of an outline, and fences into what they ask for.
struct OutlineReader {
  let source: MaskedSource
  var problems = ProblemCollector()
  /// How many fences stand around the text.
  private var depth = 0

  /// Fences inside fences, each with one mark more; bounds the work of reading them again.
  private static let depthLimit = 20

  init(source: MaskedSource) { self.source = source }

  mutating func nodes(ofLines lines: Range<Int>) -> [OutlineNode] {
    nodes(markdown(source.text(ofLines: lines)))
  }

  /// The Markdown inside a fence.
  mutating func nodes(inside fence: Fence) -> [OutlineNode] {
    guard depth < Self.depthLimit else {
      problems.add(.fencesTooDeep(at: fence.span))
      return []
    }
    depth += 1
    defer { depth -= 1 }
    let start = String(repeating: "\n", count: fence.lines.lowerBound)
    return nodes(markdown(SourceText(start + fence.text, of: source.original.name)))
  }

  private mutating func markdown(_ text: SourceText) -> [MarkdownBlock] {
    do { return try readMarkdown(text).blocks } catch {
      problems.add(contentsOf: error.all.map(source.real))
      return []
    }
  }

  mutating func nodes(_ blocks: [MarkdownBlock]) -> [OutlineNode] {
    blocks.flatMap { node($0) }
  }

  private mutating func node(_ block: MarkdownBlock) -> [OutlineNode] {
    let place = source.real(block.span)
    switch block.content {
    case .heading(let level, let text): return heading(level, text, at: place)
    case .paragraph(let text):
      return picture(text, block) ?? [.paragraph(inlines(text, at: place))]
    case .list(let list):
      let items = list.items.map { nodes($0) }
      return [.list(isOrdered: list.firstNumber != nil, items: items)]
    case .quote(let blocks): return [.quotation(nodes(blocks))]
    case .table(let table): return [.table(self.table(table, at: place))]
    case .fence(_, let text):
      return self.fence(Fence(text: text, lines: block.lines, span: place))
    case .indentedCode: problems.add(.indentedCode(at: place))
    case .thematicBreak: problems.add(.rule(at: place))
    }
    return []
  }

  private mutating func heading(
    _ level: Int, _ text: [MarkdownInline], at place: SourceSpan
  ) -> [OutlineNode] {
    guard level <= 4 else {
      problems.add(.headingTooDeep(at: place))
      return []
    }
    var attributes = HeadingAttributes()
    var pieces = headingPieces(text, at: place)
    if case .attributes(let typed)? = pieces.last {
      pieces.removeLast()
      do { attributes = try HeadingAttributes(typed, in: source) } catch { problems.add(error) }
    }
    let inlines = pieces.flatMap { piece -> [TemplateInline] in
      switch piece {
      case .inlines(let inlines): inlines
      case .attributes(let typed): [.text(source.typed(typed.string))]
      }
    }
    if case .inlines(let last)? = pieces.last, case .text(let text)? = last.last,
      text.hasSuffix("}"), text.contains("{")
    {
      problems.add(.attributesNotRead(at: place))
    }
    let (topic, finding) = inlines.joiningTexts.splitAtBar
    if topic.isEmpty { problems.add(.emptyHeading(at: place)) }
    return [
      .heading(
        HeadingTemplate(
          level: level, topic: topic, finding: finding, attributes: attributes, span: place))
    ]
  }

  private enum HeadingPiece {
    case inlines([TemplateInline])
    case attributes(PlacedText)
  }

  /// The text of a heading, cut where attributes are hidden.
  private mutating func headingPieces(
    _ text: [MarkdownInline], at place: SourceSpan
  ) -> [HeadingPiece] {
    text.flatMap { inline -> [HeadingPiece] in
      guard case .text(let text) = inline.content else {
        return [.inlines(inlines([inline], at: place))]
      }
      return source.pieces(of: text).map { piece in
        switch piece {
        case .hidden(.attributes(let attributes)): .attributes(attributes)
        case .text(let text): .inlines([.text(text)])
        case .hidden(.value(let expression)): .inlines([.value(expression)])
        case .hidden(.unreadable): .inlines([])
        }
      }
    }
  }

  private mutating func table(_ table: MarkdownTable, at place: SourceSpan) -> TableTemplate {
    let width = table.header.count
    let rows = table.rows.map { row in
      (0..<width).map { $0 < row.count ? inlines(row[$0], at: place) : [] }
    }
    return TableTemplate(
      head: table.header.map { inlines($0, at: place) },
      alignments: table.alignments.map { alignment in
        switch alignment {
        case .right: .right
        case .center: .center
        case .left, .unspecified: .left
        }
      }, rows: rows)
  }
}

extension [TemplateInline] {
  var joiningTexts: [TemplateInline] {
    var result: [TemplateInline] = []
    for inline in self {
      if case .text(let text) = inline, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(inline)
      }
    }
    return result
  }

  /// What stands left and right of the first « | » between spaces.
  fileprivate var splitAtBar: (topic: [TemplateInline], finding: [TemplateInline]) {
    for (index, inline) in enumerated() {
      guard case .text(let text) = inline, let bar = text.firstRange(of: " | ") else { continue }
      let left = self[..<index] + [.text(String(text[..<bar.lowerBound]))]
      let right = [.text(String(text[bar.upperBound...]))] + self[(index + 1)...]
      return (Array(left).trimmed, Array(right).trimmed)
    }
    return (trimmed, [])
  }

  /// Without the spaces on both sides.
  private var trimmed: [TemplateInline] {
    var result = self
    if case .text(let text)? = result.first {
      result[0] = .text(String(text.drop(while: \.isWhitespace)))
    }
    if case .text(let text)? = result.last {
      let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex
      result[result.count - 1] = .text(String(text[..<end]))
    }
    return result.filter { $0 != .text("") }
  }
}

extension Problem {
  fileprivate static func headingTooDeep(at span: SourceSpan) -> Problem {
    Problem(.error, "niveau-de-titre", "un titre a quatre niveaux au plus", at: span)
  }

  fileprivate static func emptyHeading(at span: SourceSpan) -> Problem {
    Problem(.error, "titre-vide", "ce titre n'a pas de sujet", at: span)
  }

  /// A heading underlined by « === », braces that a word touches, or that hold nothing.
  fileprivate static func attributesNotRead(at span: SourceSpan) -> Problem {
    Problem(
      .error, "attributs-illisibles", "les accolades de ce titre ne sont pas lues", at: span,
      hint: "écrivez par exemple « # Sujet {#ancre} » ou « # Sujet {si: condition} »")
  }

  fileprivate static func indentedCode(at span: SourceSpan) -> Problem {
    Problem(
      .error, "texte-indente", "ce texte est décalé de quatre espaces : Markdown y voit du code",
      at: span, hint: "ramenez-le à la marge")
  }

  fileprivate static func rule(at span: SourceSpan) -> Problem {
    Problem(
      .error, "filet", "un filet « --- » n'a pas d'effet ici", at: span,
      hint: "pour changer de page, écrivez un bloc ```page")
  }

  fileprivate static func fencesTooDeep(at span: SourceSpan) -> Problem {
    Problem(
      .error, "trop-imbrique", "plus de 20 blocs sont ouverts les uns dans les autres", at: span)
  }
}
