import Statistics

/// The week in seven days of six bands of four hours, the grain at which a few dozen facts can be
/// told from the rest.
enum WeekBlocks {
  static let hoursInBand = 4
  static let bands = 24 / hoursInBand

  /// The hour of the week of an instant, 0 to 167 from Monday 0 h.
  static func hour(at instant: Int, in zone: LocalZone) -> Int {
    let local = instant + zone.offset(at: instant)
    let days = Int((Double(local) / 86_400).rounded(.down))
    // 1 January 1970 was a Thursday.
    let weekday = ((days + 3) % 7 + 7) % 7
    return weekday * 24 + (local - days * 86_400) / 3_600
  }
}
