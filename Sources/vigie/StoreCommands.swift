import Pipeline
import Problems

/// The commands of the store of open data.
extension Command {
  static let importReference = Command(
    "referentiel", "importer",
    summary: "met des fichiers de données ouvertes dans le référentiel, tous ou aucun",
    operands: "FICHIER…",
    options: [
      Option("remplacer", help: "prend la place d'une édition qui y est avec d'autres octets")
    ]
  ) { invocation throws(Problems) in
    let files = try invocation.operands(from: "FICHIER")
    let day = try one { () throws(Problem) in
      try DocumentRequest.date(invocation.arguments.value("date") ?? Invocation.today)
    }
    let imported = try importReferences(
      files, in: invocation.surroundings, on: day, replacing: invocation.arguments.has("remplacer"))
    return CommandResult(text: imported.value, problems: imported.warnings)
  }

  static let showReference = Command(
    "referentiel", "etat",
    summary: "dit ce que le référentiel tient : sources, éditions, licences, empreintes",
    options: [Option("commune", value: "CODE", help: "ce qu'il tient d'une commune")]
  ) { invocation throws(Problems) in
    _ = try invocation.operands()
    let shown =
      if let code = invocation.arguments.value("commune") {
        try showCommune(code, in: invocation.surroundings)
      } else {
        try showStore(in: invocation.surroundings)
      }
    return CommandResult(text: shown.value, problems: shown.warnings)
  }

  static let verifyReference = Command(
    "referentiel", "verifier",
    summary: "contrôle le fichier du référentiel et chacune de ses éditions"
  ) { invocation throws(Problems) in
    _ = try invocation.operands()
    let verified = try verifyStore(in: invocation.surroundings)
    return CommandResult(text: verified.value, problems: verified.warnings)
  }
}
