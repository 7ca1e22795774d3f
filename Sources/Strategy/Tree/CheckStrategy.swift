public import Analysis
public import Dossier
public import Problems

/// What a strategy is held against.
public struct StrategyContext: Sendable {
  public let findings: [Finding]
  /// Every plug-in that the templates hold.
  public let frameworks: [NationalFramework]
  public let catalogue: StrategyCatalogue

  public init(
    findings: [Finding], frameworks: [NationalFramework] = [],
    catalogue: StrategyCatalogue = StrategyCatalogue([])
  ) {
    self.findings = findings
    self.frameworks = frameworks
    self.catalogue = catalogue
  }

  /// The framework that a strategy names.
  public func framework(of strategy: TerritorialStrategy) -> NationalFramework? {
    frameworks.first { $0.identifier == strategy.framework?.identifier }
  }
}

/// What is missing in a strategy, or is not coherent: unknown names are errors, gaps are warnings.
public func check(_ strategy: TerritorialStrategy, against context: StrategyContext) -> [Problem] {
  let check = StrategyCheck(strategy: strategy, context: context)
  return (check.findings + check.coverage + check.tree + check.names).sorted()
}

/// The findings that no objective answers although they are established and unfavourable.
public func unansweredFindings(
  _ findings: [Finding], in strategy: TerritorialStrategy
) -> [Finding] {
  let answered = strategy.answeredFindings
  return findings.filter { $0.isMajor && !answered.contains($0.identifier) }
}

extension Finding {
  /// Established and unfavourable.
  ///
  /// A social position describes the territory, and is no problem of safety by itself.
  public var isMajor: Bool {
    domain != .social && strength >= .established && Self.unfavourable.contains(verdict.rawValue)
  }

  /// More than elsewhere or than before, or several sources and actors that say the same trouble.
  private static let unfavourable: Set<String> = ["above", "rising", "worrying", "converging"]
}

extension TerritorialStrategy {
  /// Findings that the tree cites, a problem holds with its objective, or that were set aside.
  var answeredFindings: Set<String> {
    var all = Set(axes.flatMap { $0.objectives.flatMap { $0.citedFindings.map(\.identifier) } })
    for problem in problems where problem.objective != nil {
      all.formUnion(problem.findings.map(\.identifier))
    }
    for case .finding(let identifier) in setAside.map(\.subject) { all.insert(identifier) }
    return all
  }
}

private struct StrategyCheck {
  let strategy: TerritorialStrategy
  let context: StrategyContext

  /// Identifiers that no finding has.
  var findings: [Problem] {
    let known = Set(context.findings.map(\.identifier))
    var cited = strategy.axes.flatMap { $0.objectives.flatMap(\.findings) }
    cited += strategy.actions.flatMap(\.citedFindings)
    cited += strategy.problems.flatMap(\.findings)
    for item in strategy.setAside {
      if case .finding(let identifier) = item.subject {
        cited.append(Citation(identifier, at: item.place.span))
      }
    }
    let spellings = known.sorted()
    return cited.filter { !known.contains($0.identifier) }
      .map { .unknownFinding($0, among: spellings) }
  }

  /// Findings without objective, objectives without finding.
  var coverage: [Problem] {
    let missing = unansweredFindings(context.findings, in: strategy)
    let objectives = strategy.axes.flatMap(\.objectives).filter { $0.citedFindings.isEmpty }
    return missing.map { .unanswered($0, at: strategy.axes.first?.place.span) }
      + objectives.map(Problem.objectiveWithoutFinding)
  }

  /// Empty branches, actions that nobody could follow.
  var tree: [Problem] {
    var problems: [Problem] = []
    for axis in strategy.axes
    where axis.objectives.allSatisfy({ $0.operational.allSatisfy(\.actions.isEmpty) }) {
      problems.append(.emptyAxis(axis))
    }
    for action in strategy.actions where !action.status.isClosed {
      if action.pilots.isEmpty { problems.append(.noPilot(action)) }
      if action.indicators.isEmpty { problems.append(.noIndicator(action)) }
      if action.calendar.start == nil || action.calendar.end == nil {
        problems.append(.noDate(action))
      }
    }
    return problems
  }

