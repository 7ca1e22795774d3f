import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

// Where each action and each indicator stands.
extension StrategyMaterial {
  /// The tableau de suivi: one row an action, then one for each of its other indicators.
  func followUpTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for axis in strategy.axes {
      let sheets = axis.objectives.flatMap { $0.operational.flatMap(\.actions) }
      guard !sheets.isEmpty else { continue }
      rows.append(
        Table.Row(
          [[.text("\(axis.identifier) – \(axis.title)")]] + Array(repeating: [], count: 6),
          isGroup: true))
      for sheet in sheets { rows += try followUpRows(of: sheet) }
    }
    return try table(
      "suivi", rows,
      [
        ("fiche", .left, 1.5), ("statut", .left, 0), ("avancement", .right, 0),
        ("echeance", .left, 0), ("indicateur", .left, 1.3), ("valeurs", .left, 0),
        ("alerte", .left, 0.8),
      ], note: .reading, mask: try maskNote(strategy.actions.flatMap(indicators)))
  }

  private func followUpRows(of sheet: ActionSheet) throws(Problem) -> [Table.Row] {
    let isClosed = sheet.status.isClosed
    let head: [[Inline]] = [
      [sheetLink(sheet.identifier), .text(" \(sheet.title)")],
      [.text(try words(of: sheet.standing(on: day)))],
      [
        .text(
          sheet.progressPercent.map { French.percent(Double($0), places: 0) } ?? "–")
      ],
      [.text(try month(sheet.calendar.end).isEmpty ? "–" : month(sheet.calendar.end))],
    ]
    let followUps = indicators(of: sheet)
    guard !followUps.isEmpty else {
      let missing = Inline.emphasis([.text(try words("strategie.a-completer"))])
      return [Table.Row(head + [isClosed ? [.text("–")] : [missing], [.text("–")], [.text("–")]])]
    }
    var rows: [Table.Row] = []
    for (index, item) in followUps.enumerated() {
      let values = [
        try measureText(item.initial), try measureText(item.last), valueText(item.target),
      ]
      .joined(separator: " / ").unbroken
      rows.append(
        Table.Row(
          (index == 0 ? head : [[], [], [], []]) + [
            [.text("\(item.reference.indicator) \(item.label)")], [.text(values)],
            // Nobody is warned of what is over.
            [.text(isClosed ? "–" : try alertWords(item.alerts))],
          ]))
    }
    return rows
  }

  /// What is measured, by whom, how often, until when, and what it says on this day.
  func evaluationTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for sheet in strategy.actions where sheet.status != .abandoned {
      for indicator in indicators(of: sheet) {
        let kind = try indicator.kind.map { kind throws(Problem) in
          try words("strategie.natures.\(kind.rawValue)")
        }
        rows.append(
          Table.Row([
            [sheetLink(sheet.identifier), .text(".\(indicator.reference.indicator)")],
            [.text(indicator.label)], [.text(kind ?? "–")], [.text(indicator.source ?? "–")],
            [.text(indicator.frequency ?? "–")], [.text(try monthOrDash(indicator.deadline))],
            [.text(try trendWords(indicator.trend))],
            [.text(sheet.status.isClosed ? "–" : try alertWords(indicator.alerts))],
          ]))
      }
    }
    return try table(
      "evaluation", rows,
      [
        ("numero", .left, 0), ("indicateur", .left, 1.6), ("nature", .left, 0),
        ("source", .left, 1.1), ("periodicite", .left, 0), ("echeance", .left, 0),
        ("tendance", .left, 0.9), ("alerte", .left, 0.9),
      ], note: .reading,
      mask: try maskNote(
        strategy.actions.filter { $0.status != .abandoned }.flatMap(indicators)))
  }

  private func monthOrDash(_ date: CalendarDate?) throws(Problem) -> String {
    date == nil ? "–" : try month(date)
  }

  /// The tracks of one axis's indicators, abandoned actions left out.
  func tracks(ofAxis identifier: String) throws(Problem) -> [Block] {
    guard let axis = strategy.axes.first(where: { $0.identifier == identifier }) else { return [] }
    let items = axis.objectives.flatMap { $0.operational.flatMap(\.actions) }
      .filter { $0.status != .abandoned }.flatMap(indicators)
    guard !items.isEmpty else { return [] }
    return try tracks(items, named: { $0.reference.action }, isLinked: true)
  }

  /// Every sheet in a list: number, title, pilot, status, priority.
  func sheetsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for sheet in sheets {
      let missing = try words("strategie.a-completer")
      let mark = try changes[sheet.identifier].map { change throws(Problem) in
        try markWords(change)
      }
      rows.append(
        Table.Row([
          [sheetLink(sheet.identifier)], [.text(sheet.title)],
          sheet.pilots.isEmpty
            ? [.emphasis([.text(missing)])] : [.text(sheet.pilots.joined(separator: ", "))],
          [.text(try words(of: sheet.standing(on: day)))],
          [.text(mark ?? "–")],
        ]))
    }
    return try table(
      "fiches", rows,
      [
        ("fiche", .left, 0), ("action", .left, 1.5), ("pilote", .left, 1), ("statut", .left, 0),
        ("marque", .left, 0),
      ])
  }

  /// Each axis of the national framework with what answers it here; a gap is named.
  func coverageTable() throws(Problem) -> Table? {
    guard let framework = printed.setting.framework else { return nil }
    let coverage = FrameworkCoverage(of: strategy, against: framework)
    var rows: [Table.Row] = []
    for row in coverage.rows {
      let gap = try phrase("strategie.cadre.lacune")
      rows.append(
        Table.Row([
          [.text(row.axis.identifier)], [.text(row.axis.title)],
          [.text(row.axes.isEmpty ? "–" : row.axes.joined(separator: ", "))],
          row.isGap ? gap : sheetLinks(row.actions),
        ]))
    }
    return try table(
      "couverture", rows,
      [
        ("numero", .left, 0), ("axe-national", .left, 1.3), ("axes", .left, 0),
        ("actions", .left, 1.2),
      ], note: .source,
      in: [
        "cadre": .text(try frameworkName(framework)), "source": .text(framework.source),
        "date": .date(framework.asOf),
      ])
  }
}
