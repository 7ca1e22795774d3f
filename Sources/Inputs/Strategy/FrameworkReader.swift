public import Dossier
public import Problems
import SourceFiles

/// A national framework, from a file of `templates/cadres/`.
public func readNationalFramework(
  at path: String
) throws(Problems) -> Warned<NationalFramework> {
  var problems = ProblemCollector()
  let root = try readYAML(SourceFile(path: path))
  problems.add(contentsOf: root.warnings)
  return try problems.finish(framework(root.value, &problems))
}

func framework(
  _ root: YAMLNode, _ problems: inout ProblemCollector
) -> NationalFramework? {
  let keys = ["vigie", "id", "titre", "annees", "etat", "releve_le", "source", "axes"]
  guard let section = Section(root, allowing: keys, &problems) else { return nil }
  section.checkVersion(&problems)
  for key in keys.dropFirst() { section.require(key, &problems) }
  let identifier = section.text("id", &problems)
  let title = section.wording("titre", &problems)
  let years = section.section("annees", allowing: ["de", "a"], &problems)
  let first = years?.count("de", from: 2000, &problems)
  let last = years?.count("a", from: 2000, &problems)
  let standing = section.value("etat", &problems) { node throws(Problem) in
    try node.choice(of: NationalFramework.Standing.self)
  }
  let asOf = section.date("releve_le", &problems)
  let source = section.wording("source", &problems)
  let axes = (section.mapping["axes"]?.listOrSingle() ?? []).compactMap { axis($0, &problems) }
  guard let identifier, let title, let first, let last, let standing, let asOf, let source else {
    return nil
  }
  guard first <= last else {
    problems.add(.yearsReversed(at: section.mapping["annees"]?.span))
    return nil
  }
  return NationalFramework(
    identifier: identifier, title: title, years: first...last, standing: standing, asOf: asOf,
    source: source, axes: axes)
}

private func axis(
  _ node: YAMLNode, _ problems: inout ProblemCollector
) -> NationalFramework.Axis? {
  guard let section = Section(node, allowing: ["id", "titre"], &problems) else { return nil }
  section.require("id", &problems)
  let identifier = section.text("id", &problems)
  let title = section.requiredWording("titre", &problems)
  guard let identifier, let title else { return nil }
  return NationalFramework.Axis(identifier: identifier, title: title)
}

extension Problem {
  fileprivate static func yearsReversed(at span: SourceSpan?) -> Problem {
    Problem(.error, "annee-hors-limites", "la dernière année précède la première", at: span)
  }
}
