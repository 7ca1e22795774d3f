public import Dossier
public import Units

/// What a query of the strategy counts in the register, up to a date.
public struct QueriedFacts: Hashable, Sendable {
  /// Hidden when small in an edition for everyone.
  ///
  /// Facts known between two moments weigh the share
  /// of that time in the hours asked for; the sum is rounded.
  public let facts: DisclosedCount
  /// First and last local day of the window.
  public let days: ClosedRange<CalendarDate>
  /// Facts that fit but for an hour that is not known: left out of a query by hours.
  public let withoutHour: DisclosedCount
  /// Facts that fit but for a place that is not known: left out of a query by places.
  public let withoutPlace: DisclosedCount
  /// Positions in `FactRegister.sources`.
  public let sources: [Int]
}

/// Why a query counts nothing.
public enum QueryAbsence: Hashable, Sendable {
  case noRegister
  /// Names that the register doesn't know.
  case unknownCategories([String])
  case unknownSources([String])
  /// Neither a district nor a place of a fact.
  case unknownPlaces([String])
  /// Sources that count different things are never added up; their units, sorted.
  case mixedUnits([String])
  /// A source doesn't reach over the whole window: what it covers, first and last fact.
  case notCovered(source: Int, ClosedRange<CalendarDate>)
}

extension ObservationPeriod.Length {
  /// The days of this many months that end with a day: whole months when it ends one.
  public func days(upTo last: CalendarDate) -> ClosedRange<CalendarDate> {
    let endsMonth = last.day == CalendarDate.days(inMonth: last.month, of: last.year)
    let month = last.year * 12 + last.month - 1 - rawValue + (endsMonth ? 1 : 0)
    let (year, number) = (month / 12, month % 12 + 1)
    let length = CalendarDate.days(inMonth: number, of: year)
    let day = endsMonth ? 1 : last.day + 1
    // The day after the last of a short month is the first of the next one.
    let first =
      day <= length
      ? CalendarDate(year: year, month: number, day: day)
      : CalendarDate(year: (month + 1) / 12, month: (month + 1) % 12 + 1, day: 1)
    guard let first else { preconditionFailure("a window begins with a day") }
    return first...last
  }
}
