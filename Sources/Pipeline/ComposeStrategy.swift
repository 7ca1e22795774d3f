import Analysis
import Dossier
import Inputs
import Problems
import Reports
import Strategy
import Templates
import Units

/// What the pages of a strategy are made from, beside its file and its meetings.
struct StrategyGrounds {
  let dossier: Dossier
  let findings: Findings
  let frameworks: [NationalFramework]
  let catalogue: StrategyCatalogue

  var context: StrategyContext {
    StrategyContext(findings: findings.list, frameworks: frameworks, catalogue: catalogue)
  }
}

/// From a state of a strategy to its document, which has no pages yet.
extension Line {
  /// The grounds of a dossier that was analysed.
  func grounds(
    of dossier: Dossier, findings: Findings
  ) throws(Problems) -> Warned<StrategyGrounds> {
    let plugIns = try StrategyPlugIns(folders: templateFolders(for: dossier)).read()
    return Warned(
      StrategyGrounds(
        dossier: dossier, findings: findings, frameworks: plugIns.value.frameworks,
        catalogue: plugIns.value.catalogue),
      warnings: plugIns.warnings)
  }

  /// The document of a version, laid out nowhere.
  func draft(
    of printed: PrintedStrategy, with library: TemplateLibrary
  ) throws(Problems) -> DocumentDraft {
    try draft(with: library) { templates, options throws(Problems) in
      try strategyDocument(printed, templates: templates, options: options)
    }
  }

  /// A state of the strategy of a dossier with what its pages print, and what is cited in vain.
  func printed(
    _ strategy: CurrentStrategy, _ state: StrategyState, _ origin: PrintedStrategy.Origin,
    with templates: TemplateLibrary
  ) throws(Problems) -> Warned<PrintedStrategy> {
    let found = try findings(in: strategy.dossier)
    let grounds = try grounds(of: strategy.dossier, findings: found.value)
    let printed = try printed(state, origin, on: grounds.value, with: templates)
    return Warned(
      printed.value,
      warnings: found.warnings + grounds.warnings + printed.warnings
        + lost(check(state.strategy, against: grounds.value.context)))
  }

  /// A state of a strategy with what its pages print, in the words of the edition asked for.
  func printed(
    _ state: StrategyState, _ origin: PrintedStrategy.Origin, on grounds: StrategyGrounds,
    with templates: TemplateLibrary
  ) throws(Problems) -> Warned<PrintedStrategy> {
    let dossier = grounds.dossier
    let named = state.strategy.framework?.identifier
    let surroundings = try strategySurroundings(
      citing: state.strategy.namesToPrint, in: grounds.findings, of: dossier,
      framework: grounds.frameworks.first { $0.identifier == named },
      edition: request.documentEdition, templates: templates)
    var version = state.frozen(
      territoryCode: dossier.territory.code,
      date: request.date ?? state.date ?? dossier.mission.date, program: programVersion)
    version.findings = surroundings.value.findings
    version.setting = surroundings.value.setting
    version.values = themeTitles(of: state.strategy, in: grounds.catalogue)
    return Warned(
      PrintedStrategy(
        version, setting: surroundings.value.setting, state: state, origin: origin),
      warnings: surroundings.warnings)
  }

  /// What is cited and is nowhere: the pages can only leave it out.
  private func lost(_ gaps: [Problem]) -> [Problem] {
    let names: Set = ["constat-inconnu", "cadre-inconnu"]
    return gaps.filter { names.contains($0.identifier) }.map { gap in
      Problem(.warning, gap.identifier, gap.summary, at: gap.span, hint: gap.hint)
    }
  }

  /// The titles of the themes that were set aside, in order of name.
  private func themeTitles(
    of strategy: TerritorialStrategy, in catalogue: StrategyCatalogue
  ) -> [FrozenValue] {
    var names: Set<String> = []
    for case .theme(let name) in strategy.setAside.map(\.subject) { names.insert(name) }
    return catalogue.themes.filter { names.contains($0.identifier) }
      .map { FrozenValue(name: "theme." + $0.identifier, text: $0.title) }
      .sorted { $0.name < $1.name }
  }
}

extension TerritorialStrategy {
  /// The findings that it cites, and those that it sets aside.
  fileprivate var namesToPrint: [String] {
    var names = Set(citedFindingNames)
    for case .finding(let name) in setAside.map(\.subject) { names.insert(name) }
    return names.sorted()
  }
}
