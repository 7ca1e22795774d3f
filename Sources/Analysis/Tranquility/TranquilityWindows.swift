/// Which periods of a table are added up together.
struct TranquilityWindows {
  /// Places of the periods that count, in both windows the same months of the year.
  let latest: [Int]
  let previous: [Int]
  let windows: TranquilityTable.Windows
  /// Whole spans of twelve months that end with the latest window, oldest first.
  let years: [[Int]]

  /// Under three quarters of the year, what is left is not a year.
  private static let smallestShare = 0.75

  /// Nil when the table holds less than twelve months.
  init?(_ cube: TranquilityCube) {
    let size = 12 / cube.step
    let count = cube.periods.count
    guard count >= size else { return nil }
    func isHeld(_ index: Int) -> Bool {
      index >= 0 && !cube.missing.contains(cube.periods[index])
    }
    let ends = Array(count - size..<count)
    let paired = ends.filter { isHeld($0) && isHeld($0 - size) }
    let isPaired = Double(paired.count) >= Self.smallestShare * Double(size)
    latest = isPaired ? paired : ends.filter(isHeld)
    guard Double(latest.count) >= Self.smallestShare * Double(size) else { return nil }
    previous = isPaired ? paired.map { $0 - size } : []
    // The window before may begin before the table does.
    func span(_ first: Int) -> MonthSpan {
      let month = cube.periods[0] + first * cube.step
      return MonthSpan(first: month, last: month + 11)
    }
    windows = TranquilityTable.Windows(
      latest: span(count - size), previous: isPaired ? span(count - 2 * size) : nil,
      comparedPeriods: latest.count, periods: size)
    let isWhole = latest.count == size
    // A year that holds one month more than a window would give that month away by subtraction.
    let starts = stride(from: count - size, through: 0, by: -size).dropFirst(isWhole ? 0 : 2)
    years = starts.reversed().map { Array($0..<$0 + size) }.filter { $0.allSatisfy(isHeld) }
  }
}
