import Units

/// The parts of a moment as ISO 8601 writes them.
enum CalendarText {
  static func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    CalendarDate(year: year, month: month, day: day) != nil
  }

  /// Seconds of `hh:mm`, `hh:mm:ss` or `hh:mm:ss.sss`; the fraction is dropped.
  static func seconds(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hours = Int(parts[0]), let minutes = Int(parts[1]),
      (0...24).contains(hours), (0..<60).contains(minutes)
    else { return nil }
    guard parts.count == 3 else { return hours * 3600 + minutes * 60 }
    guard let seconds = Int(parts[2].prefix { $0 != "." }), (0..<60).contains(seconds) else {
      return nil
    }
    return hours * 3600 + minutes * 60 + seconds
  }
}
