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
      if case .measure = entry.decision.content { continue }
      rows += try self.rows(of: entry)
    }
    return try table(
      "decisions", rows,
      [("fiche", .left, 1), ("decision", .left, 1.3), ("avant", .left, 1), ("apres", .left, 1)])
  }

  /// Who does what before when.
  func followUpsTable() throws(Problem) -> Table? {
    let rows = meeting.followUps.map { item in
      Table.Row([
        [.text(item.who)], [.text(item.what)], [.text(item.before?.french.unbroken ?? "–")],
      ])
    }
    return try table("suites", rows, [("qui", .left, 1), ("quoi", .left, 2), ("limite", .left, 0)])
  }

  /// Indicators with a measure of this meeting, where each stands on its day.
  var measured: [IndicatorFollowUp] {
    let references = Set(
      entries.compactMap { entry -> IndicatorReference? in
        guard case .measure(let reference, _) = entry.decision.content else { return nil }
        return reference
      })
    return held.after.strategy.actions.flatMap { action in
      held.after.followUps(of: action, on: meeting.date).filter {
        references.contains($0.reference) && $0.last != nil
      }
    }
  }

  func indicatorsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for item in measured {
      let earlier = item.measures.dropLast().last?.value
      var alerts: [String] = []
      for alert in item.alerts { alerts.append(try words("releve.alertes.\(alert.rawValue)")) }
      rows.append(
        Table.Row([
          [.text("\(item.reference) – \(item.indicator.label)")],
          number(item.indicator.initial), number(earlier), number(item.last?.value),
          [.text(item.last?.date.french.unbroken ?? "–")], number(item.indicator.target),
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
      ])
  }

  private func number(_ value: Double?) -> [Inline] {
    guard let value else { return [.text("–")] }
    let isWhole = value == value.rounded()
    return [.text(French.decimal(value, places: isWhole ? 0 : 1))]
  }

  private func table(
    _ key: String, _ rows: [Table.Row], _ columns: [(String, Table.Alignment, Double)]
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
      anchor: "tableau-releve-" + key)
  }
}
