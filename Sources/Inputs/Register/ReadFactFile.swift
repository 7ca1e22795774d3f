import Digests
import Problems
import SourceFiles

/// What the reading of one file gave, with what a person is told of it.
struct FactFileReading {
  var reading: FactReading
  let dateForm: KnownDateForm
  let tableForm: TableForm
}

/// Reads and checks the rows of a file of facts; nil, with problems, when it can't be used.
func readFactFile(
  _ file: SourceFile, _ keys: FactFileKeys, _ context: FactContext,
  _ problems: inout ProblemCollector
) -> FactFileReading? {
  guard let form = knownDateForm(of: file, keys, &problems) else { return nil }
  let hasher = SHA256Hasher()
  guard
    let table = FactTable(file, keys, onBytes: { hasher.update($0) }, &problems),
    let coordinates = problems.attempt({ () throws(Problem) in
      try FactCoordinates(keys.projection, outline: context.outline)
    })
  else { return nil }
  var rows = FactRowReader(
    keys, table.columns, context, form: form.form, coordinates: coordinates)
  let isRead: Void? = problems.attempt { () throws(Problem) in
    try table.forEachRow { row throws(Problem) in
      rows.read(row)
      if rows.hasTooManyCategories { throw .tooManyCategories(file, keys) }
    }
  }
  guard isRead != nil else { return nil }
  problems.add(contentsOf: table.warnings)
  var reading = rows.finish()
  reading.sha256 = hasher.finish().hex
  reading.addRowsOfAnotherWidth(table.reader)
  let isFewHours = reading.hoursWritten < FactReading.fewestHours
  if !isFewHours, reading.midnightShare > FactReading.midnightLimit {
    problems.add(.manyMidnights(reading, file, at: keys.startSpan))
  }
  problems.add(contentsOf: reading.warnings(in: file.name))
  return FactFileReading(
    reading: reading, dateForm: form, tableForm: table.reader.form)
}

extension FactReading {
  /// Chance puts one hour in 1,440 at midnight, rounding to the hour one in 24.
  static let midnightLimit = 0.2
  /// Among fewer hours a few true midnights would be taken for a habit.
  static let fewestHours = 20

  var midnightShare: Double {
    hoursWritten == 0 ? 0 : Double(midnights) / Double(hoursWritten)
  }

  fileprivate mutating func addRowsOfAnotherWidth(_ reader: any TableReader) {
    rowsRead += reader.skippedRows
    counts.add(.width, reader.skippedRows, firstLine: reader.firstSkippedLine ?? 0)
  }
}

extension FactFileKeys {
  /// Where the dossier names the column of the moment.
  var startSpan: SourceSpan {
    columns[.startHour]?.span ?? columns[.start]?.span ?? columns[.startDate]?.span ?? span
  }
}

extension Problem {
  fileprivate static func tooManyCategories(_ file: SourceFile, _ keys: FactFileKeys) -> Problem {
    Problem(
      .error, "categories-trop-nombreuses",
      "la colonne des catégories de « \(file.name) » a plus de \(CategoryWords.wordLimit) mots différents",
      at: keys.columns[.category]?.span ?? keys.span,
      hint: "nommez la colonne d'une nomenclature ; un texte libre n'est pas gardé")
  }

  fileprivate static func manyMidnights(
    _ reading: FactReading, _ file: SourceFile, at span: SourceSpan
  ) -> Problem {
    let share = Int((reading.midnightShare * 100).rounded())
    return Problem(
      .warning, "minuit-frequent",
      "dans « \(file.name) », \(share) % des heures sont 00:00 : c'est sans doute une heure inconnue",
      at: span,
      hint:
        "si 00:00 veut dire « inconnue », ajoutez « heure_inconnue: \"00:00\" » à cette source")
  }
}
