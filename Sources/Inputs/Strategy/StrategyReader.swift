import Digests
public import Dossier
public import Problems
import SourceFiles
import Units

/// The strategy, from `strategie.yaml`.
///
/// - Returns: nil, with problems, when nothing can be made of the file.
func readStrategy(
  _ file: NamedFile, isFictitious: Bool, _ problems: inout ProblemCollector
) -> StrategyFile? {
  let hasher = SHA256Hasher()
  guard
    let text = problems.attempt({ () throws(Problem) in
      try file.source.readText(onBytes: { hasher.update($0) })
    })
  else { return nil }
  problems.add(contentsOf: text.warnings)
  guard let root = problems.attemptTree(text.value) else { return nil }
  var reader = StrategyReader()
  guard let strategy = reader.strategy(root, &problems) else { return nil }
  let source = Source(
    path: file.printed, producer: "", dataset: "Stratégie territoriale",
    vintage: strategy.period.map { "\($0.start.year)–\($0.end.year)" } ?? "",
    sha256: hasher.finish().hex, records: strategy.actions.count, isFictitious: isFictitious)
  return StrategyFile(strategy: strategy, source: source, text: text.value.string)
}

/// A strategy that is in memory, read as a file is.
public func readStrategy(
  _ text: String, of name: String
) throws(Problems) -> Warned<TerritorialStrategy> {
  var problems = ProblemCollector()
  var reader = StrategyReader()
  let root = try readYAML(SourceText(text, of: name))
  return try problems.finish(reader.strategy(root, &problems))
}

/// Reads the levels of a strategy; keeps its identifiers apart from one another.
struct StrategyReader {
  private var taken: TakenIdentifiers
  private let sheets = SheetReader()

  /// - Parameter areNumbered: whether what has no identifier gets one, as in the catalogue.
  init(areNumbered: Bool = false) { taken = TakenIdentifiers(areNumbered: areNumbered) }

  private static let keys = [
    "vigie", "titre", "periode", "cadre_national", "priorites", "ecartes", "problemes", "axes",
  ]

  mutating func strategy(
    _ root: YAMLNode, _ problems: inout ProblemCollector
  ) -> TerritorialStrategy? {
    guard let section = Section(root, allowing: Self.keys, &problems) else { return nil }
    section.checkVersion(&problems)
    let title = section.requiredWording("titre", &problems)
    let framework = section.value("cadre_national", &problems) { node throws(Problem) in
      try node.citation()
    }
    let period = Self.period(section, &problems)
    let priorities = section.mapping["priorites"]?.listOrSingle()
      .compactMap { Self.priority($0, &problems) }
    let setAside = section.mapping["ecartes"]?.listOrSingle()
      .compactMap { Self.setAside($0, &problems) }
    let axes = nodes(section, "axes").compactMap { axis($0, &problems) }
    let local = nodes(section, "problemes").compactMap { problem($0, &problems) }
    guard let title else { return nil }
    return TerritorialStrategy(
      title: title, period: period, framework: framework, priorities: priorities ?? [],
      setAside: setAside ?? [], problems: local, axes: axes)
  }

  private func nodes(_ section: Section, _ key: String) -> [YAMLNode] {
    section.mapping[key]?.listOrSingle() ?? []
  }

  mutating func axis(_ node: YAMLNode, _ problems: inout ProblemCollector) -> StrategicAxis? {
    let keys = ["id", "titre", "presentation", "rattachement_national", "objectifs"]
    guard let section = Section(node, allowing: keys, &problems) else { return nil }
    let identifier = taken.take(section, &problems)
    let title = section.requiredWording("titre", &problems)
    let presentation = section.wording("presentation", &problems)
    let links = section.citations("rattachement_national", &problems)
    let objectives = nodes(section, "objectifs").compactMap { objective($0, &problems) }
    guard let identifier, let title else { return nil }
    return StrategicAxis(
      identifier: identifier, title: title, presentation: presentation, nationalLinks: links,
      objectives: objectives, at: section.mapping["id"]?.span)
  }

