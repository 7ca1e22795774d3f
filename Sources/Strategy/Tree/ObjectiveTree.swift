public import Dossier
public import Units

/// The tree of a strategy on a day, as it is drawn and counted.
public struct ObjectiveTree: Hashable, Sendable {
  /// Where an action stands on the day of the document.
  public enum Standing: String, CaseIterable, Hashable, Sendable {
    case proposed = "proposee"
    case validated = "validee"
    case engaged = "engagee"
    /// Not closed, its last day past.
    case late = "en-retard"
    case completed = "achevee"
    case abandoned = "abandonnee"
  }

  public struct Axis: Hashable, Sendable {
    public let identifier: String
    public let title: String
    public let objectives: [Objective]

    public var actions: [Action] { objectives.flatMap { $0.operational.flatMap(\.actions) } }
  }

  public struct Objective: Hashable, Sendable {
    public let identifier: String
    public let title: String
    /// Findings of the objective, then those that only its actions cite.
    public let findings: [String]
    public let operational: [Operational]
  }

  public struct Operational: Hashable, Sendable {
    public let identifier: String
    public let title: String
    public let actions: [Action]
  }

  public struct Action: Hashable, Sendable {
    public let identifier: String
    public let title: String
    public let pilots: [String]
    public let priority: ActionPriority?
    public let standing: Standing
  }

  public let axes: [Axis]
  /// Findings, themes and problems that were left out, with their reasons.
  public let setAside: [SetAside]

  public var actions: [Action] { axes.flatMap(\.actions) }

  /// How many actions stand so.
  public func count(_ standing: Standing) -> Int {
    actions.count { $0.standing == standing }
  }

  /// The tree of a strategy as it stands on a day.
  public init(of strategy: TerritorialStrategy, on day: CalendarDate) {
    axes = strategy.axes.map { axis in
      Axis(
        identifier: axis.identifier, title: axis.title,
        objectives: axis.objectives.map { Objective($0, on: day) })
    }
    setAside = strategy.setAside
  }
}

extension ObjectiveTree.Objective {
  fileprivate init(_ objective: StrategicObjective, on day: CalendarDate) {
    identifier = objective.identifier
    title = objective.title
    findings = objective.citedFindings.map(\.identifier)
    operational = objective.operational.map { operational in
      ObjectiveTree.Operational(
        identifier: operational.identifier, title: operational.title,
        actions: operational.actions.map { action in
          ObjectiveTree.Action(
            identifier: action.identifier, title: action.title, pilots: action.pilots,
            priority: action.priority, standing: action.standing(on: day))
        })
    }
  }
}

extension StrategicObjective {
  /// Every finding that it or one of its actions cites, each once.
  public var citedFindings: [Citation] {
    var seen: Set<String> = []
    let fromActions = operational.flatMap { $0.actions.flatMap(\.citedFindings) }
    return (findings + fromActions).filter { seen.insert($0.identifier).inserted }
  }
}

extension ActionSheet {
  /// Where it stands on a day: late once its last day is past and it is not closed.
  public func standing(on day: CalendarDate) -> ObjectiveTree.Standing {
    switch status {
    case .completed: return .completed
    case .abandoned: return .abandoned
    case _ where calendar.end.map({ $0 < day }) ?? false: return .late
    case .proposed: return .proposed
    case .validated: return .validated
    case .engaged: return .engaged
    }
  }
}
