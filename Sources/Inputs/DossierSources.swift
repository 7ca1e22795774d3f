import Dossier
import Problems
import SourceFiles

/// What the files of a dossier gave, before they are fitted to its territory.
struct DossierSources {
  var recorded: [RecordedBase] = []
  var social: [SocialBase] = []
  var gazetteer = Gazetteer()
  var outlines: [ShapeFile] = []
  var priorityDistricts: [ShapeFile] = []
  var iris: [ShapeFile] = []
  var grounds: [ShapeFile] = []
  var districts: ShapeFile?
  /// Every file that was read.
  var all: [Source] = []
  /// The kinds that files gave.
  private(set) var given: Set<SourceKind> = []
  /// What the store gave, under the keys of the dossier that files would have.
  var stored: [DeclaredSources.Kind: [String]] = [:]
  /// Whether the dossier says that its figures were made up.
  let isFictitious: Bool

  init(isFictitious: Bool) { self.isFictitious = isFictitious }

  /// A library keeps a file once; each dossier calls it by its own path.
  private func name(_ source: inout Source, _ file: NamedFile) {
    source.path = file.printed
    source.isFictitious = isFictitious
  }

  mutating func readRecordedCrime(
    _ files: [NamedFile], _ library: SourceLibrary, _ problems: inout ProblemCollector
  ) {
    var bases: [RecordedBase] = []
    let spans = Dictionary(
      files.map { ($0.printed, $0.source.namedAt) }, uniquingKeysWith: { first, _ in first })
    for file in files {
      let read = problems.attemptAll { () throws(Problems) -> Warned<RecordedBase> in
        try library.read(file.source, as: "ssmsi", by: readRecordedBase)
      }
      guard var base = read else { continue }
      name(&base.source, file)
      all.append(base.source)
      given.insert(base.level.kind)
      bases.append(base)
    }
    recorded = merged(bases, namedAt: spans, &problems)
  }

  mutating func readReference(
    _ files: [NamedFile], _ library: SourceLibrary, _ problems: inout ProblemCollector
  ) {
    var tables: [(file: SourceFile, table: ReferenceTable)] = []
    for file in files {
      let read = problems.attemptAll { () throws(Problems) -> Warned<ReferenceTable> in
        try library.read(file.source, as: "reference", by: readReferenceTable)
      }
      guard var table = read else { continue }
      name(&table.source, file)
      table.social?.source = table.source
      all.append(table.source)
      given.insert(table.kind)
      tables.append((file.source, table))
    }
    // The COG knows the articles and goes first; then the order of paths, never that of the keys.
    tables.sort {
      ($0.table.kind.rank, $0.table.source.path) < ($1.table.kind.rank, $1.table.source.path)
    }
    social = tables.compactMap(\.table.social)
    // Thirty-five thousand names: put together once for a batch.
    gazetteer = library.combine(tables.map(\.file), as: "gazetteer") {
      tables.reduce(into: Gazetteer()) { $0.merge($1.table.gazetteer) }
    }
  }

  mutating func readShapes(
    _ keys: SourceKeys, _ library: SourceLibrary, _ problems: inout ProblemCollector
  ) {
    outlines = shapes(keys.outlines, .outlines, library, &problems)
    priorityDistricts = shapes(keys.priorityDistricts, .priorityDistricts, library, &problems)
    iris = shapes(keys.iris, .iris, library, &problems)
    grounds = shapes(keys.grounds, nil, library, &problems)
    if let district = keys.districts {
      districts = shapes([district.file], nil, library, &problems).first
      districts?.keys = district
      districts?.check(district, &problems)
    }
  }

  private mutating func shapes(
    _ files: [NamedFile], _ kind: SourceKind?, _ library: SourceLibrary,
    _ problems: inout ProblemCollector
  ) -> [ShapeFile] {
    var shapes: [ShapeFile] = []
    for file in files {
      let read = problems.attemptAll { () throws(Problems) -> Warned<ShapeFile> in
        try library.read(file.source, as: "geojson", by: ShapeFile.reading)
      }
      guard var shape = read else { continue }
      if let problem = kind.flatMap({ Problem.unlike($0, shape, file) }) {
        problems.add(problem)
        continue
      }
      shape.source = Source(
        path: file.printed, producer: kind?.producer ?? "",
        dataset: kind?.dataset ?? "Couche cartographique fournie",
        vintage: year(inFileName: file.written).map { "\($0)" } ?? "",
        licence: kind?.licence ?? "", sha256: shape.source.sha256, records: shape.features.count,
        isFictitious: isFictitious)
      all.append(shape.source)
      if let kind { given.insert(kind) }
      shapes.append(shape)
    }
    return shapes.sorted { $0.source.path < $1.source.path }
  }
}

extension Problem {
  /// Nil when the shapes are of the kind that their key announces.
  fileprivate static func unlike(
    _ kind: SourceKind, _ shape: ShapeFile, _ file: NamedFile
  ) -> Problem? {
    let place = SourceSpan(wholeOf: file.source.name)
    guard shape.holds(kind) else { return .noCode(kind, in: file) }
    // IRIS and priority districts bear codes of communes, and would pass for their outlines.
    guard let found = SourceKind(shape.features), found != kind else { return nil }
    return .misplaced(found, at: place)
  }

  fileprivate static func noCode(_ kind: SourceKind, in file: NamedFile) -> Problem {
    Problem(
      .error, "propriete-absente",
      "aucun objet de ce fichier n'a de code : ce n'est pas « \(kind.dataset) »",
      at: SourceSpan(wholeOf: file.source.name),
      hint: "propriétés attendues : \(kind.expectedColumns)")
  }
}

extension SourceKind {
  /// The order in which names are believed.
  var rank: Int {
    let order: [SourceKind] = [.communeNames, .departmentNames, .regionNames, .legalPopulations]
    return order.firstIndex(of: self) ?? order.count
  }
}

extension ProblemCollector {
  /// Runs a reading, keeps its problems; nil when it fails.
  mutating func attemptAll<Value: Sendable>(
    _ step: () throws(Problems) -> Warned<Value>
  ) -> Value? {
    do {
      let warned = try step()
      add(contentsOf: warned.warnings)
      return warned.value
    } catch {
      add(contentsOf: error.all)
      return nil
    }
  }
}
