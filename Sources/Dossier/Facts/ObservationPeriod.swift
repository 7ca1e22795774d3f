public import Units

/// The stretch of the calendar that an observatory's report is about: a month, a quarter, a year.
public struct ObservationPeriod: Hashable, Comparable, Sendable {
  public enum Length: Int, CaseIterable, Hashable, Sendable {
    case month = 1
    case quarter = 3
    case year = 12

    /// As a strategy writes it.
    public var name: String {
      switch self {
      case .month: "mois"
      case .quarter: "trimestre"
      case .year: "annee"
      }
    }
  }

  public let length: Length
  /// Months are numbered through the years: `year * 12 + month - 1`.
  public let firstMonth: Int

  public init(_ length: Length, firstMonth: Int) {
    precondition(firstMonth.isMultiple(of: length.rawValue), "a quarter begins in January, April…")
    self.length = length
    self.firstMonth = firstMonth
  }

  /// Reads `2026-09`, `2026-T3` or `2026`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.count == 4, let year = Int(first), year > 0 else {
      return nil
    }
    guard parts.count == 2 else {
      guard parts.count == 1 else { return nil }
      self.init(.year, firstMonth: year * 12)
      return
    }
    let part = parts[1]
    if part.count == 2, part.first == "T" || part.first == "t" {
      guard let quarter = part.dropFirst().first?.wholeNumberValue, (1...4).contains(quarter)
      else { return nil }
      self.init(.quarter, firstMonth: year * 12 + (quarter - 1) * 3)
    } else {
      guard part.count == 2, let month = Int(part), (1...12).contains(month) else { return nil }
      self.init(.month, firstMonth: year * 12 + month - 1)
    }
  }

  /// The last one of this length that was over before a day.
  public init(_ length: Length, endedBefore day: CalendarDate) {
    let month = day.year * 12 + day.month - 1
    let start = month - month % length.rawValue
    self.init(length, firstMonth: start - length.rawValue)
  }

  public var year: Int { firstMonth / 12 }
  /// One past the last.
  public var endMonth: Int { firstMonth + length.rawValue }
  public var months: Range<Int> { firstMonth..<endMonth }

  public var previous: ObservationPeriod {
    ObservationPeriod(length, firstMonth: firstMonth - length.rawValue)
  }

  /// The same period of an earlier year.
  public func yearsBefore(_ years: Int) -> ObservationPeriod {
    ObservationPeriod(length, firstMonth: firstMonth - 12 * years)
  }

  public var firstDay: CalendarDate { Self.firstDay(ofMonth: firstMonth) }

  public var lastDay: CalendarDate {
    let (year, month) = ((endMonth - 1) / 12, (endMonth - 1) % 12 + 1)
    guard
      let day = CalendarDate(
        year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    else { preconditionFailure("a month has a last day") }
    return day
  }

  /// As `--periode` takes it: « 2026-T3 ».
  public var code: String {
    switch length {
    case .month: firstDay.iso.prefix(7).description
    case .quarter: "\(year)-T\(firstMonth % 12 / 3 + 1)"
    case .year: "\(year)"
    }
  }

  /// « septembre 2026 », « 3ᵉ trimestre 2026 », « année 2026 ».
  public var label: String {
    switch length {
    case .month: "\(CalendarDate.monthNames[firstMonth % 12]) \(year)"
    case .quarter:
      "\(firstMonth % 12 == 0 ? "1ᵉʳ" : "\(firstMonth % 12 / 3 + 1)ᵉ") trimestre \(year)"
    case .year: "année \(year)"
    }
  }

  private static func firstDay(ofMonth number: Int) -> CalendarDate {
    guard let day = CalendarDate(year: number / 12, month: number % 12 + 1, day: 1) else {
      preconditionFailure("a month has a first day")
    }
    return day
  }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.firstMonth, lhs.length.rawValue) < (rhs.firstMonth, rhs.length.rawValue)
  }
}
