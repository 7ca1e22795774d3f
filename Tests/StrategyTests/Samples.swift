import Foundation
import Inputs
import Problems
import Strategy
import Testing
import Units

@testable import Dossier

/// The dossier of `strategie.yaml` and its meetings, in a folder of its own.
final class StrategyDossier {
  let path: String

  init(_ strategy: String, meetings: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("strategie-\(UUID().uuidString)")
    path = folder.path
    let head = """
      vigie: 1
      commune: {code_insee: "99001", nom: Valmont}
      mission: {date: 2026-11-23}
      strategie: strategie.yaml
      seances: seances/

      """
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("seances"), withIntermediateDirectories: true)
    let files = meetings.reduce(into: ["dossier.yaml": head, "strategie.yaml": strategy]) {
      $0["seances/" + $1.key] = $1.value
    }
    for (name, text) in files {
      try text.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func read() throws -> Warned<Dossier> { try readDossier(at: path) }

  /// What a run says, warnings or errors: name of file, line, identifier.
  var problems: [String] {
    let all: [Problem]
    do { all = try readDossier(at: path).warnings } catch { all = error.all }
    return all.map { problem in
      let place = problem.span.map { "\($0.file.replacing(path + "/", with: "")):\($0.line)" }
      return "\(place ?? "") \(problem.identifier)"
    }
  }
}

/// The strategy of a text that must hold no error.
func strategy(_ text: String) throws -> TerritorialStrategy {
  let dossier = try StrategyDossier(text)
  return try #require(dossier.read().value.strategy).strategy
}

/// The meetings of some texts, each with a name of file.
func meetings(_ texts: [String: String]) throws -> [Meeting] {
  try StrategyDossier(smallStrategy, meetings: texts).read().value.meetings
}

func meeting(_ date: String, _ decisions: String) -> String {
  "vigie: 1\ndate: \(date)\nformation: pleniere\ndecisions:\n"
    + decisions.split(separator: "\n").map { "  \($0)\n" }.joined()
}

func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

/// Two axes, three objectives, three actions.
let smallStrategy = """
  vigie: 1
  titre: Stratégie d'essai
  axes:
    - id: A1
      titre: Tranquillité
      objectifs:
        - id: A1.1
          titre: Nuisances
          constats: [tranquillite.nuisances]
          objectifs_operationnels:
            - id: A1.1.1
              titre: Soirées
              actions:
                - id: F01
                  titre: Médiation
                  pilotes: [Police municipale]
                  evaluation:
                    - {id: I1, libelle: Appels, initial: 400, date: 2025-12-31, cible: 300, echeance: 2027-12-31, sens: baisse, seuil_alerte: 450}
                  calendrier: {debut: 2026-10-01, fin: 2028-06-30}
                - {id: F02, titre: Charte}
    - id: A2
      titre: Biens
      objectifs:
        - id: A2.1
          titre: Cambriolages
          objectifs_operationnels:
            - id: A2.1.1
              titre: Conseils
              actions:
                - {id: F03, titre: Diagnostics, statut: engagee}

  """
