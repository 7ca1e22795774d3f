import Analysis
import Document
import Dossier
import Problems
import Templates

extension DiagnosticSource {
  /// Figures and tables of the chapter, by the names that an outline gives them.
  static let tranquilityFigures: [String: Builder] = [
    "tranquillite.rapports": .init(.localTable) { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.changeRatios(table) }
    },
    "tranquillite.mois": .init(.localTable) { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.monthBars(table) }
    },
    "tranquillite.annees": .init(.localTable) { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.yearPanels(table) }
    },
    "tranquillite.saison": .init(.localTable) { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.seasonHeatmap(table) }
    },
    "tranquillite.carte": .init(.localTable) { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.placeMap(table) }
    },
    "tranquillite.lieux": .init(.localTable) { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.placeBars(table) }
    },
  ]

  static let tranquilityTables: [String: Builder] = [
    "tranquillite.tableaux": .init { material, _ throws(Problem) in
      try material.localTablesTable().map { [.table($0)] } ?? []
    },
    "tranquillite.categories": .init(.localTable) { material, request throws(Problem) in
      try material.table(request) { table throws(Problem) in try material.categoriesTable(table) }
    },
    "tranquillite.lieux": .init(.localTable) { material, request throws(Problem) in
      try material.table(request) { table throws(Problem) in try material.placesTable(table) }
    },
    "tranquillite.croise": .init(.localTable) { material, request throws(Problem) in
      try material.table(request) { table throws(Problem) in try material.crossedTable(table) }
    },
    "tranquillite.constats": .init(.localTable) { material, request throws(Problem) in
      guard let table = material.localTable(for: request) else { return [] }
      let found = material.numbered.filter { finding in
        finding.domain == .tranquility
          && table.categories.contains { $0.slug == finding.subject }
      }
      // A callout stays on its page.
      let size = 10
      var blocks: [Block] = []
      for start in stride(from: 0, to: found.count, by: size) {
        blocks += try material.callout(for: Array(found[start...].prefix(size)))
      }
      return blocks
    },
  ]
}

extension Material {
  fileprivate func figure(
    _ request: BlockRequest, _ make: (TranquilityTable) throws(Problem) -> Figure?
  ) throws(Problem) -> [Block] {
    guard let table = localTable(for: request), let figure = try make(table) else { return [] }
    return [.figure(figure)]
  }

  fileprivate func table(
    _ request: BlockRequest, _ make: (TranquilityTable) throws(Problem) -> Table?
  ) throws(Problem) -> [Block] {
    guard let table = localTable(for: request), let made = try make(table) else { return [] }
    return [.table(made)]
  }

  /// The table of counts that a fence names; nil when the dossier has none.
  fileprivate func localTable(for request: BlockRequest) -> TranquilityTable? {
    findings.tranquility?.tables.first { $0.slug == request.options["tableau"] }
  }
}

extension BlockOption<Material> {
  fileprivate static let localTable = BlockOption("tableau") { material in
    material.findings.tranquility?.tables.map(\.slug)
  }
}
