public import Analysis
public import Dossier
import Problems
public import Units

/// What became of a strategy by a day: its actions, its indicators, what was recorded meanwhile.
public struct StrategyEvaluation: Hashable, Sendable {
  public let state: StrategyState
  public let day: CalendarDate
  /// In the order of the tree, axes without action included.
  public let axes: [EvaluatedAxis]
  /// How many changes were held against the comparables, judged as one family.
  public let tests: Int
  public let parameters: AnalysisParameters

  public var actions: [EvaluatedAction] { axes.flatMap(\.actions) }
  public var indicators: [DisclosedIndicator] { actions.flatMap(\.indicators) }
  /// Indicators that name a published series, in the order of the tree.
  public var recorded: [DisclosedIndicator] { indicators.filter { $0.recorded != nil } }

  /// What the next meeting has to settle: by kind, then in the order of the tree.
  public var nextDecisions: [NextDecision] {
    let all = actions.flatMap(\.nextDecisions)
    return NextDecision.Kind.allCases.flatMap { kind in all.filter { $0.kind == kind } }
  }
}

public struct EvaluatedAxis: Hashable, Sendable {
  public let identifier: String
  public let title: String
  public let actions: [EvaluatedAction]

  public func count(_ standing: ActionStanding) -> Int {
    actions.count { $0.standing == standing }
  }
}

/// What an evaluation is made from.
public struct EvaluationContext: Sendable {
  let dossier: Dossier
  let comparables: Availability<Comparables, ComparablesAbsence>
  let edition: DocumentEdition
  let study: ReferenceStudy
  let parameters: AnalysisParameters

  /// With the comparables of the findings, and the study that they came from.
  public init(
    dossier: Dossier, findings: Findings, edition: DocumentEdition,
    study: ReferenceStudy = ReferenceStudy()
  ) {
    self.dossier = dossier
    comparables = findings.comparables
    parameters = findings.context.parameters
    self.edition = edition
    self.study = study
  }
}

/// Holds a strategy against its calendar, its targets and the recorded series that it names.
///
/// Pure: the same state, dossier and day give the same evaluation.
///
/// - Parameters:
///   - state: with the meetings held by the day, none after.
///   - day: an end before it is past; a year that it doesn't end is no year after.
///   - context: the dossier, with whom it is compared, and for whom the evaluation is.
/// - Returns: the actions axis by axis, with what their indicators let one say.
public func evaluate(
  _ state: StrategyState, on day: CalendarDate, in context: EvaluationContext
) -> StrategyEvaluation {
  let strategy = state.strategy
  let questions = strategy.actions.flatMap { sheet in
    sheet.indicators.compactMap(\.series).compactMap { series in
      sheet.question(of: series, in: strategy).value
    }
  }
  let answers = beforeAfter(
    questions, in: context.dossier, comparables: context.comparables, on: day,
    using: context.study, parameters: context.parameters)
  let evaluator = ActionEvaluator(
    state: state, day: day, answers: answers,
    secrecy: MeasureSecrecy(
      thresholds: context.dossier.secrecy, edition: context.edition))
  return StrategyEvaluation(
    state: state, day: day,
    axes: strategy.axes.map { axis in
      EvaluatedAxis(
        identifier: axis.identifier, title: axis.title,
        actions: axis.objectives.flatMap { $0.operational.flatMap(\.actions) }
          .map(evaluator.action))
    },
    tests: answers.tests, parameters: context.parameters)
}

private struct ActionEvaluator {
  let state: StrategyState
  let day: CalendarDate
  let answers: BeforeAfterStudy
  let secrecy: MeasureSecrecy

  func action(_ sheet: ActionSheet) -> EvaluatedAction {
    let indicators = state.indicators(of: sheet, on: day, disclosedBy: secrecy).map { indicator in
      var indicator = indicator
      if let series = indicator.series {
        indicator.recorded = recorded(series, of: sheet, towards: indicator.direction)
      }
      return indicator
    }
    return EvaluatedAction(sheet, in: state, on: day, indicators: indicators)
  }

  private func recorded(
    _ series: Indicator, of sheet: ActionSheet, towards direction: ActionIndicator.Direction?
  ) -> RecordedVerdict {
    let answer: RecordedVerdict.Answer =
      switch sheet.question(of: series, in: state.strategy) {
      case .available(let question): .change(answers[question])
      case .unavailable(let reason): .noQuestion(reason)
      }
    return RecordedVerdict(series, answer, towards: direction)
  }
}

extension StrategyState {
  /// The state as it was on a day: meetings held later are left out.
  public func held(by day: CalendarDate) -> StrategyState {
    let earlier = meetings.filter { $0.date <= day }
    return earlier.count == meetings.count ? self : apply(earlier, to: start).value
  }
}
