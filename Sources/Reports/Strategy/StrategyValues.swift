import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

extension StrategyMaterial {
  /// Every value that the outline of a strategy may name.
  func values() throws(Problem) -> TemplateScope {
    try commonValues().adding([
      "strategie": .scope(try strategyValues()),
      "version": .scope(try versionValues()),
      "titres": .scope(try titles()),
      "droit": .scope(lawValues()),
      "cadre": .scope(try frameworkValues()),
      "axes": .list(
        try strategy.axes.mapTyped { axis throws(Problem) in .scope(try values(of: axis)) }),
      "groupes": .list(groupNames.map(TemplateValue.text)),
      "prochaine": .optional(state.meetings.last?.next, TemplateValue.date),
    ])
  }

  private func strategyValues() throws(Problem) -> TemplateScope {
    let actions = tree.actions
    return [
      "titre": .text(strategy.title),
      "periode": .optional(strategy.period) { period in
        .text("\(period.start.french) – \(period.end.french)")
      },
      "annees": .optional(strategy.period) { period in
        .text(French.years(period.start.year...period.end.year))
      },
      "courant": .text(try runningTitle("strategie")),
      "fiches_courant": .text(try runningTitle("fiches")),
      "nombre_axes": .integer(strategy.axes.count),
      "nombre_objectifs": .integer(strategy.axes.flatMap(\.objectives).count),
      "nombre_actions": .integer(actions.count),
      "nombre_constats": .integer(answered),
      "contenu": .text(try contents()),
      "nombre_fiches": .integer(sheets.count),
      "constats": .bool(!findings.isEmpty),
      "sans_numero": .bool(findings.contains(where: \.number.isEmpty)),
      "preuves": .bool(findings.contains { !$0.evidence.isEmpty }),
      "problemes": .bool(!strategy.problems.isEmpty),
      "ecartes": .bool(
        !strategy.setAside.isEmpty || strategy.problems.contains { $0.objective == nil }),
      "priorites": .bool(!strategy.priorities.isEmpty),
      "indicateurs": .bool(strategy.actions.contains { !$0.indicators.isEmpty }),
      "calendrier": .bool(
        strategy.actions.contains {
          $0.status != .abandoned && $0.calendar.start != nil && $0.calendar.end != nil
        }),
      "legende": .text(printed.setting.map?.caption ?? ""),
    ]
  }

  /// « Stratégie territoriale 2024–2027 », without years when nobody gave them.
  private func runningTitle(_ key: String) throws(Problem) -> String {
    let years = strategy.period.map { French.years($0.start.year...$0.end.year) }
    return try [words("strategie.courant.\(key)"), years].compactMap { $0 }.joined(separator: " ")
  }

  private func versionValues() throws(Problem) -> TemplateScope {
    let scope: TemplateScope = [
      "version": .integer(state.version), "date": .date(day),
      "seance": .optional(state.date, TemplateValue.date),
    ]
    return [
      "numero": .integer(state.version), "date": .date(day),
      "origine": .text(try words("strategie.origines.\(printed.origin.rawValue)", scope)),
      "mention": .text(try words("strategie.mentions.\(printed.origin.rawValue)", scope)),
      "recalculee": .bool(printed.origin == .recomputed),
      "seance": .optional(state.date, TemplateValue.date),
      "etat": .text(try words("strategie.etats.\(stateKey)", scope)),
      "precedente": .optional(previous?.version, TemplateValue.integer),
      "seances": .integer(state.meetings.count),
      "changements": .bool(!changes.isEmpty),
      "programme": .text(printed.version.program),
    ]
  }

  private var stateKey: String {
    guard let meeting = state.date else { return "sans-seance" }
    return meeting == day ? "seance" : "apres-seance"
  }

  private func lawValues() -> TemplateScope {
    let state = printed.setting.legalState
    return [
      "etat": .optional(state, TemplateValue.date),
      "est_ancien": .bool(state.map { $0 < day } ?? true),
      "disponible": .bool(printed.setting.law != nil),
    ]
  }

  private func frameworkValues() throws(Problem) -> TemplateScope {
    guard let framework = printed.setting.framework else {
      return [
        "disponible": .bool(false), "nom": .missing, "annonce": .bool(false), "echu": .bool(false),
        "lacunes": .missing, "annees": .missing, "date": .missing,
        "nomme": .optional(strategy.framework?.identifier, TemplateValue.text),
      ]
    }
    let gaps = FrameworkCoverage(of: strategy, against: framework).gaps
    return [
      "disponible": .bool(true), "nom": .text(try frameworkName(framework)),
      "annonce": .bool(framework.standing == .announced),
      "echu": .bool(framework.years.upperBound < day.year),
      "lacunes": gaps.isEmpty
        ? .text("") : .text(French.list(gaps.map { "\($0.identifier) – \($0.title)" })),
      "annees": .text(French.years(framework.years)), "date": .date(framework.asOf),
      "nomme": .text(framework.identifier),
    ]
  }

