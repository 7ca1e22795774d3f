import Document
import Problems

/// What an outline is made of, before it has values.
indirect enum OutlineNode: Sendable {
  /// A heading alone, until sections are nested.
  case heading(HeadingTemplate)
  /// A heading with all that stands under it.
  case section(HeadingTemplate, [OutlineNode])
  case paragraph([TemplateInline])
  case list(isOrdered: Bool, items: [[OutlineNode]])
  case quotation([OutlineNode])
  case table(TableTemplate)
  case request(RequestTemplate)
  case columns([RequestTemplate])
  /// Blocks of any kind, column by column.
  case sideBySide([[OutlineNode]])
  case keyFigures([KeyFigureTemplate])
  case fields([FieldTemplate])
  case blanks([BlankTemplate])
  case signatures(opening: [TemplateInline], [SignerTemplate])
  case callout(Callout.Kind, label: [TemplateInline], [OutlineNode])
  case comment([OutlineNode], at: SourceSpan)
  case role(Paragraph.Role, [OutlineNode])
  /// Prose that no author's text may take the place of: it holds a caution, or says an absence.
  case reserve([OutlineNode])
  case loop(Loop, [OutlineNode])
  case conditional(Condition, [OutlineNode])
  case include(String, at: SourceSpan)
  case picture(PictureTemplate)
  case contents(Contents)
  case pageBreak
}

/// A heading with its attributes.
struct HeadingTemplate: Sendable {
  var level: Int
  var topic: [TemplateInline]
  var finding: [TemplateInline]
  var attributes: HeadingAttributes
  var span: SourceSpan
}

/// `x dans liste`.
struct Loop: Hashable, Sendable {
  let variable: String
  let list: NameReference
}

/// A fence that the source of values answers: ```` ```figure NOM clef=valeur ````.
struct RequestTemplate: Sendable {
  typealias Kind = FenceKind

  struct Option: Sendable {
    let name: String
    let value: TemplateText
    let span: SourceSpan
  }

  let kind: Kind
  let name: TemplateText
  let options: [Option]
  let span: SourceSpan
}

/// A line of ```` ```chiffres ````.
struct KeyFigureTemplate: Sendable {
  let value: TemplateText
  let label: [TemplateInline]
  let note: [TemplateInline]
}

/// A line of ```` ```champs ````.
struct FieldTemplate: Sendable {
  let name: [TemplateInline]
  let content: [TemplateInline]
}

/// A line of ```` ```blanc N ````: a place to be filled in by hand.
struct BlankTemplate: Sendable {
  let label: [TemplateInline]
  /// Dotted lines, the one beside the label among them.
  let lines: Int
}

/// A line of ```` ```signatures ````.
struct SignerTemplate: Sendable {
  let role: [TemplateInline]
  let name: [TemplateInline]
}

/// A table typed in Markdown.
struct TableTemplate: Sendable {
  let head: [[TemplateInline]]
  let alignments: [Table.Alignment]
  /// One cell a column in each row.
  let rows: [[[TemplateInline]]]
}

/// A picture alone in its paragraph: `![ce qu'elle montre](fichier.png "Titre")`.
struct PictureTemplate: Sendable {
  let file: String
  /// What it shows, for who can't see it; never empty.
  let alternative: [TemplateInline]
  let title: [TemplateInline]
  let span: SourceSpan
  /// Known once the outline is read with all its files.
  var content: PictureFile?

  /// `image-place-de-la-gare` for `images/place de la gare.png`.
  var anchor: String {
    let name = file.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
    let words = name.split { !$0.isLetter && !$0.isNumber }
    return (["image"] + words).joined(separator: "-").lowercased()
  }
}
