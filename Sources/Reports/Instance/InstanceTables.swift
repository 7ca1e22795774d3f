import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

extension InstanceMaterial {
  typealias ColumnLook = (name: String, alignment: Table.Alignment, stretch: Double)

  /// Every sheet under its axis: who leads it, where it stands, when it ends.
  func sheetsTable() throws(Problem) -> Table? {
    guard let state = record.state else { return nil }
    var rows: [Table.Row] = []
    for axis in state.strategy.axes {
      let actions = axis.objectives.flatMap { $0.operational.flatMap(\.actions) }
      guard !actions.isEmpty else { continue }
      let head: [Inline] = [.text("\(axis.identifier) – \(axis.title)")]
      rows.append(Table.Row([head, [], [], [], [], []], isGroup: true))
      for action in actions { rows.append(try row(of: action, state)) }
    }
    return try table(
      "fiches", rows,
      [
        ("fiche", .left, 2), ("pilotes", .left, 1.2), ("statut", .left, 0),
        ("avancement", .right, 0), ("echeance", .left, 0.8), ("alerte", .left, 1),
      ])
  }

  private func row(
    of action: ActionSheet, _ state: StrategyState
  ) throws(Problem) -> Table.Row {
    var alerts: [String] = []
    if !action.status.isClosed, let end = action.calendar.end, end < date {
      alerts.append(try words("instance.en-retard"))
    }
    let kinds = Set(self.alerts(of: action, state).map(\.rawValue))
    for kind in kinds.sorted() { alerts.append(try words("releve.alertes.\(kind)")) }
    let missing = try words("instance.a-completer")
    return Table.Row([
      [.text("\(action.identifier) – \(action.title)")],
      [.text(action.pilots.isEmpty ? missing : French.list(action.pilots))],
      [.text(try words("releve.statuts.\(action.status.rawValue)"))],
      [.text(action.progressPercent.map { French.percent(Double($0), places: 0) } ?? "–")],
      [.text(action.calendar.end?.french ?? missing)],
      [.text(alerts.isEmpty ? "–" : alerts.joined(separator: ", "))],
    ])
  }

  /// Nobody waits any more for the indicators of an action that was given up.
  private func alerts(
    of action: ActionSheet, _ state: StrategyState
  ) -> [IndicatorFollowUp.Alert] {
    guard action.status != .abandoned else { return [] }
    return state.indicators(of: action, on: date, disclosedBy: secrecy).flatMap(\.alerts)
  }

  /// Indicators of some sheets: initial, last, target, trend, alert.
  func indicatorsTable(of actions: [ActionSheet]) throws(Problem) -> Table? {
    guard let state = record.state else { return nil }
    var rows: [Table.Row] = []
    var all: [DisclosedIndicator] = []
    for action in actions {
      let indicators = state.indicators(of: action, on: date, disclosedBy: secrecy)
      all += indicators
      for item in indicators {
        var alerts: [String] = []
        for alert in item.alerts where action.status != .abandoned {
          alerts.append(try words("releve.alertes.\(alert.rawValue)"))
        }
        rows.append(
          Table.Row([
            [.text("\(item.reference) – \(item.label)")], [.text(try measureText(item.initial))],
            [.text(try measureText(item.last))], [.text(item.lastDate?.french ?? "–")],
            [.text(valueText(item.target))],
            [.text(try words("releve.tendances.\(item.trend.rawValue)"))],
            [.text(alerts.isEmpty ? "–" : alerts.joined(separator: ", "))],
          ]))
      }
    }
    return try table(
      "indicateurs", rows,
      [
        ("indicateur", .left, 2), ("initial", .right, 0), ("dernier", .right, 0),
        ("au", .left, 0.8), ("cible", .right, 0), ("tendance", .left, 1), ("alerte", .left, 1),
      ], reading: try maskNote(all))
  }

  /// What the last meeting asked for.
  func followUpsTable() throws(Problem) -> Table? {
    let rows = (lastMeeting?.followUps ?? []).map { item in
      Table.Row([
        [.text(item.who)], [.text(item.what)], [.text(item.before?.french ?? "–")],
      ])
    }
    return try table(
      "suites", rows, [("qui", .left, 1), ("quoi", .left, 2), ("limite", .left, 0)])
  }

  func table(
    _ key: String, _ rows: [Table.Row], _ columns: [ColumnLook], reading: [Inline] = []
  ) throws(Problem) -> Table? {
    guard !rows.isEmpty else { return nil }
    var heads: [Table.Column] = []
    for column in columns {
      heads.append(
        Table.Column(
          [.text(try words("instance.colonnes.\(column.name)"))], column.alignment,
          stretch: column.stretch))
    }
    return Table(
      title: try phrase("instance.titres.\(key)"), columns: heads, rows: rows,
      reading: reading, anchor: "tableau-instance-" + key)
  }
}
