import Problems
import SourceFiles

// A record as a line of JSON: the journal holds such lines, the manifest the same ones.

extension DocumentRecord {
  var json: String {
    let files = files.map { file in
      "{\"fichier\": \(jsonLiteral(file.name)), \"sha256\": \(jsonLiteral(file.sha256)), "
        + "\"pages\": \(file.pages)}"
    }
    let problems = ProblemFormat.json.write(problems)
      .split(separator: "\n").joined(separator: " ")
    return "{\"dossier\": \(jsonLiteral(dossier)), \"document\": \(jsonLiteral(document)), "
      + "\"etat\": \(jsonLiteral(state.rawValue)), \"raison\": \(jsonLiteral(reason)), "
      + "\"fichiers\": [\(files.joined(separator: ", "))], \"problemes\": \(problems), "
      + "\"programme\": \(jsonLiteral(program)), \"options\": \(Self.json(options)), "
      + "\"depend\": \(Self.json(answers))}"
  }

  private static func json(_ facts: [Fact]) -> String {
    "{" + facts.map { "\(jsonLiteral($0.name)): \(jsonLiteral($0.value))" }.joined(separator: ", ")
      + "}"
  }

  /// Nil when the value is no record.
  init?(_ node: JSONNode) {
    guard let dossier = node["dossier"]?.text, let document = node["document"]?.text,
      let state = node["etat"]?.text.flatMap(State.init), let reason = node["raison"]?.text,
      let files = node["fichiers"]?.array, let problems = node["problemes"]?.array
    else { return nil }
    self.init(dossier: dossier, document: document, state: state, reason: reason)
    self.files = files.compactMap(File.init)
    self.problems = problems.compactMap(Problem.init)
    program = node["programme"]?.text ?? ""
    options = Self.facts(node["options"])
    answers = Self.facts(node["depend"])
    guard self.files.count == files.count, self.problems.count == problems.count else {
      return nil
    }
  }

  private static func facts(_ node: JSONNode?) -> [Fact] {
    (node?.object ?? []).map { Fact(name: $0.key, value: $0.value.text ?? "") }
  }
}

extension DocumentRecord.File {
  fileprivate init?(_ node: JSONNode) {
    guard let name = node["fichier"]?.text, let sha256 = node["sha256"]?.text,
      let pages = node["pages"]?.number
    else { return nil }
    self.init(name: name, sha256: sha256, pages: Int(pages))
  }
}

extension Problem {
  /// A problem as `ProblemFormat.json` writes it; nil when the value is none.
  fileprivate init?(_ node: JSONNode) {
    guard let severity = node["gravite"]?.text.flatMap(Severity.init),
      let identifier = node["identifiant"]?.text, let summary = node["phrase"]?.text
    else { return nil }
    let span = node["fichier"]?.text.map { file in
      SourceSpan(
        file: file, line: Int(node["ligne"]?.number ?? 0),
        column: Int(node["colonne"]?.number ?? 0), length: Int(node["longueur"]?.number ?? 1),
        lineText: node["texte"]?.text ?? "")
    }
    self.init(severity, identifier, summary, at: span, hint: node["piste"]?.text)
  }
}
