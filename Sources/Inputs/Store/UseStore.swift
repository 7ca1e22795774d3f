import Dossier
import Geography
import Problems
import SourceFiles

extension DossierSources {
  /// Completes what the files of a dossier gave by what the store holds: a kind of source that a
  /// file gives is never taken from it, so that two editions don't mix.
  mutating func readStore(
    _ keys: StoreKeys, kinds: Set<SourceKind> = Set(SourceKind.allCases),
    for territory: TerritoryKeys?, in store: ReferenceStore?, _ library: SourceLibrary,
    _ problems: inout ProblemCollector
  ) {
    let read = problems.attempt { () throws(Problem) -> StoreReading in
      try StoreReading(keys, kinds.subtracting(given), in: store, library)
    }
    guard let read else { return }
    do throws(Problem) {
      try take(recorded: read, of: territory)
      try take(tables: read)
      if let territory { try take(shapes: read, around: territory) }
    } catch { problems.add(error) }
  }

  private mutating func take(
    recorded read: StoreReading, of territory: TerritoryKeys?
  ) throws(Problem) {
    for edition in try read.recorded(holding: territory?.areaCodes ?? []) {
      var base = try read.kept(edition) { store throws(Problem) in
        try store.recordedBase(of: edition)
      }
      base.source.isFictitious = isFictitious
      add(base.source, edition)
      recorded.append(base)
    }
    recorded.sort {
      ($0.level.kind.position, $0.source.path) < ($1.level.kind.position, $1.source.path)
    }
  }

  private mutating func take(tables read: StoreReading) throws(Problem) {
    var tables: [ReferenceTable] = []
    for edition in read.editions where [.social, .geography].contains(edition.kind.key) {
      var table = try read.kept(edition) { store throws(Problem) in
        try store.referenceTable(of: edition)
      }
      table.source.isFictitious = isFictitious
      table.social?.source = table.source
      add(table.source, edition)
      tables.append(table)
    }
    tables.sort { ($0.kind.rank, $0.source.path) < ($1.kind.rank, $1.source.path) }
    social += tables.compactMap(\.social)
    // Thirty-five thousand names: put together once for a batch.
    let all = try read.kept("gazetteer " + tables.map(\.source.sha256).joined(separator: " ")) {
      tables.reduce(into: Gazetteer()) { $0.merge($1.gazetteer) }
    }
    gazetteer.merge(all)
  }

  private mutating func take(
    shapes read: StoreReading, around territory: TerritoryKeys
  ) throws(Problem) {
    let neighbourhood = try StoredNeighbourhood(read, territory)
    outlines += try shapes(.outlines, neighbourhood)
    iris += try shapes(.iris, neighbourhood)
    priorityDistricts += try shapes(.priorityDistricts, neighbourhood)
  }

  private mutating func shapes(
    _ kind: SourceKind, _ neighbourhood: StoredNeighbourhood
  ) throws(Problem) -> [ShapeFile] {
    guard let (edition, features) = try neighbourhood.shapes(kind) else { return [] }
    // A layer of one département says nothing of another. That a territory has no outline or no
    // priority district is said, from a source.
    if kind == .iris, features.isEmpty { return [] }
    var source = edition.source
    source.isFictitious = isFictitious
    add(source, edition)
    return [ShapeFile(features: features, source: source)]
  }

  private mutating func add(_ source: Source, _ edition: StoredEdition) {
    all.append(source)
    stored[edition.kind.key, default: []].append(source.path)
  }
}

/// The store as one dossier reads it: its editions chosen, the same for a whole batch.
final class StoreReading {
  /// One of each kind, or all those that may each hold a part of the country, the newest first.
  let editions: [StoredEdition]
  private let store: ReferenceStore
  private let library: SourceLibrary
  /// Opened for the first reading that the library doesn't have, with what it holds.
  private var open: (store: StoreDatabase, editions: Set<StoredEdition>)?

  init(
    _ keys: StoreKeys, _ kinds: Set<SourceKind>, in store: ReferenceStore?,
    _ library: SourceLibrary
  ) throws(Problem) {
    guard let store, store.isThere else { throw .noStore(store?.path, at: keys.span) }
    let all = try library.keep(of: store.path, as: "editions") { () throws(Problem) in
      try store.editions()
    }
    guard !all.isEmpty else { throw .noStore(store.path, at: keys.span) }
    var chosen: [StoredEdition] = []
    for kind in SourceKind.allCases where kinds.contains(kind) {
      ReadingTrace.note(
        .edition(store: store.path, of: keys.question(kind)), FileStamp(path: store.path))
      let known = all.filter { $0.kind == kind }
      guard let wanted = keys.editions[kind] else {
        chosen += kind.comesInParts ? known : Array(known.prefix(1))
        continue
      }
      guard let edition = known.first(where: { $0.identity == wanted.identity }) else {
        throw .noEdition(wanted.identity, kind, among: known, at: wanted.span)
      }
      chosen.append(edition)
    }
    editions = chosen
    self.store = store
    self.library = library
  }

  /// One edition of each level of recorded crime: of communes, the newest that holds them all, else
  /// the newest.
  func recorded(holding codes: Set<String>) throws(Problem) -> [StoredEdition] {
    var result: [StoredEdition] = []
    for kind in SourceKind.allCases where kind.key == .recordedCrime {
      let known = editions.filter { $0.kind == kind }
      if let chosen = try newest(of: known, holding: codes) { result.append(chosen) }
    }
    return result
  }

