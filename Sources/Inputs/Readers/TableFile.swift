import Digests
import Dossier
import Problems
import SourceFiles

/// A CSV file of one row an area, while it is read.
final class TableFile {
  let file: SourceFile
  let header: Header
  let headerSpan: SourceSpan
  let reader: CSVReader
  var problems = CappedProblems()
  private let hasher: SHA256Hasher
  /// Where each area was met, to say when it comes again.
  private var lines: [String: Int] = [:]

  init(_ file: SourceFile) throws(Problem) {
    let hasher = SHA256Hasher()
    reader = try CSVReader(file, onBytes: { hasher.update($0) })
    self.file = file
    self.hasher = hasher
    header = Header(reader.header)
    headerSpan = reader.headerSpan
  }

  /// Reads all rows, then gives the content that they made; throws all the problems.
  func read(
    _ body: (borrowing CSVRow) -> Void, then content: () -> ReferenceTable
  ) throws(Problems) -> Warned<ReferenceTable> {
    var collector = ProblemCollector()
    _ = collector.attempt { () throws(Problem) in
      try reader.forEachRow { row throws(Problem) in body(row) }
    }
    collector.add(contentsOf: reader.problems)
    collector.add(contentsOf: problems.all(ofFile: file.name))
    guard !collector.hasErrors else { throw Problems(collector.problems) }
    return try collector.finish(content())
  }

  /// The file as the page of sources prints it, once it was read.
  func source(_ kind: SourceKind, vintage: Int?, geography: String = "") -> Source {
    Source(
      path: file.name, producer: kind.producer, dataset: kind.dataset,
      vintage: vintage.map { "\($0)" } ?? "", geography: geography, licence: kind.licence,
      sha256: hasher.finish().hex, records: reader.rowCount)
  }

  /// The code of a commune or of an arrondissement, nil with a problem.
  func communeCode(_ row: borrowing CSVRow, _ column: Int) -> String? {
    let text = row[column].string
    let span = row.span(of: column)
    guard let code = RecordedBase.Level.communes.code(writtenAs: text) else {
      problems.add("code-insee-invalide", .error) { .wrongAreaCode(text, .communes, at: span) }
      return nil
    }
    if code != text.trimmingSpaces {
      problems.add("zero-initial-perdu", .warning) { .lostZero(text, code, at: span) }
    }
    return code
  }

  /// Whether the area comes for the first time; says when it doesn't.
  func isNew(_ code: String, _ row: borrowing CSVRow) -> Bool {
    if let line = lines[code] {
      let span = row.span
      problems.add("territoire-repete", .error) { .repeatedArea(code, line: line, at: span) }
      return false
    }
    lines[code] = row.line
    return true
  }

  /// A figure, nil when it is missing, under secrecy, or wrong.
  func figure(_ row: borrowing CSVRow, _ column: Int) -> Double? {
    let field = row[column]
    if let value = field.double { return value }
    guard !field.isMissing, !Self.isWithheld(field) else { return nil }
    let span = row.span(of: column)
    problems.add("nombre-invalide", .error) { .notANumber(field.string, at: span) }
    return nil
  }

  /// Insee writes `s` for statistical secrecy, `nd` or `N/A - …` for what is not available.
  private static func isWithheld(_ field: CSVField) -> Bool {
    let text = field.string.trimmingSpaces.lowercased()
    return ["s", "nd", "ns", "c", "-"].contains(text) || text.hasPrefix("n/a")
  }
}

/// What a file of `social` or `geographie` gives.
struct ReferenceTable: Sendable {
  let kind: SourceKind
  var source: Source
  var social: SocialBase?
  var gazetteer = Gazetteer()
}

extension Problem {
  fileprivate static func repeatedArea(_ code: String, line: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "territoire-repete", "« \(code) » est déjà donné à la ligne \(line)", at: span,
      hint: "gardez une seule ligne par territoire")
  }

  fileprivate static func notANumber(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "nombre-invalide", "« \(text.prefix(40)) » n'est pas un nombre", at: span,
      hint: "une valeur manquante s'écrit « s », « nd », « NA », ou se laisse vide")
  }
}
