public import Units

/// The difference between local and universal time, from rules written here.
///
/// The machine's own tables are not used: a report must be the same on every one of them. Summer
/// time follows the European rule of directive 2000/84/EC, in force since 1996; before, it is wrong.
public struct LocalZone: Hashable, Sendable {
  private enum SummerTime: Hashable, Sendable {
    case none
    /// Last Sundays of March and October, at 1 h universal time.
    case european
    /// Second Sunday of March and first of November, at 2 h local time; from 1987 to 2006, first
    /// Sunday of April and last of October (Energy Policy Act of 2005, section 110).
    case american
  }

  public let identifier: String
  private let standardOffset: Int
  private let summerTime: SummerTime

  private static let rules: [String: (hours: Double, summerTime: SummerTime)] = [
    "UTC": (0, .none), "Europe/Paris": (1, .european), "Europe/Monaco": (1, .european),
    "Europe/Brussels": (1, .european), "Europe/Luxembourg": (1, .european),
    "Europe/Berlin": (1, .european), "Europe/Zurich": (1, .european),
    "Europe/Rome": (1, .european), "Europe/Madrid": (1, .european),
    "Europe/Andorra": (1, .european), "Europe/London": (0, .european),
    "America/Guadeloupe": (-4, .none), "America/Martinique": (-4, .none),
    "America/St_Barthelemy": (-4, .none), "America/Marigot": (-4, .none),
    "America/Cayenne": (-3, .none), "America/Miquelon": (-3, .american),
    "Indian/Reunion": (4, .none), "Indian/Mayotte": (3, .none),
    "Pacific/Noumea": (11, .none), "Pacific/Wallis": (12, .none),
    "Pacific/Tahiti": (-10, .none), "Pacific/Marquesas": (-9.5, .none),
    "Pacific/Gambier": (-9, .none),
    "Europe/Lisbon": (0, .european), "Europe/Dublin": (0, .european),
    "Europe/Amsterdam": (1, .european), "Europe/Vienna": (1, .european),
    "America/New_York": (-5, .american), "America/Toronto": (-5, .american),
    "America/Chicago": (-6, .american), "America/Denver": (-7, .american),
    "America/Phoenix": (-7, .none), "America/Los_Angeles": (-8, .american),
  ]

  /// The names that are known, sorted.
  public static let identifiers: [String] = rules.keys.sorted()

  public static let paris = LocalZone(
    identifier: "Europe/Paris", standardOffset: 3600, summerTime: .european)

  private init(identifier: String, standardOffset: Int, summerTime: SummerTime) {
    self.identifier = identifier
    self.standardOffset = standardOffset
    self.summerTime = summerTime
  }

  /// The zone of a name of the IANA, among those of the French territories, of their neighbours and
  /// of the towns whose open registers serve as trials.
  ///
  /// - Throws: `InvalidInput` for a name that is not among `identifiers`.
  public init(identifier: String) throws(InvalidInput) {
    guard let rule = Self.rules[identifier] else {
      throw InvalidInput(.unknownName(identifier), argument: "zone")
    }
    self.init(
      identifier: identifier, standardOffset: Int(rule.hours * 3600), summerTime: rule.summerTime)
  }

  /// Seconds to add to an instant (seconds since 1970 in universal time) to read local time.
  public func offset(at instant: Int) -> Int {
    let year = civilYear(ofDay: floorDivide(instant + standardOffset, 86_400))
    return standardOffset + (summer(of: year)?.contains(instant) == true ? 3600 : 0)
  }

  /// The instants of a year at which the clock is an hour ahead; nil where it never is.
  private func summer(of year: Int) -> Range<Int>? {
    switch summerTime {
    case .none: return nil
    case .european:
      let start = lastSunday(ofMonth: 3, year) * 86_400 + 3600
      return start..<lastSunday(ofMonth: 10, year) * 86_400 + 3600
    case .american:
      let isLong = year >= 2007
      let first = isLong ? firstSunday(ofMonth: 3, year) + 7 : firstSunday(ofMonth: 4, year)
      let last = isLong ? firstSunday(ofMonth: 11, year) : lastSunday(ofMonth: 10, year)
      let start = first * 86_400 + 7200 - standardOffset
      return start..<last * 86_400 + 3600 - standardOffset
    }
  }

  /// The instants around one over which the clock is not changed, and its offset then.
  func stretch(around instant: Int) -> (instants: Range<Int>, offset: Int) {
    let year = civilYear(ofDay: floorDivide(instant + standardOffset, 86_400))
    guard let summer = summer(of: year), let last = self.summer(of: year - 1),
      let next = self.summer(of: year + 1)
    else { return (.min..<(.max), standardOffset) }
    if summer.contains(instant) { return (summer, standardOffset + 3600) }
    return instant < summer.lowerBound
      ? (last.upperBound..<summer.lowerBound, standardOffset)
      : (summer.upperBound..<next.lowerBound, standardOffset)
  }

  /// The instant of a local time, given as seconds since 1970 on the local clock.
  ///
  /// A time that the clock shows twice is the first of the two; one that it skips is moved forward
  /// by the hour that is missing.
  public func instant(ofLocal seconds: Int) -> Int {
    let early = seconds - offset(at: seconds - standardOffset - 3600)
    if early + offset(at: early) == seconds { return early }
    let late = seconds - offset(at: seconds - standardOffset + 3600)
    if late + offset(at: late) == seconds { return late }
    return seconds - standardOffset
  }

  /// The slot of the week that an instant falls in: 24 a day from Monday 0 h, 0 to 167.
  func slot(at instant: Int) -> Int {
    let local = instant + offset(at: instant)
    let day = floorDivide(local, 86_400)
    // 1 January 1970 was a Thursday.
    return (day + 3).remainderFromZero(7) * 24 + local.remainderFromZero(86_400) / 3600
  }
}

/// Days since 1970 of a date of the Gregorian calendar (Hinnant 2013).
public func dayNumber(year: Int, month: Int, day: Int) -> Int {
  let shifted = month <= 2 ? year - 1 : year
  let era = floorDivide(shifted, 400)
  let yearOfEra = shifted - era * 400
  let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

extension CalendarDate {
  /// The day of a number of days since 1970, the inverse of `dayNumber` (Hinnant 2013); nil beyond
  /// the years of four figures.
  public init?(daysSince1970 day: Int) {
    let shifted = day + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    // Years begin in March here: 0 is March, 10 January.
    let month = (5 * dayOfYear + 2) / 153
    self.init(
      year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0),
      month: month >= 10 ? month - 9 : month + 3, day: dayOfYear - (153 * month + 2) / 5 + 1)
  }
}

private func civilYear(ofDay day: Int) -> Int {
  let shifted = day + 719_468
  let era = floorDivide(shifted, 146_097)
  let dayOfEra = shifted - era * 146_097
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  return yearOfEra + era * 400 + (dayOfYear >= 306 ? 1 : 0)
}

private func lastSunday(ofMonth month: Int, _ year: Int) -> Int {
  let last = dayNumber(year: year, month: month, day: 31)
  return last - (last + 4).remainderFromZero(7)
}

private func firstSunday(ofMonth month: Int, _ year: Int) -> Int {
  let first = dayNumber(year: year, month: month, day: 1)
  return first + (7 - (first + 4).remainderFromZero(7)).remainderFromZero(7)
}

func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
  (dividend - dividend.remainderFromZero(divisor)) / divisor
}

extension Int {
  /// The remainder in 0..<divisor, for negative numbers too.
  fileprivate func remainderFromZero(_ divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
