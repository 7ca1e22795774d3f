import Pipeline
import Problems

/// The commands of a strategy and of its life.
extension Command {
  static let strategy = Command(
    "strategie",
    summary: "écrit une version de la stratégie, la fige, ou propose ce qui lui manque",
    operands: "DOSSIER",
    options: [
      .output, .data,
      Option("version", value: "N", help: "la version N, figée ou recalculée (l'actuelle)"),
      Option("figer", help: "garde la version actuelle dans versions/, sans jamais la remplacer"),
      Option("proposer", help: "écrit une proposition à côté de strategie.yaml, sans la modifier"),
    ]
  ) { invocation throws(Problems) in
    let request = try invocation.request(for: invocation.operands("DOSSIER")[0])
    let asked = try one { () throws(Problem) in try invocation.arguments.strategyAction }
    if case .print(let number) = asked { return .files(try makeStrategy(number, request)) }
    let done = try asked == .propose ? proposeStrategy(request) : freezeStrategy(request)
    return CommandResult(text: done.value, problems: done.warnings)
  }

  static let sheets = Command(
    "fiches", summary: "écrit les fiches action, toutes ou celles qui sont nommées",
    operands: "DOSSIER [ID…]", options: [.output, .data]
  ) { invocation throws(Problems) in
    let operands = try invocation.operands(from: "DOSSIER")
    return .files(
      try makeSheets(Array(operands.dropFirst()), invocation.request(for: operands[0])))
  }

  static let meeting = Command(
    "seance",
    summary: "montre ce que change une séance, écrit son relevé de décisions",
    operands: "DOSSIER FICHIER",
    options: [
      .output, Option("enregistrer", help: "copie le fichier parmi les séances du dossier"),
    ]
  ) { invocation throws(Problems) in
    let operands = try invocation.operands("DOSSIER", "FICHIER")
    let preview = try previewMeeting(
      invocation.request(for: operands[0]), file: operands[1],
      isKept: invocation.arguments.has("enregistrer"))
    return CommandResult(text: preview.value, problems: preview.warnings)
  }

  static let instance = Command(
    "instance",
    summary: "écrit les documents du conseil (CLSPD ou CISPD) : arrêté, règlement, charte…",
    operands: "DOSSIER [PIECE…]", options: [.output, .data]
  ) { invocation throws(Problems) in
    let words = invocation.arguments.operands
    let pieces = words.dropFirst()
    let names = ["DOSSIER"] + pieces.map { _ in "PIECE" }
    let dossier = try one { () throws(Problem) in try invocation.arguments.operands(names)[0] }
    return .files(
      try makeInstancePapers(named: Array(pieces), invocation.request(for: dossier)))
  }

  static let evaluation = Command(
    "evaluation",
    summary: "écrit l'évaluation de la stratégie : actions, indicateurs, avant et après",
    operands: "DOSSIER", options: [.output, .data]
  ) { invocation throws(Problems) in
    .files(try makeEvaluation(invocation.request(for: invocation.operands("DOSSIER")[0])))
  }
}

/// What is asked of a strategy; one thing at a time.
private enum StrategyAction: Equatable {
  case propose, freeze
  /// The current version without a number.
  case print(Int?)
}

extension Arguments {
  fileprivate var strategyAction: StrategyAction {
    get throws(Problem) {
      let names = ["version", "figer", "proposer"].filter(has)
      guard let name = names.first else { return .print(nil) }
      guard names.count == 1 else {
        throw .commandLine(
          "options-incompatibles",
          "« --\(names[0]) » et « --\(names[1]) » ne vont pas ensemble")
      }
      guard name == "version" else { return name == "figer" ? .freeze : .propose }
      let text = value("version") ?? ""
      guard let number = Int(text), number >= 1 else {
        throw .commandLine(
          "nombre-attendu", "« \(text) » n'est pas un numéro de version",
          hint: "donnez un nombre entier, à partir de 1")
      }
      return .print(number)
    }
  }
}
