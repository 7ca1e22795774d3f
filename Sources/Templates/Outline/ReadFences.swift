import Document
import Problems
import SourceFiles

extension OutlineReader {
  private static let fenceNames = [
    "alerte", "blanc", "champs", "chapeau", "chiffres", "colonnes", "commentaire", "constat",
    "figure",
    "inclure", "liste-figures", "liste-tableaux", "page", "phrase", "pour", "precaution", "reserve",
    "si", "signatures", "sommaire", "source", "tableau",
  ]

  mutating func fence(_ fence: Fence) -> [OutlineNode] {
    let line = FenceLine(self.line(fence.lines.lowerBound))
    do { return try node(of: fence, line) } catch {
      problems.add(error)
      return []
    }
  }

  private mutating func node(
    of fence: Fence, _ line: FenceLine
  ) throws(Problem) -> [OutlineNode] {
    guard let name = line.words.first else { throw .fenceWithoutName(at: fence.span) }
    switch name.text {
    case "figure", "tableau", "constat", "phrase":
      guard let kind = RequestTemplate.Kind(rawValue: name.text) else { return [] }
      try checkEmpty(fence, name)
      return [
        .request(
          try RequestTemplate(kind, line.words.dropFirst(), at: line.text.span, in: source))
      ]
    case "pour":
      return [.loop(try Loop(line.rest(after: 1)), nodes(inside: fence))]
    case "si":
      return [.conditional(try Condition(line.rest(after: 1)), nodes(inside: fence))]
    case "inclure":
      try checkEmpty(fence, name)
      let file = line.rest(after: 1)
      guard !file.characters.isEmpty else { throw .fileExpected(at: line.text.span) }
      return [.include(source.typed(file.string), at: file.span)]
    case "precaution", "alerte": return [callout(fence, line, name)]
    case "blanc", "signatures": return [try paperNode(of: fence, line)]
    default:
      guard line.words.count == 1 else { throw unknownOrLong(line) }
      return try simpleNode(of: fence, name)
    }
  }

  /// The fences that have a name only.
  private mutating func simpleNode(
    of fence: Fence, _ name: FenceLine.Word
  ) throws(Problem) -> [OutlineNode] {
    switch name.text {
    case "commentaire": return [.comment(nodes(inside: fence), at: fence.span)]
    case "chapeau": return [.role(.lead, nodes(inside: fence))]
    case "source": return [.role(.source, nodes(inside: fence))]
    case "reserve": return [.reserve(nodes(inside: fence))]
    case "chiffres": return [.keyFigures(contentLines(of: fence).compactMap { keyFigure($0) })]
    case "champs": return [.fields(contentLines(of: fence).compactMap { field($0) })]
    case "colonnes": return try columns(fence)
    default: break
    }
    let node: OutlineNode
    switch name.text {
    case "sommaire": node = .contents(.chapters)
    case "liste-figures": node = .contents(.figures)
    case "liste-tableaux": node = .contents(.tables)
    case "page": node = .pageBreak
    default: throw .unknownFence(source.typed(name.text), among: Self.fenceNames, at: name.span)
    }
    try checkEmpty(fence, name)
    return [node]
  }

  private func unknownOrLong(_ line: FenceLine) -> Problem {
    let name = line.words[0]
    guard Self.fenceNames.contains(name.text) else {
      return .unknownFence(source.typed(name.text), among: Self.fenceNames, at: name.span)
    }
    return .wordsAfter(name.text, at: line.words[1].span)
  }

  private mutating func callout(
    _ fence: Fence, _ line: FenceLine, _ name: FenceLine.Word
  ) -> OutlineNode {
    let isCaution = name.text == "precaution"
    let typed = inlines(line.rest(after: 1))
    let usual = isCaution ? ExpansionWords.caution : ExpansionWords.alert
    return .callout(
      isCaution ? .caution : .alert, label: typed.isEmpty ? [.text(usual)] : typed,
      nodes(inside: fence))
  }

  /// `valeur | libellé | note`.
  private mutating func keyFigure(_ line: PlacedText) -> KeyFigureTemplate? {
    let parts = line.split(on: "|").map(\.trimmed)
    guard parts.count == 2 || parts.count == 3, !parts[0].characters.isEmpty else {
      problems.add(.keyFigureShape(at: line.span))
      return nil
    }
    return KeyFigureTemplate(
      value: TemplateText(parts[0].string, in: source), label: inlines(parts[1]),
      note: parts.count == 3 ? inlines(parts[2]) : [])
  }

  /// `nom | contenu`.
  private mutating func field(_ line: PlacedText) -> FieldTemplate? {
    let parts = line.split(on: "|").map(\.trimmed)
    guard parts.count == 2, !parts[0].characters.isEmpty else {
      problems.add(.fieldShape(at: line.span))
      return nil
    }
    return FieldTemplate(name: inlines(parts[0]), content: inlines(parts[1]))
  }

