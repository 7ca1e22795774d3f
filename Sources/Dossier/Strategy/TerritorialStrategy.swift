public import Problems
public import Units

/// What `strategie.yaml` holds: axes, objectives and actions, in the order of the file.
public struct TerritorialStrategy: Hashable, Sendable {
  public var title: String
  public var period: StrategyPeriod?
  /// The national framework that the strategy is held against.
  public var framework: Citation?
  public var priorities: [StrategyPriority]
  /// Findings and themes that the partners chose not to treat, with their reasons.
  public var setAside: [SetAside]
  public var problems: [LocalProblem]
  public var axes: [StrategicAxis]

  public init(
    title: String, period: StrategyPeriod? = nil, framework: Citation? = nil,
    priorities: [StrategyPriority] = [], setAside: [SetAside] = [],
    problems: [LocalProblem] = [], axes: [StrategicAxis] = []
  ) {
    self.title = title
    self.period = period
    self.framework = framework
    self.priorities = priorities
    self.setAside = setAside
    self.problems = problems
    self.axes = axes
  }

  /// Every action, in the order of the tree.
  public var actions: [ActionSheet] {
    axes.flatMap { $0.objectives.flatMap { $0.operational.flatMap(\.actions) } }
  }

  /// The action with this identifier.
  public func action(_ identifier: String) -> ActionSheet? {
    for axis in axes {
      for objective in axis.objectives {
        for operational in objective.operational {
          if let found = operational.actions.first(where: { $0.identifier == identifier }) {
            return found
          }
        }
      }
    }
    return nil
  }
}

/// The strategy as a dossier gives it.
public struct StrategyFile: Sendable {
  public let strategy: TerritorialStrategy
  public let source: Source
  /// The text as the consultant wrote it: a proposal is added to it, never put in its place.
  public let text: String

  public init(strategy: TerritorialStrategy, source: Source, text: String) {
    self.strategy = strategy
    self.source = source
    self.text = text
  }
}

/// From the first day to the last.
public struct StrategyPeriod: Hashable, Sendable {
  public let start: CalendarDate
  public let end: CalendarDate

  public init(start: CalendarDate, end: CalendarDate) {
    precondition(start <= end, "a period goes forward")
    self.start = start
    self.end = end
  }
}

/// An identifier that stands in a file: of a finding, of a framework, of one of its axes.
public struct Citation: Hashable, Sendable {
  public let identifier: String
  public let place: WrittenPlace

  public init(_ identifier: String, at span: SourceSpan? = nil) {
    self.identifier = identifier
    place = WrittenPlace(span)
  }
}

/// What an elected person or a partner asked to be treated first.
public struct StrategyPriority: Hashable, Sendable {
  /// A function: « maire », « procureur ».
  public let from: String
  public let theme: String
  /// 1 to 3.
  public let weight: Int
  /// Empty for the whole territory.
  public let places: [String]
  public let place: WrittenPlace

  public init(
    from: String, theme: String, weight: Int, places: [String] = [], at span: SourceSpan? = nil
  ) {
    self.from = from
    self.theme = theme
    self.weight = weight
    self.places = places
    place = WrittenPlace(span)
  }
}

/// A finding, a theme of the catalogue or a problem that is left out, and why.
public struct SetAside: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case finding(String)
    case theme(String)
    case problem(String)
  }

  public let subject: Subject
  public let reason: String
  public let place: WrittenPlace

  public init(_ subject: Subject, reason: String, at span: SourceSpan? = nil) {
    self.subject = subject
    self.reason = reason
    place = WrittenPlace(span)
  }
}

/// A problem between the findings and the objectives, its causes and effects as the partners see them.
public struct LocalProblem: Hashable, Sendable {
  public let identifier: String
  public let title: String
  public let findings: [Citation]
  public let causes: [String]
  public let effects: [String]
  /// The strategic objective that answers it; nil when it is kept aside.
  public let objective: Citation?
  public let place: WrittenPlace

  public init(
    identifier: String, title: String, findings: [Citation] = [], causes: [String] = [],
    effects: [String] = [], objective: Citation? = nil, at span: SourceSpan? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.findings = findings
    self.causes = causes
    self.effects = effects
    self.objective = objective
    place = WrittenPlace(span)
  }
}
