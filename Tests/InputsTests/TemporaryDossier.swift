import Foundation
import Inputs
import Problems

@testable import Dossier

/// A dossier in a folder of its own, removed with it.
final class TemporaryDossier {
  let path: String

  /// A dossier of Valmont, 99001, with what is added to its `sources`.
  static let start = """
    vigie: 1
    commune: {code_insee: "99001", nom: Valmont}
    mission: {date: 2026-11-23}

    """

  init(_ yaml: String, files: [String: String] = [:]) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dossier-\(UUID().uuidString)")
    path = folder.path
    for (name, text) in files.merging(["dossier.yaml": yaml], uniquingKeysWith: { $1 }) {
      write(text, to: name)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) { write(Data(text.utf8), to: name) }

  func write(_ bytes: Data, to name: String) {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: file.path, contents: bytes)
  }

  func read(_ library: SourceLibrary = SourceLibrary()) throws(Problems) -> Warned<Dossier> {
    try readDossier(at: path, library: library)
  }

  /// What a run says of the dossier, warnings or errors, its folder called `D`.
  var problems: [String] {
    let all: [Problem]
    do { all = try read().warnings } catch { all = error.all }
    return all.map { problem in
      let place = problem.span.map { "\($0.file.replacing(path + "/", with: "")):\($0.line)" }
      return "\(place ?? "") \(problem.identifier)"
    }
  }
}

/// The folder of the package.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path