  mutating func objective(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> StrategicObjective? {
    let keys = ["id", "titre", "constats", "theme", "objectifs_operationnels"]
    guard let section = Section(node, allowing: keys, &problems) else { return nil }
    let identifier = taken.take(section, &problems)
    let title = section.requiredWording("titre", &problems)
    let findings = section.citations("constats", &problems)
    let theme = section.wording("theme", &problems)
    let operational = nodes(section, "objectifs_operationnels")
      .compactMap { self.operational($0, &problems) }
    guard let identifier, let title else { return nil }
    return StrategicObjective(
      identifier: identifier, title: title, findings: findings, theme: theme,
      operational: operational, at: section.mapping["id"]?.span)
  }

  mutating func operational(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> OperationalObjective? {
    guard let section = Section(node, allowing: ["id", "titre", "actions"], &problems) else {
      return nil
    }
    let identifier = taken.take(section, &problems)
    let title = section.requiredWording("titre", &problems)
    let actions = nodes(section, "actions").compactMap { action($0, &problems) }
    guard let identifier, let title else { return nil }
    return OperationalObjective(
      identifier: identifier, title: title, actions: actions, at: section.mapping["id"]?.span)
  }

  mutating func action(_ node: YAMLNode, _ problems: inout ProblemCollector) -> ActionSheet? {
    guard let section = Section(node, allowing: SheetReader.keys, &problems) else { return nil }
    let identifier = taken.take(section, &problems)
    let sheet = sheets.sheet(section, identifier: identifier ?? "", &problems)
    return identifier == nil ? nil : sheet
  }

  private mutating func problem(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> LocalProblem? {
    let keys = ["id", "titre", "constats", "causes", "effets", "objectif"]
    guard let section = Section(node, allowing: keys, &problems) else { return nil }
    let identifier = taken.take(section, &problems)
    let title = section.requiredWording("titre", &problems)
    let findings = section.citations("constats", &problems)
    let causes = section.wordings("causes", &problems)
    let effects = section.wordings("effets", &problems)
    let objective = section.citations("objectif", &problems).first
    guard let identifier, let title else { return nil }
    return LocalProblem(
      identifier: identifier, title: title, findings: findings, causes: causes, effects: effects,
      objective: objective, at: section.mapping["id"]?.span)
  }
}

/// The head of the file.
extension StrategyReader {
  private static func period(
    _ root: Section, _ problems: inout ProblemCollector
  ) -> StrategyPeriod? {
    guard let section = root.section("periode", allowing: ["debut", "fin"], &problems) else {
      return nil
    }
    let start = section.requiredDate("debut", &problems)
    let end = section.requiredDate("fin", &problems)
    guard let start, let end else { return nil }
    guard start <= end else {
      if let span = section.mapping["fin"]?.span {
        problems.add(.endBeforeStart(end, start, at: span))
      }
      return nil
    }
    return StrategyPeriod(start: start, end: end)
  }

  private static func priority(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> StrategyPriority? {
    guard let section = Section(node, allowing: ["de", "theme", "poids", "lieux"], &problems)
    else { return nil }
    if section.mapping["de"] == nil { section.require("de", &problems) }
    let from = section.function("de", &problems)
    let theme = section.requiredWording("theme", &problems)
    let weight = section.value("poids", &problems) { node throws(Problem) in
      let weight = try node.int()
      guard (1...3).contains(weight) else { throw .wrongWeight(weight, at: node.span) }
      return weight
    }
    let places = section.wordings("lieux", &problems)
    guard let from, let theme else { return nil }
    return StrategyPriority(
      from: from, theme: theme, weight: weight ?? 1, places: places, at: section.mapping.span)
  }

  private static func setAside(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> SetAside? {
    let subjects = ["constat", "theme", "probleme"]
    guard let section = Section(node, allowing: subjects + ["motif"], &problems) else {
      return nil
    }
    let reason = section.requiredWording("motif", &problems)
    let named = subjects.filter { section.mapping[$0] != nil }
    guard named.count == 1, let key = named.first, let node = section.mapping[key] else {
      problems.add(.oneSubject(at: section.mapping.span))
      return nil
    }
    guard let reason, let text = problems.attempt({ () throws(Problem) in try node.string() })
    else { return nil }
    let subject: SetAside.Subject =
      switch key {
      case "constat": .finding(text)
      case "theme": .theme(text)
      default: .problem(text)
      }
    return SetAside(subject, reason: reason, at: node.span)
  }
}

extension ProblemCollector {
  /// The tree of a text, nil with its problems when the syntax is wrong.
  mutating func attemptTree(_ text: SourceText) -> YAMLNode? {
    do { return try readYAML(text) } catch {
      add(contentsOf: error.all)
      return nil
    }
  }
}

extension Problem {
  fileprivate static func wrongWeight(_ weight: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "nombre-hors-limites",
      "le poids d'une priorité va de 1 à 3 ; \(weight) se trouve ici",
      at: span)
  }

  fileprivate static func oneSubject(at span: SourceSpan) -> Problem {
    Problem(
      .error, "ecart-sans-objet",
      "une seule des clés « constat », « theme » et « probleme » dit ce qui est écarté", at: span)
  }
}
