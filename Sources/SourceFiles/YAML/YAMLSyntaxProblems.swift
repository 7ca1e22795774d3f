import CYaml
import Problems

extension Problem {
  /// Says in French what libyaml could not read, at the place where it stopped.
  static func syntax(_ parser: yaml_parser_t, in source: SourceText) -> Problem {
    let message = parser.problem.map { String(cString: $0) } ?? ""
    let context = parser.context.map { String(cString: $0) } ?? ""
    guard parser.error != YAML_MEMORY_ERROR else {
      return Problem(
        .error, "memoire", "la mémoire manque pour lire ce fichier",
        at: SourceSpan(wholeOf: source.name), cause: .machine)
    }
    if parser.error == YAML_READER_ERROR {
      return .controlCharacter(at: source.span(at: parser.problem_offset))
    }
    let mark = parser.problem_mark
    let span = source.span(line: mark.line, scalar: mark.column, length: 1)
    let opened = parser.context_mark.line + 1
    if span.lineText.prefix(while: { $0.isWhitespace }).contains("\t") { return .tab(span, source) }
    let known = wording(of: message, context: context, openedAtLine: opened)
    return Problem(.error, known.identifier, known.summary, at: span, hint: known.hint)
  }

  private static func tab(_ span: SourceSpan, _ source: SourceText) -> Problem {
    let before = span.lineText.prefix { $0 == " " }.count
    return Problem(
      .error, "tabulation", "l'indentation contient une tabulation",
      at: SourceSpan(
        file: span.file, line: span.line, column: before + 1, lineText: span.lineText),
      hint: "indentez avec des espaces")
  }

  private static func controlCharacter(at span: SourceSpan) -> Problem {
    Problem(
      .error, "caractere-de-controle", "un caractère de contrôle n'est pas permis ici", at: span,
      hint: "supprimez ce caractère invisible")
  }

  private typealias Wording = (identifier: String, summary: String, hint: String?)

  /// The messages of libyaml 0.2 that a person meets; others keep one sentence for all.
  private static func wording(
    of message: String, context: String, openedAtLine line: Int
  ) -> Wording {
    if let summary = unclosed(message, context: context, openedAtLine: line) {
      return ("yaml-non-ferme", summary, nil)
    }
    return switch message {
    case "mapping values are not allowed in this context":
      (
        "yaml-deux-points", "« : » ne peut pas se trouver ici",
        "vérifiez l'indentation, ou mettez le texte entre guillemets"
      )
    case "could not find expected ':'":
      (
        "yaml-cle-sans-deux-points", "« : » manque après la clé commencée à la ligne \(line)",
        "une clé s'écrit « clé: valeur », avec une espace après les deux-points"
      )
    case "found character that cannot start any token":
      (
        "yaml-caractere", "une valeur ne peut pas commencer par ce caractère",
        "mettez le texte entre guillemets"
      )
    case "found unknown escape character":
      (
        "yaml-echappement", "cet échappement n'existe pas entre guillemets doubles",
        "écrivez « \\\\ » pour une barre oblique inverse, ou utilisez des guillemets simples"
      )
    case "found undefined tag handle":
      ("etiquette-yaml", "cette étiquette n'est pas acceptée", "mettez le texte entre guillemets")
    case _ where misplaced.contains(message):
      (
        "yaml-indentation", "cette ligne ne continue pas ce qui a commencé à la ligne \(line)",
        "alignez les clés d'un même niveau sur la même colonne"
      )
    default: ("yaml-illisible", "le YAML n'est pas lisible à partir d'ici", nil)
    }
  }

  private static let misplaced: Set = [
    "did not find expected key", "did not find expected '-' indicator",
    "block sequence entries are not allowed in this context",
    "block mapping entries are not allowed in this context",
    "mapping keys are not allowed in this context",
  ]

  private static func unclosed(
    _ message: String, context: String, openedAtLine line: Int
  ) -> String? {
    switch message {
    case "did not find expected ',' or ']'":
      "la liste ouverte par « [ » à la ligne \(line) n'est pas fermée, ou une virgule manque"
    case "did not find expected ',' or '}'":
      "l'accolade « { » ouverte à la ligne \(line) n'est pas fermée, ou une virgule manque"
    case _ where context == "while scanning a quoted scalar" && message.contains("unexpected"):
      "le guillemet ouvert à la ligne \(line) n'est pas fermé"
    default: nil
    }
  }
}
