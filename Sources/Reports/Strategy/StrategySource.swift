import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

/// The values, the figures and the tables of a strategy by name.
func strategySource(
  _ material: StrategyMaterial
) throws(Problem) -> ReportSource<StrategyMaterial> {
  ReportSource(
    material: material, values: try material.values(), figures: figures, tables: tables)
}

private typealias Builder = ReportSource<StrategyMaterial>.Builder

private let figures: [String: Builder] = [
  "strategie.arbre": .init { material, _ throws(Problem) in try material.summaryTree() },
  "strategie.axe": .init(.axis) { material, request throws(Problem) in
    try material.tree(ofAxis: request.options["axe"] ?? "")
  },
  "strategie.indicateurs": .init(.axis) { material, request throws(Problem) in
    try material.tracks(ofAxis: request.options["axe"] ?? "")
  },
  "strategie.calendrier": .init { material, _ throws(Problem) in try material.calendarFigure() },
  "strategie.gouvernance": .init { material, _ throws(Problem) in try material.organigram() },
]

private let tables: [String: Builder] = [
  "strategie.constats": .init { material, _ throws(Problem) in blocks(try material.findingsTable())
  },
  "strategie.preuves": .init { material, _ throws(Problem) in blocks(try material.evidenceTable())
  },
  "strategie.problemes": .init { material, _ throws(Problem) in blocks(try material.problemsTable())
  },
  "strategie.ecartes": .init { material, _ throws(Problem) in blocks(try material.setAsideTable())
  },
  "strategie.priorites": .init { material, _ throws(Problem) in
    blocks(try material.prioritiesTable())
  },
  "strategie.liste": .init { material, _ throws(Problem) in blocks(try material.sheetsTable()) },
  "strategie.fiches": .init { material, _ throws(Problem) in try material.sheetBlocks() },
  "strategie.evaluation": .init { material, _ throws(Problem) in
    blocks(try material.evaluationTable())
  },
  "strategie.suivi": .init { material, _ throws(Problem) in blocks(try material.followUpTable()) },
  "strategie.couverture": .init { material, _ throws(Problem) in
    blocks(try material.coverageTable())
  },
  "strategie.changements": .init { material, _ throws(Problem) in
    blocks(try material.changesTable())
  },
  "strategie.journal": .init { material, _ throws(Problem) in blocks(try material.journalTable()) },
  "strategie.signatures": .init { material, _ throws(Problem) in try material.signatures() },
  "droit.obligations": .init { material, _ throws(Problem) in
    blocks(material.printed.setting.law?.table(anchor: "tableau-droit"))
  },
]

private func blocks(_ table: Table?) -> [Block] { table.map { [.table($0)] } ?? [] }

extension BlockOption<StrategyMaterial> {
  fileprivate static let axis = BlockOption("axe") { material in
    material.strategy.axes.map(\.identifier)
  }
}
