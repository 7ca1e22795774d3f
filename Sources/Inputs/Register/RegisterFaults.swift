import Database
import Problems

extension Problem {
  /// What SQLite refused, told of the register.
  static func register(_ fault: DatabaseFault, _ name: String) -> Problem {
    let words = RegisterFault(fault)
    return Problem(
      .error, words.identifier, "le registre « \(name) » \(words.sentence)",
      at: SourceSpan(wholeOf: name), hint: words.hint,
      cause: words.isOfMachine ? .machine : .input)
  }
}

private struct RegisterFault {
  let identifier: String
  let sentence: String
  let hint: String
  var isOfMachine = true

  init(_ fault: DatabaseFault) {
    switch fault.kind {
    case .busy:
      identifier = "registre-occupe"
      sentence = "est occupé par un autre programme"
      hint = "attendez la fin de l’autre import, puis recommencez : rien n’a été écrit"
    case .diskFull:
      identifier = "ecriture-impossible"
      sentence = "ne peut pas être écrit : le disque est plein"
      hint = "libérez de la place et recommencez : le registre est resté comme avant"
    case .readOnly:
      identifier = "ecriture-impossible"
      sentence = "ne peut pas être écrit : l’écriture y est interdite"
      hint = "vérifiez les droits du fichier et du dossier qui le contient"
    case .cannotOpen:
      identifier = "registre-illisible"
      sentence = "ne peut pas être ouvert"
      hint = "vérifiez les droits du fichier et du dossier qui le contient"
    case .damaged:
      identifier = "registre-abime"
      sentence = "n’est pas un registre, ou il est abîmé"
      hint = "reprenez une copie saine, ou supprimez-le et importez à nouveau les fichiers"
      isOfMachine = false
    case .foreign:
      identifier = "registre-etranger"
      sentence = "est la base d’un autre programme : il n’est ni lu ni modifié"
      hint = "déplacez ce fichier : le registre d’un dossier porte ce nom"
      isOfMachine = false
    case .later:
      identifier = "registre-plus-recent"
      sentence = "vient d’une version plus récente de Vigie : il n’est ni lu ni modifié"
      hint = "employez cette version, ou importez à nouveau les fichiers dans un registre neuf"
      isOfMachine = false
    case .constraint, .other:
      identifier = "registre-en-defaut"
      sentence = "n’a pas pu être lu ou écrit (\(fault.message))"
      hint = "vérifiez le disque et ses droits : le registre est resté comme avant"
    }
  }
}
