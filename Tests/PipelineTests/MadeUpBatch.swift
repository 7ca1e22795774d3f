import Foundation
import Testing

/// A batch of towns without any source: their papers are made in a moment.
struct MadeUpBatch {
  let folder: TemporaryFolder
  var output: String { folder.url.path + "/sortie" }

  /// Towns of the codes 99001, 99002… in that order.
  init(_ names: [String], _ keys: String = "documents: [diagnostic, instance]") throws {
    folder = try TemporaryFolder()
    for (index, name) in names.enumerated() {
      try folder.write(Self.dossier(name, code: "9900\(index + 1)"), to: "\(name)/dossier.yaml")
    }
    try folder.write(
      "vigie: 1\n\(keys)\ndossiers: [\(names.joined(separator: ", "))]\n", to: "lot.yaml")
  }

  static func dossier(_ name: String, code: String, more: String = "") -> String {
    """
    vigie: 1
    commune:
      code_insee: "\(code)"
      nom: \(name)
      departement: {code: "99", nom: Département fictif}
    fictif: true
    mission: {commanditaire: Mairie, redacteur: Cabinet, date: 2026-11-23, instance: CLSPD}
    \(more)
    """
  }

  var words: [String] { ["lot", folder.url.path + "/lot.yaml", "-s", output] }

  @discardableResult
  func run(_ options: String...) throws -> Run { try Run(words + options) }

  /// What the manifest says of each document: « Orvaux diagnostic fait nouveau ».
  func records(of manifest: String = "manifeste.json") throws -> [String] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(output)/\(manifest)"))
    let root = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let dossiers = try #require(root["dossiers"] as? [[String: Any]])
    return dossiers.flatMap { $0["documents"] as? [[String: Any]] ?? [] }.map { record in
      ["dossier", "document", "etat", "raison"].map { "\(record[$0] ?? "")" }
        .joined(separator: " ")
    }
  }

  func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// SHA-256 of each document by name, what only serves the next run left out.
  func digests(in folder: String? = nil) throws -> String {
    let folder = folder ?? output
    return try Run(
      shell:
        "cd '\(folder)' && find . -path ./.vigie -prune -o -type f -print0 | sort -z | xargs -0 -r sha256sum"
    ).output
  }
}
