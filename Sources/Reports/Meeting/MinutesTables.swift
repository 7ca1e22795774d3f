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
        [.text(item.who)], [.text(item.what)], [.text(item.before?.french ?? "–")],
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
          [.text(item.last?.date.french ?? "–")], number(item.indicator.target),
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

  private func rows(of entry: JournalEntry) throws(Problem) -> [Table.Row] {
    let decision = entry.decision
    let subject = decision.subject + (title(of: decision.subject).map { " – " + $0 } ?? "")
    guard case .applied(let changes) = entry.outcome, !changes.isEmpty else {
      // What was created has no earlier field; what was so already changes none.
      let isCreation = if case .create = decision.content { true } else { false }
      let after = isCreation ? subject : try words("releve.decisions.inchange")
      return [
        Table.Row([
          [.text(subject)], [.text(try name(of: decision))], [.text("–")], [.text(after)],
        ])
      ]
    }
    var rows: [Table.Row] = []
    for change in changes {
      rows.append(
        Table.Row([
          [.text(subject)], [.text(try name(of: decision))],
          [.text(try printed(change.before, of: change.field))],
          [.text(try printed(change.after, of: change.field))],
        ]))
    }
    return rows
  }

  private func title(of identifier: String) -> String? {
    for axis in held.after.strategy.axes {
      if axis.identifier == identifier { return axis.title }
      for objective in axis.objectives {
        if objective.identifier == identifier { return objective.title }
        for operational in objective.operational where operational.identifier == identifier {
          return operational.title
        }
      }
    }
    return held.after.strategy.action(identifier)?.title
  }

  /// « Modifier : date de fin (action reconduite) ».
  private func name(of decision: Decision) throws(Problem) -> String {
    let name: String
    switch decision.content {
    case .status: name = try words("releve.decisions.statut")
    case .abandon: name = try words("releve.decisions.abandonner")
    case .create: name = try words("releve.decisions.creer")
    case .priority: name = try words("releve.decisions.priorite")
    case .attach: name = try words("releve.decisions.rattacher")
    case .measure(let reference, _):
      name = try words(
        "releve.decisions.mesure", ["indicateur": .text(reference.description)])
    case .change(_, let value):
      let field = try words("releve.champs.\(value.field.rawValue)")
      name = try words("releve.decisions.modifier", ["champ": .text(field)])
    }
    guard let reason = decision.reason else { return name }
    return try words(
      "releve.decisions.motif", ["decision": .text(name), "motif": .text(reason)])
  }

  /// The lines of a field as a reader knows them: statuses with their accents, dates in words.
  private func printed(_ lines: [String], of field: String) throws(Problem) -> String {
    var texts: [String] = []
    for line in lines {
      if field == "statut" {
        texts.append(try words("releve.statuts.\(line)"))
      } else if field == "dans" {
        texts.append(title(of: line).map { "\(line) – \($0)" } ?? line)
      } else {
        texts.append(CalendarDate(iso: line)?.french ?? line)
      }
    }
    return texts.isEmpty ? "–" : texts.joined(separator: " ; ")
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
