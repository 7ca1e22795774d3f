import Pipeline
import Problems

/// The commands of a strategy and of its life.
extension Command {
  static let strategy = Command(
    "strategie",
    summary: "propose une stratégie, ou ce qui manque à celle du dossier",
    operands: "DOSSIER",
    options: [
      Option("proposer", help: "écrit une proposition à côté de strategie.yaml, sans la modifier")
    ]
  ) { invocation throws(Problems) in
    let dossier = try invocation.operands("DOSSIER")[0]
    guard invocation.arguments.has("proposer") else {
      throw Problems([
        .commandLine(
          "option-absente", "il manque l'option « --proposer »",
          hint: "vigie strategie DOSSIER --proposer")
      ])
    }
    let proposed = try proposeStrategy(invocation.request(for: dossier))
    return CommandResult(text: proposed.value, problems: proposed.warnings)
  }

  static let meeting = Command(
    "seance",
    summary: "montre ce que les décisions d'une séance changent à la stratégie",
    operands: "DOSSIER FICHIER",
    options: [
      Option("enregistrer", help: "copie le fichier parmi les séances du dossier")
    ]
  ) { invocation throws(Problems) in
    let operands = try invocation.operands("DOSSIER", "FICHIER")
    let preview = try previewMeeting(
      invocation.request(for: operands[0]), file: operands[1],
      isKept: invocation.arguments.has("enregistrer"))
    return CommandResult(text: preview.value, problems: preview.warnings)
  }
}
