import Database
import Problems

extension Problem {
  /// What SQLite refused, told of the reference store.
  static func store(_ fault: DatabaseFault, _ path: String) -> Problem {
    DatabaseWording(
      noun: "référentiel", stem: "referentiel",
      opening: "vérifiez le chemin, et les droits du fichier et du dossier qui le contient",
      foreign: "donnez un autre chemin par la variable VIGIE_REFERENTIEL"
    ).problem(fault, path, at: nil)
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
