import Problems

/// A name of a template and where it was typed.
struct NameReference: Hashable, Sendable {
  /// With its dots: `malveillance.cambriolages.taux`.
  let name: String
  let span: SourceSpan
}

/// What stands between `{{` and `}}`: a name, then filters.
struct ValueExpression: Hashable, Sendable {
  let name: String
  let filters: [Filter]
  /// From the first brace to the last.
  let span: SourceSpan
  /// Braces included, to show it as it is.
  let typed: String

  /// Reads the text with its braces.
  init(_ text: PlacedText) throws(Problem) {
    span = text.span
    typed = text.string
    var tokens = try TokenReader(text[2..<text.characters.count - 2])
    guard case .name(let name)? = tokens.take() else { throw .nameExpected(at: text.span) }
    self.name = name
    var filters: [Filter] = []
    while tokens.peek != nil {
      guard tokens.take(.pipe) else { throw .pipeExpected(at: tokens.place) }
      filters.append(try Filter(reading: &tokens))
    }
    self.filters = filters
  }

  var reference: NameReference { NameReference(name: name, span: span) }
}

extension Problem {
  fileprivate static func nameExpected(at span: SourceSpan) -> Problem {
    Problem(
      .error, "valeur-sans-nom", "le nom d'une valeur est attendu entre {{ et }}", at: span,
      hint: "par exemple {{commune.nom}}")
  }

  fileprivate static func pipeExpected(at span: SourceSpan) -> Problem {
    Problem(
      .error, "expression-illisible", "« | » est attendu avant un filtre", at: span,
      hint: "par exemple {{valeur | decimal 1}}")
  }
}
