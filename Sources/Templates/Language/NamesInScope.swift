import Document
import Problems
import Units

/// The values that a name may stand for at one place of a template.
struct NamesInScope: Sendable {
  let source: any ValueSource
  /// The variables of the loops around the place.
  var locals = TemplateScope()
  /// The free keys of the head, under `modele`.
  var head = TemplateScope()

  /// The value of a name; throws when nothing has it.
  func value(of reference: NameReference) throws(Problem) -> TemplateValue {
    let name = reference.name
    if let value = locals.value(name) ?? head.value(name) ?? sourceValue(name) { return value }
    throw .unknownValue(
      reference, among: locals.valueNames + head.valueNames + source.valueNames)
  }

  /// The value under its whole name, or inside the longest beginning that names a scope.
  private func sourceValue(_ name: String) -> TemplateValue? {
    // A loop variable hides the values of the source that begin as it does.
    if let first = name.split(separator: ".").first, locals[String(first)] != nil { return nil }
    if let value = source.value(name) { return value }
    var end = name.endIndex
    while let dot = name[..<end].lastIndex(of: ".") {
      switch source.value(String(name[..<dot])) {
      case .scope(let inner)?: return inner.value(String(name[name.index(after: dot)...]))
      case .missing?: return .missing
      default: end = dot
      }
    }
    return nil
  }

  /// The value after its filters.
  private func filtered(_ expression: ValueExpression) throws(Problem) -> TemplateValue {
    var value = try value(of: expression.reference)
    for filter in expression.filters {
      guard let next = filter.apply(to: value) else {
        throw .unsuitedFilter(filter, expression.name, value, at: expression.span)
      }
      value = next
    }
    return value
  }

  func inlines(of expression: ValueExpression) throws(Problem) -> [Inline] {
    guard let inlines = try filtered(expression).inlines() else {
      throw .scopePrinted(expression.reference)
    }
    return inlines
  }

  func text(of expression: ValueExpression) throws(Problem) -> String {
    guard let text = try filtered(expression).plain() else {
      throw .scopePrinted(expression.reference)
    }
    return text
  }

  func list(of reference: NameReference) throws(Problem) -> [TemplateValue] {
    switch try value(of: reference) {
    case .list(let items): return items
    case .missing: return []
    default: throw .notAList(reference)
    }
  }
}

extension NamesInScope {
  func holds(_ condition: Condition) throws(Problem) -> Bool {
    switch condition {
    case .value(let reference): return try value(of: reference).holds
    case .not(let inner): return try !holds(inner)
    // Both sides are looked up, so that a wrong name is seen whatever the values.
    case .and(let left, let right):
      let (first, second) = (try holds(left), try holds(right))
      return first && second
    case .or(let left, let right):
      let (first, second) = (try holds(left), try holds(right))
      return first || second
    case .compare(let left, let comparison, let right, let place):
      return try compare(try operand(left), comparison, try operand(right), at: place)
    }
  }

  private func operand(_ operand: Condition.Operand) throws(Problem) -> TemplateValue {
    switch operand {
    case .name(let reference): try value(of: reference)
    case .number(let number): .number(number, NumberFormat())
    case .text(let text): .text(text)
    }
  }

  /// What is not known is different from everything, and neither less nor greater.
  private func compare(
    _ left: TemplateValue, _ comparison: Comparison, _ right: TemplateValue, at place: SourceSpan
  ) throws(Problem) -> Bool {
    if left == .missing || right == .missing { return comparison == .different && left != right }
    if case .number(let first, _) = left, case .number(let second, _) = right {
      return comparison.holds(first, second)
    }
    guard let first = left.comparable, let second = right.comparable else {
      throw .notComparable(at: place)
    }
    return comparison.holds(first, second)
  }
}

extension TemplateValue {
  /// Text to compare with text; nil for what has none.
  fileprivate var comparable: String? {
    switch self {
    case .text(let text): text
    case .place(let place): place.name
    case .date(let date): date.iso
    case .rich(let inlines): inlines.plainText
    case .bool(let value): value ? ExpansionWords.yes : ExpansionWords.no
    case .number, .interval, .list, .scope, .missing: nil
    }
  }

  fileprivate var kind: String {
    switch self {
    case .text: "un texte"
    case .number: "un nombre"
    case .interval: "un intervalle"
    case .date: "une date"
    case .bool: "un oui ou non"
    case .place: "un nom de lieu"
    case .rich: "un texte composé"
    case .list: "une liste"
    case .scope: "un groupe de valeurs"
    case .missing: "une valeur à compléter"
    }
  }
}

extension Comparison {
  fileprivate func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .different: left != right
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    }
  }
}

extension Problem {
  fileprivate static func unknownValue(
    _ reference: NameReference, among names: [String]
  ) -> Problem {
    Problem(
      .error, "valeur-inconnue", "la valeur « \(reference.name) » n'existe pas",
      at: reference.span,
      hint: closest(to: reference.name, among: names).map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func unsuitedFilter(
    _ filter: Filter, _ name: String, _ value: TemplateValue, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "filtre-inadapte",
      "le filtre « \(filter.name) » ne s'applique pas à « \(name) », qui est \(value.kind)",
      at: span)
  }

  fileprivate static func scopePrinted(_ reference: NameReference) -> Problem {
    Problem(
      .error, "valeur-composee",
      "« \(reference.name) » est un groupe de valeurs, qui ne s'imprime pas", at: reference.span,
      hint: "nommez une de ses valeurs : {{\(reference.name).nom}}")
  }

  fileprivate static func notAList(_ reference: NameReference) -> Problem {
    Problem(
      .error, "liste-attendue", "« \(reference.name) » n'est pas une liste", at: reference.span)
  }

  fileprivate static func notComparable(at span: SourceSpan) -> Problem {
    Problem(
      .error, "comparaison", "ces deux valeurs ne se comparent pas", at: span,
      hint: "un nombre se compare à un nombre, un texte à un texte entre guillemets")
  }
}
