import Analysis
import Dossier
public import Problems
import Reports
import Strategy
import Units

/// Holds the strategy of a dossier against its calendar, its targets and what was recorded.
///
/// Writes `CODE-evaluation.pdf`; a dossier without strategy is a problem.
public func makeEvaluation(_ request: DocumentRequest) throws(Problems) -> Warned<[WrittenFile]> {
  try Line(request).makeEvaluation()
}

extension Line {
  func makeEvaluation() throws(Problems) -> Warned<[WrittenFile]> {
    let strategy = try currentStrategy()
    let dossier = strategy.value.dossier
    let found = try findings(in: dossier)
    let evaluation = evaluation(of: strategy.value, findings: found.value)
    let draft = try draft(of: dossier) { templates, options throws(Problems) in
      try evaluationReport(evaluation, of: dossier, templates: templates, options: options)
    }
    let file = try write(draft, of: dossier, named: "evaluation")
    return Warned([file], warnings: strategy.warnings + found.warnings + draft.warnings)
  }

  func evaluation(of strategy: CurrentStrategy, findings: Findings) -> StrategyEvaluation {
    let day = evaluationDay(of: strategy)
    return evaluate(
      strategy.state.held(by: day), on: day,
      in: EvaluationContext(
        dossier: strategy.dossier, findings: findings, edition: request.documentEdition,
        study: shared.study))
  }

  /// The day that is asked for, and only meetings held by then; else the day of the mission, or of
  /// the last meeting when it is later.
  private func evaluationDay(of strategy: CurrentStrategy) -> CalendarDate {
    if let day = request.date { return day }
    let mission = strategy.dossier.mission.date
    return max(mission, strategy.state.date ?? mission)
  }
}
