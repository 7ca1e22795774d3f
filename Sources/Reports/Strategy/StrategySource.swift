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
  "strategie.arbre": { material, _ throws(Problem) in try material.summaryTree() },
  "strategie.axe": { material, request throws(Problem) in
    try material.tree(ofAxis: axis(request))
  },
  "strategie.indicateurs": { material, request throws(Problem) in
    try material.tracks(ofAxis: axis(request))
  },
  "strategie.calendrier": { material, _ throws(Problem) in try material.calendarFigure() },
  "strategie.gouvernance": { material, _ throws(Problem) in try material.organigram() },
]

private let tables: [String: Builder] = [
  "strategie.constats": { material, _ throws(Problem) in blocks(try material.findingsTable()) },
  "strategie.preuves": { material, _ throws(Problem) in blocks(try material.evidenceTable()) },
  "strategie.problemes": { material, _ throws(Problem) in blocks(try material.problemsTable()) },
  "strategie.ecartes": { material, _ throws(Problem) in blocks(try material.setAsideTable()) },
  "strategie.priorites": { material, _ throws(Problem) in blocks(try material.prioritiesTable()) },
  "strategie.liste": { material, _ throws(Problem) in blocks(try material.sheetsTable()) },
  "strategie.fiches": { material, _ throws(Problem) in try material.sheetBlocks() },
  "strategie.evaluation": { material, _ throws(Problem) in
    blocks(try material.evaluationTable())
  },
  "strategie.suivi": { material, _ throws(Problem) in blocks(try material.followUpTable()) },
  "strategie.couverture": { material, _ throws(Problem) in blocks(try material.coverageTable()) },
  "strategie.changements": { material, _ throws(Problem) in blocks(try material.changesTable()) },
  "strategie.journal": { material, _ throws(Problem) in blocks(try material.journalTable()) },
  "strategie.signatures": { material, _ throws(Problem) in try material.signatures() },
  "droit.obligations": { material, _ throws(Problem) in
    blocks(material.printed.setting.law?.table(anchor: "tableau-droit"))
  },
]

private func blocks(_ table: Table?) -> [Block] { table.map { [.table($0)] } ?? [] }

/// The axis that a fence names with `axe=`.
private func axis(_ request: BlockRequest) throws(Problem) -> String {
  try request.checkOptions(among: ["axe"])
  guard let axis = request.options["axe"] else {
    throw Problem(
      .error, "option-absente", "il manque l'option « axe »", at: request.span,
      hint: "écrivez « axe=… » après le nom")
  }
  return axis
}
