import Database
import Problems

extension Problem {
  /// What SQLite refused, told of the reference store.
  static func store(_ fault: DatabaseFault, _ path: String) -> Problem {
    let words = StoreFault(fault)
    return Problem(
      .error, words.identifier, "le référentiel « \(path) » \(words.sentence)", at: nil,
      hint: words.hint, cause: words.isOfMachine ? .machine : .input)
  }

  static func damagedStore(_ path: String, _ what: String) -> Problem {
    Problem(
      .error, "referentiel-abime", "le référentiel « \(path) » est abîmé : \(what)", at: nil,
      hint: "supprimez-le, puis importez à nouveau les fichiers")
  }

  /// A dossier or a batch asks for the store, and there is none.
  static func noStore(_ path: String?, at span: SourceSpan?) -> Problem {
    Problem(
      .error, "referentiel-absent",
      path.map { "il n’y a pas de référentiel de données ouvertes à « \($0) »" }
        ?? "aucun référentiel de données ouvertes n’est à portée", at: span,
      hint: "importez-y les fichiers : « vigie referentiel importer FICHIER… »")
  }
}

private struct StoreFault {
  let identifier: String
  let sentence: String
  let hint: String
  var isOfMachine = true

  init(_ fault: DatabaseFault) {
    switch fault.kind {
    case .busy:
      identifier = "referentiel-occupe"
      sentence = "est occupé par un autre programme"
      hint = "attendez la fin de l’autre import, puis recommencez : rien n’a été écrit"
    case .diskFull:
      identifier = "ecriture-impossible"
      sentence = "ne peut pas être écrit : le disque est plein"
      hint = "libérez de la place et recommencez : le référentiel est resté comme avant"
    case .readOnly:
      identifier = "ecriture-impossible"
      sentence = "ne peut pas être écrit : l’écriture y est interdite"
      hint = "vérifiez les droits du fichier et du dossier qui le contient"
    case .cannotOpen:
      identifier = "referentiel-illisible"
      sentence = "ne peut pas être ouvert"
      hint = "vérifiez le chemin, et les droits du fichier et du dossier qui le contient"
    case .damaged:
      identifier = "referentiel-abime"
      sentence = "n’est pas un référentiel, ou il est abîmé"
      hint = "reprenez une copie saine, ou supprimez-le et importez à nouveau les fichiers"
      isOfMachine = false
    case .foreign:
      identifier = "referentiel-etranger"
      sentence = "est la base d’un autre programme : il n’est ni lu ni modifié"
      hint = "donnez un autre chemin par la variable VIGIE_REFERENTIEL"
      isOfMachine = false
    case .later:
      identifier = "referentiel-plus-recent"
      sentence = "vient d’une version plus récente de Vigie : il n’est ni lu ni modifié"
      hint = "employez cette version, ou importez les fichiers dans un référentiel neuf"
      isOfMachine = false
    case .constraint, .other:
      identifier = "referentiel-en-defaut"
      sentence = "n’a pas pu être lu ou écrit (\(fault.message))"
      hint = "vérifiez le disque et ses droits : le référentiel est resté comme avant"
    }
  }
}
