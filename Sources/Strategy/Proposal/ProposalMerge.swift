import Dossier

/// Adds branches after those of the consultant, with identifiers that nothing bears yet.
struct ProposalMerge {
  private(set) var strategy: TerritorialStrategy
  private(set) var additions: [StrategyAddition] = []
  private let framework: String?
  private var taken: Set<String>
  private var axesAdded: Set<String> = []

  init(_ strategy: TerritorialStrategy, framework: String?) {
    self.strategy = strategy
    self.framework = framework
    taken = Set(TreeIndex(strategy).entries.map(\.identifier))
    taken.formUnion(strategy.problems.map(\.identifier))
  }

  /// Adds the objectives of a theme; returns their identifiers.
  mutating func add(_ reading: ThemeReading) -> [String] {
    let position = axisPosition(for: reading.theme)
    let axis = strategy.axes[position].identifier
    let objectives = reading.theme.objectives.map { numbered($0, in: axis, reading) }
    strategy.axes[position].objectives += objectives
    note(objectives, in: strategy.axes[position])
    addProblem(reading, answeredBy: objectives.first?.identifier)
    return objectives.map(\.identifier)
  }

  /// The axis of the theme, by its title; a new one at the end when there is none.
  private mutating func axisPosition(for theme: CatalogueTheme) -> Int {
    let title = theme.axis.lowercased()
    if let found = strategy.axes.firstIndex(where: { $0.title.lowercased() == title }) {
      return found
    }
    let identifier = free("A", from: strategy.axes.count + 1)
    axesAdded.insert(identifier)
    strategy.axes.append(StrategicAxis(identifier: identifier, title: theme.axis))
    return strategy.axes.count - 1
  }

  /// An axis that is new is noted once, with all that it got in the end.
  private mutating func note(_ objectives: [StrategicObjective], in axis: StrategicAxis) {
    guard axesAdded.contains(axis.identifier) else {
      additions += objectives.map { .objective($0, inAxis: axis.identifier) }
      return
    }
    additions.removeAll { addition in
      guard case .axis(let noted) = addition else { return false }
      return noted.identifier == axis.identifier
    }
    additions.append(.axis(axis))
  }

  private mutating func numbered(
    _ objective: StrategicObjective, in axis: String, _ reading: ThemeReading
  ) -> StrategicObjective {
    let identifier = free("\(axis).", from: 1)
    let operational = objective.operational.map { model in
      let own = free("\(identifier).", from: 1)
      return OperationalObjective(
        identifier: own, title: model.title, actions: model.actions.map { numbered($0, reading) })
    }
    return StrategicObjective(
      identifier: identifier, title: objective.title,
      findings: reading.findings.map { Citation($0) }, theme: reading.theme.identifier,
      operational: operational)
  }

  private mutating func numbered(_ model: ActionSheet, _ reading: ThemeReading) -> ActionSheet {
    var sheet = ActionSheet(identifier: free("F", from: 1, digits: 2), title: model.title)
    for field in SheetField.allCases {
      if let value = model.value(of: field) { sheet.set(value) }
    }
    if sheet.territories.isEmpty { sheet.territories = reading.places }
    let links = framework.flatMap { reading.theme.nationalLinks[$0] } ?? []
    if sheet.nationalLinks.isEmpty { sheet.nationalLinks = links.map { Citation($0) } }
    return sheet
  }

  private mutating func addProblem(_ reading: ThemeReading, answeredBy objective: String?) {
    let model = reading.theme.problem
    let problem = LocalProblem(
      identifier: free("P", from: 1), title: model.title,
      findings: reading.findings.map { Citation($0) }, causes: model.causes,
      effects: model.effects, objective: objective.map { Citation($0) })
    strategy.problems.append(problem)
    additions.append(.problem(problem))
  }

  /// The first number that nothing bears: `F07` after `F06`.
  private mutating func free(_ prefix: String, from first: Int, digits: Int = 1) -> String {
    var number = first
    while true {
      let text = String(number)
      let zeros = String(repeating: "0", count: max(0, digits - text.count))
      let identifier = prefix + zeros + text
      if taken.insert(identifier).inserted { return identifier }
      number += 1
    }
  }
}

extension ActionSheet {
  /// The value of a field, nil when it has none or has its own decisions.
  func value(of field: SheetField) -> FieldValue? {
    let value: FieldValue? =
      switch field {
      case .title: .title(title)
      case .description: description.map { .description($0) }
      case .observations: .observations(observations)
      case .findings: .findings(findings)
      case .steps: .steps(steps)
      case .partners: .partners(partners)
      case .pilots: .pilots(pilots)
      case .coPilots: .coPilots(coPilots)
      case .means: .means(means)
      case .indicators: .indicators(indicators)
      case .start: calendar.start.map { .start($0) }
      case .end: calendar.end.map { .end($0) }
      case .milestones: .milestones(calendar.milestones)
      case .territories: .territories(territories)
      case .audience: audience.map { .audience($0) }
      case .nationalLinks: .nationalLinks(nationalLinks)
      case .risks: .risks(risks)
      case .followedBy: followedBy.map { .followedBy($0) }
      case .progress: progressPercent.map { .progress(percent: $0) }
      case .priority, .status: nil
      }
    return value
  }
}
