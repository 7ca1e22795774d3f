import Dossier
import Problems
import SourceFiles

/// The counts of a file, one a period, category and place, while they are read.
final class LocalTableCells {
  /// Sorted by period, category, place.
  private(set) var counts: [LocalTable.Count] = []
  var rowCount: Int { reader.rowCount }

  let reader: CSVReader
  private let columns: LocalTableColumns
  private let periods: LocalTablePeriods
  private let categories: LocalTableCategories
  private var found = CappedProblems()
  private var cells: [Key: Cell] = [:]
  private var totals: [(key: Key, count: Int, span: SourceSpan)] = []
  private var metCategories: Set<String> = []

  /// A cell as the file writes it: two names of the file may be one category of the dossier.
  struct Key: Hashable {
    let reading: LocalTablePeriods.Reading
    let category: String?
    let place: String?
  }

  struct Cell {
    let count: Int?
    let line: Int
  }

  /// Beyond it a number is a telephone, a code or a mistake.
  private static let largestCount = 10_000_000

  init(
    _ reader: CSVReader, _ columns: LocalTableColumns, _ periods: LocalTablePeriods,
    _ categories: LocalTableCategories
  ) {
    self.reader = reader
    self.columns = columns
    self.periods = periods
    self.categories = categories
  }

  /// Reads all rows; false, with problems, when the counts can't be used.
  func read(_ problems: inout ProblemCollector) -> Bool {
    let before = problems.problems.count(where: \.isError)
    _ = problems.attempt { () throws(Problem) in
      try reader.forEachRow { row throws(Problem) in readRow(row) }
    }
    problems.add(contentsOf: reader.problems)
    problems.add(contentsOf: found.all(ofFile: reader.name))
    guard problems.problems.count(where: \.isError) == before else { return false }
    categories.check(met: metCategories.sorted(), reader.headerSpan, &problems)
    let checks = LocalTableChecks(
      cells: cells, totals: totals, header: reader.headerSpan)
    guard checks.run(&problems) else { return false }
    gather()
    return !counts.isEmpty
  }

  private func readRow(_ row: borrowing CSVRow) {
    guard let category = name(row, columns.category), let place = name(row, columns.place) else {
      return
    }
    if let text = place.text, isExactAddress(text), let column = columns.place {
      let span = row.span(of: column)
      found.add("adresse-exacte", .error) { .exactAddress(text, at: span) }
      return
    }
    switch columns.layout {
    case .long(let periodColumn, let countColumn):
      guard let reading = period(row, periodColumn) else { return }
      add(Key(reading: reading, category: category.text, place: place.text), row, countColumn)
    case .wide(let months):
      for month in months {
        let reading = LocalTablePeriods.Reading(period: month.period)
        add(Key(reading: reading, category: category.text, place: place.text), row, month.column)
      }
    }
  }

  /// The text of a column; an empty one is a problem, no column is none.
  private func name(_ row: borrowing CSVRow, _ column: Int?) -> (text: String?, Void)? {
    guard let column else { return (nil, ()) }
    let text = row[column].string.trimmingSpaces
    guard text.isEmpty else { return (text, ()) }
    let span = row.span(of: column)
    let name = reader.header[column]
    found.add("nom-absent", .error) { .emptyName(name, at: span) }
    return nil
  }

  private func period(_ row: borrowing CSVRow, _ column: Int) -> LocalTablePeriods.Reading? {
    let text = row[column].string
    if let reading = periods.read(text) { return reading }
    let span = row.span(of: column)
    found.add("periode-illisible", .error) { .unreadablePeriod(text, at: span) }
    return nil
  }

  private func add(_ key: Key, _ row: borrowing CSVRow, _ column: Int) {
    guard let count = count(row, column) else { return }
    if isTotal(key.category) || isTotal(key.place) {
      if let value = count.value { totals.append((key, value, row.span(of: column))) }
      return
    }
    if let category = key.category { metCategories.insert(category) }
    if let known = cells[key] {
      let span = row.span(of: column)
      found.add("case-repetee", .error) { .repeatedCell(line: known.line, at: span) }
      return
    }
    cells[key] = Cell(count: count.value, line: row.line)
  }

