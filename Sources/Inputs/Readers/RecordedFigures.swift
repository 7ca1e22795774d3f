import Dossier
import Problems
import SourceFiles

extension RecordedReader {
  /// The count of a row as `RecordedBase` keeps it, held against its rate, its populations and
  /// its mark of diffusion; nil when they contradict each other, which was said.
  func count(of row: borrowing CSVRow, at place: RecordedPlace) -> Int32? {
    guard let inhabitants = exposure(.inhabitants, of: row, at: place),
      let dwellings = exposure(.dwellings, of: row, at: place)
    else { return nil }
    let field = row[columns.count]
    guard !field.isMissing else { return missingCount(of: row) }
    guard let number = field.int, number >= 0, let count = Int32(exactly: number) else {
      let span = row.span(of: columns.count)
      problems.add("nombre-invalide", .error) { .wrongCount(field.string, at: span) }
      return nil
    }
    guard agreesWithDiffusion(row) else { return nil }
    let exposure = place.indicator.denominator == .dwellings ? dwellings : inhabitants
    guard agreesWithRate(row, place, count: number, exposure: exposure) else { return nil }
    return count
  }

  /// A count that is not there is under secrecy, unless the row says that it is published.
  private func missingCount(of row: borrowing CSVRow) -> Int32? {
    if let column = columns.isPublished, row[column].equals("diff") {
      let span = row.span(of: columns.count)
      problems.add("diffuse-sans-nombre", .error) { .publishedWithoutCount(at: span) }
      return nil
    }
    return RecordedBase.notPublished
  }

  private func agreesWithDiffusion(_ row: borrowing CSVRow) -> Bool {
    guard let column = columns.isPublished else { return true }
    let field = row[column]
    if field.equals("diff") || field.isMissing { return true }
    let span = row.span(of: column)
    if field.equals("ndiff") {
      problems.add("non-diffuse-avec-nombre", .error) { .secretWithCount(at: span) }
    } else {
      problems.add("diffusion-inconnue", .error) { .unknownDiffusion(field.string, at: span) }
    }
    return false
  }

  /// The exposure of a row, NaN when the file gives none; nil when it is wrong.
  private func exposure(
    _ denominator: Denominator, of row: borrowing CSVRow, at place: RecordedPlace
  ) -> Double? {
    let (column, vintage) = columns.exposure(denominator)
    guard let column else { return .nan }
    let field = row[column]
    guard let value = field.double, value >= 0 else {
      if field.isMissing { return .nan }
      let span = row.span(of: column)
      problems.add("nombre-invalide", .error) { .wrongCount(field.string, at: span) }
      return nil
    }
    if let vintage, let year = row[vintage].int {
      vintages.add(denominator, year: place.year, vintage: year < 100 ? 2000 + year : year)
    }
    if let known = cells.keep(value, of: denominator, area: place.area, year: place.yearSlot) {
      let span = row.span(of: column)
      problems.add("population-contradictoire", .error) {
        .otherExposure(value, known: known, denominator, at: span)
      }
      return nil
    }
    return value
  }

  private func agreesWithRate(
    _ row: borrowing CSVRow, _ place: RecordedPlace, count: Int, exposure: Double
  ) -> Bool {
    guard let column = columns.rate, exposure > 0 else { return true }
    let field = row[column]
    guard !field.isMissing else { return true }
    let isRounded = place.indicator.denominator == .dwellings && exposure == exposure.rounded()
    if let rate = field.double,
      PublishedRate(rate, field).agrees(count: count, exposure: exposure, isRounded: isRounded)
    {
      return true
    }
    let expected = Double(count) * 1_000 / exposure
    let span = row.span(of: column)
    problems.add("taux-contradictoire", .error) {
      .wrongRate(field.string, expected: expected, place.indicator.denominator, at: span)
    }
    return false
  }
}

/// A rate as the file prints it.
struct PublishedRate {
  let value: Double
  private let field: CSVField

  init(_ value: Double, _ field: CSVField) {
    self.value = value
    self.field = field
  }

  static let relativeTolerance = 1e-5

  /// Whether it can be the rate of the count.
  ///
  /// Beside the relative tolerance: half of the last decimal printed, since a re-export may have
  /// fewer of them, and half a dwelling, since the SSMSI divides before it rounds dwellings.
  func agrees(count: Int, exposure: Double, isRounded: Bool) -> Bool {
    let expected = Double(count) * 1_000 / exposure
    let difference = abs(value - expected)
    let tolerance = Self.relativeTolerance * expected
    if difference <= tolerance { return true }
    let rounding = isRounded ? expected * 0.5 / max(exposure - 0.5, 0.5) : 0
    return difference <= tolerance + rounding + halfOfLastDecimal
  }

