import Analysis
import Document
import Dossier
import Problems
import Templates

extension DiagnosticSource {
  /// Figures and tables of the chapter, by the names that an outline gives them.
  static let tranquilityFigures: [String: Builder] = [
    "tranquillite.rapports": { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.changeRatios(table) }
    },
    "tranquillite.mois": { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.monthBars(table) }
    },
    "tranquillite.annees": { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.yearPanels(table) }
    },
    "tranquillite.saison": { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.seasonHeatmap(table) }
    },
    "tranquillite.carte": { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.placeMap(table) }
    },
    "tranquillite.lieux": { material, request throws(Problem) in
      try material.figure(request) { table throws(Problem) in try material.placeBars(table) }
    },
  ]

  static let tranquilityTables: [String: Builder] = [
    "tranquillite.tableaux": { material, _ throws(Problem) in
      try material.localTablesTable().map { [.table($0)] } ?? []
    },
    "tranquillite.categories": { material, request throws(Problem) in
      try material.table(request) { table throws(Problem) in try material.categoriesTable(table) }
    },
    "tranquillite.lieux": { material, request throws(Problem) in
      try material.table(request) { table throws(Problem) in try material.placesTable(table) }
    },
    "tranquillite.croise": { material, request throws(Problem) in
      try material.table(request) { table throws(Problem) in try material.crossedTable(table) }
    },
    "tranquillite.constats": { material, request throws(Problem) in
      guard let table = try material.localTable(for: request) else { return [] }
      return try material.callout(
        for: material.numbered.filter { finding in
          finding.domain == .tranquility
            && table.categories.contains { $0.slug == finding.subject }
        })
    },
  ]
}

extension Material {
  fileprivate func figure(
    _ request: BlockRequest, _ make: (TranquilityTable) throws(Problem) -> Figure?
  ) throws(Problem) -> [Block] {
    guard let table = try localTable(for: request), let figure = try make(table) else { return [] }
    return [.figure(figure)]
  }

  fileprivate func table(
    _ request: BlockRequest, _ make: (TranquilityTable) throws(Problem) -> Table?
  ) throws(Problem) -> [Block] {
    guard let table = try localTable(for: request), let made = try make(table) else { return [] }
    return [.table(made)]
  }

  /// The table of counts that a fence names; nil when the dossier has none.
  fileprivate func localTable(for request: BlockRequest) throws(Problem) -> TranquilityTable? {
    try request.checkOptions(among: ["tableau"])
    guard let tables = findings.tranquility?.tables else { return nil }
    guard let key = request.options["tableau"] else {
      throw .tableMissing(tables.map(\.slug), at: request.span)
    }
    guard let table = tables.first(where: { $0.slug == key }) else {
      throw .unknownTable(key, among: tables.map(\.slug), at: request.place(of: "tableau"))
    }
    return table
  }
}

extension Problem {
  fileprivate static func tableMissing(_ slugs: [String], at span: SourceSpan) -> Problem {
    Problem(
      .error, "option-absente", "il manque l'option « tableau »", at: span,
      hint: "tableaux de ce dossier : \(slugs.joined(separator: ", "))")
  }

  fileprivate static func unknownTable(
    _ key: String, among slugs: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "nom-inconnu", "le tableau « \(key) » n'est pas dans ce dossier", at: span,
      hint: closest(to: key, among: slugs).map { "vouliez-vous dire « \($0) » ?" }
        ?? "tableaux de ce dossier : \(slugs.joined(separator: ", "))")
  }
}
