import Analysis
import Document
import Dossier
import Problems
import Templates

extension DiagnosticSource {
  /// Figures and tables of the chapter, by the names that an outline gives them.
  static let perceptionFigures: [String: Builder] = [
    "perception.themes": .init { material, _ throws(Problem) in
      try material.themeBars().map { [.figure($0)] } ?? []
    },
    "perception.lieux": .init { material, _ throws(Problem) in
      try material.placesHeatmap().map { [.figure($0)] } ?? []
    },
  ]

  static let perceptionTables: [String: Builder] = [
    "perception.entendus": .init { material, _ throws(Problem) in
      try material.hearingsTable().map { [.table($0)] } ?? []
    },
    "perception.accords": .init { material, _ throws(Problem) in
      try material.agreementsTable().map { [.table($0)] } ?? []
    },
    "perception.paroles": .init { material, _ throws(Problem) in try material.quoteFields() },
    "perception.constats": .init { material, _ throws(Problem) in
      try material.callout(for: material.numbered.filter { $0.domain == .perception })
    },
  ]
}
