import Dossier
import Problems
import SourceFiles

/// Rows about an area, an indicator and a year that another row had given.
///
/// The cells don't remember their lines, which would double the memory of a national file: when
/// rows are repeated, which is rare, the file is read again to find where they stood first.
struct RepeatedRows {
  struct Row {
    let code: String
    let indicator: Indicator
    let year: Int
    let span: SourceSpan
    let line: Int
    /// Whether both rows give the same count.
    let isEqual: Bool
    var firstLine: Int?
  }

  private var rows: [Row] = []
  private var differing = 0
  private var equal = 0

  mutating func add(_ row: Row) {
    if row.isEqual { equal += 1 } else { differing += 1 }
    if (row.isEqual ? equal : differing) <= CappedProblems.limit { rows.append(row) }
  }

  /// Throws when the file can't be read a second time.
  mutating func findFirstLines(in file: RecordedReader) throws(Problem) {
    guard !rows.isEmpty else { return }
    var rows = rows
    let reader = try CSVReader(file.file)
    try reader.forEachRow { row throws(Problem) in
      guard let number = row[file.columns.year].int,
        let code = file.columns.level.code(writtenAs: row[file.columns.code].string),
        let entry = file.names.entry(of: row[file.columns.indicator])
      else { return }
      for index in rows.indices where rows[index].firstLine == nil {
        if rows[index].code == code, rows[index].year % 100 == number % 100,
          rows[index].indicator == file.names[entry].indicator
        {
          rows[index].firstLine = row.line
        }
      }
    }
    self.rows = rows
  }

  func problems(ofFile name: String) -> [Problem] {
    var capped = CappedProblems()
    for row in rows {
      if row.isEqual {
        capped.add("ligne-repetee", .warning) { .repeated(row) }
      } else {
        capped.add("lignes-contradictoires", .error) { .contradictory(row) }
      }
    }
    return capped.all(ofFile: name) + Problem.more(differing: differing, equal: equal, in: name)
  }
}

extension Problem {
  fileprivate static func repeated(_ row: RepeatedRows.Row) -> Problem {
    Problem(
      .warning, "ligne-repetee", "cette ligne répète la ligne \(row.firstLine ?? 0)", at: row.span)
  }

  fileprivate static func contradictory(_ row: RepeatedRows.Row) -> Problem {
    Problem(
      .error, "lignes-contradictoires",
      "cette ligne contredit la ligne \(row.firstLine ?? 0) : deux nombres pour « \(row.code) », "
        + "« \(row.indicator.name) », \(row.year)", at: row.span)
  }

  fileprivate static func more(differing: Int, equal: Int, in name: String) -> [Problem] {
    let span = SourceSpan(wholeOf: name)
    var problems: [Problem] = []
    if differing > CappedProblems.limit {
      problems.append(
        Problem(
          .error, "lignes-contradictoires",
          "\(differing) lignes en tout en contredisent une autre", at: span))
    }
    if equal > CappedProblems.limit {
      problems.append(
        Problem(
          .warning, "ligne-repetee", "\(equal) lignes en tout en répètent une autre", at: span))
    }
    return problems
  }
}
