/// An option of the command line.
struct Option: Sendable {
  /// Long name without its dashes: `sortie`.
  let name: String
  /// One letter, or nil.
  let letter: Character?
  /// What its value is called in the help; nil for a switch.
  let value: String?
  let help: String

  init(_ name: String, _ letter: Character? = nil, value: String? = nil, help: String) {
    self.name = name
    self.letter = letter
    self.value = value
    self.help = help
  }

  /// `-s, --sortie DIR`.
  var usage: String {
    (letter.map { "-\($0), " } ?? "    ") + "--\(name)" + (value.map { " \($0)" } ?? "")
  }
}

extension Option {
  static let help = Option("aide", "h", help: "affiche cette aide")

  /// What every command understands.
  static let common = [
    help,
    Option(
      "edition", value: "publiable|restreinte",
      help: "édition des documents (publiable si absent)"),
    Option("date", value: "AAAA-MM-JJ", help: "date du document, au lieu de mission.date"),
    Option("modeles", value: "DIR", help: "dossier de modèles lu avant tous les autres"),
    Option("silencieux", help: "n'affiche que les problèmes"),
    Option(
      "format-problemes", value: "texte|json", help: "forme des problèmes sur l'erreur standard"),
  ]

  static let data = Option(
    "donnees-jointes",
    help: "joint au PDF les valeurs de chaque figure, en CSV (PDF/A-3b au lieu de 2b)")

  static let output = Option(
    "sortie", "s", value: "DIR", help: "où écrire les documents (output/ si absent)")
}
