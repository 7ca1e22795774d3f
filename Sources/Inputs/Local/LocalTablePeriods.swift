import Dossier
import Units

/// Reads a month, a quarter, a year or a day as services write them.
struct LocalTablePeriods: Sendable {
  /// « 03/14/2025 » is 14 March, as `format_date` may say; in French the day comes first.
  var isMonthFirst = false

  /// A period, and the day when the text gives one: many rows of a month are then expected.
  struct Reading: Hashable, Sendable {
    let period: LocalTable.Period
    var day: Int?
  }

  /// `2025-03`, `03/2025`, `mars 2025`, `janv-25`, `2025M03`, `2025-T1`, `2025`, `2025-03-14`,
  /// `14/03/2025`; nil for anything else.
  func read(_ text: String) -> Reading? {
    let parts = Self.parts(of: text)
    switch parts.count {
    case 1:
      // « 202503 »
      if parts[0].count == 6 { return pair(String(parts[0].suffix(2)), String(parts[0].prefix(4))) }
      return year(parts[0]).map { Reading(period: .init(year: $0, month: nil)) }
    case 2:
      return pair(parts[0], parts[1]) ?? pair(parts[1], parts[0])
    case 3: return date(parts) ?? quarter(parts)
    case 4: return quarter(parts)
    // « 2025-03-01 00:00:00 »: what a spreadsheet makes of a month.
    case 5, 6: return parts.dropFirst(3).allSatisfy(isClock) ? date(Array(parts.prefix(3))) : nil
    default: return nil
    }
  }

  /// Whether the text reads as a month: a column of a wide table.
  func month(_ text: String) -> LocalTable.Period? {
    guard let reading = read(text), reading.day == nil, reading.period.length == 1 else {
      return nil
    }
    return reading.period
  }

  /// Runs of figures and runs of letters: `2025M03` is three of them.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var wasNumber: Bool?
    for character in plainName(text) {
      guard character != "_" else {
        wasNumber = nil
        continue
      }
      if wasNumber == character.isNumber {
        parts[parts.count - 1].append(character)
      } else {
        parts.append(String(character))
        wasNumber = character.isNumber
      }
    }
    // The letter of « 2025M03 » says nothing that the order doesn't.
    return parts.count == 3 && parts[1] == "m" ? [parts[0], parts[2]] : parts
  }

  private func pair(_ first: String, _ second: String) -> Reading? {
    guard let month = Self.month(first), let year = Self.year(second, isShort: !isNumber(first))
    else { return nil }
    return Reading(period: .init(year: year, month: month))
  }

  /// Three parts, the year first or last.
  private func date(_ parts: [String]) -> Reading? {
    let isYearFirst = parts[0].count == 4
    let year = Self.year(isYearFirst ? parts[0] : parts[2], isShort: false)
    let pair = isYearFirst ? [parts[2], parts[1]] : [parts[0], parts[1]]
    let (day, month) = isMonthFirst && !isYearFirst ? (pair[1], pair[0]) : (pair[0], pair[1])
    guard let year, let day = Int(day), let month = Self.month(month),
      CalendarDate(year: year, month: month, day: day) != nil
    else { return nil }
    return Reading(period: .init(year: year, month: month), day: day)
  }

  /// `2025-T1`, `T1 2025`, `1er trimestre 2025`.
  private func quarter(_ parts: [String]) -> Reading? {
    let words = parts.filter { !isNumber($0) }
    let numbers = parts.filter(isNumber)
    guard numbers.count == 2, words.contains(where: { ["t", "trim", "trimestre"].contains($0) }),
      words.allSatisfy({ ["t", "trim", "trimestre", "er", "e", "eme"].contains($0) }),
      let long = numbers.first(where: { $0.count == 4 }), let year = fullYear(long),
      let short = numbers.first(where: { $0.count == 1 }), let quarter = Int(short),
      (1...4).contains(quarter)
    else { return nil }
    return Reading(period: .init(year: year, month: 3 * quarter - 2, length: 3))
  }

  private func year(_ text: String) -> Int? {
    text.count == 4 ? fullYear(text) : nil
  }

  private func isNumber(_ text: String) -> Bool { text.first?.isNumber == true }

  private func isClock(_ text: String) -> Bool { Int(text).map { (0...59).contains($0) } ?? false }

  /// Two figures are a year after the name of a month only: « 03/25 » could be a day of March.
  private static func year(_ text: String, isShort: Bool) -> Int? {
    text.count == 4 || (isShort && text.count == 2) ? fullYear(text) : nil
  }

  private static func month(_ text: String) -> Int? {
    if let number = Int(text) {
      return text.count <= 2 && (1...12).contains(number) ? number : nil
    }
    return monthNames[text]
  }

  /// Whole names, and how spreadsheets shorten them.
  private static let monthNames: [String: Int] = {
    let short = [
      ["janv", "jan"], ["fevr", "fev"], ["mar"], ["avr"], [], [], ["juil", "jui"], [],
      ["sept", "sep"], ["oct"], ["nov"], ["dec"],
    ]
    var names: [String: Int] = [:]
    for (index, name) in CalendarDate.monthNames.enumerated() {
      for written in [plainName(name)] + short[index] { names[written] = index + 1 }
    }
    return names
  }()
}
