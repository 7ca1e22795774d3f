import Drawing
import Units

/// Days in quarters of equal width.
struct QuarterScale {
  /// Quarters counted from the year 0.
  let first: Int
  let count: Int
  let left: Double
  let width: Double

  init(_ days: ClosedRange<CalendarDate>, from left: Double, to right: Double) {
    first = Self.quarter(of: days.lowerBound)
    count = Self.quarter(of: days.upperBound) - first + 1
    self.left = left
    width = (right - left) / Double(count)
  }

  private static func quarter(of date: CalendarDate) -> Int {
    date.year * 4 + (date.month - 1) / 3
  }

  /// The left edge of a quarter, from 0.
  func edge(_ index: Int) -> Double { left + Double(index) * width }

  func year(_ index: Int) -> Int { (first + index) / 4 }

  /// 1 to 4.
  func number(_ index: Int) -> Int { (first + index) % 4 + 1 }

  /// The middle of a day, or its end.
  func position(of date: CalendarDate, atEnd: Bool = false) -> Double {
    let quarter = Self.quarter(of: date)
    let months = (0..<3).map { (quarter % 4) * 3 + 1 + $0 }
    let lengths = months.map { CalendarDate.days(inMonth: $0, of: date.year) }
    let before = zip(months, lengths).reduce(0) { $1.0 < date.month ? $0 + $1.1 : $0 }
    let share =
      (Double(before + date.day - 1) + (atEnd ? 1 : 0.5)) / Double(lengths.reduce(0, +))
    return edge(quarter - first) + share * width
  }

  /// Where a day begins.
  func start(of date: CalendarDate) -> Double {
    position(of: date) - (position(of: date, atEnd: true) - position(of: date))
  }
}
