import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

extension EvaluationMaterial {
  /// How many actions of each axis stand where, and of all.
  func axesTable() throws(Problem) -> Table? {
    guard !evaluation.actions.isEmpty else { return nil }
    var rows = evaluation.axes.map { axis in
      row("\(axis.identifier) – \(axis.title)", axis.actions, isKey: false)
    }
    rows.append(row(try words("evaluation.ensemble"), evaluation.actions, isKey: true))
    var columns = [
      EvaluationColumn(key: "axe", stretch: 1), EvaluationColumn(key: "actions", alignment: .right),
    ]
    columns += ActionStanding.allCases.map {
      EvaluationColumn(key: $0.rawValue, alignment: .right)
    }
    return try table("axes", columns, rows, source: try phrase("evaluation.notes.axes"))
  }

  private func row(_ name: String, _ actions: [EvaluatedAction], isKey: Bool) -> Table.Row {
    let counts = ActionStanding.allCases.map { standing in
      actions.count { $0.standing == standing }
    }
    return Table.Row(
      [[.text(name)]] + ([actions.count] + counts).map { [.text(French.integer($0))] },
      isKey: isKey)
  }

  /// Every action under its axis: where it stands, its end, who said so.
  func actionsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for axis in evaluation.axes where !axis.actions.isEmpty {
      let head: [Inline] = [.text("\(axis.identifier) – \(axis.title)")]
      rows.append(
        Table.Row([head] + [[Inline]](repeating: [], count: 4), isGroup: true))
      for action in axis.actions { rows.append(try row(of: action)) }
    }
    return try table(
      "actions",
      [
        EvaluationColumn(key: "fiche", stretch: 1.5), EvaluationColumn(key: "etat", stretch: 0.7),
        EvaluationColumn(key: "echeance", stretch: 0.75),
        EvaluationColumn(key: "seance", stretch: 0.9),
        EvaluationColumn(key: "precision", stretch: 1.4),
      ], rows, source: try phrase("evaluation.notes.actions"))
  }

  private func row(of action: EvaluatedAction) throws(Problem) -> Table.Row {
    Table.Row([
      [.text("\(action.identifier) – \(action.sheet.title)")], try mark(of: action),
      [.text(action.sheet.calendar.end?.french.unbroken ?? "–")], [.text(try meeting(of: action))],
      [.text(try details(of: action))],
    ])
  }

  /// A mark and its word; what is late is in bold.
  private func mark(of action: EvaluatedAction) throws(Problem) -> [Inline] {
    let key = "evaluation.etats.\(action.standing.rawValue)"
    let text = Inline.text("\(try words(key + ".marque"))\u{A0}\(try words(key + ".mot"))")
    return action.standing == .late ? [.strong([text])] : [text]
  }

  /// « 18 juin 2026, formation plénière », or that no meeting said it.
  private func meeting(of action: EvaluatedAction) throws(Problem) -> String {
    guard let entry = action.decided else { return try words("evaluation.sans-seance") }
    let formation = entry.formation.rawValue.replacing(" ", with: "-")
    return try words(
      "evaluation.seance",
      [
        "date": .date(entry.date),
        "formation": .text(try words("evaluation.formations.\(formation)")),
      ])
  }

  /// Status as decided, reason, end that was moved, start that is past.
  private func details(of action: EvaluatedAction) throws(Problem) -> String {
    var parts: [String] = []
    let status = action.sheet.status
    let isDecided = action.decided != nil
    if action.standing == .late || action.standing == .notStarted {
      parts.append(
        try words("evaluation.statuts.\(status.rawValue).\(isDecided ? "seance" : "fichier")"))
    }
    if let reason = action.decided?.decision.reason {
      parts.append(try words("evaluation.motif", ["motif": .text(reason)]))
    }
    if let first = action.postponedFrom {
      parts.append(try words("evaluation.reportee", ["date": .date(first)]))
    }
    if action.shouldHaveStarted, let start = action.sheet.calendar.start {
      parts.append(try words("evaluation.debut-passe", ["date": .date(start)]))
    }
    if action.sheet.calendar.end == nil, !action.sheet.status.isClosed {
      parts.append(try words("evaluation.sans-echeance"))
    }
    return parts.isEmpty ? "–" : parts.joined(separator: " ; ")
  }

  /// What the next meeting has to settle.
  func decisionsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for decision in evaluation.nextDecisions {
      let scope: TemplateScope = [
        "date": .optional(decision.date, TemplateValue.date),
        "indicateurs": .text(French.list(decision.indicators)),
        "groupe": .text(try groupName),
      ]
      rows.append(
        Table.Row([
          [.text("\(decision.action) – \(decision.title)")],
          try phrase("evaluation.decisions.\(decision.kind.rawValue)", scope),
          [
            .text(
              decision.pilots.isEmpty
                ? try words("evaluation.sans-pilote") : French.list(decision.pilots))
          ],
        ]))
    }
    return try table(
      "decisions",
      [
        EvaluationColumn(key: "fiche", stretch: 1.3),
        EvaluationColumn(key: "decision", stretch: 1.8),
        EvaluationColumn(key: "pilotes", stretch: 1),
      ], rows)
  }
}
