public import Dossier
public import Units

/// Where an action stands on a day: what was decided of it, held against its calendar.
public enum ActionStanding: String, CaseIterable, Hashable, Sendable {
  case done = "realisee"
  case underWay = "en-cours"
  /// The end of its calendar is past, and nobody closed it; it may never have begun.
  case late = "en-retard"
  case notStarted = "non-commencee"
  case dropped = "abandonnee"

  public init(of action: ActionSheet, on day: CalendarDate) {
    switch action.status {
    case .completed: self = .done
    case .abandoned: self = .dropped
    case .engaged, .validated, .proposed:
      if let end = action.calendar.end, end < day {
        self = .late
      } else {
        self = action.status == .engaged ? .underWay : .notStarted
      }
    }
  }
}

/// An action of a strategy that is evaluated.
public struct EvaluatedAction: Hashable, Sendable {
  public let sheet: ActionSheet
  public let standing: ActionStanding
  /// The decision that gave it its status, with its meeting and its reason; nil when the file did.
  public let decided: JournalEntry?
  /// The end that the strategy first gave it, when meetings moved it later.
  public let postponedFrom: CalendarDate?
  /// The start of its calendar is past and no meeting engaged it.
  public let shouldHaveStarted: Bool
  /// In the order of the sheet.
  public let indicators: [DisclosedIndicator]

  public var identifier: String { sheet.identifier }
}

extension EvaluatedAction {
  init(
    _ sheet: ActionSheet, in state: StrategyState, on day: CalendarDate,
    indicators: [DisclosedIndicator]
  ) {
    self.sheet = sheet
    self.indicators = indicators
    standing = ActionStanding(of: sheet, on: day)
    decided = state.decisionOnStatus(of: sheet)
    postponedFrom = state.firstEnd(of: sheet.identifier).flatMap { first in
      sheet.calendar.end.flatMap { first < $0 ? first : nil }
    }
    let isWaiting = sheet.status == .proposed || sheet.status == .validated
    shouldHaveStarted = isWaiting && sheet.calendar.start.map { $0 < day } ?? false
  }
}

extension StrategyState {
  /// The last decision that changed the status; for an action that a meeting created and that
  /// kept its status, its creation.
  fileprivate func decisionOnStatus(of sheet: ActionSheet) -> JournalEntry? {
    history(of: sheet.identifier).last { entry in
      switch entry.decision.content {
      case .status, .abandon: entry.outcome.changesSomething
      case .create: true
      case .measure, .change, .priority, .attach: false
      }
    }
  }

  /// What the file, or the meeting that created the action, said of its end.
  fileprivate func firstEnd(of action: String) -> CalendarDate? {
    if let sheet = start.action(action) { return sheet.calendar.end }
    for entry in history(of: action) {
      if case .create(_, .action(let sheet)) = entry.decision.content { return sheet.calendar.end }
    }
    return nil
  }
}

extension JournalEntry.Outcome {
  fileprivate var changesSomething: Bool {
    if case .applied(let changes) = self { !changes.isEmpty } else { false }
  }
}