  /// A count, or the knowledge that there is none; nil with a problem.
  private func count(_ row: borrowing CSVRow, _ column: Int) -> (value: Int?, Void)? {
    let field = row[column]
    let text = field.string.filter { ![" ", "\u{A0}", "\u{202F}"].contains($0) }
    let span = row.span(of: column)
    if field.isMissing || ["s", "nd", "n.d.", "ns", "-", "–"].contains(text.lowercased()) {
      return (nil, ())
    }
    if text.hasPrefix("<") {
      found.add("valeur-masquee", .warning) { .withheld(text, at: span) }
      return (nil, ())
    }
    guard let value = field.int ?? Int(text), value <= Self.largestCount else {
      found.add("nombre-invalide", .error) { .wrongCount(field.string, at: span) }
      return nil
    }
    guard value >= 0 else {
      found.add("nombre-negatif", .error) { .negativeCount(value, at: span) }
      return nil
    }
    return (value, ())
  }

  /// Adds up days of a month and categories that the dossier makes one; nothing is added to what
  /// is not known.
  private func gather() {
    struct Place: Hashable {
      let period: LocalTable.Period
      let category: String?
      let place: String?
    }
    var sums: [Place: Int?] = [:]
    for (key, cell) in cells {
      let place = Place(
        period: key.reading.period, category: key.category.map(categories.name),
        place: key.place)
      let known: Int? = sums[place] ?? 0
      sums[place] = .some(known.flatMap { known in cell.count.map { known + $0 } })
    }
    counts = sums.map { place, count in
      LocalTable.Count(
        period: place.period, category: place.category, place: place.place, count: count)
    }
    .sorted {
      if $0.period != $1.period, let first = $0.period, let second = $1.period {
        return first < second
      }
      return ($0.category ?? "", $0.place ?? "") < ($1.category ?? "", $1.place ?? "")
    }
  }
}

/// Whether a name stands for all the others.
func isTotal(_ name: String?) -> Bool {
  guard let name else { return false }
  let plain = plainName(name)
  return ["total", "totaux", "ensemble", "sous_total", "tous", "toutes"].contains(plain)
    || ["total_", "sous_total_", "ensemble_"].contains { plain.hasPrefix($0) }
    || plain.hasSuffix("_total")
}

extension Problem {
  fileprivate static func exactAddress(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "adresse-exacte",
      "« \(text.prefix(60)) » est une adresse exacte : elle peut désigner des personnes",
      at: span, hint: "donnez la rue sans numéro, la résidence, l'arrêt ou le quartier")
  }

  fileprivate static func emptyName(_ column: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "nom-absent", "la colonne « \(column) » est vide sur cette ligne", at: span,
      hint: "écrivez « non précisé » quand on ne le sait pas")
  }

  fileprivate static func unreadablePeriod(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "periode-illisible",
      "« \(text.prefix(40)) » n'est ni un mois, ni une année, ni une date",
      at: span,
      hint: "formes lues : 2025-03, 03/2025, mars 2025, 2025-T1, 2025, 14/03/2025")
  }

  fileprivate static func repeatedCell(line: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "case-repetee",
      "cette période, cette catégorie et ce lieu ont déjà un nombre à la ligne \(line)", at: span,
      hint:
        "gardez une seule ligne, ou donnez des dates si les nombres sont ceux de jours différents")
  }

  fileprivate static func withheld(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "valeur-masquee",
      "« \(text.prefix(20)) » n'est pas un nombre : la valeur est tenue pour manquante", at: span)
  }

  fileprivate static func wrongCount(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "nombre-invalide", "« \(text.prefix(40)) » n'est pas un nombre entier de faits",
      at: span, hint: "une valeur manquante s'écrit « nd », « NA », ou se laisse vide")
  }

  fileprivate static func negativeCount(_ value: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "nombre-negatif", "un nombre de faits ne peut pas être négatif (\(value))", at: span)
  }
}