  private func newest(
    of known: [StoredEdition], holding codes: Set<String>
  ) throws(Problem) -> StoredEdition? {
    guard known.count > 1 else { return known.first }
    for edition in known where try database(holding: edition).holds(codes, in: edition) {
      return edition
    }
    return known.first
  }

  /// What an edition holds, read once for a batch.
  func kept<Value: Sendable>(
    _ edition: StoredEdition, _ read: (StoreDatabase) throws(Problem) -> Value
  ) throws(Problem) -> Value {
    try library.keep(of: store.path, as: "edition \(edition.digest)") { () throws(Problem) in
      try read(database(holding: edition))
    }
  }

  func kept<Value: Sendable>(_ name: String, _ make: () -> Value) throws(Problem) -> Value {
    try library.keep(of: store.path, as: name) { () throws(Problem) in make() }
  }

  /// The store, which must hold the edition that was chosen at the beginning of the run.
  func database(holding edition: StoredEdition) throws(Problem) -> StoreDatabase {
    guard let open = try opened(), open.editions.contains(edition) else {
      throw .changedStore(store.path, edition)
    }
    return open.store
  }

  private func opened() throws(Problem) -> (store: StoreDatabase, editions: Set<StoredEdition>)? {
    if let open { return open }
    guard store.isThere, let new = try StoreDatabase.reading(at: store.path) else { return nil }
    open = (new, Set(try new.editions()))
    return open
  }
}

/// What lies in and around a territory.
private struct StoredNeighbourhood {
  private let read: StoreReading
  /// The territory, its members, the arrondissements of its city.
  private let codes: Set<String>
  /// Of the territory, as the newest layer that holds it draws it; nil when none does.
  private let box: BoundingBox?

  init(_ read: StoreReading, _ territory: TerritoryKeys) throws(Problem) {
    self.read = read
    var codes = territory.areaCodes.union([territory.code])
    codes.formUnion(
      MunicipalArrondissements.all.filter { code in
        MunicipalArrondissements.city(of: code) == territory.code
      })
    self.codes = codes
    box = try Self.box(read, codes)
  }

  /// The shapes of a kind and their edition; nil when the store has none.
  func shapes(_ kind: SourceKind) throws(Problem) -> (StoredEdition, [ShapeFeature])? {
    guard let edition = try edition(kind) else { return nil }
    let features = try read.database(holding: edition).shapes(
      of: edition, codes: kind == .outlines ? codes.union(Self.signs) : codes,
      touching: kind == .outlines ? box?.widened : box)
    return (edition, features)
  }

  /// One arrondissement of each city: whether a layer has them is told by the layer.
  private static let signs: Set<String> = ["13201", "69381", "75101"]

  /// The newest that holds the territory, else the newest.
  private func edition(_ kind: SourceKind) throws(Problem) -> StoredEdition? {
    let editions = read.editions.filter { $0.kind == kind }
    guard editions.count > 1 else { return editions.first }
    for edition in editions {
      let store = try read.database(holding: edition)
      if try store.box(of: edition, codes: codes) != nil { return edition }
      if let box, try store.covers(edition, box) { return edition }
    }
    return editions.first
  }

  private static func box(
    _ read: StoreReading, _ codes: Set<String>
  ) throws(Problem) -> BoundingBox? {
    for edition in read.editions where [.outlines, .iris].contains(edition.kind) {
      let store = try read.database(holding: edition)
      if let box = try store.box(of: edition, codes: codes) { return box }
    }
    return nil
  }
}

extension TerritoryKeys {
  /// The codes under which the bases know it.
  fileprivate var areaCodes: Set<String> {
    if case .intercommunality(let members) = kind { Set(members) } else { [code] }
  }
}

extension BoundingBox {
  /// With a third of its own size on each side, which is what a map shows around a territory.
  fileprivate var widened: BoundingBox? {
    let across = (east - west) / 3
    let along = (north - south) / 3
    return BoundingBox(of: [
      Coordinate(longitude: west - across, latitude: south - along),
      Coordinate(longitude: east + across, latitude: north + along),
    ])
  }
}

extension Problem {
  fileprivate static func noEdition(
    _ identity: String, _ kind: SourceKind, among known: [StoredEdition], at span: SourceSpan
  ) -> Problem {
    let held = known.map { "« \($0.identity) »" }.joined(separator: ", ")
    return Problem(
      .error, "edition-absente",
      "le référentiel ne tient pas l’édition « \(identity.prefix(60)) » de « \(kind.dataset) »",
      at: span,
      hint: held.isEmpty ? "il n’en tient aucune : importez-la" : "il tient \(held)")
  }

  fileprivate static func changedStore(_ path: String, _ edition: StoredEdition) -> Problem {
    Problem(
      .error, "referentiel-modifie",
      "le référentiel « \(path) » a changé pendant qu’il servait : il ne tient plus l’édition "
        + "« \(edition.identity) » de « \(edition.kind.dataset) »", at: nil,
      hint: "recommencez : ce qui est déjà fait avec les mêmes éditions est gardé",
      cause: .machine)
  }
}
