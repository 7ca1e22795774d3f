import Dossier
import Problems
import SourceFiles
import Units

/// What the files of a strategy have in common: sentences, identifiers, citations.
extension YAMLNode {
  /// A text of any length; a text over several lines is one paragraph.
  func wording() throws(Problem) -> String {
    let text = try string()
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" || $0 == "\r" }),
      !text.unicodeScalars.contains("\u{7F}")
    else { throw .hiddenCharacter(at: span) }
    let words = text.split { $0 == "\n" || $0 == "\r" || $0 == "\r\n" || $0 == " " }
    guard !words.isEmpty else { throw .nothingButSpaces(at: span) }
    return text.contains { $0.isNewline || $0 == "\r" } || text.hasPrefix(" ")
      || text.hasSuffix(" ")
      ? words.joined(separator: " ") : text
  }

  /// The function of a person or the name of an institution, never the name of a person.
  func function(_ problems: inout ProblemCollector) throws(Problem) -> String {
    let text = try wording()
    if Self.namesAPerson(text) { problems.add(.nameOfAPerson(text, at: span)) }
    return text
  }

  /// Whether a courtesy title is followed by a capital, as no function is.
  private static func namesAPerson(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
    let titles: Set<Substring> = ["M.", "MM.", "Mme", "Mmes", "Mlle", "Monsieur", "Madame"]
    return zip(words, words.dropFirst()).contains { title, next in
      titles.contains(title) && (next.first?.isUppercase ?? false)
    }
  }

  /// `A1.1`, `F01`: letters, digits, points, hyphens.
  func identifier() throws(Problem) -> String {
    let text = try string()
    guard let first = text.first, first.isASCII, first.isLetter || first.isNumber,
      text.utf8.count <= Self.longestIdentifier,
      text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }),
      text.last != "."
    else { throw .wrongIdentifier(text, at: span) }
    return text
  }

  /// What stands in a margin, in a tree and in an address of a link.
  private static let longestIdentifier = 32

  func citation() throws(Problem) -> Citation { Citation(try string(), at: span) }
}

extension Section {
  func wording(_ key: String, _ problems: inout ProblemCollector) -> String? {
    value(key, &problems) { node throws(Problem) in try node.wording() }
  }

  func requiredWording(_ key: String, _ problems: inout ProblemCollector) -> String? {
    if mapping[key] == nil { require(key, &problems) }
    return wording(key, &problems)
  }

  func wordings(_ key: String, _ problems: inout ProblemCollector) -> [String] {
    items(key, &problems) { node, _ throws(Problem) in try node.wording() }
  }

  func function(_ key: String, _ problems: inout ProblemCollector) -> String? {
    items(key, &problems) { node, problems throws(Problem) in
      try node.function(&problems)
    }.first
  }

  func functions(_ key: String, _ problems: inout ProblemCollector) -> [String] {
    items(key, &problems) { node, problems throws(Problem) in try node.function(&problems) }
  }

  func citations(_ key: String, _ problems: inout ProblemCollector) -> [Citation] {
    items(key, &problems) { node, _ throws(Problem) in try node.citation() }
  }

  func requiredDate(_ key: String, _ problems: inout ProblemCollector) -> CalendarDate? {
    if mapping[key] == nil { require(key, &problems) }
    return date(key, &problems)
  }

  func number(_ key: String, _ problems: inout ProblemCollector) -> Double? {
    value(key, &problems) { node throws(Problem) in try node.double() }
  }

  /// The elements of a list, each problem kept.
  func items<Item>(
    _ key: String, _ problems: inout ProblemCollector,
    as read: (YAMLNode, inout ProblemCollector) throws(Problem) -> Item
  ) -> [Item] {
    mapping[key]?.items(&problems, as: read) ?? []
  }
}

extension YAMLNode {
  func items<Item>(
    _ problems: inout ProblemCollector,
    as read: (YAMLNode, inout ProblemCollector) throws(Problem) -> Item
  ) -> [Item] {
    var items: [Item] = []
    for node in listOrSingle() {
      do throws(Problem) { items.append(try read(node, &problems)) } catch {
        problems.add(error)
      }
    }
    return items
  }
}

/// The identifiers of a file: one stands for one thing.
struct TakenIdentifiers {
  private var spans: [String: SourceSpan] = [:]
  private let areNumbered: Bool
  private var count = 0

  /// - Parameter areNumbered: whether what has no identifier gets one, as in the catalogue.
  init(areNumbered: Bool = false) { self.areNumbered = areNumbered }

  /// The identifier of a section; nil when it is missing, misspelt, or taken.
  mutating func take(_ section: Section, _ problems: inout ProblemCollector) -> String? {
    guard let node = section.mapping["id"] else {
      guard !areNumbered else {
        count += 1
        return "T\(count)"
      }
      section.require("id", &problems)
      return nil
    }
    guard let text = problems.attempt({ () throws(Problem) in try node.identifier() }) else {
      return nil
    }
    if let first = spans[text] {
      problems.add(.identifierTaken(text, first: first, at: node.span))
      return nil
    }
    spans[text] = node.span
    return text
  }
}

extension Problem {
  fileprivate static func hiddenCharacter(at span: SourceSpan) -> Problem {
    Problem(
      .error, "caractere-de-controle", "une tabulation ou un caractère invisible n'est pas permis",
      at: span, hint: "retapez ce texte")
  }

  fileprivate static func nothingButSpaces(at span: SourceSpan) -> Problem {
    Problem(.error, "valeur-manquante", "ce texte est vide", at: span)
  }

  fileprivate static func nameOfAPerson(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "nom-de-personne", "« \(text.prefix(60)) » semble nommer une personne", at: span,
      hint: "écrivez la fonction ou l'institution : « le maire », « police municipale »")
  }

  fileprivate static func wrongIdentifier(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "identifiant-invalide", "« \(text.prefix(60)) » ne peut pas servir d'identifiant",
      at: span,
      hint: "32 caractères au plus : lettres sans accent, chiffres, points et tirets (« A1.1 », "
        + "« F01 »)")
  }

  fileprivate static func identifierTaken(
    _ text: String, first: SourceSpan, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "identifiant-repete",
      "l'identifiant « \(text) » est déjà celui de la ligne \(first.line)", at: span,
      hint: "un identifiant désigne une seule chose, axe, objectif ou action")
  }

  static func endBeforeStart(_ end: CalendarDate, _ start: CalendarDate, at span: SourceSpan)
    -> Problem
  {
    Problem(
      .error, "fin-avant-debut",
      "cette date, le \(end.french), précède celle du début, le \(start.french)", at: span)
  }
}
