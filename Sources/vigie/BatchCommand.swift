import Pipeline
import Problems

/// The command of batches: makes one, or merges the manifests of its parts.
extension Command {
  static let batch = Command(
    "lot", summary: "produit les documents de plusieurs dossiers",
    operands: "LOT.yaml | --fusionner MANIFESTE…",
    options: [
      .output,
      Option("travailleurs", "j", value: "N", help: "dossiers traités en même temps (1)"),
      Option("reprendre", help: "continue le passage qui a été interrompu"),
      Option("echecs", help: "ne réessaie que les documents en échec au dernier passage"),
      Option("tout", help: "refait chaque document, même si rien n'a changé"),
      Option(
        "verifier", help: "relit chaque fichier pour savoir s'il a changé, sans croire sa date"),
      Option("part", value: "I/N", help: "seulement la part I de N, pour d'autres machines"),
      Option("zip", help: "met aussi les documents dans une archive"),
      Option("fusionner", help: "réunit les manifestes de plusieurs parts en un seul"),
    ]
  ) { invocation throws(Problems) in
    if invocation.arguments.has("fusionner") { return try merge(invocation) }
    let file = try invocation.operands("LOT.yaml")[0]
    var request = try one { () throws(Problem) in
      BatchRequest(
        file: file, edition: try invocation.edition,
        workers: try invocation.arguments.workers, model: try invocation.model)
    }
    request.part = try one { () throws(Problem) in try invocation.arguments.part }
    request.isResumed = invocation.arguments.has("reprendre")
    request.onlyFailures = invocation.arguments.has("echecs")
    request.makesAll = invocation.arguments.has("tout")
    request.isZipped = invocation.arguments.has("zip")
    request.isStrict = invocation.arguments.has("verifier")
    let isSilent = invocation.arguments.has("silencieux")
    let bar = ProgressBar()
    let result = try await runBatch(request) { progress in
      if !isSilent { Terminal.progress(bar.text(progress)) }
    }
    return .batch(result)
  }

  private static func merge(_ invocation: Invocation) throws(Problems) -> CommandResult {
    let merged = try mergeManifests(
      invocation.operands(from: "MANIFESTE"),
      into: invocation.arguments.value("sortie") ?? "output")
    return CommandResult(text: merged.value.path + "\n", problems: merged.warnings)
  }
}

extension Invocation {
  fileprivate var model: DocumentRequest {
    get throws(Problem) {
      do { return try request(for: "") } catch { throw error.all[0] }
    }
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

  fileprivate var part: BatchPart? {
    get throws(Problem) {
      guard let text = value("part") else { return nil }
      guard let part = BatchPart(text) else {
        throw .commandLine(
          "part-illisible", "« \(text) » n'est pas une part",
          hint: "écrivez le numéro de la part et leur nombre : --part 2/5")
      }
      return part
    }
  }
}

extension CommandResult {
  /// What a batch did, then the problems of each document.
  fileprivate static func batch(_ result: Warned<BatchResult>) -> CommandResult {
    if Terminal.showsProgress { Terminal.progress("") }
    let outcomes = result.value.outcomes
    let lines = outcomes.map { outcome in
      "\(outcome.state.word)  \(outcome.dossier)  \(outcome.document)  \(outcome.rest)\n"
    }
    let states: [BatchResult.Outcome.State] = [.made, .kept, .pointless, .failed]
    let counts = states.compactMap { state -> String? in
      let count = outcomes.count { $0.state == state }
      return count == 0 ? nil : state.counted(count)
    }
    let written = [result.value.manifest, result.value.results, result.value.archive]
      .compactMap { $0?.path }
      .joined(separator: ", ")
    return CommandResult(
      text: lines.joined() + counts.joined(separator: ", ") + " ; \(written)\n",
      problems: Array(Set(result.warnings + outcomes.flatMap(\.problems))).sorted())
  }
}

extension BatchResult.Outcome {
  /// The files, and why they were made or not.
  fileprivate var rest: String {
    switch state {
    case .kept: files.joined(separator: ", ")
    case .made: files.joined(separator: ", ") + " (\(reason))"
    case .pointless: reason
    case .failed: reason.isEmpty ? "" : "(\(reason))"
    }
  }
}

extension BatchResult.Outcome.State {
  fileprivate var word: String {
    switch self {
    case .made: "fait"
    case .kept: "gardé"
    case .pointless: "sans objet"
    case .failed: "échec"
    }
  }

  fileprivate func counted(_ count: Int) -> String {
    let mark = count > 1 ? "s" : ""
    return switch self {
    case .made: "\(count) fait\(mark)"
    case .kept: "\(count) gardé\(mark)"
    case .pointless: "\(count) sans objet"
    case .failed: "\(count) en échec"
    }
  }
}
