import Problems
import SourceFiles
import Units

/// The keys of one section of `dossier.yaml`; problems are kept and the reading goes on.
struct Section {
  let mapping: YAMLMapping

  /// The keys of a mapping that are free, or checked elsewhere.
  init(mapping: YAMLMapping) { self.mapping = mapping }

  /// Nil, with a problem, when the node is not a section; unknown keys are problems.
  init?(_ node: YAMLNode, allowing keys: [String], _ problems: inout ProblemCollector) {
    do { mapping = try node.mapping(allowing: keys, problems: &problems) } catch {
      problems.add(error)
      return nil
    }
  }

  /// The value of a key, nil when it is absent, empty or wrong.
  func value<Value>(
    _ key: String, _ problems: inout ProblemCollector,
    as read: (YAMLNode) throws(Problem) -> Value
  ) -> Value? {
    guard let node = mapping[key] else { return nil }
    return problems.attempt { () throws(Problem) in try read(node) }
  }

  func text(_ key: String, _ problems: inout ProblemCollector) -> String? {
    value(key, &problems) { node throws(Problem) in
      let text = try node.string()
      guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
        throw .invisibleCharacter(at: node.span)
      }
      return text
    }
  }

  func flag(_ key: String, _ problems: inout ProblemCollector) -> Bool? {
    value(key, &problems) { node throws(Problem) in try node.bool() }
  }

  /// A whole number from a smallest value on.
  func count(
    _ key: String, from smallest: Int = 0, _ problems: inout ProblemCollector
  ) -> Int? {
    value(key, &problems) { node throws(Problem) in
      let number = try node.int()
      guard number >= smallest else { throw .tooSmall(number, smallest, at: node.span) }
      return number
    }
  }

  func date(_ key: String, _ problems: inout ProblemCollector) -> CalendarDate? {
    value(key, &problems) { node throws(Problem) in try node.date() }
  }

  func texts(_ key: String, _ problems: inout ProblemCollector) -> [String] {
    (mapping[key]?.listOrSingle() ?? []).compactMap { node in
      problems.attempt { () throws(Problem) in try node.string() }
    }
  }

  /// The section that a key holds; nil when the key is absent, or wrong.
  func section(
    _ key: String, allowing keys: [String], _ problems: inout ProblemCollector
  ) -> Section? {
    mapping[key].flatMap { Section($0, allowing: keys, &problems) }
  }

  /// Says that a file is not of the one version of the format that exists.
  func checkVersion(_ problems: inout ProblemCollector) {
    guard let node = mapping["vigie"] else {
      return problems.add(.missingVersion(at: mapping.span))
    }
    let version = problems.attempt { () throws(Problem) in try node.int() }
    if let version, version != 1 { problems.add(.unknownVersion(version, at: node.span)) }
  }

  /// Says that a key is missing, or has no value.
  func require(_ key: String, _ problems: inout ProblemCollector) {
    _ = problems.attempt { () throws(Problem) in try mapping.required(key) }
  }
}

extension YAMLNode {
  /// A day written `AAAA-MM-JJ`.
  func date() throws(Problem) -> CalendarDate {
    let text = try string()
    guard let date = CalendarDate(iso: text) else { throw .wrongDate(text, at: span) }
    return date
  }
}

extension Problem {
  fileprivate static func invisibleCharacter(at span: SourceSpan) -> Problem {
    Problem(
      .error, "caractere-de-controle",
      "un retour à la ligne, une tabulation ou un caractère invisible n'est pas permis ici",
      at: span, hint: "écrivez ce texte sur une seule ligne")
  }

  fileprivate static func missingVersion(at span: SourceSpan) -> Problem {
    Problem(
      .error, "cle-manquante", "la clé « vigie » manque", at: span,
      hint: "commencez le fichier par « vigie: 1 »")
  }

  fileprivate static func unknownVersion(_ version: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "version-inconnue", "la version \(version) du format n'existe pas", at: span,
      hint: "écrivez « vigie: 1 »")
  }

  fileprivate static func tooSmall(
    _ number: Int, _ smallest: Int, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "nombre-hors-limites",
      "\(number) se trouve ici, un nombre d'au moins \(smallest) est attendu", at: span)
  }

  fileprivate static func wrongDate(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "date-invalide", "« \(text.prefix(60)) » n'est pas une date", at: span,
      hint: dateMeant(by: text).map { "écrivez « \($0.iso) »" }
        ?? "une date s'écrit AAAA-MM-JJ : 2026-11-23")
  }

  /// The day meant by `23/11/2026`; two figures are read as day then month, as in French.
  private static func dateMeant(by text: String) -> CalendarDate? {
    let parts = text.split { "/.- ".contains($0) }.compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return CalendarDate(year: parts[2], month: parts[1], day: parts[0])
      ?? CalendarDate(year: parts[0], month: parts[1], day: parts[2])
  }
}
