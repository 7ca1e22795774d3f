public import Problems
public import Units

/// The fourth level: an action, with all the fields of its sheet.
///
/// An absent field is nil or empty and prints « à compléter ».
public struct ActionSheet: Hashable, Sendable {
  public let identifier: String
  public var title: String
  /// A paragraph under the title.
  public var description: String?
  public var observations: [Observation] = []
  /// Findings that the action answers, beside those of its objective.
  public var findings: [Citation] = []
  /// Steps, in order.
  public var steps: [String] = []
  public var partners: [String] = []
  public var pilots: [String] = []
  public var coPilots: [String] = []
  public var means: [Means] = []
  public var indicators: [ActionIndicator] = []
  public var calendar = ActionCalendar()
  /// Empty for the whole territory, or when nobody said.
  public var territories: [String] = []
  public var audience: String?
  public var priority: ActionPriority?
  public var status: ActionStatus
  /// Axes or measures of the national framework.
  public var nationalLinks: [Citation] = []
  public var risks: [String] = []
  /// The group that follows the action.
  public var followedBy: String?
  /// 0 to 100, as the pilot declares it.
  public var progressPercent: Int?
  public let place: WrittenPlace

  public init(
    identifier: String, title: String, status: ActionStatus = .proposed, at span: SourceSpan? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.status = status
    place = WrittenPlace(span)
  }

  /// Every finding that the sheet cites, each once, in the order of the sheet.
  public var citedFindings: [Citation] {
    var seen: Set<String> = []
    return (observations.compactMap(\.finding) + findings).filter {
      seen.insert($0.identifier).inserted
    }
  }

  /// The budgets of the sheet, in the order of its means.
  public var budgets: [Budget] {
    means.compactMap { means in
      guard case .budget(let budget) = means else { return nil }
      return budget
    }
  }
}

/// One of the general observations of a sheet, with the finding it comes from.
public struct Observation: Hashable, Sendable {
  public let text: String
  public let finding: Citation?

  public init(_ text: String, finding: Citation? = nil) {
    self.text = text
    self.finding = finding
  }
}

/// What an action needs.
public enum Means: Hashable, Sendable {
  case text(String)
  case budget(Budget)
}

/// An amount and who pays it.
public struct Budget: Hashable, Sendable {
  public let euros: Int
  /// In the order of the file; their sum is the amount, or there is none.
  public let funders: [Funder]
  /// The year that it is spent in; nil for the whole of the action.
  public let year: Int?
  public let place: WrittenPlace

  public init(euros: Int, funders: [Funder] = [], year: Int? = nil, at span: SourceSpan? = nil) {
    self.euros = euros
    self.funders = funders
    self.year = year
    place = WrittenPlace(span)
  }
}

/// Who pays a part of a budget.
public struct Funder: Hashable, Sendable {
  public let name: String
  public let euros: Int

  public init(name: String, euros: Int) {
    self.name = name
    self.euros = euros
  }
}

/// When an action is to run.
public struct ActionCalendar: Hashable, Sendable {
  public var start: CalendarDate?
  public var end: CalendarDate?
  /// In order of date, then as written.
  public var milestones: [Milestone]

  public init(
    start: CalendarDate? = nil, end: CalendarDate? = nil, milestones: [Milestone] = []
  ) {
    self.start = start
    self.end = end
    self.milestones = milestones
  }
}

/// A day by which something is there.
public struct Milestone: Hashable, Sendable {
  public let date: CalendarDate
  public let label: String

  public init(date: CalendarDate, label: String) {
    self.date = date
    self.label = label
  }
}

/// How urgent an action is.
public enum ActionPriority: String, CaseIterable, Hashable, Sendable {
  case high = "haute"
  case medium = "moyenne"
  case low = "basse"
}

/// Where an action stands, as it was decided; lateness follows from the date of a document.
public enum ActionStatus: String, CaseIterable, Hashable, Sendable {
  case proposed = "proposee"
  case validated = "validee"
  case engaged = "engagee"
  case completed = "achevee"
  case abandoned = "abandonnee"

  /// Nothing more is decided of a closed action, unless it is opened again.
  public var isClosed: Bool { self == .completed || self == .abandoned }
}
