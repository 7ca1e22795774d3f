import Problems
import SourceFiles

/// What a batch says of itself, for who checks it or goes on with it.
///
/// No hour, no host, no path of this machine: the same batch writes the same manifest.
struct Manifest: Sendable {
  /// SHA-256 of the batch file.
  var batch: String
  /// Nil for a whole batch.
  var part: BatchPart?
  var documents: [String]
  /// The dossiers in the order of the batch file.
  var dossiers: [Dossier]

  struct Dossier: Sendable {
    let name: String
    /// From 1, in the batch file.
    let rank: Int
    var records: [DocumentRecord]

    var hasFailed: Bool { records.contains { $0.state == .failed } }
  }

  var records: [DocumentRecord] { dossiers.flatMap(\.records) }

  var json: String {
    let documents = documents.map(jsonLiteral).joined(separator: ", ")
    let part = part.map { "\"part\": \(jsonLiteral($0.text)),\n  " } ?? ""
    func count(_ state: DocumentRecord.State) -> Int { records.count { $0.state == state } }
    return """
      {
        "vigie": 1,
        "programme": \(jsonLiteral(programVersion)),
        "lot": \(jsonLiteral(batch)),
        \(part)"documents": [\(documents)],
        "faits": \(count(.made)),
        "gardes": \(count(.kept)),
        "sans_objet": \(count(.pointless)),
        "echecs": \(count(.failed)),
        "dossiers": [
          \(dossiers.map(json).joined(separator: ",\n    "))
        ]
      }

      """
  }

  private func json(_ dossier: Dossier) -> String {
    let records = dossier.records.map(\.json).joined(separator: ",\n      ")
    return "{\"dossier\": \(jsonLiteral(dossier.name)), \"rang\": \(dossier.rank), "
      + "\"etat\": \(jsonLiteral(dossier.hasFailed ? "echec" : "fait")), "
      + "\"documents\": [\n      \(records)]}"
  }
}

extension Manifest {
  /// A batch of thousands of documents stays far below.
  private static let byteLimit = 500_000_000

  /// Reads `manifeste.json`; what is not a manifest of this form is a problem.
  init(path: String) throws(Problem) {
    let node = try readJSON(SourceFile(path: path).readText(limit: Self.byteLimit).value)
    guard node["vigie"]?.number == 1, let batch = node["lot"]?.text,
      let documents = node["documents"]?.array, let dossiers = node["dossiers"]?.array
    else { throw .notAManifest(path) }
    self.batch = batch
    part = try node["part"]?.text.map { text throws(Problem) in
      guard let part = BatchPart(text) else { throw Problem.notAManifest(path) }
      return part
    }
    self.documents = documents.compactMap(\.text)
    self.dossiers = []
    for dossier in dossiers {
      guard let name = dossier["dossier"]?.text, let rank = dossier["rang"]?.number,
        let nodes = dossier["documents"]?.array
      else { throw .notAManifest(path) }
      let records = nodes.compactMap(DocumentRecord.init)
      guard records.count == nodes.count else { throw .notAManifest(path) }
      self.dossiers.append(Dossier(name: name, rank: Int(rank), records: records))
    }
  }
}

/// The version that manifests and « --version » print.
public let programVersion = "0.1.0"

extension Problem {
  fileprivate static func notAManifest(_ path: String) -> Problem {
    Problem(
      .error, "manifeste-illisible", "« \(path) » n'est pas un manifeste de lot",
      at: SourceSpan(wholeOf: path), hint: "donnez un « manifeste.json » écrit par « vigie lot »")
  }
}
