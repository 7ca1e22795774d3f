import Dossier
import Problems
import SourceFiles

/// Where the figures of a row go.
struct RecordedPlace {
  let area: Int
  let indicator: Indicator
  let indicatorSlot: Int
  let year: Int
  let yearSlot: Int
}

extension RecordedReader {
  /// Nil when the row can't be used; what is wrong with it was said.
  func place(of row: borrowing CSVRow) -> RecordedPlace? {
    guard let entry = entry(of: row), let year = year(of: row), let area = area(of: row),
      let slot = slots[entry], let indicator = names[entry].indicator
    else { return nil }
    return RecordedPlace(
      area: area, indicator: indicator, indicatorSlot: slot, year: year,
      yearSlot: cells.slot(ofYear: year))
  }

  /// The indicator of a row, its unit checked.
  private func entry(of row: borrowing CSVRow) -> Int? {
    guard let entry = names.entry(of: row[columns.indicator]) ?? addName(of: row),
      let indicator = names[entry].indicator
    else { return nil }
    let unit = row[columns.unit]
    if unit.equals(names[entry].unit), !unit.isEmpty { return entry }
    guard plainName(unit.string) == plainName(indicator.unit.rawValue) else {
      let span = row.span(of: columns.unit)
      problems.add("unite-contradictoire", .error) {
        .wrongUnit(unit.string, of: indicator, at: span)
      }
      return nil
    }
    names.acceptUnit(unit, of: entry)
    return entry
  }

  private func addName(of row: borrowing CSVRow) -> Int? {
    let field = row[columns.indicator]
    let entry = names.add(field)
    if let entry, let indicator = names[entry].indicator {
      slots.append(cells.slot(of: indicator))
    } else {
      if entry != nil { slots.append(nil) }
      let span = row.span(of: columns.indicator)
      problems.add("indicateur-inconnu", .warning) { .unknownIndicator(field.string, at: span) }
    }
    return entry
  }

  /// The SSMSI's bases begin in 2016; the years before let a longer one be read.
  static let firstYear = 2008

  /// The year, of two or four figures.
  func year(of row: borrowing CSVRow) -> Int? {
    let field = row[columns.year]
    let last = edition.geographyYear ?? 2099
    if let number = field.int {
      let year = (0...99).contains(number) ? 2000 + number : number
      // A base is published in the geography of the year that follows its last facts.
      if year >= Self.firstYear, year <= last { return year }
    }
    let span = row.span(of: columns.year)
    problems.add("annee-hors-limites", .error) {
      .wrongYear(field.string, in: Self.firstYear...last, at: span)
    }
    return nil
  }

  private func area(of row: borrowing CSVRow) -> Int? {
    let field = row[columns.code]
    if let key = field.codeKey, let slot = cells.slot(ofArea: key) { return slot }
    guard let code = code(of: row) else { return nil }
    let key = RecordedCells.key(of: code)
    return cells.slot(ofArea: key) ?? cells.addArea(key)
  }

  /// The code of a row, its zero put back.
  func code(of row: borrowing CSVRow) -> String? {
    let text = row[columns.code].string
    let span = row.span(of: columns.code)
    guard let code = columns.level.code(writtenAs: text) else {
      problems.add("code-insee-invalide", .error) { .wrongAreaCode(text, columns.level, at: span) }
      return nil
    }
    if code != text.trimmingSpaces {
      problems.add("zero-initial-perdu", .warning) { .lostZero(text, code, at: span) }
    }
    return code
  }
}

extension CSVField {
  /// The bytes of a short code as a number that sorts like it; nil when it is empty or long.
  var codeKey: UInt64? {
    let text = trimmed
    guard (1...8).contains(text.count) else { return nil }
    var key: UInt64 = 0
    for byte in text { key = key << 8 | UInt64(byte) }
    return key << UInt64(8 * (8 - text.count))
  }
}

extension Problem {
  fileprivate static func wrongUnit(
    _ unit: String, of indicator: Indicator, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "unite-contradictoire",
      "« \(indicator.name) » se compte en « \(indicator.unit.rawValue) », non en "
        + "« \(unit.prefix(40)) »", at: span)
  }

  fileprivate static func wrongYear(
    _ text: String, in years: ClosedRange<Int>, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "annee-hors-limites",
      "« \(text.prefix(40)) » n'est pas une année de \(years.lowerBound) à \(years.upperBound)",
      at: span)
  }
}
