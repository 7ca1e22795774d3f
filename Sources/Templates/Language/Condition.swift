import Problems

/// What follows `si:`; whether a section is kept.
indirect enum Condition: Hashable, Sendable {
  enum Operand: Hashable, Sendable {
    case name(NameReference)
    case number(Double)
    case text(String)
  }

  case value(NameReference)
  case not(Condition)
  case and(Condition, Condition)
  case or(Condition, Condition)
  case compare(Operand, Comparison, Operand, at: SourceSpan)

  init(_ text: PlacedText) throws(Problem) {
    var tokens = try TokenReader(text)
    guard tokens.peek != nil else { throw .emptyCondition(at: text.span) }
    self = try Self.alternative(&tokens, depth: 0)
    guard tokens.peek == nil else { throw .conditionGoesOn(at: tokens.place) }
  }

  /// More parentheses than a person writes; bounds the stack.
  private static let depthLimit = 50

  private static func alternative(
    _ tokens: inout TokenReader, depth: Int
  ) throws(Problem) -> Condition {
    var result = try conjunction(&tokens, depth: depth)
    while tokens.take(.name("ou")) {
      result = .or(result, try conjunction(&tokens, depth: depth))
    }
    return result
  }

  private static func conjunction(
    _ tokens: inout TokenReader, depth: Int
  ) throws(Problem) -> Condition {
    var result = try negation(&tokens, depth: depth)
    while tokens.take(.name("et")) {
      result = .and(result, try negation(&tokens, depth: depth))
    }
    return result
  }

  private static func negation(
    _ tokens: inout TokenReader, depth: Int
  ) throws(Problem) -> Condition {
    guard depth < depthLimit else { throw .conditionTooDeep(at: tokens.place) }
    if tokens.take(.name("non")) { return .not(try negation(&tokens, depth: depth + 1)) }
    guard tokens.take(.open) else { return try comparison(&tokens) }
    let inside = try alternative(&tokens, depth: depth + 1)
    guard tokens.take(.close) else { throw .parenthesisExpected(at: tokens.place) }
    return inside
  }

  private static func comparison(_ tokens: inout TokenReader) throws(Problem) -> Condition {
    let left = try operand(&tokens)
    let place = tokens.place
    guard case .comparison(let comparison)? = tokens.peek else {
      guard case .name(let reference) = left else { throw .comparisonExpected(at: place) }
      return .value(reference)
    }
    _ = tokens.take()
    return .compare(left, comparison, try operand(&tokens), at: place)
  }

  private static func operand(_ tokens: inout TokenReader) throws(Problem) -> Operand {
    let place = tokens.place
    switch tokens.take() {
    case .name(let name)? where !["et", "ou", "non"].contains(name):
      return .name(NameReference(name: name, span: place))
    case .number(let number)?: return .number(number)
    case .text(let text)?: return .text(text)
    default: throw .operandExpected(at: place)
    }
  }
}

extension Problem {
  fileprivate static func emptyCondition(at span: SourceSpan) -> Problem {
    Problem(
      .error, "condition-vide", "une condition est attendue ici", at: span,
      hint: "par exemple « si: enquete et non fictif »")
  }

  fileprivate static func conditionGoesOn(at span: SourceSpan) -> Problem {
    Problem(
      .error, "condition-illisible", "la condition devrait s'arrêter avant ceci", at: span,
      hint: "deux conditions se joignent par « et » ou par « ou »")
  }

  fileprivate static func conditionTooDeep(at span: SourceSpan) -> Problem {
    Problem(
      .error, "condition-trop-imbriquee", "cette condition a trop de parenthèses", at: span)
  }

  fileprivate static func parenthesisExpected(at span: SourceSpan) -> Problem {
    Problem(.error, "parenthese-non-fermee", "une parenthèse n'est pas fermée", at: span)
  }

  fileprivate static func comparisonExpected(at span: SourceSpan) -> Problem {
    Problem(
      .error, "condition-illisible", "un nombre ou un texte seul n'est pas une condition",
      at: span, hint: "comparez-le à une valeur : « niveau = \"fort\" »")
  }

  fileprivate static func operandExpected(at span: SourceSpan) -> Problem {
    Problem(
      .error, "condition-illisible", "un nom, un nombre ou un texte entre guillemets est attendu",
      at: span)
  }
}