  private func values(of axis: StrategicAxis) throws(Problem) -> TemplateScope {
    let national =
      printed.setting.framework?.axes.filter { item in
        axis.nationalLinks.contains { $0.identifier == item.identifier }
      } ?? []
    let actions = axis.objectives.flatMap { $0.operational.flatMap(\.actions) }
    return [
      "id": .text(axis.identifier), "titre": .text(axis.title),
      "presentation": .optional(axis.presentation, TemplateValue.text),
      "presente": .bool(axis.presentation != nil),
      "national": .text(French.list(national.map { "\($0.identifier) – \($0.title)" })),
      "rattache": .bool(!national.isEmpty),
      "nombre_actions": .integer(actions.count),
      "mesuree": .bool(actions.contains { $0.status != .abandoned && !$0.indicators.isEmpty }),
      "objectifs": .list(
        axis.objectives.map { objective in
          let links = findingLinks(objective.findings.map(\.identifier))
          return .scope([
            "id": .text(objective.identifier), "titre": .text(objective.title),
            "constats": .rich(links), "fonde": .bool(!links.isEmpty),
          ])
        }),
    ]
  }

  /// Headings that state what the chapter finds.
  private func titles() throws(Problem) -> TemplateScope {
    [
      "arbre": .text(try treeTitle()), "constats": .text(try findingsTitle()),
      "changements": .text(try changesTitle()), "cadre": .text(try coverageTitle()),
      "fiches": .text(
        try words(
          "strategie.titres.fiches.\(sheets.count == 1 ? "une" : "plusieurs")",
          ["n": .integer(sheets.count)])),
    ]
  }

  /// « 29 actions : 20 engagées, 2 en retard, 3 achevées ».
  private func treeTitle() throws(Problem) -> String {
    var parts: [String] = []
    for standing in [Standing.engaged, .late, .completed, .abandoned, .validated, .proposed] {
      let count = tree.count(standing)
      guard count > 0 else { continue }
      let key = count == 1 ? "une" : "plusieurs"
      parts.append(
        try words(
          "strategie.titres.statut.\(standing.rawValue).\(key)", ["n": .integer(count)]))
    }
    let actions = tree.actions.count
    guard actions > 0 else { return try words("strategie.titres.arbre.vide") }
    return try words(
      "strategie.titres.arbre.\(actions == 1 ? "une" : "plusieurs")",
      ["n": .integer(actions), "statuts": .text(parts.joined(separator: ", "))])
  }

  private func findingsTitle() throws(Problem) -> String {
    let key = answered == 0 ? "aucun" : answered == 1 ? "un" : "plusieurs"
    return try words("strategie.titres.constats.\(key)", ["n": .integer(answered)])
  }

  /// The findings that something answers, those that were only set aside left out.
  private var answered: Int {
    findings.count {
      objectivesCiting[$0.identifier] != nil || sheetsCiting[$0.identifier] != nil
    }
  }

  /// « 4 axes, 9 objectifs stratégiques, 29 fiches action ».
  private func contents() throws(Problem) -> String {
    let counts = [
      ("axes", strategy.axes.count), ("objectifs", strategy.axes.flatMap(\.objectives).count),
      ("fiches", strategy.actions.count),
    ]
    var parts: [String] = []
    for (key, count) in counts {
      parts.append(
        try words(
          "strategie.contenu.\(key).\(count == 1 ? "un" : "plusieurs")", ["n": .integer(count)]))
    }
    return parts.joined(separator: ", ")
  }

  private func changesTitle() throws(Problem) -> String {
    guard previous != nil else { return try words("strategie.titres.changements.premiere") }
    var parts: [String] = []
    for (mark, key) in [
      (StrategyChanges.Mark.new, "nouveau"), (.changed, "modifie"), (.ended, "termine"),
    ] {
      let count = changes.values.count { $0.mark == mark && $0.level == .action }
      guard count > 0 else { continue }
      let number = count == 1 ? "une" : "plusieurs"
      parts.append(
        try words("strategie.titres.marques.\(key).\(number)", ["n": .integer(count)]))
    }
    return parts.isEmpty
      ? try words("strategie.titres.changements.aucun") : French.list(parts).uppercasedFirst
  }

  private func coverageTitle() throws(Problem) -> String {
    guard let framework = printed.setting.framework else {
      return try words("strategie.titres.cadre.absent")
    }
    let gaps = FrameworkCoverage(of: strategy, against: framework).gaps.count
    let key = gaps == 0 ? "complet" : gaps == 1 ? "une" : "plusieurs"
    return try words("strategie.titres.cadre.\(key)", ["n": .integer(gaps)])
  }
}