  /// The framework, its axes, the objectives that problems name.
  var names: [Problem] {
    var problems: [Problem] = []
    let objectives = strategy.axes.flatMap { $0.objectives.map(\.identifier) }
    for problem in strategy.problems {
      if let cited = problem.objective, !objectives.contains(cited.identifier) {
        problems.append(.unknownObjective(cited, among: objectives))
      }
    }
    guard let cited = strategy.framework, !context.frameworks.isEmpty else { return problems }
    guard let framework = context.framework(of: strategy) else {
      return problems
        + [.unknownFramework(cited, among: context.frameworks.map(\.identifier).sorted())]
    }
    let known = framework.axes.map(\.identifier)
    let links = strategy.axes.flatMap(\.nationalLinks) + strategy.actions.flatMap(\.nationalLinks)
    problems += links.filter { !known.contains($0.identifier) }
      .map { .unknownNationalAxis($0, of: framework) }
    return problems
  }
}

extension Problem {
  fileprivate static func unknownFinding(
    _ cited: Citation, among known: [String]
  ) -> Problem {
    Problem(
      .error, "constat-inconnu", "aucun constat ne s'appelle « \(cited.identifier) »",
      at: cited.place.span,
      hint: closest(to: cited.identifier, among: known).map { "vouliez-vous dire « \($0) » ?" }
        ?? "« vigie verifier » énumère les constats du dossier")
  }

  fileprivate static func unanswered(_ finding: Finding, at span: SourceSpan?) -> Problem {
    Problem(
      .warning, "constat-sans-objectif",
      "aucun objectif ne répond au constat « \(finding.identifier) »",
      at: span.map { SourceSpan(wholeOf: $0.file) },
      hint: "citez-le dans un objectif, ou écartez-le avec son motif sous « ecartes »")
  }

  fileprivate static func objectiveWithoutFinding(_ objective: StrategicObjective) -> Problem {
    Problem(
      .warning, "objectif-sans-constat",
      "l'objectif « \(objective.identifier) » ne s'appuie sur aucun constat",
      at: objective.place.span,
      hint: "ajoutez « constats: […] » ; « vigie verifier » énumère les constats du dossier")
  }

  fileprivate static func emptyAxis(_ axis: StrategicAxis) -> Problem {
    Problem(
      .warning, "axe-vide", "l'axe « \(axis.identifier) » n'a aucune action", at: axis.place.span)
  }

  fileprivate static func noPilot(_ action: ActionSheet) -> Problem {
    Problem(
      .warning, "action-sans-pilote", "l'action « \(action.identifier) » n'a pas de pilote",
      at: action.place.span, hint: "ajoutez « pilotes: […] »")
  }

  fileprivate static func noIndicator(_ action: ActionSheet) -> Problem {
    Problem(
      .warning, "action-sans-indicateur", "l'action « \(action.identifier) » n'a pas d'indicateur",
      at: action.place.span, hint: "ajoutez « evaluation: […] »")
  }

  fileprivate static func noDate(_ action: ActionSheet) -> Problem {
    Problem(
      .warning, "action-sans-date",
      "l'action « \(action.identifier) » n'a pas de calendrier complet", at: action.place.span,
      hint: "ajoutez « calendrier: {debut: …, fin: …} »")
  }

  fileprivate static func unknownObjective(
    _ cited: Citation, among known: [String]
  ) -> Problem {
    Problem(
      .error, "objectif-inconnu",
      "aucun objectif stratégique ne s'appelle « \(cited.identifier) »", at: cited.place.span,
      hint: closest(to: cited.identifier, among: known).map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func unknownFramework(
    _ cited: Citation, among known: [String]
  ) -> Problem {
    Problem(
      .error, "cadre-inconnu", "le cadre national « \(cited.identifier) » n'existe pas",
      at: cited.place.span,
      hint: closest(to: cited.identifier, among: known).map { "vouliez-vous dire « \($0) » ?" }
        ?? "cadres disponibles : " + known.joined(separator: ", "))
  }

  fileprivate static func unknownNationalAxis(
    _ cited: Citation, of framework: NationalFramework
  ) -> Problem {
    Problem(
      .error, "axe-national-inconnu",
      "le cadre « \(framework.identifier) » n'a pas d'axe « \(cited.identifier) »",
      at: cited.place.span,
      hint: "axes : " + framework.axes.map(\.identifier).joined(separator: ", "))
  }
}
