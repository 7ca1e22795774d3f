import Problems
import SourceFiles

extension OutlineReader {
  mutating func inlines(_ text: [MarkdownInline], at place: SourceSpan) -> [TemplateInline] {
    text.flatMap { inline($0, at: place) }.joiningTexts
  }

  private mutating func inline(_ inline: MarkdownInline, at place: SourceSpan) -> [TemplateInline] {
    switch inline.content {
    case .text(let text): return pieces(text)
    // Between backquotes, braces are only braces.
    case .code(let text): return [.text(source.typed(text))]
    case .softBreak: return [.text(" ")]
    case .hardBreak: return [.lineBreak]
    case .strong(let inner): return [.strong(inlines(inner, at: place))]
    case .emphasis(let inner): return [.emphasis(inlines(inner, at: place))]
    case .link(let destination, let inner):
      return [.link(TemplateText(destination, in: source), inlines(inner, at: place))]
    case .image:
      problems.add(.image(at: place))
      return []
    }
  }

  /// Text with the values that were hidden in it.
  private func pieces(_ text: String) -> [TemplateInline] {
    source.pieces(of: text).compactMap { piece in
      switch piece {
      case .text(let text): .text(text)
      case .hidden(.value(let expression)): .value(expression)
      case .hidden(.attributes(let attributes)): .text(source.typed(attributes.string))
      case .hidden(.unreadable): nil
      }
    }
  }

  /// A piece of a line, or a sentence, read as the inside of one paragraph whatever it begins with.
  mutating func inlines(_ text: String, at place: SourceSpan) -> [TemplateInline] {
    let start = String(repeating: "\n", count: max(0, place.line - 1))
    let marked = SourceText(start + String(Mask.paragraph) + text, of: source.original.name)
    let blocks: [MarkdownBlock]
    do { blocks = try readMarkdown(marked).blocks } catch {
      problems.add(contentsOf: error.all.map { $0.moved(to: place) })
      return []
    }
    guard blocks.count == 1, case .paragraph(let markdown)? = blocks.first?.content else {
      problems.add(.severalParagraphs(at: place))
      return []
    }
    return inlines(markdown, at: place).compactMap { inline in
      guard case .text(let text) = inline, text.first == Mask.paragraph else { return inline }
      return text.count > 1 ? .text(String(text.dropFirst())) : nil
    }
  }

  mutating func inlines(_ text: PlacedText) -> [TemplateInline] {
    text.characters.isEmpty ? [] : inlines(text.string, at: text.span)
  }
}

extension OutlineReader {
  /// A paragraph that is one picture; nil for any other.
  mutating func picture(_ text: [MarkdownInline], _ block: MarkdownBlock) -> [OutlineNode]? {
    guard text.count == 1, case .image(let path, let title, let alternative)? = text.first?.content
    else { return nil }
    let span = source.real(block.span(of: path))
    let words = inlines(alternative, at: span)
    guard !words.isEmpty else {
      problems.add(.silentPicture(at: span))
      return []
    }
    return [
      .picture(
        PictureTemplate(
          file: source.typed(path), alternative: words,
          title: title.isEmpty ? [] : inlines(title, at: span), span: span))
    ]
  }
}

extension Problem {
  /// The same problem at a place that is known better.
  fileprivate func moved(to place: SourceSpan) -> Problem {
    Problem(severity, identifier, summary, at: place, hint: hint, cause: cause)
  }

  fileprivate static func image(at span: SourceSpan) -> Problem {
    Problem(
      .error, "image", "une image ne se place pas dans une phrase", at: span,
      hint: "écrivez-la seule dans son paragraphe, entre deux lignes vides")
  }

  fileprivate static func silentPicture(at span: SourceSpan) -> Problem {
    Problem(
      .error, "image-sans-texte", "cette image n'a pas de texte de remplacement", at: span,
      hint: "dites entre les crochets ce qu'elle montre : ![la place après travaux](place.png)")
  }

  fileprivate static func severalParagraphs(at span: SourceSpan) -> Problem {
    Problem(
      .error, "phrase-longue", "un seul paragraphe est attendu ici", at: span)
  }
}
