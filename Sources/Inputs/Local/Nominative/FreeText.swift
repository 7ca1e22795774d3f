import Problems
import SourceFiles

/// Reads the free texts of a file, each held against what would designate a person.
struct FreeTextReader {
  let places: PlaceNames

  /// The text of a key; nil when it is absent, empty or wrong.
  func text(
    _ key: String, in section: Section, _ problems: inout ProblemCollector
  ) -> String? {
    guard let text = section.text(key, &problems), let node = section.mapping[key] else {
      return nil
    }
    return checked(text, at: node.span, key: key, &problems)
  }

  /// The texts of a key that holds one or several.
  func texts(
    _ key: String, in section: Section, _ problems: inout ProblemCollector
  ) -> [(text: String, span: SourceSpan)] {
    (section.mapping[key]?.listOrSingle() ?? []).compactMap { node in
      guard let text = problems.attempt({ () throws(Problem) in try node.string() }),
        let checked = checked(text, at: node.span, key: key, &problems)
      else { return nil }
      return (checked, node.span)
    }
  }

  /// The text without spaces around it; nil, with a problem, when nothing is left.
  private func checked(
    _ text: String, at span: SourceSpan, key: String, _ problems: inout ProblemCollector
  ) -> String? {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    guard !text.isEmpty else {
      problems.add(.emptyText(key, at: span))
      return nil
    }
    for match in nominativeFindings(in: String(text), places: places) {
      problems.add(.nominative(match, at: span.narrowed(to: match.excerpt)))
    }
    return String(text)
  }
}

extension SourceSpan {
  /// The place of an excerpt inside the value; the value as a whole when it is written otherwise
  /// there, over several lines or with doubled quotes.
  func narrowed(to excerpt: String) -> SourceSpan {
    let line = Array(lineText)
    let wanted = Array(excerpt)
    var start = column - 1
    while start >= 0, start + wanted.count <= line.count {
      if Array(line[start..<start + wanted.count]) == wanted {
        return SourceSpan(
          file: file, line: self.line, column: start + 1, length: wanted.count,
          lineText: lineText)
      }
      start += 1
    }
    return self
  }
}

extension Problem {
  fileprivate static func emptyText(_ key: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "texte-vide", "le texte de « \(key) » est vide", at: span,
      hint: "écrivez-le, ou supprimez la clé")
  }

  /// What may designate a person: refused when it is sure, to be read again otherwise.
  static func nominative(_ match: NominativeMatch, at span: SourceSpan) -> Problem {
    Problem(
      match.isSure ? .error : .warning,
      match.isSure ? "contenu-nominatif" : "contenu-nominatif-possible",
      match.isSure
        ? "« \(match.excerpt.prefix(60)) » désigne une personne : \(match.kind.description)"
        : "« \(match.excerpt.prefix(60)) » pourrait désigner une personne : "
          + match.kind.description,
      at: span, hint: match.kind.advice)
  }
}

extension NominativeMatch.Kind {
  fileprivate var description: String {
    switch self {
    case .civility: "une civilité ou un titre, suivi d'un nom"
    case .fullName: "un prénom ou une initiale, avec un nom"
    case .givenName: "un prénom"
    case .initials: "des initiales"
    case .birth: "une naissance datée"
    case .date: "une date complète"
    case .phone: "un numéro de téléphone"
    case .email: "une adresse électronique"
    case .account: "un compte sur un réseau social"
    case .plate: "une plaque d'immatriculation"
    case .address: "une adresse avec son numéro"
    case .dwelling: "un logement"
    case .socialSecurityNumber: "un numéro de sécurité sociale"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .civility, .initials:
      "remplacez par la fonction : « le gardien », « une habitante »"
    case .fullName, .givenName:
      "remplacez par la fonction ; si c'est un lieu, écrivez ce qu'il est : « place Jean Jaurès »"
    case .birth: "supprimez la date ; une tranche d'âge suffit : « un mineur »"
    case .date: "gardez la date si elle ne désigne personne, sinon le mois suffit"
    case .phone, .email, .account, .plate, .socialSecurityNumber: "supprimez-le du texte"
    case .address: "gardez le nom de la rue, sans le numéro"
    case .dwelling: "gardez le hall ou le bâtiment, sans le logement"
    }
  }
}
