import Analysis
import Document
import Dossier
import Problems
import Templates

extension DiagnosticSource {
  /// Figures and tables of the chapter, by the names that an outline gives them.
  static let crossingFigures: [String: Builder] = [
    "croisement.matrice": .init { material, _ throws(Problem) in
      figure(try material.triangulationMatrix())
    },
    "croisement.attendu": .init { material, _ throws(Problem) in
      figure(try material.expectedFigure())
    },
    "croisement.quartiers": .init { material, _ throws(Problem) in
      figure(try material.districtQuadrants())
    },
    "croisement.ponts": .init { material, _ throws(Problem) in try material.bridges() },
  ]

  static let crossingTables: [String: Builder] = [
    "croisement.attendu": .init { material, _ throws(Problem) in
      table(try material.expectedTable())
    },
    "croisement.dires": .init { material, _ throws(Problem) in table(try material.sayingsTable()) },
    "croisement.ponts-refuses": .init { material, _ throws(Problem) in
      table(try material.refusedBridgesTable())
    },
    "croisement.semblables": .init { material, _ throws(Problem) in
      table(try material.similarityTable())
    },
    "synthese.particularites": .init { material, _ throws(Problem) in
      table(try material.synthesisTable())
    },
    "croisement.particularites": .init { material, _ throws(Problem) in
      table(try material.particularitiesTable())
    },
    "croisement.constats": .init(.reading) { material, request throws(Problem) in
      let verdict: Finding.Verdict =
        request.options["lecture"] == "divergence" ? .diverging : .converging
      return try material.callout(
        for: material.numbered.filter { $0.domain == .crossing && $0.verdict == verdict })
    },
    "reponses.adequation": .init { material, _ throws(Problem) in
      table(try material.adequacyTable())
    },
    "reponses.sans-constat": .init { material, _ throws(Problem) in
      table(try material.otherResponsesTable())
    },
  ]

  private static func figure(_ figure: Figure?) -> [Block] { figure.map { [.figure($0)] } ?? [] }
  private static func table(_ table: Table?) -> [Block] { table.map { [.table($0)] } ?? [] }
}

extension BlockOption<Material> {
  fileprivate static let reading = BlockOption("lecture", isRequired: false) { _ in
    ["convergence", "divergence"]
  }
}
