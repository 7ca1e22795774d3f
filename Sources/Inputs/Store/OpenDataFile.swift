import Database
import Dossier
import Problems
import SourceFiles

/// A file of open data, read and checked, before it goes into the store.
enum OpenDataFile {
  case recorded(RecordedBase)
  case table(ReferenceTable)
  case shapes(ShapeFile, SourceKind)

  /// Reads a file as what its header or its properties say that it is.
  static func reading(_ file: SourceFile) throws(Problems) -> Warned<OpenDataFile> {
    do throws(Problem) { try file.checkReadable() } catch { throw Problems([error]) }
    let name = file.path.lowercased()
    if name.hasSuffix(".geojson") || name.hasSuffix(".json") { return try shapes(file) }
    let header: Header
    do throws(Problem) { header = Header(try CSVReader(file).header) } catch {
      throw Problems([error])
    }
    switch SourceKind(header)?.key {
    case .recordedCrime: return try readRecordedBase(file).map(OpenDataFile.recorded)
    case .some: return try readReferenceTable(file).map(OpenDataFile.table)
    case nil: throw Problems([.unknownReference(file)])
    }
  }

  private static func shapes(_ file: SourceFile) throws(Problems) -> Warned<OpenDataFile> {
    let read = try ShapeFile.reading(file)
    guard let kind = SourceKind(read.value.features) else {
      throw Problems([.unknownReference(file)])
    }
    return read.map { .shapes($0, kind) }
  }

  var kind: SourceKind {
    switch self {
    case .recorded(let base): base.level.kind
    case .table(let table): table.kind
    case .shapes(_, let kind): kind
    }
  }

  /// As the store will hold it.
  func edition(of file: SourceFile, on day: String) -> StoredEdition {
    let source = self.source
    let vintage = source.vintage.isEmpty ? year(inFileName: file.path).map(String.init) : nil
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return StoredEdition(
      kind: kind, identity: identity(vintage ?? source.vintage, source.sha256), name: name,
      vintage: vintage ?? source.vintage, geography: source.geography, sha256: source.sha256,
      records: source.records, importedOn: day, form: form, id: 0, digest: "")
  }

  private var source: Source {
    switch self {
    case .recorded(let base): base.source
    case .table(let table): table.source
    case .shapes(let file, _): file.source
    }
  }

  private var form: StoredForm {
    switch self {
    case .recorded(let base): StoredForm(base)
    case .table(let table): table.social.map(StoredForm.init) ?? StoredForm()
    case .shapes: StoredForm()
    }
  }

  /// The year of the geography and the day of production, else the vintage; a file that says
  /// neither is known by its digest.
  private func identity(_ vintage: String, _ sha256: String) -> String {
    if case .recorded(let base) = self, let year = base.edition.geographyYear {
      return "\(year)" + (base.edition.producedOn.map { " du \($0)" } ?? "")
    }
    return vintage.isEmpty ? String(sha256.prefix(12)) : vintage
  }
}

extension EditionWriter {
  func add(_ file: OpenDataFile) throws(DatabaseFault) {
    switch file {
    case .recorded(let base): try add(base)
    case .table(let table): try add(table)
    case .shapes(let shapes, _): try add(shapes)
    }
  }
}

extension Problem {
  fileprivate static func unknownReference(_ file: SourceFile) -> Problem {
    let forms = SourceKind.allCases.map { "\($0.dataset) (\($0.expectedColumns))" }
    return Problem(
      .error, "fichier-non-reconnu",
      "« \(file.name) » n’est aucun des fichiers que le référentiel tient",
      at: SourceSpan(wholeOf: file.name), hint: "formes connues : " + forms.joined(separator: " ; ")
    )
  }
}
