public import Units

/// The state of the law that the corpus describes, and the days on which it changed.
///
/// Source: the consolidated Code de la sécurité intérieure (LEGI, DILA) at this date. A document
/// of a later date says that what changed since was not looked at.
public enum LegalState {
  public static let date = day(2026, 4, 3)

  /// From this day a local council is due above 5,000 inhabitants instead of 10,000, and a
  /// coordinator above 15,000; the procureur may create local groups on delinquency.
  ///
  /// Loi 2021-646 of 25 May 2021, published on the 26th: in force the day after (Code civil,
  /// article 1).
  public static let thresholdReform = day(2021, 5, 27)

  /// From this day membership of the council is in the law.
  ///
  /// Loi 2024-247, article 16: the president of the departmental council is no longer a member by
  /// right, though D132-8 and D132-12 still name him; the law prevails over a decree.
  public static let membershipReform = day(2024, 3, 23)

  /// What the corpus can say of a day.
  public enum Coverage: String, CaseIterable, Hashable, Sendable {
    /// Only the population threshold of the council is known for these days.
    case before = "avant"
    case covered = "couvert"
    /// What changed since the state of the corpus was not looked at.
    case after = "apres"
  }

  public static func coverage(of date: CalendarDate) -> Coverage {
    if date < thresholdReform { return .before }
    return date <= Self.date ? .covered : .after
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      preconditionFailure("a day of the calendar")
    }
    return date
  }
}
