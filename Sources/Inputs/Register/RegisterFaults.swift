import Database
import Problems

extension Problem {
  /// What SQLite refused, told of the register.
  static func register(_ fault: DatabaseFault, _ name: String) -> Problem {
    DatabaseWording(
      noun: "registre", stem: "registre",
      opening: "vérifiez les droits du fichier et du dossier qui le contient",
      foreign: "déplacez ce fichier : le registre d’un dossier porte ce nom"
    ).problem(fault, name, at: SourceSpan(wholeOf: name))
  }
}
