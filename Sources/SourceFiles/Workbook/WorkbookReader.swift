public import Problems

/// Reads one sheet of a `.xlsx` workbook row after row, as `CSVReader` reads a text file.
///
/// A problem of a row gives its number in the sheet, and shows its cells parted by semicolons.
public final class WorkbookReader: TableReader {
  public let name: String
  public private(set) var header: [String] = []
  public private(set) var headerSpan: SourceSpan
  public private(set) var problems: [Problem] = []
  public private(set) var rowCount = 0
  /// A sheet has no width of its own: cells beyond the header are left out.
  public let skippedRows = 0
  public let firstSkippedLine: Int? = nil
  public let form: TableForm

  private let rows: SheetRows
  private var line = SheetLine()

  /// Opens a workbook and reads the header of a sheet: the one of this name, else the first.
  ///
  /// A name that the workbook doesn't hold is reported at `sheetSpan`, where the user writes it;
  /// `onBytes` sees all the bytes of the file before the reading begins.
  public init(
    _ file: SourceFile, sheet: String? = nil, namedAt sheetSpan: SourceSpan? = nil,
    onBytes: SourceFile.ByteObserver? = nil
  ) throws(Problem) {
    name = file.name
    headerSpan = SourceSpan(wholeOf: file.name)
    let archive = try ZipArchive(file)
    if let onBytes { try file.readThrough(onBytes) }
    let parts = try WorkbookParts(archive, name: file.name)
    let visible = parts.sheets.filter { !$0.isHidden }
    guard let first = visible.first ?? parts.sheets.first else { throw .noSheet(file.name) }
    var chosen = first
    if let sheet {
      guard let named = parts.sheets.first(where: { $0.name.lowercased() == sheet.lowercased() })
      else { throw .absentSheet(sheet, parts.sheets.map(\.name), at: sheetSpan) }
      chosen = named
    } else if visible.count > 1 {
      problems.append(.severalSheets(visible.map(\.name), at: SourceSpan(wholeOf: file.name)))
    }
    form = .sheet(chosen.name)
    rows = try SheetRows(archive, chosen.path, parts, name: file.name)
    try readHeader()
  }

  private func readHeader() throws(Problem) {
    while let row = try rows.next() {
      let cells = rows.cells[row.cells]
      guard let last = cells.map(\.column).max() else { continue }
      line.fill(rows, row, width: last + 1)
      try line.withRow(row.line, file: name) { row throws(Problem) in
        header = (0...last).map { String(decoding: row[$0].trimmed, as: UTF8.self) }
        headerSpan = row.span
      }
      return
    }
    throw .emptySheet(name)
  }

  public func forEachRow(
    _ body: (borrowing CSVRow) throws(Problem) -> Void
  ) throws(Problem) {
    while let row = try rows.next() {
      guard !row.cells.isEmpty else { continue }
      line.fill(rows, row, width: header.count)
      rowCount += 1
      try line.withRow(row.line, file: name, body)
    }
    if rowCount == 0 { problems.append(.noRow(at: headerSpan)) }
  }
}

/// The cells of one row as a line of text, so that they are read and shown like those of a CSV.
private struct SheetLine {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// Puts the cells of a row in their columns.
  mutating func fill(_ rows: SheetRows, _ row: SheetRows.Row, width: Int) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    for cell in rows.cells[row.cells] where cell.column >= ends.count && cell.column < width {
      while ends.count < cell.column { endCell() }
      bytes += rows.bytes[cell.text]
      endCell()
    }
    while ends.count < width { endCell() }
  }

  private mutating func endCell() {
    ends.append(bytes.count)
    bytes.append(UInt8(ascii: ";"))
  }

  func withRow<Value>(
    _ number: Int, file: String, _ body: (borrowing CSVRow) throws(Problem) -> Value
  ) throws(Problem) -> Value {
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 1)
    let fields = UnsafeMutablePointer<CSVField>.allocate(capacity: ends.count + 1)
    defer {
      start.deallocate()
      fields.deallocate()
    }
    for (index, byte) in bytes.enumerated() { start[index] = byte }
    var first = 0
    for (index, end) in ends.enumerated() {
      fields[index] = CSVField(
        start: start + first, length: end - first, rawStart: start + first,
        rawLength: end - first, isQuoted: false)
      first = end + 1
    }
    let row = CSVRow(
      fields: fields, count: ends.count, line: number, file: file,
      bytes: UnsafeBufferPointer(start: start, count: max(0, bytes.count - 1)))
    return try body(row)
  }
}

extension Problem {
  fileprivate static func noSheet(_ name: String) -> Problem {
    Problem(
      .error, "feuille-absente", "ce classeur n'a aucune feuille", at: SourceSpan(wholeOf: name))
  }

  fileprivate static func absentSheet(
    _ sheet: String, _ sheets: [String], at span: SourceSpan?
  ) -> Problem {
    Problem(
      .error, "feuille-absente", "le classeur n'a pas de feuille « \(sheet.prefix(60)) »", at: span,
      hint: closest(to: sheet, among: sheets).map { "vouliez-vous dire « \($0) » ?" }
        ?? "feuilles du classeur : \(sheets.prefix(12).joined(separator: ", "))")
  }

  fileprivate static func severalSheets(_ sheets: [String], at span: SourceSpan) -> Problem {
    let names = sheets.prefix(12).map { "« \($0) »" }.joined(separator: ", ")
    return Problem(
      .warning, "plusieurs-feuilles",
      "ce classeur a \(sheets.count) feuilles ; la première est lue : \(names)", at: span,
      hint: "dites laquelle lire par « feuille »")
  }

  fileprivate static func emptySheet(_ name: String) -> Problem {
    Problem(
      .error, "feuille-vide", "la feuille lue n'a aucune ligne", at: SourceSpan(wholeOf: name))
  }

  fileprivate static func noRow(at span: SourceSpan) -> Problem {
    Problem(
      .warning, "aucune-ligne", "cette feuille n'a qu'un en-tête, aucune ligne ne suit", at: span)
  }
}