  /// Markdown side by side, the columns divided by « --- »; else one figure or table a line, where
  /// « figure » may be left out.
  private mutating func columns(
    _ fence: Fence
  ) throws(Problem) -> [OutlineNode] {
    let columns = fence.parts(dividedBy: "---")
    if columns.count > 1 {
      guard columns.count <= 3 else { throw .columnCount(at: fence.span) }
      return [.sideBySide(columns.map { nodes(inside: $0) })]
    }
    var requests: [RequestTemplate] = []
    for line in contentLines(of: fence) {
      var words = FenceLine(line).words[...]
      var kind = RequestTemplate.Kind.figure
      if words.count > 1, let typed = RequestTemplate.Kind(rawValue: words[0].text) {
        kind = typed
        words.removeFirst()
      }
      do {
        requests.append(try RequestTemplate(kind, words, at: line.span, in: source))
      } catch { problems.add(error) }
    }
    guard (1...3).contains(requests.count) || problems.hasErrors else {
      throw .columnCount(at: fence.span)
    }
    return [.columns(requests)]
  }

  /// The lines of a fence that are not blank, as they stand in the file.
  func contentLines(of fence: Fence) -> [PlacedText] {
    (fence.lines.lowerBound + 1..<fence.lines.upperBound).map { line($0).trimmed }.filter {
      !$0.characters.isEmpty
    }
  }

  private func line(_ number: Int) -> PlacedText {
    let text = source.lines[number - 1]
    return PlacedText(
      text,
      at: source.real(
        SourceSpan(file: source.original.name, line: number, column: 1, length: text.count)))
  }

  private func checkEmpty(_ fence: Fence, _ name: FenceLine.Word) throws(Problem) {
    guard let first = contentLines(of: fence).first else { return }
    throw .textInside(source.typed(name.text), at: first.span)
  }
}

extension Fence {
  /// What stands between the lines that are this mark, each as the inside of a fence.
  fileprivate func parts(dividedBy mark: String) -> [Fence] {
    var parts: [Fence] = []
    var first = lines.lowerBound
    var text = ""
    let rows = self.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, row) in rows.enumerated() {
      if row.trimmingPrefix(while: \.isWhitespace) == mark {
        parts.append(Fence(text: text, lines: first...lines.upperBound, span: span))
        first = lines.lowerBound + index + 1
        text = ""
      } else {
        text += row + "\n"
      }
    }
    return parts + [Fence(text: text, lines: first...lines.upperBound, span: span)]
  }
}

extension Problem {
  fileprivate static func fenceWithoutName(at span: SourceSpan) -> Problem {
    Problem(
      .error, "bloc-sans-nom", "ce bloc n'a pas de nom", at: span,
      hint: "par exemple ```figure, ```tableau, ```precaution")
  }

  fileprivate static func unknownFence(
    _ name: String, among names: [String], at span: SourceSpan
  ) -> Problem {
    let all = names.joined(separator: ", ")
    return Problem(
      .error, "bloc-inconnu", "le bloc « \(name) » n'existe pas", at: span,
      hint: closest(to: name, among: names).map { "vouliez-vous dire « \($0) » ?" }
        ?? "blocs possibles : \(all)")
  }

  fileprivate static func wordsAfter(_ name: String, at span: SourceSpan) -> Problem {
    Problem(.error, "bloc-illisible", "rien n'est attendu après « \(name) »", at: span)
  }

  fileprivate static func textInside(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "bloc-non-vide", "un bloc « \(name) » ne contient rien", at: span,
      hint: "fermez-le par ``` sur la ligne qui suit son ouverture")
  }

  fileprivate static func fileExpected(at span: SourceSpan) -> Problem {
    Problem(
      .error, "nom-attendu", "le nom d'un fichier est attendu après « inclure »", at: span)
  }

  fileprivate static func keyFigureShape(at span: SourceSpan) -> Problem {
    Problem(
      .error, "chiffre-illisible", "un chiffre clé s'écrit « valeur | libellé | note »", at: span,
      hint: "la note est facultative")
  }

  fileprivate static func fieldShape(at span: SourceSpan) -> Problem {
    Problem(.error, "champ-illisible", "un champ s'écrit « nom | contenu »", at: span)
  }

  fileprivate static func columnCount(at span: SourceSpan) -> Problem {
    Problem(
      .error, "colonnes",
      "un bloc « colonnes » tient une à trois figures, une par ligne, ou deux à trois textes",
      at: span, hint: "séparez les textes par une ligne « --- »")
  }
}
