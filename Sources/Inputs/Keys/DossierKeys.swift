import Dossier
import Problems
import SourceFiles
import Units

/// What `dossier.yaml` says, checked key by key, before any other file is read.
struct DossierKeys {
  var territory: TerritoryKeys?
  var isFictitious = false
  var mission: Mission?
  var sources = SourceKeys()
  var comparison = Comparison()
  /// Where each named territory stands, in the order of `comparison`.
  var comparisonSpans: [SourceSpan] = []
  var secrecy = SecrecyThresholds()
  var themes = ThemeWords()
  var survey: NamedFile?
  var interviews: NamedFile?
  var responses: NamedFile?
  /// The folder of the author's own texts.
  var texts: NamedFile?
  var strategy: NamedFile?
  /// The folder of the meetings; nil when it is absent.
  var meetings: NamedFile?
  /// Files of later stages, with those of `sources`.
  var declared: [DeclaredSources.Kind: [String]] = [:]

  static let allowed =
    ["vigie", "fictif", "mission", "sources", "comparaison", "secret", "themes"]
    + TerritoryKeys.Form.allCases.map(\.rawValue) + laterFiles.map(\.rawValue)
    + laterFolders.map(\.rawValue)

  static let laterFiles: [DeclaredSources.Kind] = [.survey, .interviews, .responses, .strategy]
  static let laterFolders: [DeclaredSources.Kind] = [.texts, .templates, .meetings]

  /// Reads all keys; `date` takes the place of `mission.date`.
  init(
    _ root: YAMLNode, in folder: DossierFolder, date: CalendarDate?,
    _ problems: inout ProblemCollector
  ) {
    guard let section = Section(root, allowing: Self.allowed, &problems) else { return }
    section.checkVersion(&problems)
    territory = TerritoryKeys(section, &problems)
    isFictitious = section.flag("fictif", &problems) ?? false
    mission = Self.mission(section, date: date, &problems)
    if let node = section.mapping["sources"] {
      sources = SourceKeys(node, in: folder, &problems)
    }
    readComparison(section, &problems)
    readSecrecy(section, &problems)
    themes = ThemeWords(in: section, &problems)
    readLaterStages(section, folder, &problems)
  }

  private static func mission(
    _ root: Section, date: CalendarDate?, _ problems: inout ProblemCollector
  ) -> Mission? {
    guard let node = root.mapping["mission"] else {
      if date == nil { root.require("mission", &problems) }
      return date.map { Mission(sponsor: nil, author: nil, date: $0, body: nil) }
    }
    let keys = ["commanditaire", "redacteur", "date", "instance"]
    guard let section = Section(node, allowing: keys, &problems) else { return nil }
    if section.mapping["date"] == nil, date == nil { section.require("date", &problems) }
    let sponsor = section.text("commanditaire", &problems)
    let author = section.text("redacteur", &problems)
    let body = section.text("instance", &problems)
    let written = section.date("date", &problems)
    return (date ?? written).map {
      Mission(sponsor: sponsor, author: author, date: $0, body: body)
    }
  }

  private mutating func readComparison(
    _ root: Section, _ problems: inout ProblemCollector
  ) {
    let keys = ["territoires", "voisins", "candidats_minimum"]
    guard let section = root.section("comparaison", allowing: keys, &problems) else { return }
    var codes: [String] = []
    for node in section.mapping["territoires"]?.listOrSingle() ?? [] {
      guard
        let code = problems.attempt({ () throws(Problem) in try node.communeCode() })
      else { continue }
      guard !codes.contains(code) else {
        problems.add(.repeatedCode(code, at: node.span))
        continue
      }
      codes.append(code)
      comparisonSpans.append(node.span)
    }
    comparison = Comparison(
      namedTerritories: codes, neighbourCount: section.count("voisins", from: 1, &problems) ?? 10,
      minimumCandidates: section.count("candidats_minimum", from: 1, &problems),
      span: root.mapping.entry("comparaison")?.keySpan)
  }

  private mutating func readSecrecy(_ root: Section, _ problems: inout ProblemCollector) {
    let keys = ["faits", "personnes"]
    guard let section = root.section("secret", allowing: keys, &problems) else { return }
    let usual = SecrecyThresholds()
    secrecy = SecrecyThresholds(
      facts: section.count("faits", from: 1, &problems) ?? usual.facts,
      persons: section.count("personnes", from: 1, &problems) ?? usual.persons)
  }

  /// Files that a later stage reads are named here: they must be there.
  private mutating func readLaterStages(
    _ root: Section, _ folder: DossierFolder, _ problems: inout ProblemCollector
  ) {
    declared = sources.declared
    for kind in Self.laterFiles + Self.laterFolders {
      let described = sources.described[kind]
      if let described, root.mapping[kind.rawValue] != nil {
        problems.add(.namedInTwoPlaces(kind, at: described.span))
      }
      guard let node = root.mapping[kind.rawValue] ?? described,
        let written = problems.attempt({ () throws(Problem) in try node.string() })
      else { continue }
      let file = folder.file(written, namedAt: node.span)
      declared[kind] = [written]
      let isThere: Void? = problems.attempt { () throws(Problem) in
        if Self.laterFolders.contains(kind) { try file.checkFolder() } else { try file.checkFile() }
      }
      switch kind {
      case .survey: survey = file
      case .interviews: interviews = file
      case .responses: responses = file
      case .texts: texts = DossierFolder.isFolder(file.source.path) ? file : nil
      case .strategy where isThere != nil: strategy = file
      case .meetings where isThere != nil: meetings = file
      default: break
      }
    }
  }
}

extension Problem {
  fileprivate static func namedInTwoPlaces(
    _ kind: DeclaredSources.Kind, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "cle-en-double",
      "« \(kind.rawValue) » est donné dans « sources » et hors de « sources »",
      at: span, hint: "gardez l'un des deux")
  }

  fileprivate static func repeatedCode(_ code: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "code-repete", "le code « \(code) » est déjà dans cette liste", at: span)
  }
}
