import Pipeline
import Problems

extension Command {
  /// Every command, in the order of the help.
  static let all: [Command] = [
    create, check, makeDiagnosticDocument, strategy, sheets, meeting, evaluation, instance,
    exportCharts, planSample, importFacts, showRegister, observatory, batch, models,
    methods, calculateMethod,
  ]

  private static let create = Command(
    "nouveau", summary: "crée le dossier d'un territoire, prêt à compléter", operands: "DIR",
    options: [
      Option("commune", value: "CODE", help: "code Insee de la commune ou de l'arrondissement"),
      Option("donnees", value: "DIR", help: "fichiers à reconnaître et à inscrire comme sources"),
    ]
  ) { invocation throws(Problems) in
    let folder = try invocation.operands("DIR")[0]
    guard let code = invocation.arguments.value("commune") else {
      throw Problems([
        .commandLine(
          "option-absente", "il manque l'option « --commune »",
          hint: "donnez le code Insee : --commune 33063")
      ])
    }
    let created = try one { () throws(Problem) in
      NewDossier(
        folder: folder, code: code, data: invocation.arguments.value("donnees"),
        date: try DocumentRequest.date(invocation.arguments.value("date") ?? Invocation.today))
    }.write()
    return CommandResult(text: created.value, problems: created.warnings)
  }

  private static let check = Command(
    "verifier", summary: "lit tout, n'écrit rien : problèmes, sources, constats",
    operands: "DOSSIER"
  ) { invocation throws(Problems) in
    let checked = try checkDossier(invocation.request(for: invocation.operands("DOSSIER")[0]))
    return CommandResult(text: checked.value, problems: checked.warnings)
  }

  private static let makeDiagnosticDocument = Command(
    "diagnostic", summary: "écrit le diagnostic local de sécurité", operands: "DOSSIER",
    options: [.output]
  ) { invocation throws(Problems) in
    .files(try makeDiagnostic(invocation.request(for: invocation.operands("DOSSIER")[0])))
  }

  private static let exportCharts = Command(
    "graphiques", summary: "écrit chaque figure et chaque tableau dans un fichier",
    operands: "DOSSIER",
    options: [
      .output, Option("format", "f", value: "svg|png|pdf|csv", help: "forme des fichiers (svg)"),
    ]
  ) { invocation throws(Problems) in
    let format =
      try one { () throws(Problem) in
        try invocation.arguments.choice("format", ChartFormat.self)
      } ?? .svg
    let dossier = try invocation.operands("DOSSIER")[0]
    return .files(try makeCharts(invocation.request(for: dossier), format: format))
  }

  private static let planSample = Command(
    "enquete", "plan", summary: "dit quel échantillon chaque croisement demande",
    operands: "DOSSIER"
  ) { invocation throws(Problems) in
    let plan = try planSurvey(invocation.request(for: invocation.operands("DOSSIER")[0]))
    return CommandResult(text: plan.value, problems: plan.warnings)
  }

  private static let models = Command(
    "modeles",
    summary: "dit tout ce qu'un modèle peut nommer : valeurs, listes, figures et tableaux",
    operands: "[DOSSIER]"
  ) { invocation throws(Problems) in
    let operands = try invocation.operands("DOSSIER", optional: 1)
    let listed =
      try operands.isEmpty
      ? listModels(without: invocation.request(for: ""))
      : listModels(invocation.request(for: operands[0]))
    return CommandResult(text: listed.value, problems: listed.warnings)
  }

  private static let batch = Command(
    "lot", summary: "produit les documents de plusieurs dossiers", operands: "LOT.yaml",
    options: [
      .output, Option("travailleurs", "j", value: "N", help: "documents faits en même temps (1)"),
    ]
  ) { invocation throws(Problems) in
    let file = try invocation.operands("LOT.yaml")[0]
    let edition = try one { () throws(Problem) in try invocation.edition }
    let workers = try one { () throws(Problem) in try invocation.arguments.workers }
    let request = BatchRequest(
      file: file, edition: edition, workers: workers, model: try invocation.request(for: ""))
    let isSilent = invocation.arguments.has("silencieux")
    let result = try await runBatch(request) { progress in
      if !isSilent { Terminal.progress(ProgressBar(progress).text) }
    }
    return .batch(result)
  }

  private static let methods = Command(
    "methodes", summary: "énumère les méthodes de calcul et leurs sources"
  ) { invocation throws(Problems) in
    _ = try invocation.operands()
    return CommandResult(text: listOfMethods())
  }

  private static let calculateMethod = Command(
    "methodes", "calculer", summary: "applique une méthode à un cas, le résultat en JSON",
    operands: "CAS.json"
  ) { invocation throws(Problems) in
    let file = try invocation.operands("CAS.json")[0]
    return CommandResult(text: try calculateCase(at: file))
  }
}

extension Arguments {
  /// `-j N`, a whole number from 1.
  fileprivate var workers: Int {
    get throws(Problem) {
      guard let text = value("travailleurs") else { return 1 }
      guard let count = Int(text), (1...256).contains(count) else {
        throw .commandLine(
          "nombre-attendu", "« \(text) » n'est pas un nombre de travailleurs",
          hint: "donnez un nombre entier, à partir de 1")
      }
      return count
    }
  }
}

extension CommandResult {
  /// What a batch did, then the problems of each dossier that failed.
  fileprivate static func batch(_ result: Warned<BatchResult>) -> CommandResult {
    if Terminal.showsProgress { Terminal.progress("") }
    let outcomes = result.value.outcomes
    let lines = outcomes.map { outcome in
      let state = outcome.hasFailed ? "échec" : "fait"
      return "\(state)  \(outcome.dossier)  \(outcome.files.map(\.path).joined(separator: ", "))\n"
    }
    let done = outcomes.count - result.value.failures
    let summary =
      "\(done) fait\(done > 1 ? "s" : ""), \(result.value.failures) en échec ; "
      + "\(result.value.manifest.path)\n"
    return CommandResult(
      text: lines.joined() + summary,
      problems: Array(Set(result.warnings + outcomes.flatMap(\.problems))).sorted())
  }
}

/// One line that says how far a batch is.
private struct ProgressBar {
  let progress: BatchProgress

  init(_ progress: BatchProgress) { self.progress = progress }

  var text: String {
    let width = 30
    let filled = progress.total == 0 ? width : progress.done * width / progress.total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let failures = progress.failed > 0 ? ", \(progress.failed) en échec" : ""
    return "\(bar) \(progress.done)/\(progress.total)\(failures)"
  }
}
