import Document
public import Problems
import SourceFiles

/// What an author wrote for one place of a document, in the language of templates.
///
/// It stands beside the generated prose, or in its stead; figures, tables, callouts and cautions
/// are never its to remove.
public struct AuthorText: Sendable {
  /// The anchor of a section, or the identifier of a finding.
  public let subject: String
  /// Whether it takes the place of the generated prose.
  public let replacesProse: Bool
  public let externalFigures: [ExternalFigure]
  /// The figures typed plainly, those that come from elsewhere left out.
  public let claims: [ClaimedFigure]
  let citations: [FigureCitation]
  let nodes: [OutlineNode]
  /// The file as a whole.
  public let span: SourceSpan
}

/// A figure that the document did not make, with its source in words.
public struct ExternalFigure: Hashable, Sendable {
  public let figure: TypedFigure
  /// « 340 logements, rapport d'activité du bailleur 2025 ».
  public let text: String
}

/// Understands the text of a file; throws all its problems at once.
public func readAuthorText(
  _ bytes: [UInt8], about subject: String, file: String
) throws(Problems) -> Warned<AuthorText> {
  let decoded: Warned<SourceText>
  do { decoded = try SourceText.decoding(bytes, of: file) } catch { throw Problems([error]) }
  let source = MaskedSource(decoded.value, hidingAttributes: false)
  var problems = ProblemCollector()
  problems.add(contentsOf: decoded.warnings)
  problems.add(contentsOf: source.problems)
  let head = AuthorTextHead(source, problems: &problems)
  var reader = OutlineReader(source: source)
  let nodes = reader.nodes(ofLines: head.bodyStart..<source.lines.count + 1)
  problems.add(contentsOf: reader.problems.problems)
  let place = SourceSpan(wholeOf: file)
  refuseForeign(nodes, at: place, &problems)
  if nodes.isEmpty, !problems.hasErrors { problems.add(.emptyText(at: place)) }

  let figures = FigureReader(source, from: head.bodyStart)
  let external = Set(head.externalFigures.map(\.figure.key))
  return try problems.finish(
    AuthorText(
      subject: subject, replacesProse: head.replacesProse,
      externalFigures: head.externalFigures,
      claims: figures.claims().filter { !external.contains($0.figure.key) },
      citations: figures.citations, nodes: nodes, span: place))
}

/// Headings would break the numbering of the document; lists of contents and pages are its own.
private func refuseForeign(
  _ nodes: [OutlineNode], at place: SourceSpan, _ problems: inout ProblemCollector
) {
  for node in nodes {
    switch node {
    case .heading(let heading), .section(let heading, _): problems.add(.heading(at: heading.span))
    case .include(_, let span): problems.add(.notInText("inclure", at: span))
    case .comment(_, let span): problems.add(.notInText("commentaire", at: span))
    case .contents: problems.add(.notInText("sommaire", at: place))
    case .pageBreak: problems.add(.notInText("page", at: place))
    case .picture(let picture): problems.add(.notInText("image", at: picture.span))
    default: break
    }
    for children in node.children { refuseForeign(children, at: place, &problems) }
  }
}

extension OutlineNode {
  /// The nodes inside it, group by group.
  var children: [[OutlineNode]] {
    switch self {
    case .section(_, let nodes), .quotation(let nodes), .callout(_, _, let nodes),
      .comment(let nodes, _), .role(_, let nodes), .loop(_, let nodes),
      .conditional(_, let nodes), .reserve(let nodes):
      [nodes]
    case .list(_, let items): items
    case .sideBySide(let columns): columns
    case .heading, .paragraph, .table, .request, .columns, .keyFigures, .fields, .blanks,
      .signatures, .include, .picture, .contents, .pageBreak:
      []
    }
  }
}

extension Problem {
  fileprivate static func emptyText(at span: SourceSpan) -> Problem {
    Problem(
      .error, "texte-vide", "ce texte est vide", at: span,
      hint: "écrivez-le, ou retirez le fichier : la prose du document reste alors seule")
  }

  fileprivate static func heading(at span: SourceSpan) -> Problem {
    Problem(
      .error, "titre-dans-un-texte", "un texte du rédacteur n'a pas de titre", at: span,
      hint:
        "il prend place sous le titre de sa section ; détachez un passage par **des mots en gras**"
    )
  }

  fileprivate static func notInText(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "bloc-dans-un-texte",
      "un bloc « \(name) » n'a pas sa place dans un texte du rédacteur",
      at: span, hint: "il appartient au modèle du document")
  }
}
