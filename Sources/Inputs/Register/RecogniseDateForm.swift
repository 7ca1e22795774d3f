import Problems
import SourceFiles

/// The form of the dates of a file, and how it is known.
struct KnownDateForm: Sendable {
  enum Ground: Sendable {
    case declared
    /// By the date of this line, where the day is above 12.
    case recognised(line: Int)
    /// By the year of four figures that opens the dates, or by the names of months.
    case withoutDoubt
  }

  let form: DateForm
  let ground: Ground
}

/// Counts what the dates of a file tell of their form.
struct DateEvidence {
  /// A slip of the pen among thousands of dates does not make the form doubtful.
  static let sharedByMost = 0.99
  /// Dates that open with the year: as many of them leave no doubt, and the rest is not looked at.
  static let enoughYears = 1_000

  private var counts: [DateParts.Evidence: Int] = [:]
  private var firstLines: [DateParts.Evidence: Int] = [:]

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    var cursor = ByteCursor(bytes)
    guard let parts = DateParts(&cursor) else { return }
    let evidence = parts.evidence
    counts[evidence, default: 0] += 1
    if firstLines[evidence] == nil { firstLines[evidence] = line }
  }

  var isSettled: Bool {
    counts[.yearFirst, default: 0] >= Self.enoughYears && counts[.dayFirst] == nil
      && counts[.monthFirst] == nil && counts[.none] == nil
  }

  enum Verdict {
    case known(KnownDateForm)
    /// Every date could be read in two ways.
    case doubtful
    /// Some can only be read with the day first, others with the month first.
    case mixed(dayLine: Int, monthLine: Int)
    /// No cell holds a date.
    case noDate
  }

  var verdict: Verdict {
    let (day, month) = (counts[.dayFirst, default: 0], counts[.monthFirst, default: 0])
    let (year, both) = (counts[.yearFirst, default: 0], counts[.none, default: 0])
    if day + month > 0 {
      let (most, form) = day >= month ? (day, DateForm.dayFirst) : (month, .monthFirst)
      guard Double(most) >= Self.sharedByMost * Double(day + month) else {
        return .mixed(dayLine: firstLines[.dayFirst] ?? 0, monthLine: firstLines[.monthFirst] ?? 0)
      }
      let line = firstLines[day >= month ? .dayFirst : .monthFirst] ?? 0
      return .known(KnownDateForm(form: form, ground: .recognised(line: line)))
    }
    if both > 0 { return .doubtful }
    return year > 0
      ? .known(KnownDateForm(form: .yearFirst, ground: .withoutDoubt)) : .noDate
  }
}

/// The form that the entry declares, else the one that the whole file shows without doubt.
///
/// Nil, with problems, when it stays in doubt or when the file can't be read.
func knownDateForm(
  of file: SourceFile, _ keys: FactFileKeys, _ problems: inout ProblemCollector
) -> KnownDateForm? {
  if let form = keys.dateForm { return KnownDateForm(form: form, ground: .declared) }
  var own = ProblemCollector()
  guard let evidence = dateEvidence(in: file, keys, &own) else {
    problems.add(contentsOf: own.problems)
    return nil
  }
  let span = keys.columns[.start]?.span ?? keys.columns[.startDate]?.span ?? keys.span
  switch evidence.verdict {
  case .known(let form): return form
  // Nothing to read: every row is then refused with its reason.
  case .noDate: return KnownDateForm(form: .yearFirst, ground: .withoutDoubt)
  case .doubtful: problems.add(.doubtfulDates(file.name, at: span))
  case .mixed(let day, let month):
    problems.add(.mixedDates(file.name, dayLine: day, monthLine: month, at: span))
  }
  return nil
}

private func dateEvidence(
  in file: SourceFile, _ keys: FactFileKeys, _ problems: inout ProblemCollector
) -> DateEvidence? {
  guard let table = FactTable(file, keys, &problems) else { return nil }
  var evidence = DateEvidence()
  let columns = [table.columns.startDate, table.columns.endDate].compactMap { $0 }
  do throws(Problem) {
    try table.forEachRow { row throws(Problem) in
      for column in columns { evidence.add(row[column].trimmed, line: row.line) }
      if evidence.isSettled { throw .enoughRead }
    }
  } catch {
    guard error.identifier == Problem.enoughRead.identifier else {
      problems.add(error)
      return nil
    }
  }
  return evidence
}

extension Problem {
  /// Never told: stops a reading whose answer is known.
  fileprivate static let enoughRead = Problem(.warning, "assez-lu", "", at: nil)

  fileprivate static func doubtfulDates(_ file: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "format-date-douteux",
      "les dates de « \(file) » se lisent aussi bien jour/mois que mois/jour", at: span,
      hint: "ajoutez « format_date: JJ/MM/AAAA » ou « format_date: MM/JJ/AAAA » à cette source")
  }

  fileprivate static func mixedDates(
    _ file: String, dayLine: Int, monthLine: Int, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "format-date-melange",
      "« \(file) » écrit des dates jour/mois (ligne \(dayLine)) et mois/jour (ligne \(monthLine))",
      at: span,
      hint:
        "dites laquelle est la bonne par « format_date » : les autres lignes seront comptées comme illisibles"
    )
  }
}
