import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

extension MinutesMaterial {
  /// One row a field that a decision changes; measures have a table of their own.
  func decisionsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for entry in entries {
      if entry.decision.isMeasure { continue }
      rows += try self.rows(of: entry)
    }
    return try table(
      "decisions", rows,
      [("fiche", .left, 1), ("decision", .left, 1.3), ("avant", .left, 1), ("apres", .left, 1)],
      reading: try maskNote(
        entries.filter { !$0.decision.isMeasure }.flatMap(\.outcome.changes)))
  }

  /// Who does what before when.
  func followUpsTable() throws(Problem) -> Table? {
    let rows = meeting.followUps.map { item in
      Table.Row([
        [.text(item.who)], [.text(item.what)], [.text(item.before?.french ?? "–")],
      ])
    }
    return try table("suites", rows, [("qui", .left, 1), ("quoi", .left, 2), ("limite", .left, 0)])
  }

  /// Indicators with a measure of this meeting, where each stands on its day.
  var measured: [DisclosedIndicator] {
    let references = Set(
      entries.compactMap { entry -> IndicatorReference? in
        guard case .measure(let reference, _) = entry.decision.content else { return nil }
        return reference
      })
    return held.after.strategy.actions.flatMap { action in
      held.after.indicators(of: action, on: meeting.date, disclosedBy: secrecy).filter {
        references.contains($0.reference) && $0.last != nil
      }
    }
  }

  func indicatorsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for item in measured {
      var alerts: [String] = []
      for alert in item.alerts { alerts.append(try words("releve.alertes.\(alert.rawValue)")) }
      rows.append(
        Table.Row([
          [.text("\(item.reference) – \(item.label)")],
          [.text(try measureText(item.initial))], [.text(try measureText(item.previous))],
          [.text(try measureText(item.last))], [.text(item.lastDate?.french ?? "–")],
          [.text(valueText(item.target))],
          [.text(try words("releve.tendances.\(item.trend.rawValue)"))],
          [.text(alerts.isEmpty ? "–" : alerts.joined(separator: ", "))],
        ]))
    }
    return try table(
      "indicateurs", rows,
      [
        ("indicateur", .left, 2), ("initial", .right, 0), ("precedent", .right, 0),
        ("mesure", .right, 0), ("date", .left, 0.8), ("cible", .right, 0), ("tendance", .left, 1),
        ("alerte", .left, 1),
      ], reading: try maskNote(measured))
  }

  private func table(
    _ key: String, _ rows: [Table.Row], _ columns: [(String, Table.Alignment, Double)],
    reading: [Inline] = []
  ) throws(Problem) -> Table? {
    guard !rows.isEmpty else { return nil }
    var heads: [Table.Column] = []
    for (name, alignment, stretch) in columns {
      heads.append(
        Table.Column(
          [.text(try words("releve.colonnes.\(name)"))], alignment, stretch: stretch))
    }
    return Table(
      title: [.text(try words("releve.titres.\(key)"))], columns: heads, rows: rows,
      reading: reading, anchor: "tableau-releve-" + key)
  }
}
