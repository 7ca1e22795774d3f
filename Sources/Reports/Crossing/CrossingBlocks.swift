import Analysis
import Document
import Dossier
import Problems
import Templates

extension DiagnosticSource {
  /// Figures and tables of the chapter, by the names that an outline gives them.
  static let crossingFigures: [String: Builder] = [
    "croisement.matrice": { material, _ throws(Problem) in
      figure(try material.triangulationMatrix())
    },
    "croisement.attendu": { material, _ throws(Problem) in
      figure(try material.expectedFigure())
    },
    "croisement.quartiers": { material, _ throws(Problem) in
      figure(try material.districtQuadrants())
    },
    "croisement.ponts": { material, _ throws(Problem) in try material.bridges() },
  ]

  static let crossingTables: [String: Builder] = [
    "croisement.attendu": { material, _ throws(Problem) in
      table(try material.expectedTable())
    },
    "croisement.dires": { material, _ throws(Problem) in table(try material.sayingsTable()) },
    "croisement.ponts-refuses": { material, _ throws(Problem) in
      table(try material.refusedBridgesTable())
    },
    "croisement.semblables": { material, _ throws(Problem) in
      table(try material.similarityTable())
    },
    "synthese.particularites": { material, _ throws(Problem) in
      table(try material.synthesisTable())
    },
    "croisement.particularites": { material, _ throws(Problem) in
      table(try material.particularitiesTable())
    },
    "croisement.constats": { material, request throws(Problem) in
      try request.checkOptions(among: ["lecture"])
      let verdict: Finding.Verdict =
        request.options["lecture"] == "divergence" ? .diverging : .converging
      return try material.callout(
        for: material.numbered.filter { $0.domain == .crossing && $0.verdict == verdict })
    },
    "reponses.adequation": { material, _ throws(Problem) in
      table(try material.adequacyTable())
    },
    "reponses.sans-constat": { material, _ throws(Problem) in
      table(try material.otherResponsesTable())
    },
  ]

  private static func figure(_ figure: Figure?) -> [Block] { figure.map { [.figure($0)] } ?? [] }
  private static func table(_ table: Table?) -> [Block] { table.map { [.table($0)] } ?? [] }
}
