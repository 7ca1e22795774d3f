/// A day and an hour as a workbook counts them: days since the end of 1899, or since 1904.
struct SerialDate {
  /// Days since 1970.
  private let day: Int
  private let second: Int
  private let hasDay: Bool

  /// Nil for numbers that no calendar of a workbook holds.
  init?(_ serial: Double, startsIn1904: Bool) {
    // 9999-12-31 in the calendar of 1900.
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var whole = Int(serial)
    // Workbooks keep about a millisecond: the nearest second is the one that was typed.
    var second = Int(((serial - Double(whole)) * 86_400).rounded())
    if second == 86_400 { (whole, second) = (whole + 1, 0) }
    self.second = second
    hasDay = whole > 0 || startsIn1904
    if startsIn1904 {
      day = whole - 24_107
    } else {
      // The calendar of 1900 holds a 29 February that never was, to please Lotus 1-2-3.
      day = whole < 60 ? whole - 25_568 : whole - 25_569
    }
  }

  /// `2024-03-01`, `22:15:00` or `2024-03-01 22:15:00`, as the style shows it.
  func text(_ kind: CellStyles.Kind) -> String {
    switch kind {
    case .date: second == 0 ? date : "\(date) \(clock)"
    case .time: hasDay ? "\(date) \(clock)" : clock
    case .dateAndTime, .number: "\(date) \(clock)"
    }
  }

  private var clock: String {
    "\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
  }

  /// The civil date of a number of days (Hinnant, 2013).
  private var date: String {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year)-\(padded(month))-\(padded(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))"
  }

  private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
