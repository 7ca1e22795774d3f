import Document
import Problems

extension Expander {
  /// The blocks that the source gives for a fence.
  mutating func answer(_ template: RequestTemplate, _ names: NamesInScope) -> [Block] {
    let request = request(template, names)
    let kind = template.kind
    let source = source
    return problems.attempt { () throws(Problem) -> [Block] in
      let answer: [Block]? =
        switch kind {
        case .figure: try source.figure(request)
        case .table: try source.table(request)
        case .callout: try source.callout(request)
        case .prose: try source.prose(request)
        }
      guard let answer else { throw .unknownBlock(kind, request, among: source.names(of: kind)) }
      return answer
    } ?? []
  }

  /// Side by side; what the dossier has nothing for leaves its room to the others.
  mutating func columns(_ templates: [RequestTemplate], _ names: NamesInScope) -> [Block] {
    let columns = templates.map { answer($0, names) }.filter { !$0.isEmpty }
    return columns.count > 1 ? [.columns(columns)] : columns.first ?? []
  }

  mutating func sideBySide(_ columns: [[OutlineNode]], _ names: NamesInScope) -> [Block] {
    let columns = columns.map { blocks(of: $0, names) }.filter { !$0.isEmpty }
    return columns.count > 1 ? [.columns(columns)] : columns.first ?? []
  }

  private mutating func request(
    _ template: RequestTemplate, _ names: NamesInScope
  ) -> BlockRequest {
    var options: [String: String] = [:]
    var spans: [String: SourceSpan] = [:]
    for option in template.options {
      options[option.name] = string(option.value, names)
      spans[option.name] = option.span
    }
    return BlockRequest(
      name: string(template.name, names), options: options, scope: names.locals,
      span: template.span, optionSpans: spans)
  }

  /// Sets a comment beside the figures and tables just before it, or else beside the text that
  /// comes after the last heading.
  mutating func attach(_ comment: [Block], to blocks: inout [Block], at place: SourceSpan) {
    guard !comment.isEmpty else { return }
    var start = blocks.endIndex
    while start > 0, blocks[start - 1].isExhibit { start -= 1 }
    if start == blocks.endIndex {
      while start > 0, blocks[start - 1].isText { start -= 1 }
    }
    guard start < blocks.endIndex else {
      problems.add(.commentAlone(at: place))
      blocks += comment
      return
    }
    let proof = Array(blocks[start...])
    blocks.removeSubrange(start...)
    blocks.append(.beside(proof: proof, comment: comment))
  }
}

extension TemplateSource {
  fileprivate func names(of kind: RequestTemplate.Kind) -> [String] {
    switch kind {
    case .figure: figureNames
    case .table: tableNames
    case .callout: calloutNames
    case .prose: proseNames
    }
  }
}

extension Block {
  fileprivate var isExhibit: Bool {
    switch self {
    case .figure, .chart, .table, .keyFigures, .fieldTable, .columns: true
    default: false
    }
  }

  fileprivate var isText: Bool {
    switch self {
    case .paragraph, .list, .callout: true
    default: false
    }
  }
}

extension Problem {
  fileprivate static func unknownBlock(
    _ kind: RequestTemplate.Kind, _ request: BlockRequest, among names: [String]
  ) -> Problem {
    let subject =
      switch kind {
      case .figure: ("figure-inconnue", "la figure « \(request.name) » n'existe pas")
      case .table: ("tableau-inconnu", "le tableau « \(request.name) » n'existe pas")
      case .callout: ("constat-inconnu", "le constat « \(request.name) » n'existe pas")
      case .prose: ("phrase-inconnue", "la phrase « \(request.name) » n'existe pas")
      }
    return Problem(
      .error, subject.0, subject.1, at: request.span,
      hint: closest(to: request.name, among: names).map { "vouliez-vous dire « \($0) » ?" }
        ?? "« vigie modeles » donne la liste des noms")
  }

  fileprivate static func commentAlone(at span: SourceSpan) -> Problem {
    Problem(
      .warning, "commentaire-seul",
      "ce commentaire n'a rien à côté de lui ; il est composé comme un texte courant", at: span,
      hint: "placez-le après une figure, un tableau ou un paragraphe")
  }
}
