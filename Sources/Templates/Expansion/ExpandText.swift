import Document
import Problems

extension Expander {
  mutating func inlines(_ text: [TemplateInline], _ names: NamesInScope) -> [Inline] {
    names.inlines(of: text, problems: &problems)
  }

  mutating func string(_ text: TemplateText, _ names: NamesInScope) -> String {
    problems.attempt { () throws(Problem) in try text.string(names) } ?? ""
  }

  /// A paragraph; none when its values are all empty.
  mutating func paragraph(_ text: [TemplateInline], _ names: NamesInScope) -> [Block] {
    let inlines = inlines(text, names)
    return inlines.isBlank ? [] : [.paragraph(Paragraph(inlines))]
  }

  mutating func list(
    _ items: [[OutlineNode]], isOrdered: Bool, _ names: NamesInScope
  ) -> [Block] {
    let items = items.map { blocks(of: $0, names) }.filter { !$0.isEmpty }
    return items.isEmpty ? [] : [.list(BulletList(items: items, isOrdered: isOrdered))]
  }

  mutating func table(_ template: TableTemplate, _ names: NamesInScope) -> Table {
    // Columns of text share the room that is left.
    let columns = zip(template.head, template.alignments).map { name, alignment in
      Table.Column(inlines(name, names), alignment, stretch: alignment == .left ? 1 : 0)
    }
    let rows = template.rows.map { row in Table.Row(row.map { inlines($0, names) }) }
    return Table(title: [], columns: columns, rows: rows)
  }

  mutating func keyFigure(_ template: KeyFigureTemplate, _ names: NamesInScope) -> KeyFigure {
    KeyFigure(
      value: string(template.value, names), label: inlines(template.label, names),
      note: inlines(template.note, names))
  }

  mutating func field(_ template: FieldTemplate, _ names: NamesInScope) -> FieldTable.Field {
    FieldTable.Field(
      name: inlines(template.name, names),
      content: [.paragraph(Paragraph(inlines(template.content, names)))])
  }

  mutating func picture(_ template: PictureTemplate, _ names: NamesInScope) -> [Block] {
    guard let content = template.content else { return [] }
    return [
      .picture(
        png: content.png, pixels: content.pixels,
        alternativeText: inlines(template.alternative, names).plainText,
        title: inlines(template.title, names), anchor: template.anchor)
    ]
  }

  mutating func signatures(
    _ opening: [TemplateInline], _ signers: [SignerTemplate], _ names: NamesInScope
  ) -> Block {
    .signatures(
      Signatures(
        opening: inlines(opening, names),
        signers: signers.map {
          Signatures.Signer(role: inlines($0.role, names), name: inlines($0.name, names))
        }))
  }

  mutating func callout(
    _ kind: Callout.Kind, _ label: [TemplateInline], _ content: [OutlineNode],
    _ names: NamesInScope
  ) -> [Block] {
    let inside = blocks(of: content, names)
    guard !inside.isEmpty else { return [] }
    return [.callout(Callout(kind, label: inlines(label, names), blocks: inside))]
  }

  mutating func heading(_ template: HeadingTemplate, _ names: NamesInScope) -> Heading {
    let topic = inlines(template.topic, names)
    let finding = inlines(template.finding, names)
    let anchor: String
    if let typed = template.attributes.anchor {
      anchor = string(typed, names)
      if !anchors.claim(anchor) {
        problems.add(.anchorTwice(anchor, at: template.attributes.anchorSpan ?? template.span))
      }
    } else {
      anchor = anchors.make(from: topic.plainText)
    }
    var heading = Heading(
      level: template.level, topic: topic, finding: finding.isBlank ? [] : finding,
      numbering: template.attributes.numbering, anchor: anchor)
    heading.followsOn = template.attributes.followsOn
    heading.isLandscape = template.attributes.isLandscape
    return heading
  }
}

extension [Inline] {
  var isBlank: Bool { allSatisfy(\.isBlank) }
}

extension Inline {
  fileprivate var isBlank: Bool {
    switch self {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .strong(let inner), .emphasis(let inner), .link(_, let inner): inner.isBlank
    case .lineBreak: true
    case .footnote: false
    }
  }
}

extension Block {
  /// The words of somebody else, in italic.
  var emphasized: Block {
    guard case .paragraph(var paragraph) = self else { return self }
    paragraph.text = [.emphasis(paragraph.text)]
    return .paragraph(paragraph)
  }

  func with(_ role: Paragraph.Role) -> Block {
    guard case .paragraph(var paragraph) = self else { return self }
    paragraph.role = role
    return .paragraph(paragraph)
  }
}

extension Problem {
  fileprivate static func anchorTwice(_ anchor: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "ancre-en-double", "l'ancre « \(anchor) » est déjà prise par un autre titre",
      at: span, hint: "dans une section répétée, l'ancre contient une valeur : #fiche-{{fiche.id}}")
  }
}