  private var halfOfLastDecimal: Double {
    let bytes = field.trimmed
    // A mantissa with an exponent says nothing of decimals.
    guard !bytes.contains(UInt8(ascii: "e")), !bytes.contains(UInt8(ascii: "E")) else { return 0 }
    let mark = bytes.firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    var half = 0.5
    for _ in 0..<(mark.map { bytes.count - $0 - 1 } ?? 0) { half /= 10 }
    return half
  }
}

/// The vintages of the exposures, year by year.
struct ExposureVintages {
  private struct Key: Hashable {
    let denominator: Denominator
    let year: Int
    let vintage: Int
  }

  private var counts: [Key: Int] = [:]
  private var inhabitants = (year: 0, vintage: 0, count: 0)
  private var dwellings = (year: 0, vintage: 0, count: 0)

  /// Rows of one year follow each other: a run is counted before the table is asked.
  mutating func add(_ denominator: Denominator, year: Int, vintage: Int) {
    if denominator == .inhabitants {
      if inhabitants.year != year || inhabitants.vintage != vintage {
        flush(denominator, inhabitants)
        inhabitants = (year, vintage, 0)
      }
      inhabitants.count += 1
    } else {
      if dwellings.year != year || dwellings.vintage != vintage {
        flush(denominator, dwellings)
        dwellings = (year, vintage, 0)
      }
      dwellings.count += 1
    }
  }

  private mutating func flush(
    _ denominator: Denominator, _ run: (year: Int, vintage: Int, count: Int)
  ) {
    guard run.count > 0 else { return }
    let key = Key(denominator: denominator, year: run.year, vintage: run.vintage)
    counts[key, default: 0] += run.count
  }

  /// The vintage that most rows of each year bear: Mayotte's census has other years.
  mutating func most(of denominator: Denominator) -> [Int: Int] {
    flush(.inhabitants, inhabitants)
    flush(.dwellings, dwellings)
    (inhabitants, dwellings) = ((0, 0, 0), (0, 0, 0))
    var best: [Int: (vintage: Int, count: Int)] = [:]
    for (key, count) in counts where key.denominator == denominator {
      let known = best[key.year] ?? (0, 0)
      if (count, key.vintage) > (known.count, known.vintage) {
        best[key.year] = (key.vintage, count)
      }
    }
    return best.mapValues(\.vintage)
  }
}

extension Problem {
  fileprivate static func wrongCount(_ text: String, at span: SourceSpan) -> Problem {
    let isNegative = text.trimmingSpaces.hasPrefix("-")
    return Problem(
      .error, "nombre-invalide",
      isNegative
        ? "« \(text.prefix(40)) » est négatif ; un nombre de faits ou d'habitants ne l'est jamais"
        : "« \(text.prefix(40)) » n'est pas un nombre de faits ou d'habitants", at: span)
  }

  fileprivate static func publishedWithoutCount(at span: SourceSpan) -> Problem {
    Problem(
      .error, "diffuse-sans-nombre", "la ligne est marquée « diff » et n'a pas de nombre", at: span)
  }

  fileprivate static func secretWithCount(at span: SourceSpan) -> Problem {
    Problem(
      .error, "non-diffuse-avec-nombre",
      "la ligne est marquée « ndiff » (secret statistique) et donne un nombre", at: span)
  }

  fileprivate static func unknownDiffusion(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "diffusion-inconnue",
      "« \(text.prefix(40)) » se trouve ici, « diff » ou « ndiff » est attendu", at: span)
  }

  fileprivate static func otherExposure(
    _ value: Double, known: Double, _ denominator: Denominator, at span: SourceSpan
  ) -> Problem {
    let what = denominator == .inhabitants ? "habitants" : "logements"
    return Problem(
      .error, "population-contradictoire",
      "\(short(value)) \(what) ici, \(short(known)) sur une autre ligne du même territoire et de "
        + "la même année", at: span)
  }

  fileprivate static func wrongRate(
    _ text: String, expected: Double, _ denominator: Denominator, at span: SourceSpan
  ) -> Problem {
    let what = denominator == .inhabitants ? "habitants" : "logements"
    return Problem(
      .error, "taux-contradictoire",
      "le taux \(text.prefix(40)) contredit le nombre : "
        + "\(decimals(expected, 7)) pour mille \(what) est attendu", at: span)
  }

  /// As a French reader writes a number, without decimals when it is whole.
  private static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : decimals(value, 3)
  }

  /// A decimal comma and a fixed number of decimals, no separator of thousands.
  private static func decimals(_ value: Double, _ count: Int) -> String {
    var scale = 1.0
    for _ in 0..<count { scale *= 10 }
    guard abs(value * scale) < 9e15 else { return "\(value)" }
    let scaled = Int((value * scale).rounded())
    let digits = String(scaled)
    let padded = String(repeating: "0", count: max(0, count + 1 - digits.count)) + digits
    return "\(padded.dropLast(count)),\(padded.suffix(count))"
  }
}
