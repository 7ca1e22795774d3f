import Statistics

/// The local months that a stretch of time touches.
struct MonthLine {
  /// `year * 12 + month - 1` of the first one.
  let first: Int
  /// The instant at which each begins, and the one at which the last ends.
  let starts: [Int]

  /// The months from an instant to just before another.
  init(from start: Int, to end: Int, in zone: LocalZone) {
    func beginning(_ month: Int) -> Int {
      zone.instant(
        ofLocal: dayNumber(year: month / 12, month: month % 12 + 1, day: 1) * 86_400)
    }
    // A day before, so that no offset puts the first instant outside; years of 366 days at most.
    var month = (start - 86_400) / (366 * 86_400) * 12 + 1970 * 12
    if start < 0 { month -= 12 }
    while beginning(month + 1) <= start { month += 1 }
    first = month
    var starts = [beginning(month)]
    while starts[starts.count - 1] < end {
      month += 1
      starts.append(beginning(month))
    }
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// The position of the month of an instant within the line.
  func position(of instant: Int) -> Int {
    starts.firstPosition { $0 > instant } - 1
  }

  /// How many whole months a period is; nil when it doesn't begin and end with months.
  static func wholeMonths(of period: Range<Int>, in zone: LocalZone) -> Int? {
    let line = MonthLine(from: period.lowerBound, to: period.upperBound, in: zone)
    return line.starts.first == period.lowerBound && line.starts.last == period.upperBound
      ? line.count : nil
  }
}
