public import Dossier
public import Problems
import SourceFiles
import Units

/// The numbers of the versions that a dossier has frozen, in order.
public func frozenVersionNumbers(ofDossierAt path: String) -> [Int] {
  let folder = DossierFolder(dossierAt: path).path + "/" + frozenVersionFolder
  return names(inFolder: folder).compactMap { name in
    name.hasSuffix(".json") ? Int(name.dropLast(5)) : nil
  }.sorted()
}

/// Where a dossier keeps its frozen versions.
public let frozenVersionFolder = "versions"

/// A frozen version of a dossier, from `versions/N.json`.
///
/// Throws the problems of the file; an absent file is one of them.
public func readFrozenVersion(
  _ number: Int, ofDossierAt path: String
) throws(Problems) -> Warned<FrozenVersion> {
  let folder = DossierFolder(dossierAt: path)
  let file = folder.file("\(frozenVersionFolder)/\(number).json", namedAt: nil)
  var problems = ProblemCollector()
  let text = problems.attempt { () throws(Problem) in try file.source.readText() }
  let version = text.flatMap { FrozenVersionReader().version($0.value, &problems) }
  if let version, version.number != number {
    problems.add(.otherNumber(version.number, at: SourceSpan(wholeOf: file.source.name)))
  }
  return try problems.finish(version)
}

/// A frozen version from its text.
public func readFrozenVersion(
  _ text: String, of name: String
) throws(Problems) -> Warned<FrozenVersion> {
  var problems = ProblemCollector()
  let version = FrozenVersionReader().version(SourceText(text, of: name), &problems)
  return try problems.finish(version)
}

/// Reads what `FrozenVersion.json` writes: JSON whose keys are those of the consultant's files, so
/// that the readers of YAML, of which JSON is a part, read it.
struct FrozenVersionReader {
  private static let keys = [
    "vigie", "version", "programme", "territoire", "date", "depart", "seances", "etat",
    "constats", "valeurs", "sources", "modeles", "pages", "textes_des_modeles",
  ]

  func version(_ text: SourceText, _ problems: inout ProblemCollector) -> FrozenVersion? {
    guard let root = problems.attemptTree(text),
      let section = Section(root, allowing: Self.keys, &problems)
    else { return nil }
    section.checkVersion(&problems)
    for key in ["version", "programme", "territoire", "date", "depart", "etat"] {
      section.require(key, &problems)
    }
    let number = section.count("version", from: 1, &problems)
    let program = section.text("programme", &problems)
    let code = section.text("territoire", &problems)
    let date = section.date("date", &problems)
    let start = section.mapping["depart"].flatMap { strategy($0, &problems) }
    let state = section.mapping["etat"].flatMap { strategy($0, &problems) }
    let meetings = nodes(section, "seances").compactMap { meeting($0, &problems) }
    guard let number, let program, let code, let date, let start, let state else { return nil }
    var version = FrozenVersion(
      number: number, territoryCode: code, date: date, program: program, start: start,
      meetings: meetings, strategy: state)
    version.findings = nodes(section, "constats").compactMap { finding($0, &problems) }
    version.values = values(section, &problems)
    version.inputs = digests("sources", section, &problems)
    version.templates = digests("modeles", section, &problems)
    let reader = FrozenSettingReader()
    version.setting = section.mapping["pages"].flatMap { reader.setting($0, &problems) }
    version.templateTexts = nodes(section, "textes_des_modeles")
      .compactMap { reader.template($0, &problems) }
    return version
  }

  private func nodes(_ section: Section, _ key: String) -> [YAMLNode] {
    section.mapping[key]?.listOrSingle() ?? []
  }

  private func strategy(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> TerritorialStrategy? {
    var reader = StrategyReader()
    return reader.strategy(node, &problems)
  }

  /// The name of its file orders meetings of one day.
  private func meeting(_ node: YAMLNode, _ problems: inout ProblemCollector) -> Meeting? {
    guard let section = Section(node, allowing: ["fichier", "seance"], &problems) else {
      return nil
    }
    let name = section.text("fichier", &problems)
    var meeting = section.mapping["seance"].flatMap { MeetingReader().meeting($0, &problems) }
    meeting?.file = MeetingFile(name: name ?? "")
    return meeting
  }

  private func finding(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> FrozenFinding? {
    let keys = ["id", "phrases", "numero", "force", "domaine", "chiffres", "preuves"]
    guard let section = Section(node, allowing: keys, &problems) else { return nil }
    section.require("id", &problems)
    let sentences = section.items("phrases", &problems) { node, _ throws(Problem) in
      try node.string()
    }
    let figures = nodes(section, "chiffres").compactMap { figure($0, &problems) }
    guard let identifier = section.text("id", &problems) else { return nil }
    var finding = FrozenFinding(identifier: identifier, sentences: sentences, figures: figures)
    finding.number = section.text("numero", &problems) ?? ""
    finding.strength = section.text("force", &problems) ?? ""
    finding.domain = section.text("domaine", &problems) ?? ""
    finding.evidence = nodes(section, "preuves").map { FrozenSettingReader.texts($0, &problems) }
    return finding
  }

  private func figure(_ node: YAMLNode, _ problems: inout ProblemCollector) -> FrozenFigure? {
    let keys = ["mesure", "valeur", "bas", "haut", "de", "a", "source"]
    guard let section = Section(node, allowing: keys, &problems) else { return nil }
    for key in ["mesure", "valeur", "de", "a", "source"] { section.require(key, &problems) }
    let measure = section.text("mesure", &problems)
    let value = section.number("valeur", &problems)
    let bounds = (section.number("bas", &problems), section.number("haut", &problems))
    let years = (section.count("de", &problems), section.count("a", &problems))
    let source = section.text("source", &problems)
    guard let measure, let value, let source, let first = years.0, let last = years.1,
      first <= last
    else { return nil }
    var interval: Interval?
    if let low = bounds.0, let high = bounds.1, low <= high {
      interval = Interval(lower: low, upper: high)
    }
    return FrozenFigure(
      measure: measure, value: value, interval: interval, years: first...last, source: source)
  }

  private func values(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> [FrozenValue] {
    let mapping = section.value("valeurs", &problems) { node throws(Problem) in
      try node.mapping()
    }
    return (mapping?.entries ?? []).compactMap { entry in
      problems.attempt { () throws(Problem) in try entry.value.string() }
        .map { FrozenValue(name: entry.key, text: $0) }
    }
  }

  private func digests(
    _ key: String, _ section: Section, _ problems: inout ProblemCollector
  ) -> [FileDigest] {
    nodes(section, key).compactMap { node in
      guard let section = Section(node, allowing: ["fichier", "sha256"], &problems) else {
        return nil
      }
      let path = section.text("fichier", &problems)
      let sum = section.text("sha256", &problems)
      guard let path, let sum else { return nil }
      return FileDigest(path: path, sha256: sum)
    }
  }
}

extension Problem {
  fileprivate static func otherNumber(_ number: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "version-figee-deplacee",
      "ce fichier dit contenir la version \(number), ce que son nom ne dit pas", at: span,
      hint: "rendez-lui son nom : « \(number).json »")
  }
}
