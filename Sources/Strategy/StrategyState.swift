public import Dossier
public import Units

/// A strategy after some meetings: the file and the decisions, with what each of them did.
public struct StrategyState: Hashable, Sendable {
  /// Version 1 is the file alone, version N follows the (N−1)th meeting.
  public var version: Int { meetings.count + 1 }
  /// `strategie.yaml`, before any meeting.
  public let start: TerritorialStrategy
  /// The file with the decisions applied.
  public internal(set) var strategy: TerritorialStrategy
  /// In order of date; the same meeting counts once.
  public internal(set) var meetings: [Meeting] = []
  /// Every decision of every meeting, in the order it was taken up.
  public internal(set) var journal: [JournalEntry] = []
  /// What was measured after the initial value of each indicator, in order of date; small values
  /// included, so that no page is made from it.
  var measures: [IndicatorReference: [Measure]] = [:]

  public init(start: TerritorialStrategy) {
    self.start = start
    strategy = start
  }

  /// The day of the last meeting; nil for version 1.
  public var date: CalendarDate? { meetings.last?.date }

  /// What the meetings decided of an action, an objective or an axis, newest last.
  public func history(of identifier: String) -> [JournalEntry] {
    journal.filter { $0.decision.subject == identifier && $0.outcome.isApplied }
  }
}

/// A decision, when it was taken, and what came of it.
public struct JournalEntry: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    /// What it changed; empty when it asked for what was so already.
    case applied([FieldChange])
    /// Another decision of the same day had said the same.
    case repeated
    /// The identifier of the problem that says why.
    case refused(String)

    public var isApplied: Bool {
      guard case .applied = self else { return false }
      return true
    }

    /// What it changed; nothing for a decision that was not applied.
    public var changes: [FieldChange] {
      if case .applied(let changes) = self { changes } else { [] }
    }
  }

  /// The version that the meeting makes.
  public let version: Int
  public let date: CalendarDate
  public let formation: Meeting.Formation
  public let decision: Decision
  public let outcome: Outcome
}

extension Decision {
  /// The action, the objective or the axis that it is about.
  public var subject: String {
    switch content {
    case .status(let action, _, _), .change(let action, _), .abandon(let action),
      .priority(let action, _):
      action
    case .measure(let reference, _): reference.action
    case .create(_, let creation): creation.identifier
    case .attach(let identifier, _): identifier
    }
  }

  public var isMeasure: Bool {
    if case .measure = content { true } else { false }
  }
}
