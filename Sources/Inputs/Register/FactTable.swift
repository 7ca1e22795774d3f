import Problems
import SourceFiles

/// A file of facts that was opened: its rows, and where each thing stands in them.
struct FactTable {
  let reader: any TableReader
  let columns: FactColumns

  /// Opens a file as its entry says; adds problems when its header doesn't fit.
  init?(
    _ file: SourceFile, _ keys: FactFileKeys, onBytes: SourceFile.ByteObserver? = nil,
    _ problems: inout ProblemCollector
  ) {
    let opened = problems.attempt { () throws(Problem) -> any TableReader in
      try openTable(file, keys, onBytes: onBytes)
    }
    guard let opened, let columns = FactColumns(opened, keys, &problems) else { return nil }
    reader = opened
    self.columns = columns
  }

  /// Goes over the rows; what stops the reading is told without the content of any row.
  func forEachRow(_ body: (borrowing CSVRow) throws(Problem) -> Void) throws(Problem) {
    do { try reader.forEachRow(body) } catch { throw error.withoutContent }
  }

  /// What was noticed of the file but for rows of another width, which are counted.
  var warnings: [Problem] {
    reader.problems.filter { $0.identifier != "nombre-de-colonnes" }.map(\.withoutContent)
  }
}

/// The rows of a file, as its entry says that they are written.
func openTable(
  _ file: SourceFile, _ keys: FactFileKeys, onBytes: SourceFile.ByteObserver? = nil
) throws(Problem) -> any TableReader {
  try openTable(
    file, format: keys.format, sheet: keys.sheet.map { ($0.text, $0.span) }, onBytes: onBytes)
}

extension Problem {
  /// The same problem without the line of the file, which may name somebody.
  var withoutContent: Problem {
    Problem(
      severity, identifier, summary,
      at: span.map {
        SourceSpan(file: $0.file, line: $0.line, column: $0.column, length: $0.length)
      }, hint: hint, cause: cause)
  }
}
