import Database
import Problems

/// How the faults of a SQLite file of this program are said: what it is, and what helps.
struct DatabaseWording {
  /// Masculine, without its article: « registre ».
  let noun: String
  /// What the identifiers of its problems begin with: `registre`.
  let stem: String
  /// What to do when the file can't be opened, and when it is another program's.
  let opening: String
  let foreign: String

  /// What SQLite refused, told of the file that the user calls `name`.
  func problem(_ fault: DatabaseFault, _ name: String, at span: SourceSpan?) -> Problem {
    let (identifier, sentence, hint) = words(fault)
    let isOfInput = [.damaged, .foreign, .later].contains(fault.kind)
    return Problem(
      .error, identifier, "le \(noun) « \(name) » \(sentence)", at: span, hint: hint,
      cause: isOfInput ? .input : .machine)
  }

  private func words(_ fault: DatabaseFault) -> (identifier: String, sentence: String, hint: String)
  {
    switch fault.kind {
    case .busy:
      (
        stem + "-occupe", "est occupé par un autre programme",
        "attendez la fin de l’autre import, puis recommencez : rien n’a été écrit"
      )
    case .diskFull:
      (
        "ecriture-impossible", "ne peut pas être écrit : le disque est plein",
        "libérez de la place et recommencez : le \(noun) est resté comme avant"
      )
    case .readOnly:
      (
        "ecriture-impossible", "ne peut pas être écrit : l’écriture y est interdite",
        "vérifiez les droits du fichier et du dossier qui le contient"
      )
    case .cannotOpen: (stem + "-illisible", "ne peut pas être ouvert", opening)
    case .damaged:
      (
        stem + "-abime", "n’est pas un \(noun), ou il est abîmé",
        "reprenez une copie saine, ou supprimez-le et importez à nouveau les fichiers"
      )
    case .foreign:
      (
        stem + "-etranger", "est la base d’un autre programme : il n’est ni lu ni modifié", foreign
      )
    case .later:
      (
        stem + "-plus-recent",
        "vient d’une version plus récente de Vigie : il n’est ni lu ni modifié",
        "employez cette version, ou importez à nouveau les fichiers dans un \(noun) neuf"
      )
    case .constraint, .other:
      (
        stem + "-en-defaut", "n’a pas pu être lu ou écrit (\(fault.message))",
        "vérifiez le disque et ses droits : le \(noun) est resté comme avant"
      )
    }
  }
}
