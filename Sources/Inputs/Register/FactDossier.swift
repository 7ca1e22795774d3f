import Dossier
import Geography
import Glibc
import Problems
import SourceFiles
import Statistics
import Units

/// What the import needs of a dossier: its entries of facts and what helps to check them.
struct FactDossier {
  let folder: DossierFolder
  let entries: [FactFileKeys]
  let context: FactContext
  /// Warnings of the dossier.
  let problems: ProblemCollector

  var registerFile: NamedFile { folder.file(RegisterDatabase.fileName, namedAt: nil) }

  /// Reads the keys of a dossier, its places and its outline; throws its faults.
  init(at path: String, date: CalendarDate?, store: ReferenceStore?) throws(Problems) {
    folder = DossierFolder(dossierAt: path)
    var problems = ProblemCollector()
    let root = try readYAML(folder.file)
    problems.add(contentsOf: root.warnings)
    let keys = DossierKeys(root.value, in: folder, date: date, &problems)
    var shapes = DossierSources(isFictitious: keys.isFictitious)
    var outlines = SourceKeys()
    outlines.outlines = keys.sources.outlines
    outlines.iris = keys.sources.iris
    let library = SourceLibrary()
    shapes.readShapes(outlines, library, &problems)
    if let wanted = keys.sources.store {
      shapes.readStore(
        wanted, kinds: [.outlines, .iris], for: keys.territory, in: store, library, &problems)
    }
    context = FactContext(keys, shapes, &problems)
    entries = keys.sources.facts
    if entries.isEmpty { problems.add(.noFacts(at: folder.file.name)) }
    guard !problems.hasErrors else { throw Problems(problems.problems) }
    self.problems = problems
  }
}

extension FactContext {
  init(_ keys: DossierKeys, _ shapes: DossierSources, _ problems: inout ProblemCollector) {
    let date = keys.mission?.date
    missionDay = date.map { dayNumber(year: $0.year, month: $0.month, day: $0.day) } ?? Int.max / 2
    places = PlaceList(keys.sources.places, &problems)
    let names = places.places.values.map(\.name).sorted()
    self.names = PlaceNames(names + [keys.territory?.name].compactMap { $0 })
    let targets = keys.sources.facts.flatMap { entry in
      entry.renamings.map(\.category) + [entry.category].compactMap { $0 }
    }
    nomenclature = Set(targets).sorted()
    outline = keys.territory.flatMap { shapes.outline(of: $0) }
  }
}

extension DossierSources {
  /// The outline of a territory, from its contour, those of its members, or its IRIS; nil when no
  /// file draws it.
  func outline(of territory: TerritoryKeys) -> TerritoryBounds? {
    var codes: Set<String> = [territory.code]
    if case .intercommunality(let members) = territory.kind { codes.formUnion(members) }
    func isPart(_ code: String?) -> Bool {
      guard let code else { return false }
      return codes.contains(code)
        || MunicipalArrondissements.city(of: code).map { codes.contains($0) } == true
    }
    let contours = outlines.flatMap(\.features).filter { feature in
      isPart(feature.text(ShapeFeature.communeCodes))
    }
    let shapes =
      contours.isEmpty
      ? iris.flatMap(\.features).filter { isPart($0.communeOfIRIS) } : contours
    return TerritoryBounds(shapes.map(\.shape))
  }
}

// MARK: Which entry a file belongs to

extension FactDossier {
  /// The files of a request with their entries; those that the dossier names when none is typed.
  func files(
    _ request: FactImportRequest, _ problems: inout ProblemCollector
  ) -> [FileOfFacts] {
    guard let candidates = candidates(request.source, &problems) else { return [] }
    guard !request.files.isEmpty else {
      return candidates.map { file($0.file.source, $0) }
    }
    return request.files.compactMap { path in
      let source = SourceFile(path: path)
      return problems.attempt { () throws(Problem) in
        try source.checkReadable()
        return file(source, try entry(of: source, among: candidates))
      }
    }
  }

  /// The entries of a source, or all of them.
  private func candidates(
    _ source: String?, _ problems: inout ProblemCollector
  ) -> [FactFileKeys]? {
    guard let source else { return entries }
    let own = entries.filter { foldedWord($0.source.name) == foldedWord(source) }
    if own.isEmpty { problems.add(.unknownSource(source, among: entries)) }
    return own.isEmpty ? nil : own
  }

  private func entry(
    of file: SourceFile, among entries: [FactFileKeys]
  ) throws(Problem) -> FactFileKeys {
    let path = realPath(file.path)
    if let own = entries.first(where: { realPath($0.file.source.path) == path }) { return own }
    let named = entries.filter { lastName($0.file.written) == lastName(file.path) }
    if named.count == 1 { return named[0] }
    if named.isEmpty, entries.count == 1 { return entries[0] }
    let fitting = (named.isEmpty ? entries : named).filter { entry in
      guard let reader = try? openTable(file, entry) else { return false }
      return FactColumns.fit(entry, reader.header)
    }
    guard fitting.count == 1 else { throw .whichSource(file, among: entries, fitting) }
    return fitting[0]
  }

  private func file(_ source: SourceFile, _ keys: FactFileKeys) -> FileOfFacts {
    let root = realPath(folder.path) + "/"
    let path = realPath(source.path)
    let isInside = path.hasPrefix(root)
    return FileOfFacts(
      source: source, keys: keys,
      name: isInside ? String(path.dropFirst(root.count)) : lastName(path), isInDossier: isInside)
  }
}

private func lastName(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// The path without links and dots.
func realPath(_ path: String) -> String {
  guard let resolved = realpath(path, nil) else { return path }
  defer { free(resolved) }
  return String(cString: resolved)
}

extension Problem {
  fileprivate static func noFacts(at file: String) -> Problem {
    Problem(
      .error, "faits-absents", "le dossier ne nomme aucune source de faits",
      at: SourceSpan(wholeOf: file),
      hint: "ajoutez sous « sources » une entrée « faits » avec nom, fichier et colonnes")
  }

  fileprivate static func unknownSource(_ name: String, among entries: [FactFileKeys]) -> Problem {
    let names = Set(entries.map(\.source.name)).sorted()
    return Problem(
      .error, "source-inconnue", "aucune source de faits ne s'appelle « \(name.prefix(60)) »",
      at: nil,
      hint: closest(to: name, among: names).map { "vouliez-vous dire « \($0) » ?" }
        ?? "sources du dossier : \(names.joined(separator: ", "))", cause: .commandLine)
  }

  fileprivate static func whichSource(
    _ file: SourceFile, among entries: [FactFileKeys], _ fitting: [FactFileKeys]
  ) -> Problem {
    let names = Set((fitting.isEmpty ? entries : fitting).map(\.source.name)).sorted()
    let list = names.joined(separator: ", ")
    return Problem(
      .error, "source-a-preciser",
      fitting.isEmpty
        ? "aucune source du dossier n'a toutes ses colonnes dans ce fichier"
        : "plusieurs sources du dossier ont leurs colonnes dans ce fichier",
      at: SourceSpan(wholeOf: file.name), hint: "dites laquelle par « --source NOM » : \(list)")
  }
}
