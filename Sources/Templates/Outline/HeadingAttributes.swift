import Document
import Problems

/// What stands between the braces at the end of a heading.
struct HeadingAttributes: Sendable {
  var anchor: TemplateText?
  var anchorSpan: SourceSpan?
  var condition: Condition?
  var loop: Loop?
  var numbering: Heading.Numbering = .chapter
  /// A chapter that needs no page of its own.
  var followsOn = false
  var isLandscape = false

  static let keys = ["numerotation", "page", "pour", "si"]

  init() {}

  /// Reads `{#ancre si: condition pour: x dans liste numerotation: annexe page: suite}`.
  init(_ text: PlacedText, in source: MaskedSource) throws(Problem) {
    let inside = text[1..<text.characters.count - 1]
    for attribute in try Self.attributes(of: inside) {
      switch attribute.key {
      case "#":
        anchor = TemplateText(attribute.value.string, in: source)
        anchorSpan = attribute.value.span
      case "si": condition = try Condition(attribute.value)
      case "pour": loop = try Loop(attribute.value)
      case "page": try readPage(attribute.value)
      default: numbering = try Self.numbering(attribute.value)
      }
    }
  }

  private struct Attribute {
    let key: String
    let value: PlacedText
  }

  /// Cuts the text before each `#ancre` and each `clef:` that stands outside quotation marks.
  private static func attributes(of text: PlacedText) throws(Problem) -> [Attribute] {
    var starts: [(key: String, range: Range<Int>)] = []
    for word in words(of: text) {
      let spelling = String(text.characters[word])
      if spelling.hasPrefix("#") {
        starts.append(("#", word.lowerBound..<word.lowerBound + 1))
      } else if spelling.hasSuffix(":") {
        let key = String(spelling.dropLast())
        guard keys.contains(key) else { throw .unknownAttribute(key, at: text.span(word)) }
        starts.append((key, word))
      } else if starts.isEmpty || starts.last?.key == "#" {
        throw .attributeExpected(at: text.span(word))
      }
    }
    return starts.indices.map { index in
      let end =
        index + 1 < starts.count ? starts[index + 1].range.lowerBound : text.characters.count
      return Attribute(
        key: starts[index].key, value: text[starts[index].range.upperBound..<end].trimmed)
    }
  }

  private static let closings: [Character: Character] = ["\"": "\"", "'": "'", "«": "»"]

  private static func words(of text: PlacedText) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    var quotation: Character?
    for (index, character) in text.characters.enumerated() {
      if quotation == character {
        quotation = nil
      } else if quotation == nil, let closing = closings[character] {
        quotation = closing
      }
      if character.isWhitespace, quotation == nil {
        if let begun = start { words.append(begun..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    return start.map { words + [$0..<text.characters.count] } ?? words
  }

  private static func numbering(_ text: PlacedText) throws(Problem) -> Heading.Numbering {
    switch text.string {
    case "annexe": .annex
    case "aucune": .none
    case "chapitre": .chapter
    default: throw .unknownNumbering(text)
    }
  }

  private mutating func readPage(_ text: PlacedText) throws(Problem) {
    switch text.string {
    case "nouvelle": break
    case "suite": followsOn = true
    case "paysage": isLandscape = true
    default: throw .unknownPage(text)
    }
  }
}

extension Loop {
  /// Reads `x dans liste`.
  init(_ text: PlacedText) throws(Problem) {
    var tokens = try TokenReader(text)
    guard case .name(let variable)? = tokens.take(), !variable.contains("."),
      tokens.take(.name("dans"))
    else { throw .loopExpected(at: text.span) }
    let place = tokens.place
    guard case .name(let list)? = tokens.take(), tokens.peek == nil else {
      throw .loopExpected(at: text.span)
    }
    self.init(variable: variable, list: NameReference(name: list, span: place))
  }
}

extension Problem {
  fileprivate static func unknownAttribute(_ key: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "attribut-inconnu", "l'attribut « \(key) » n'existe pas", at: span,
      hint: closest(to: key, among: HeadingAttributes.keys).map { "vouliez-vous dire « \($0) » ?" }
        ?? "attributs possibles : #ancre, si:, pour:, numerotation:, page:")
  }

  fileprivate static func attributeExpected(at span: SourceSpan) -> Problem {
    Problem(
      .error, "attribut-attendu", "un attribut est attendu ici", at: span,
      hint: "attributs possibles : #ancre, si:, pour:, numerotation:, page:")
  }

  fileprivate static func unknownNumbering(_ text: PlacedText) -> Problem {
    Problem(
      .error, "valeur-inconnue", "la numérotation « \(text.string) » n'existe pas", at: text.span,
      hint: closest(to: text.string, among: ["annexe", "aucune", "chapitre"])
        .map { "vouliez-vous dire « \($0) » ?" }
        ?? "valeurs possibles : annexe, aucune, chapitre")
  }

  fileprivate static func unknownPage(_ text: PlacedText) -> Problem {
    Problem(
      .error, "valeur-inconnue", "une page ne peut pas être « \(text.string) »", at: text.span,
      hint: closest(to: text.string, among: ["nouvelle", "paysage", "suite"])
        .map { "vouliez-vous dire « \($0) » ?" } ?? "valeurs possibles : nouvelle, suite")
  }

  fileprivate static func loopExpected(at span: SourceSpan) -> Problem {
    Problem(
      .error, "boucle-illisible", "une boucle s'écrit « x dans liste »", at: span,
      hint: "par exemple « pour: famille dans malveillance.familles »")
  }
}
