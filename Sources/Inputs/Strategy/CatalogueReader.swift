public import Dossier
public import Problems
import SourceFiles

/// The catalogue, from files of `templates/catalogue/`, one theme a file.
public func readCatalogue(
  at paths: [String]
) throws(Problems) -> Warned<StrategyCatalogue> {
  var problems = ProblemCollector()
  var themes: [CatalogueTheme] = []
  for path in paths.sorted() {
    let text = problems.attempt { () throws(Problem) in try SourceFile(path: path).readText() }
    guard let text, let root = problems.attemptTree(text.value),
      let theme = CatalogueReader().theme(root, &problems)
    else { continue }
    if themes.contains(where: { $0.identifier == theme.identifier }) {
      problems.add(.repeatedTheme(theme.identifier, at: root.span))
    }
    themes.append(theme)
  }
  return try problems.finish(StrategyCatalogue(themes))
}

private struct CatalogueReader {
  private static let keys = [
    "vigie", "theme", "titre", "noms", "constats", "axe", "probleme", "cadres", "objectifs",
  ]

  func theme(_ root: YAMLNode, _ problems: inout ProblemCollector) -> CatalogueTheme? {
    guard let section = Section(root, allowing: Self.keys, &problems) else { return nil }
    section.checkVersion(&problems)
    if section.mapping["theme"] == nil { section.require("theme", &problems) }
    let identifier = section.value("theme", &problems) { node throws(Problem) in
      try node.identifier()
    }
    let title = section.requiredWording("titre", &problems)
    let axis = section.requiredWording("axe", &problems)
    let names = section.wordings("noms", &problems)
    let findings = section.citations("constats", &problems).map(\.identifier)
    let problem = problem(section, &problems)
    var reader = StrategyReader(areNumbered: true)
    let objectives = (section.mapping["objectifs"]?.listOrSingle() ?? [])
      .compactMap { reader.objective($0, &problems) }
    let links = links(section, &problems)
    guard let identifier, let title, let axis, let problem else { return nil }
    return CatalogueTheme(
      identifier: identifier, title: title, names: names, findings: findings, axis: axis,
      problem: problem, objectives: objectives, nationalLinks: links)
  }

  private func problem(
    _ root: Section, _ problems: inout ProblemCollector
  ) -> CatalogueTheme.Problem? {
    if root.mapping["probleme"] == nil { root.require("probleme", &problems) }
    let keys = ["titre", "causes", "effets"]
    guard let section = root.section("probleme", allowing: keys, &problems) else { return nil }
    let causes = section.wordings("causes", &problems)
    let effects = section.wordings("effets", &problems)
    return section.requiredWording("titre", &problems).map {
      CatalogueTheme.Problem(title: $0, causes: causes, effects: effects)
    }
  }

  private func links(
    _ root: Section, _ problems: inout ProblemCollector
  ) -> [String: [String]] {
    let mapping = root.value("cadres", &problems) { node throws(Problem) in try node.mapping() }
    var links: [String: [String]] = [:]
    for entry in mapping?.entries ?? [] {
      links[entry.key] = entry.value.items(&problems) { node, _ throws(Problem) in
        try node.string()
      }
    }
    return links
  }
}

extension Problem {
  fileprivate static func repeatedTheme(_ theme: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "identifiant-repete", "le thème « \(theme) » est déjà celui d'un autre fichier",
      at: span)
  }
}
