import Inputs
import Problems

/// What a batch says of itself, for who checks it or goes on with it.
///
/// No hour, no host, no absolute path: the same batch writes the same manifest.
struct Manifest {
  let outcomes: [BatchResult.Outcome]
  let plan: BatchPlan

  var json: String {
    let dossiers = outcomes.map(entry).joined(separator: ",\n    ")
    let documents = plan.documents.map { jsonLiteral($0.rawValue) }.joined(separator: ", ")
    return """
      {
        "vigie": 1,
        "programme": \(jsonLiteral(programVersion)),
        "documents": [\(documents)],
        "faits": \(outcomes.count { !$0.hasFailed }),
        "echecs": \(outcomes.count(where: \.hasFailed)),
        "dossiers": [
          \(dossiers)
        ]
      }

      """
  }

  private func entry(_ outcome: BatchResult.Outcome) -> String {
    let files = outcome.files.map { file in
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      return "{\"fichier\": \(jsonLiteral(name)), \"sha256\": \(jsonLiteral(file.sha256)), "
        + "\"pages\": \(file.pages)}"
    }
    let problems = ProblemFormat.json.write(outcome.problems)
      .split(separator: "\n").joined(separator: " ")
    return "{\"dossier\": \(jsonLiteral(outcome.dossier)), "
      + "\"etat\": \(jsonLiteral(outcome.hasFailed ? "echec" : "fait")), "
      + "\"documents\": [\(files.joined(separator: ", "))], \"problemes\": \(problems)}"
  }

}

/// The version that manifests and « --version » print.
public let programVersion = "0.1.0"
