public import Units

/// The hours of the week over which the facts of the period fall, in local time.
public struct HourStudy: Sendable {
  /// Position in `FactRegister.categories`; nil for all of them.
  public let category: Int?
  public let week: Availability<WeekOfHours, RegisterAbsence>
  /// Facts whose hour is not known: left out.
  public let withoutHour: DisclosedCount
  /// Facts that lasted more than 24 hours: spread, and left out of the search for slots.
  public let longerThanDay: DisclosedCount
}

/// Aoristic counts of the week, its day beginning at 6 h so that no night is cut.
public struct WeekOfHours: Sendable {
  /// The first hour of a row.
  public static let firstHour = 6

  /// Facts that were spread.
  public let facts: Int
  /// Monday to Sunday, 6 h to 5 h: the hours after midnight belong to the evening before.
  ///
  /// Whole numbers that add up to `facts` (largest remainder); nil as a whole in a publishable edition.
  public let counts: [[Int]]?
  /// The class of each cell, 0 for the lowest.
  public let classes: [[Int]]
  /// Upper limits of all classes but the last, included: « moins de 5 » is `[4, …]`.
  public let breaks: [Int]
  /// Sums of the rows, Monday to Sunday, and of the hours, 6 h to 5 h.
  public let byDay: [DisclosedCount]
  public let byHour: [DisclosedCount]
  /// How often each day of the week came in the period, Monday first.
  public let occurrences: [Int]
  public let slot: Availability<WeekSlot, RegisterAbsence>
}

/// A stretch of the week that holds more than its share: « vendredi, 21 h – 1 h ».
public struct WeekSlot: Hashable, Sendable {
  /// Rows, 0 for Monday; ascending, adjoining.
  public let days: ClosedRange<Int>
  /// Columns from 6 h: 15 is 21 h, 19 the end at 1 h.
  public let columns: Range<Int>
  public let facts: DisclosedCount
  /// The facts that it was searched among, those known within a day; hidden when the others are few.
  public let among: DisclosedCount
  /// Of the facts that it was searched among; nil when hidden.
  public let share: Double?
  /// Share of the hours of the period that the slot takes.
  public let shareOfHours: Double
  /// Density of the slot over that of all other hours, exact interval.
  public let ratio: Double
  public let interval: Interval
  public let p: Double
  public let basis: Basis

  /// Where the slot was found, which decides how its p is to be read.
  public enum Basis: Hashable, Sendable {
    /// Found in the twelve months before, tested on the period: an honest test.
    case confirmed
    /// Found in the period itself: its p is too small, only to be explored.
    case exploratory
  }

  /// The local hours of the columns: 21 and 1.
  public var hours: (from: Int, to: Int) {
    ((columns.lowerBound + 6) % 24, (columns.upperBound + 6) % 24)
  }
}
