import Analysis
import Dossier
import Inputs
import Problems
import Reports
import Strategy
import Units

extension Line {
  /// What the strategy of a dossier lacks, and where it stands; nil when there is none.
  ///
  /// An identifier that nothing has is a warning here: findings come and go with the data and with
  /// the edition, and the diagnostic itself is whole. Decisions in conflict are errors.
  func checkStrategy(
    of dossier: Dossier, findings: Findings
  ) throws(Problems) -> Warned<String?> {
    guard let file = dossier.strategy else { return Warned(nil) }
    let state = apply(dossier.meetings, to: file.strategy)
    let grounds = try grounds(of: dossier, findings: findings)
    let gaps = check(state.value.strategy, against: grounds.value.context).map { problem in
      Problem(.warning, problem.identifier, problem.summary, at: problem.span, hint: problem.hint)
    }
    let edits = editsSinceFreezing(dossier, file, request.dossier)
    let document = composing { () throws(Problems) in
      let library = templateLibrary(for: dossier)
      let printed = try printed(state.value, .current, on: grounds.value, with: library)
      return try printed.warnings + draft(of: printed.value, with: library).warnings
    }
    let summary = StrategySummary(
      state: state.value, frozen: frozenVersionNumbers(ofDossierAt: request.dossier))
    return Warned(
      summary.text,
      warnings: state.warnings + grounds.warnings + (gaps + edits + document).sorted())
  }
}

/// Where a strategy stands, in a few lines.
private struct StrategySummary {
  let state: StrategyState
  let frozen: [Int]

  var text: String {
    let meeting = state.date.map { "séance du \($0.french)" } ?? "aucune séance"
    let strategy = state.strategy
    let objectives = strategy.axes.flatMap(\.objectives)
    let counts = [
      "axes : \(strategy.axes.count)", "objectifs stratégiques : \(objectives.count)",
      "objectifs opérationnels : \(objectives.flatMap(\.operational).count)",
      "actions : \(strategy.actions.count)",
    ]
    return """
      Stratégie : \(strategy.title), version \(state.version) (\(meeting))
        \(counts.joined(separator: ", "))
        Actions par statut : \(statuses)
        Versions figées : \(frozen.isEmpty ? "aucune" : French.list(frozen.map(String.init)))

      """
  }

  private var statuses: String {
    let counts = ActionStatus.allCases.compactMap { status -> String? in
      let count = state.strategy.actions.filter { $0.status == status }.count
      return count == 0 ? nil : "\(status.french) \(count)"
    }
    return counts.isEmpty ? "aucune action" : counts.joined(separator: ", ")
  }
}

extension ActionStatus {
  /// As a terminal shows it.
  fileprivate var french: String {
    switch self {
    case .proposed: "proposée"
    case .validated: "validée"
    case .engaged: "engagée"
    case .completed: "achevée"
    case .abandoned: "abandonnée"
    }
  }
}
