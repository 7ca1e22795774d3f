import Dossier
import Problems
import SourceFiles

/// The files that the section `sources` names.
struct SourceKeys {
  var recordedCrime: [NamedFile] = []
  /// Files of `social` and `geographie`: what each is, its header says.
  var reference: [NamedFile] = []
  var outlines: [NamedFile] = []
  var priorityDistricts: [NamedFile] = []
  var iris: [NamedFile] = []
  var grounds: [NamedFile] = []
  var districts: DistrictKeys?
  var tables: [LocalTableKeys] = []
  var facts: [FactFileKeys] = []
  var places: [NamedFile] = []
  /// Nil when the dossier doesn't ask for the reference store.
  var store: StoreKeys?
  var declared: [DeclaredSources.Kind: [String]] = [:]
  /// Survey, interviews and responses when they are named here and not at the top of the dossier.
  var described: [DeclaredSources.Kind: YAMLNode] = [:]

  /// Which properties of a file of districts hold what.
  struct DistrictKeys: Sendable {
    var file: NamedFile
    var code: String?
    var name: String?
    var population: String?
  }

  static let allowed =
    [
      "delinquance", "social", "geographie", "contours", "quartiers_prioritaires", "quartiers",
      "iris", "fonds", "lieux", "tableaux", "faits", "referentiel",
    ] + describedKinds.map(\.rawValue)

  static let describedKinds: [DeclaredSources.Kind] = [.survey, .interviews, .responses]

  init() {}

  init(_ node: YAMLNode, in folder: DossierFolder, _ problems: inout ProblemCollector) {
    guard let section = Section(node, allowing: Self.allowed, &problems) else { return }
    recordedCrime = files(.recordedCrime, section, folder, &problems)
    let social = files(.social, section, folder, &problems)
    reference = social + files(.geography, section, folder, &problems)
    outlines = files(.outlines, section, folder, &problems)
    priorityDistricts = files(.priorityDistricts, section, folder, &problems)
    iris = files(.iris, section, folder, &problems)
    grounds = files(.grounds, section, folder, &problems)
    places = files(.places, section, folder, &problems)
    readDistricts(section, folder, &problems)
    store = section.mapping["referentiel"].flatMap { StoreKeys($0, &problems) }
    for kind in Self.describedKinds { described[kind] = section.mapping[kind.rawValue] }
    for node in section.mapping[DeclaredSources.Kind.tables.rawValue]?.listOrSingle() ?? [] {
      guard let file = LocalFileKeys.table.check(node, in: folder, &problems) else { continue }
      declared[.tables, default: []].append(file.written)
      tables.append(LocalTableKeys(file: file, node: node))
    }
    readFacts(section, folder, &problems)
  }

  /// Files of facts may be gone once they were imported: who reads them says when they are absent.
  private mutating func readFacts(
    _ section: Section, _ folder: DossierFolder, _ problems: inout ProblemCollector
  ) {
    for node in section.mapping[DeclaredSources.Kind.facts.rawValue]?.listOrSingle() ?? [] {
      guard let entry = FactFileKeys(node, in: folder, &problems) else { continue }
      if let other = facts.first(where: { $0.source.name == entry.source.name }),
        other.source != entry.source
      {
        problems.add(.contradictorySource(entry.source.name, at: entry.span))
      }
      facts.append(entry)
      declared[.facts, default: []].append(entry.file.written)
    }
  }

  /// The files of a key: one path, or a list of paths; a file named twice is read once.
  private mutating func files(
    _ kind: DeclaredSources.Kind, _ section: Section, _ folder: DossierFolder,
    _ problems: inout ProblemCollector
  ) -> [NamedFile] {
    var files: [NamedFile] = []
    for node in section.mapping[kind.rawValue]?.listOrSingle() ?? [] {
      guard let text = problems.attempt({ () throws(Problem) in try node.string() }) else {
        continue
      }
      guard !files.contains(where: { $0.written == text }) else {
        problems.add(.namedTwice(text, at: node.span))
        continue
      }
      files.append(folder.file(text, namedAt: node.span))
    }
    if !files.isEmpty { declared[kind] = files.map(\.written) }
    return files
  }

  private mutating func readDistricts(
    _ section: Section, _ folder: DossierFolder, _ problems: inout ProblemCollector
  ) {
    guard let node = section.mapping[DeclaredSources.Kind.districts.rawValue] else { return }
    if case .scalar(let scalar) = node.content {
      districts = DistrictKeys(file: folder.file(scalar.text, namedAt: node.span))
    } else {
      let keys = ["fichier", "code", "nom", "population"]
      guard let keys = Section(node, allowing: keys, &problems) else { return }
      keys.require("fichier", &problems)
      let code = keys.text("code", &problems)
      let name = keys.text("nom", &problems)
      let population = keys.text("population", &problems)
      guard let path = keys.text("fichier", &problems) else { return }
      districts = DistrictKeys(
        file: folder.file(path, namedAt: keys.mapping["fichier"]?.span), code: code, name: name,
        population: population)
    }
    declared[.districts] = districts.map { [$0.file.written] }
  }
}

extension Problem {
  fileprivate static func contradictorySource(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "source-contradictoire",
      "la source « \(name.prefix(60)) » n'a pas partout les mêmes unite, regle_de_lieu, moment et fuseau",
      at: span, hint: "donnez-lui les mêmes, ou un autre nom")
  }

  fileprivate static func namedTwice(_ path: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "fichier-nomme-deux-fois",
      "le fichier « \(path) » est déjà dans cette liste ; il n'est lu qu'une fois", at: span)
  }
}
