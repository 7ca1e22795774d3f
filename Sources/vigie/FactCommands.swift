import Pipeline
import Problems

/// The commands of the register of local facts.
extension Command {
  static let importFacts = Command(
    "faits", "importer",
    summary: "met des faits dans le registre du dossier (tous ceux qu'il nomme si aucun FICHIER)",
    operands: "DOSSIER [FICHIER…]",
    options: [
      Option("source", value: "NOM", help: "la source des fichiers, quand elle ne se devine pas")
    ]
  ) { invocation throws(Problems) in
    let operands = try invocation.operands(from: "DOSSIER")
    let imported = try importLocalFacts(
      invocation.request(for: operands[0]), files: Array(operands.dropFirst()),
      source: invocation.arguments.value("source"))
    return CommandResult(text: imported.value, problems: imported.warnings)
  }

  static let showRegister = Command(
    "faits", "etat",
    summary: "dit ce que le registre contient : sources, mois, lacunes, refus, imports",
    operands: "DOSSIER"
  ) { invocation throws(Problems) in
    let shown = try showRegisterState(invocation.request(for: invocation.operands("DOSSIER")[0]))
    return CommandResult(text: shown.value, problems: shown.warnings)
  }

  static let observatory = Command(
    "observatoire",
    summary:
      "écrit l'observatoire de la tranquillité publique d'un mois, d'un trimestre, d'une année",
    operands: "DOSSIER",
    options: [
      .output, .data,
      Option(
        "periode", value: "P",
        help: "2026-T3, 2026-09 ou 2026 (le dernier trimestre achevé au jour du dossier)"),
    ]
  ) { invocation throws(Problems) in
    let request = try invocation.request(for: invocation.operands("DOSSIER")[0])
    return .files(try makeObservatory(invocation.arguments.value("periode"), request))
  }
}
