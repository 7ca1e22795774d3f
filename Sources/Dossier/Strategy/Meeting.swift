public import Problems
public import Units

/// A meeting of the council, and what it decided.
public struct Meeting: Hashable, Sendable {
  public enum Formation: String, CaseIterable, Hashable, Sendable {
    case plenary = "pleniere"
    case restricted = "restreinte"
    case thematicGroup = "groupe thematique"
    case territorialGroup = "groupe territorial"
  }

  public let date: CalendarDate
  public let formation: Formation
  /// The theme or the territory of a group.
  public var subject: String?
  /// A function: « le maire ».
  public var chair: String?
  public var location: String?
  /// Functions and institutions, never names.
  public var present: [String] = []
  public var excused: [String] = []
  public var agenda: [String] = []
  public var decisions: [Decision] = []
  public var followUps: [FollowUp] = []
  public var next: CalendarDate?
  public let place: WrittenPlace
  /// Says which file it is, and not what was decided: two files may hold the same meeting.
  public var file: MeetingFile

  public init(
    date: CalendarDate, formation: Formation, file: MeetingFile = MeetingFile(),
    at span: SourceSpan? = nil
  ) {
    self.date = date
    self.formation = formation
    self.file = file
    place = WrittenPlace(span)
  }
}

/// The file that holds a meeting; any two are equal, as places are.
public struct MeetingFile: Hashable, Sendable {
  /// « 2026-12-04.yaml »; orders meetings of one day.
  public let name: String
  public let source: Source?

  public init(name: String = "", source: Source? = nil) {
    self.name = name
    self.source = source
  }

  public static func == (lhs: Self, rhs: Self) -> Bool { true }

  public func hash(into hasher: inout Hasher) {}
}

/// Who does what before when, after a meeting.
public struct FollowUp: Hashable, Sendable {
  /// A function or an institution.
  public let who: String
  public let what: String
  public let before: CalendarDate?

  public init(who: String, what: String, before: CalendarDate? = nil) {
    self.who = who
    self.what = what
    self.before = before
  }
}

/// One decision of a meeting.
public struct Decision: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// `from` is what the meeting believed; nil when it was not written.
    case status(action: String, from: ActionStatus?, to: ActionStatus)
    case measure(IndicatorReference, Measure)
    case change(action: String, FieldValue)
    case create(in: String?, Creation)
    case abandon(action: String)
    case priority(action: String, ActionPriority)
    /// Puts an action or an objective under another parent.
    case attach(String, to: String)
  }

  public let content: Content
  public let reason: String?
  public let place: WrittenPlace

  public init(_ content: Content, reason: String? = nil, at span: SourceSpan? = nil) {
    self.content = content
    self.reason = reason
    place = WrittenPlace(span)
  }
}

/// What a decision adds to the tree.
public enum Creation: Hashable, Sendable {
  case axis(StrategicAxis)
  case objective(StrategicObjective)
  case operational(OperationalObjective)
  case action(ActionSheet)

  public var identifier: String {
    switch self {
    case .axis(let axis): axis.identifier
    case .objective(let objective): objective.identifier
    case .operational(let operational): operational.identifier
    case .action(let action): action.identifier
    }
  }
}

/// A value that an indicator took on a day.
public struct Measure: Hashable, Sendable {
  public let value: Double
  public let date: CalendarDate

  public init(value: Double, date: CalendarDate) {
    self.value = value
    self.date = date
  }
}
