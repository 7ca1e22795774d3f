import Pipeline
import Problems

extension Command {
  /// Every command, in the order of the help.
  static let all: [Command] = [
    create, check, makeDiagnosticDocument, strategy, sheets, meeting, evaluation, instance,
    exportCharts, results, planSample, importFacts, showRegister, observatory,
    importReference, showReference, verifyReference, batch, preview, models,
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
        date: try DocumentRequest.date(invocation.arguments.value("date") ?? Invocation.today),
        surroundings: invocation.surroundings)
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
    options: [.output, .data]
  ) { invocation throws(Problems) in
    .files(try makeDiagnostic(invocation.request(for: invocation.operands("DOSSIER")[0])))
  }

  private static let results = Command(
    "resultats", summary: "écrit en CSV chaque mesure des données ouvertes, une par ligne",
    operands: "DOSSIER", options: [.output]
  ) { invocation throws(Problems) in
    .files(try makeResults(invocation.request(for: invocation.operands("DOSSIER")[0])))
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
