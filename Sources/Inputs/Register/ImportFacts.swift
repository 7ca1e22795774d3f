import Database
import Digests
public import Dossier
import Geography
public import Problems
public import SourceFiles
import Statistics
public import Units

/// A file that went through the register.
public struct ImportedFile: Sendable {
  /// The import of this file; the former one when the register held it already.
  public let facts: FactImport
  /// Whether the register held the same bytes, read in the same way: nothing was added.
  public let isKnown: Bool
  public let dateForm: DateReading
  /// Separator and encoding, or the sheet of a workbook.
  public let tableForm: TableForm

  /// How the dates of a file were read.
  public enum DateReading: Hashable, Sendable {
    case declared(String)
    /// Recognised by the date of this line.
    case recognised(String, line: Int)
    /// No doubt was possible.
    case clear(String)
  }
}

/// Which files enter the register of a dossier, and how.
public struct FactImportRequest: Sendable {
  public var dossier: String
  /// As typed, from the current folder; those that the dossier names when there are none.
  public var files: [String]
  /// The source that the files belong to, when it can't be guessed.
  public var source: String?
  /// Takes the place of `mission.date`.
  public var date: CalendarDate?
  /// For a dossier that takes its contours from it.
  public var store: ReferenceStore?

  public init(
    dossier: String, files: [String] = [], source: String? = nil, date: CalendarDate? = nil
  ) {
    self.dossier = dossier
    self.files = files
    self.source = source
    self.date = date
  }
}

/// Puts files of facts into the register of a dossier, each whole or not at all.
///
/// A file that can't be read leaves its errors among the problems and stops none of the others;
/// thrown are those of the dossier itself, before anything is read.
public func importFacts(
  _ request: FactImportRequest
) throws(Problems) -> Warned<[ImportedFile]> {
  let dossier = try FactDossier(
    at: request.dossier, date: request.date, store: request.store)
  var problems = dossier.problems
  let files = dossier.files(request, &problems)
  guard !files.isEmpty else { throw Problems(problems.problems) }
  let importer = FactImporter(context: dossier.context)
  var register: RegisterDatabase?
  var imported: [ImportedFile] = []
  let former = FormerColumns(in: dossier.registerFile)
  for file in files {
    var keys = file.keys
    keys.formerColumns = former.columns[keys.source.name] ?? [:]
    guard let reading = readFactFile(file.source, keys, dossier.context, &problems) else {
      continue
    }
    // Opened when there is something to write: a dossier of faults keeps its folder as it is.
    do throws(Problem) {
      if register == nil { register = try RegisterDatabase.writing(dossier.registerFile) }
      if let register { imported.append(try importer.write(reading, of: file, to: register)) }
    } catch {
      problems.add(error)
      if error.cause == .machine { break }
    }
  }
  return Warned(imported, warnings: problems.problems.sorted())
}

/// A file and the entry that says how to read it.
struct FileOfFacts {
  let source: SourceFile
  let keys: FactFileKeys
  /// Path relative to the dossier when it lies in it, else the name alone.
  let name: String
  let isInDossier: Bool
}

/// Writes the reading of a file in one transaction.
struct FactImporter {
  let context: FactContext

  func write(
    _ read: FactFileReading, of file: FileOfFacts, to register: RegisterDatabase
  ) throws(Problem) -> ImportedFile {
    let writer = ReadingWriter(
      database: register.database,
      file: FileToImport(
        keys: file.keys, name: file.name, isInDossier: file.isInDossier,
        mapping: file.keys.digest(places: context.places), reading: read.reading))
    return try register.attempt { () throws(DatabaseFault) in
      try register.database.change { () throws(DatabaseFault) in
        try imported(try writer.write(), read, register.database)
      }
    }
  }

  private func imported(
    _ outcome: ReadingWriter.Outcome, _ read: FactFileReading, _ database: Database
  ) throws(DatabaseFault) -> ImportedFile {
    let (number, isKnown) =
      switch outcome {
      case .known(let number): (number, true)
      case .written(let number): (number, false)
      }
    let imports = try RegisterLoader(database: database).imports(number)
    guard let facts = imports.first else {
      preconditionFailure("an import that was written can be read")
    }
    return ImportedFile(
      facts: facts, isKnown: isKnown, dateForm: read.dateForm.reading,
      tableForm: read.tableForm)
  }
}

extension KnownDateForm {
  fileprivate var reading: ImportedFile.DateReading {
    switch ground {
    case .declared: .declared(form.rawValue)
    case .recognised(let line): .recognised(form.rawValue, line: line)
    case .withoutDoubt: .clear(form.rawValue)
    }
  }
}

extension FactFileKeys {
  /// Version of the rules by which rows become facts: files are read again when it changes.
  private static let rules = 1

  /// Digest of all that the dossier says of how the file is read.
  func digest(places: PlaceList) -> String {
    let named = FactColumn.allCases.compactMap { column in
      columns[column].map { "\(column.rawValue)=\(plainName($0.text))" }
    }
    let words = renamings.map { "\(foldedWord($0.word))=\($0.category)" }.sorted()
    let parts =
      ["\(Self.rules)", zone.identifier, projection?.text ?? "", sheet?.text ?? ""]
      + [dateForm?.rawValue ?? "", category ?? "", format.separator?.rawValue ?? ""]
      + [format.encoding?.rawValue ?? ""] + unknownHours.sorted() + ["colonnes"] + named
      + ["categories"] + words + ["lieux", places.description]
    return SHA256Digest.digest(of: Array(parts.joined(separator: "\u{1F}").utf8)).hex
  }
}
