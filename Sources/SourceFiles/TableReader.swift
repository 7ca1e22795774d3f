public import Problems

/// Rows under a header, whatever the file that holds them.
public protocol TableReader: AnyObject {
  /// The names of the columns, as written, without spaces around; some may be empty or repeated.
  var header: [String] { get }
  var headerSpan: SourceSpan { get }
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

extension CSVReader: TableReader {}
