import Analysis
public import Dossier

/// A strategy with what the findings, the priorities and the catalogue add to it.
public struct StrategyProposal: Hashable, Sendable {
  /// The consultant's strategy, every part of it as it was, and the additions after it.
  public let strategy: TerritorialStrategy
  /// What was added, in the order of the tree.
  public let additions: [StrategyAddition]
  /// Every theme that something speaks for, most pressing first.
  public let themes: [ThemeReading]
}

/// A branch that a proposal adds.
public enum StrategyAddition: Hashable, Sendable {
  case axis(StrategicAxis)
  case objective(StrategicObjective, inAxis: String)
  case problem(LocalProblem)
}

/// Why a theme is proposed, or is not.
public struct ThemeReading: Hashable, Sendable {
  public enum Decision: Hashable, Sendable {
    case proposed(objectives: [String])
    /// The strategy treats it already.
    case treated
    /// The consultant left it out, with this reason.
    case setAside(String)
  }

  public let theme: CatalogueTheme
  /// Established and unfavourable findings that no objective answers yet, in the order of the list.
  public let findings: [String]
  public let priorities: [StrategyPriority]
  /// Where: what the priorities and the findings say; empty for the whole territory.
  public let places: [String]
  /// Strength of the strongest finding, 0 to 3, and the weights of the priorities.
  public let score: Int
  public let decision: Decision
}

/// Proposes a tree, or what is missing in one; never changes what the consultant wrote.
///
/// `places` gives the places that findings are about, by identifier of finding.
public func propose(
  completing strategy: TerritorialStrategy, from context: StrategyContext,
  places: [String: [String]] = [:]
) -> StrategyProposal {
  let rank = ThemeRank(strategy: strategy, context: context, places: places)
  var merge = ProposalMerge(strategy, framework: strategy.framework?.identifier)
  let themes = rank.readings.map { reading in
    guard reading.decision == .proposed(objectives: []) else { return reading }
    return reading.proposing(merge.add(reading))
  }
  return StrategyProposal(
    strategy: merge.strategy, additions: merge.additions, themes: themes)
}

extension ThemeReading {
  fileprivate func proposing(_ objectives: [String]) -> ThemeReading {
    ThemeReading(
      theme: theme, findings: findings, priorities: priorities, places: places, score: score,
      decision: .proposed(objectives: objectives))
  }
}

/// Orders the themes that findings or priorities speak for.
private struct ThemeRank {
  let strategy: TerritorialStrategy
  let context: StrategyContext
  let places: [String: [String]]

  /// Most pressing first: score, then the weight of the findings, then the identifier.
  var readings: [ThemeReading] {
    context.catalogue.themes
      .compactMap { theme in reading(theme).map { ($0, weight(of: theme)) } }
      .sorted { first, second in
        if first.0.score != second.0.score { return first.0.score > second.0.score }
        if first.1 != second.1 { return first.1 > second.1 }
        return first.0.theme.identifier < second.0.theme.identifier
      }
      .map(\.0)
  }

  private func major(_ theme: CatalogueTheme) -> [Finding] {
    context.findings.filter { $0.isMajor && theme.holds($0.identifier) }
  }

  private func weight(of theme: CatalogueTheme) -> Double {
    major(theme).map(\.weight).max() ?? 0
  }

  private func reading(_ theme: CatalogueTheme) -> ThemeReading? {
    let findings = major(theme)
    let priorities = strategy.priorities.filter {
      context.catalogue.theme(named: $0.theme)?.identifier == theme.identifier
    }
    guard !findings.isEmpty || !priorities.isEmpty else { return nil }
    let answered = strategy.answeredFindings
    let open = findings.map(\.identifier).filter { !answered.contains($0) }
    let strongest = findings.map(\.strength.rawValue).max() ?? 0
    return ThemeReading(
      theme: theme, findings: open, priorities: priorities,
      places: places(of: findings, priorities),
      score: strongest + priorities.reduce(0) { $0 + $1.weight },
      decision: decision(theme, open: open, all: findings.map(\.identifier)))
  }

  private func places(of findings: [Finding], _ priorities: [StrategyPriority]) -> [String] {
    let all = priorities.flatMap(\.places) + findings.flatMap { places[$0.identifier] ?? [] }
    return Set(all).sorted()
  }

  private func decision(
    _ theme: CatalogueTheme, open: [String], all: [String]
  ) -> ThemeReading.Decision {
    for item in strategy.setAside where item.subject == .theme(theme.identifier) {
      return .setAside(item.reason)
    }
    let objectives = strategy.axes.flatMap(\.objectives)
    let titles = Set(theme.objectives.map { $0.title.lowercased() })
    if objectives.contains(where: {
      $0.theme == theme.identifier || titles.contains($0.title.lowercased())
    }) {
      return .treated
    }
    // What speaks for the theme was heard: its findings are answered, or an objective cites some.
    let cited = objectives.flatMap { $0.citedFindings.map(\.identifier) }
    if open.isEmpty, !all.isEmpty || cited.contains(where: theme.holds) { return .treated }
    return .proposed(objectives: [])
  }
}
