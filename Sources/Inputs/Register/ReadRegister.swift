import Database
import Digests
public import Dossier
public import Problems
import SourceFiles
import Units

/// The register of a dossier as its file keeps it, without a look at the files that fed it.
public func readRegister(ofDossierAt path: String) throws(Problems) -> FactRegister {
  let file = DossierFolder(dossierAt: path).file(RegisterDatabase.fileName, namedAt: nil)
  do throws(Problem) {
    guard file.isThere, let register = try RegisterDatabase.reading(file) else {
      throw Problem.noRegister(file.source.name)
    }
    return try register.attempt { () throws(DatabaseFault) in
      try RegisterLoader(database: register.database).load()
    }
  } catch { throw Problems([error]) }
}

/// The register of a dossier that is being read: from its file, else straight from the files of
/// facts, through the same checks.
struct LocalRegister {
  let folder: DossierFolder
  let entries: [FactFileKeys]
  let context: FactContext
  let isFictitious: Bool

  /// Nil when the dossier has neither register nor file of facts.
  func read(_ problems: inout ProblemCollector) -> FactRegister? {
    guard !folder.isNowhere else { return nil }
    let file = folder.file(RegisterDatabase.fileName, namedAt: nil)
    if file.isThere {
      do throws(Problem) {
        if let kept = try kept(file) {
          problems.add(contentsOf: kept.warnings)
          return kept.value
        }
      } catch {
        problems.add(error)
        return nil
      }
    }
    guard !entries.isEmpty else { return nil }
    return straightFromFiles(&problems)
  }

  /// Nil when nothing was ever written in the file.
  private func kept(_ file: NamedFile) throws(Problem) -> Warned<FactRegister>? {
    guard let register = try RegisterDatabase.reading(file) else { return nil }
    return try register.attempt { () throws(DatabaseFault) in
      let facts = try RegisterLoader(database: register.database).load()
      return Warned(described(facts), warnings: try outdated(register.database))
    }
  }

  private func straightFromFiles(_ problems: inout ProblemCollector) -> FactRegister? {
    guard
      let register = problems.attempt({ () throws(Problem) in try RegisterDatabase.inMemory() })
    else { return nil }
    let importer = FactImporter(context: context)
    for entry in entries {
      guard let read = readFactFile(entry.file.source, entry, context, &problems) else { continue }
      let file = FileOfFacts(
        source: entry.file.source, keys: entry, name: entry.file.written, isInDossier: true)
      _ = problems.attempt { () throws(Problem) in
        try importer.write(read, of: file, to: register)
      }
    }
    if !problems.hasErrors {
      problems.add(.notKept(at: entries.map(\.file).first?.source.namedAt))
    }
    return problems.attempt { () throws(Problem) in
      try register.attempt { () throws(DatabaseFault) in
        described(try RegisterLoader(database: register.database).load())
      }
    }
  }

  /// What the dossier says of a source today goes before what it said when a file was imported.
  private func described(_ register: FactRegister) -> FactRegister {
    var register = register
    register.sources = register.sources.map { source in
      entries.first { $0.source.name == source.name && $0.source.zone == source.zone }?.source
        ?? source
    }
    return register
  }

  /// Files of the dossier that changed since they were imported, or never were.
  ///
  /// A file that is no longer there is not missed: what was imported need not be kept.
  private func outdated(_ database: Database) throws(DatabaseFault) -> [Problem] {
    let select = try database.statement(
      """
      SELECT count(*) FROM import JOIN file ON file.id = import.file
      JOIN source ON source.id = file.source
      WHERE sha256 = ?1 AND mapping = ?2 AND source.name = ?3 AND replaced_by IS NULL
      """)
    var problems: [Problem] = []
    for entry in entries {
      guard entry.file.isThere, let digest = entry.file.source.digest else { continue }
      select.bind(digest, at: 1)
      select.bind(entry.digest(places: context.places), at: 2)
      select.bind(entry.source.name, at: 3)
      let isKnown = try select.step() && select.int(0) > 0
      select.reset()
      if !isKnown { problems.append(.notImported(entry.file)) }
    }
    return problems
  }

  /// The files whose rows are in force, as the page of sources prints them.
  func sources(of register: FactRegister) -> [Source] {
    register.imports.filter { $0.replacedBy == nil }.map { facts in
      let unit = register.sources.first { $0.name == facts.source }?.unit ?? "faits"
      let years = facts.period.map { French.years($0.lowerBound.year...$0.upperBound.year) }
      return Source(
        path: facts.file, producer: facts.source, dataset: "Registre de faits (\(unit))",
        vintage: years ?? "", sha256: facts.sha256, records: facts.rows.read,
        isFictitious: isFictitious)
    }
  }
}

extension NamedFile {
  /// Whether something bears this name; a fault of reading is told by who reads.
  var isThere: Bool {
    do {
      try checkFile()
      return true
    } catch { return error.identifier != "fichier-absent" }
  }
}

extension SourceFile {
  /// SHA-256 of the bytes on the disk; nil when they can't be read.
  fileprivate var digest: String? {
    let hasher = SHA256Hasher()
    do { try readThrough { hasher.update($0) } } catch { return nil }
    return hasher.finish().hex
  }
}

extension Problem {
  fileprivate static func noRegister(_ name: String) -> Problem {
    Problem(
      .error, "registre-absent", "le dossier n'a pas encore de registre de faits",
      at: SourceSpan(wholeOf: name),
      hint: "« vigie faits importer DOSSIER FICHIER… » le crée")
  }

  fileprivate static func notKept(at span: SourceSpan?) -> Problem {
    Problem(
      .warning, "registre-absent",
      "les faits sont lus dans leurs fichiers : rien n'en est gardé d'une fois à l'autre", at: span,
      hint: "« vigie faits importer DOSSIER » les garde dans un registre, avec leur histoire")
  }

  fileprivate static func notImported(_ file: NamedFile) -> Problem {
    Problem(
      .warning, "faits-non-importes",
      "« \(file.written) » n'est pas dans le registre tel qu'il est aujourd'hui",
      at: file.source.namedAt,
      hint: "le fichier ou sa lecture ont changé : « vigie faits importer DOSSIER » le reprend")
  }
}
