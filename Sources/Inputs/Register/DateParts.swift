import Statistics
import Units

/// The three groups of a written date, before it is known which is the day and which the month.
struct DateParts {
  private enum Month {
    case figures
    /// A name, and the place of its group.
    case named(Int, place: Int)
  }

  private var values = (0, 0, 0)
  /// How many figures the first and the last group have.
  private var firstCount = 0
  private var lastCount = 0
  private var month = Month.figures
  /// Eight figures in a row: « 20240301 », « 01032024 ».
  private var compact: Int?
  /// Seconds since midnight, when they follow in the same row of figures.
  private(set) var clock: Int?

  /// Reads a date at the start of a cell; nil when there is none.
  init?(_ cursor: inout ByteCursor) {
    cursor.skipSpaces()
    if cursor.isLetter { Self.skipWeekday(&cursor) }
    guard let first = Self.group(&cursor) else { return nil }
    if first.count >= 8 {
      guard readCompact(first) else { return nil }
      return
    }
    guard Self.skipSeparator(&cursor), let second = Self.group(&cursor),
      Self.skipSeparator(&cursor), let third = Self.group(&cursor), third.name == nil
    else { return nil }
    values = (first.value, second.value, third.value)
    (firstCount, lastCount) = (first.count, third.count)
    if let name = first.name {
      month = .named(name, place: 0)
    } else if let name = second.name {
      month = .named(name, place: 1)
    }
  }

  private typealias Group = (value: Int, count: Int, name: Int?)

  private static func group(_ cursor: inout ByteCursor) -> Group? {
    if cursor.isLetter {
      guard let month = monthNumber(cursor.letters()) else { return nil }
      _ = cursor.skip(UInt8(ascii: "."))
      return (month, 0, month)
    }
    guard let digits = cursor.digits() else { return nil }
    // « 1er mars »
    if digits.value == 1, digits.count == 1, cursor.current == UInt8(ascii: "e") {
      cursor.advance()
      _ = cursor.skip(UInt8(ascii: "r"))
    }
    return (digits.value, digits.count, nil)
  }

  private static func skipSeparator(_ cursor: inout ByteCursor) -> Bool {
    switch cursor.current {
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","):
      cursor.advance()
      cursor.skipSpaces()
      return true
    case 0x20, 0xC2, 0xE2:
      cursor.skipSpaces()
      return true
    default: return false
    }
  }

  /// « lundi 3 mars », « Mon, 3 Mar »: the name of the day says nothing more.
  private static func skipWeekday(_ cursor: inout ByteCursor) {
    let start = cursor
    guard monthNumber(cursor.letters()) == nil else {
      cursor = start
      return
    }
    _ = cursor.skip(UInt8(ascii: "."))
    _ = cursor.skip(UInt8(ascii: ","))
    cursor.skipSpaces()
  }

  private mutating func readCompact(_ group: Group) -> Bool {
    switch group.count {
    case 8: compact = group.value
    case 12:
      compact = group.value / 10_000
      clock = Self.clock(group.value % 10_000 * 100)
    case 14:
      compact = group.value / 1_000_000
      clock = Self.clock(group.value % 1_000_000)
    default: return false
    }
    return group.count == 8 || clock != nil
  }

  private static func clock(_ figures: Int) -> Int? {
    let (hour, minute, second) = (figures / 10_000, figures / 100 % 100, figures % 100)
    return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : nil
  }
}

/// The number of a month from its French or English name, whole or cut to three letters at least.
private func monthNumber(_ name: String) -> Int? {
  guard name.utf8.count >= 3 else { return nil }
  // « jui » begins two months of French.
  guard name != "jui" else { return nil }
  for names in monthNames {
    if let index = names.firstIndex(where: { $0.hasPrefix(name) }) { return index + 1 }
  }
  return abbreviations[name]
}

private let monthNames: [[String]] = [
  [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
    "octobre", "novembre", "decembre",
  ],
  [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ],
]

private let abbreviations: [String: Int] = ["fevr": 2, "avr": 4, "juil": 7, "sept": 9]

extension DateParts {
  /// The day meant, when the form fits and the calendar holds it.
  func date(_ form: DateForm) -> (number: Int, year: Int)? {
    guard let (year, month, day) = fields(form), (1...12).contains(month), day >= 1,
      (1800...2200).contains(year), day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    return (dayNumber(year: year, month: month, day: day), year)
  }

  private func fields(_ form: DateForm) -> (year: Int, month: Int, day: Int)? {
    if let compact { return compactFields(compact, form) }
    let (first, second, third) = values
    switch month {
    case .named(let number, place: 0):
      return lastYear.map { ($0, number, second) }
    case .named(let number, _):
      return firstCount == 4 ? (first, number, third) : lastYear.map { ($0, number, first) }
    case .figures: break
    }
    if firstCount == 4 { return (first, second, third) }
    switch form {
    case .dayFirst: return lastYear.map { ($0, second, first) }
    case .monthFirst: return lastYear.map { ($0, first, second) }
    // « 24-03-01 » is only read so when the dossier says it.
    case .yearFirst:
      return firstCount == 2 && lastCount <= 2 ? (Self.century(first), second, third) : nil
    }
  }

  private func compactFields(
    _ figures: Int, _ form: DateForm
  ) -> (year: Int, month: Int, day: Int)? {
    let (high, low) = (figures / 1_000_000, figures / 10_000 % 100)
    switch form {
    case .yearFirst: return (figures / 10_000, figures / 100 % 100, figures % 100)
    case .dayFirst: return (figures % 10_000, low, high)
    case .monthFirst: return (figures % 10_000, high, low)
    }
  }

  /// The year of the last group; nil when it can't be one.
  private var lastYear: Int? {
    switch lastCount {
    case 4: values.2
    case 2: Self.century(values.2)
    default: nil
    }
  }

  private static func century(_ year: Int) -> Int { year < 70 ? 2000 + year : 1900 + year }

  /// What a date tells of the form of its file.
  enum Evidence: Hashable {
    case dayFirst, monthFirst
    /// No doubt is possible: the year opens the date, or the month is a name.
    case yearFirst
    /// Day and month may be either.
    case none
    /// No reading gives a day of the calendar.
    case impossible
  }

  var evidence: Evidence {
    let isDay = date(.dayFirst) != nil
    let isMonth = date(.monthFirst) != nil
    if case .named = month { return isDay ? .yearFirst : .impossible }
    if compact != nil, date(.yearFirst) != nil, !isDay, !isMonth { return .yearFirst }
    if compact == nil, firstCount == 4 { return isDay ? .yearFirst : .impossible }
    switch (isDay, isMonth) {
    case (true, true): return .none
    case (true, false): return .dayFirst
    case (false, true): return .monthFirst
    case (false, false): return .impossible
    }
  }
}
