import Database
public import Problems
import SourceFiles
public import Units

/// What became of one file that was to go into the store.
public struct StoredImport: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable { case added, replaced, alreadyThere }

  public let edition: StoredEdition
  public let outcome: Outcome
}

extension ReferenceStore {
  /// Puts files of open data into the store, all of them or none.
  ///
  /// Each is recognised by its header or its properties. A file that is there already is left; one
  /// that gives other figures under the name of an edition takes its place only when `replacing`.
  /// Another program that reads meanwhile sees the store as it was.
  public func importFiles(
    _ paths: [String], on day: CalendarDate, replacing: Bool = false
  ) throws(Problems) -> Warned<[StoredImport]> {
    let importer = ReferenceImporter(store: self, day: day.iso, isReplacing: replacing)
    do throws(Problems) { return try importer.importFiles(paths) } catch {
      importer.giveUp()
      throw error
    }
  }
}

/// One run of imports, which ends with one change of the store.
private final class ReferenceImporter {
  let store: ReferenceStore
  let day: String
  let isReplacing: Bool
  private var open: StoreDatabase?

  init(store: ReferenceStore, day: String, isReplacing: Bool) {
    self.store = store
    self.day = day
    self.isReplacing = isReplacing
  }

  func importFiles(_ paths: [String]) throws(Problems) -> Warned<[StoredImport]> {
    var problems = ProblemCollector()
    var imports: [StoredImport] = []
    for path in paths {
      let file = SourceFile(path: path)
      let read = problems.attemptAll { () throws(Problems) in try OpenDataFile.reading(file) }
      // After a first fault, the others are read for their problems only.
      guard let read, !problems.hasErrors else { continue }
      let kept = problems.attempt { () throws(Problem) in try keep(read, file) }
      if let kept { imports.append(kept) }
    }
    let result = try problems.finish(imports)
    do throws(Problem) {
      if let open { try open.attempt { () throws(DatabaseFault) in try open.database.commit() } }
    } catch { throw Problems([error]) }
    return result
  }

  func giveUp() { open?.database.rollBack() }

  private func keep(_ read: OpenDataFile, _ file: SourceFile) throws(Problem) -> StoredImport {
    let edition = read.edition(of: file, on: day)
    let store = try database()
    let known = try store.editions().first {
      $0.kind == edition.kind && $0.identity == edition.identity
    }
    if let known, known.sha256 == edition.sha256 {
      return StoredImport(edition: known, outcome: .alreadyThere)
    }
    if let known, !isReplacing { throw .otherFigures(edition, known, in: file) }
    try store.attempt { () throws(DatabaseFault) in
      if let known { try store.database.removeEdition(known.id) }
      let writer = try EditionWriter(edition, in: store.database)
      try writer.add(read)
      try writer.finish()
    }
    return StoredImport(edition: edition, outcome: known == nil ? .added : .replaced)
  }

  /// Opened for the first file that was read without a fault.
  private func database() throws(Problem) -> StoreDatabase {
    if let open { return open }
    let new = try StoreDatabase.writing(at: store.path)
    try new.attempt { () throws(DatabaseFault) in try new.database.beginInTurn() }
    open = new
    return new
  }
}

extension Problem {
  fileprivate static func otherFigures(
    _ edition: StoredEdition, _ known: StoredEdition, in file: SourceFile
  ) -> Problem {
    Problem(
      .error, "edition-existante",
      "le référentiel tient déjà l’édition « \(known.identity) » de « \(edition.kind.dataset) », "
        + "avec d’autres octets (« \(known.name) », importé le \(known.importedOn))",
      at: SourceSpan(wholeOf: file.name),
      hint: "pour qu’elle prenne sa place, ajoutez « --remplacer » ; les documents faits avec "
        + "l’ancienne seront refaits")
  }
}
