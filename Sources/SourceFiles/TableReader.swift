public import Problems

/// Rows under a header, whatever the file that holds them.
public protocol TableReader: AnyObject {
  /// The names of the columns, as written, without spaces around; some may be empty or repeated.
  var header: [String] { get }
  var headerSpan: SourceSpan { get }
  /// How the file is written, complete after `forEachRow`.
  var form: TableForm { get }
  /// What was noticed, complete after `forEachRow`.
  var problems: [Problem] { get }
  /// How many rows were given.
  var rowCount: Int { get }
  /// How many rows of another width than the header were skipped, and the line of the first one.
  var skippedRows: Int { get }
  var firstSkippedLine: Int? { get }

  /// Gives each row to the body, in order; blank lines are passed over.
  func forEachRow(_ body: (borrowing CSVRow) throws(Problem) -> Void) throws(Problem)
}

/// How a table is written.
public enum TableForm: Hashable, Sendable {
  case text(CSVFormat.Separator, CSVFormat.Encoding)
  case sheet(String)
}

extension CSVReader: TableReader {
  public var form: TableForm { .text(separator, encoding) }
}

/// Opens a table: a workbook when the file is an archive, a text file otherwise.
///
/// `sheet` is the name of the sheet of a workbook and where the user gives it; `onBytes` sees the
/// bytes of the file as they lie on the disk, in order.
public func openTable(
  _ file: SourceFile, format: CSVFormat, sheet: (name: String, span: SourceSpan)?,
  onBytes: SourceFile.ByteObserver? = nil
) throws(Problem) -> any TableReader {
  let head = try file.firstBytes
  let isArchive = head.starts(with: [0x50, 0x4B])
  let isOldWorkbook = head.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  guard isArchive || isOldWorkbook || file.path.lowercased().hasSuffix(".xlsx") else {
    return try CSVReader(file, format: format, onBytes: onBytes)
  }
  return try WorkbookReader(file, sheet: sheet?.name, namedAt: sheet?.span, onBytes: onBytes)
}

extension SourceFile {
  /// The first bytes of the file, by which its form is known.
  fileprivate var firstBytes: [UInt8] {
    get throws(Problem) {
      let file = try OpenFile(self)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 8)
      defer { buffer.deallocate() }
      return Array(buffer[..<(try file.read(into: buffer))])
    }
  }
}
