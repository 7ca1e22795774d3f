/// The classes of the cells of a week: the lowest is « fewer than the threshold ».
struct HourClasses {
  /// Upper limits of all classes but the last, included.
  let breaks: [Int]
  private let threshold: Int

  /// Classes above the lowest.
  private static let upperClasses = 5

  init(_ cells: [Int], threshold: Int) {
    self.threshold = max(2, threshold)
    let lowest = self.threshold - 1
    let largest = cells.max() ?? 0
    let step = Self.step(for: largest - lowest, atLeast: self.threshold)
    breaks = [lowest] + stride(from: lowest + step, to: largest, by: step)
  }

  /// A round number of facts; never narrower than the class of small counts, so that a sum of classes
  /// tells none of them.
  private static func step(for range: Int, atLeast threshold: Int) -> Int {
    let rounds = [5, 10, 15, 20, 25, 50, 100, 150, 200, 250, 500]
    for scale in [1, 100, 10_000, 1_000_000] {
      for round in rounds where round * scale >= threshold && round * scale * upperClasses >= range
      {
        return round * scale
      }
    }
    return max(threshold, range)
  }

  func position(_ count: Int) -> Int { breaks.firstIndex { count <= $0 } ?? breaks.count }

  private func limits(_ count: Int) -> (low: Int, high: Int?) {
    let position = position(count)
    return (
      position == 0 ? 0 : breaks[position - 1] + 1,
      position < breaks.count ? breaks[position] : nil
    )
  }

  /// Whether the sums of rows and columns leave a small cell no other value than its own.
  func giveAway(_ cells: [Int], byDay: [Int], byHour: [Int]) -> Bool {
    (0..<7).contains { day in
      givesAway((0..<24).map { cells[day * 24 + $0] }, sum: byDay[day])
    }
      || (0..<24).contains { hour in
        givesAway((0..<7).map { cells[$0 * 24 + hour] }, sum: byHour[hour])
      }
  }

  private func givesAway(_ line: [Int], sum: Int) -> Bool {
    let limits = line.map(limits)
    let low = limits.reduce(0) { $0 + $1.low }
    let isOpen = limits.contains { $0.high == nil }
    let high = limits.reduce(0) { $0 + ($1.high ?? 0) }
    return line.contains { count in
      guard count > 0, count < threshold else { return false }
      let least = isOpen ? 0 : max(0, sum - (high - (threshold - 1)))
      return least == min(threshold - 1, sum - low)
    }
  }
}

/// Which studies of a source tell the sums of their days and of their hours.
struct HourMargins {
  let all: Bool
  let parts: [Bool]

  init(_ all: HourCounts, _ parts: [HourCounts], _ allowed: [Bool], _ rules: RegisterRules) {
    let tables = WithheldTables(
      Self.margins(all), parts: parts.map(Self.margins), allowed: allowed, rules)
    self.all = tables.isWholeShown
    self.parts = tables.arePartsShown
  }

  /// Of the days, then of the hours.
  private static func margins(_ counts: HourCounts) -> [Double] {
    let weights = counts.weights
    return (0..<7).map { SlotRange(days: $0...$0, columns: 0..<24).sum(weights) }
      + (0..<24).map { SlotRange(days: 0...6, columns: $0..<$0 + 1).sum(weights) }
  }
}

/// Tables that are shown or withheld as a whole, a first one and parts of it.
///
/// Hiding single months or hours would leave sums that give them back; a table without a small count
/// is whole, and what the parts shown leave of the first table must not be small either.
struct WithheldTables {
  let isWholeShown: Bool
  let arePartsShown: [Bool]

  /// - Parameters:
  ///   - whole: the table that all parts and a rest make up.
  ///   - parts: the most looked at first.
  ///   - allowed: false for a part of which something is hidden elsewhere.
  ///   - rules: the edition and its threshold.
  init(_ whole: [Double], parts: [[Double]], allowed: [Bool], _ rules: RegisterRules) {
    guard rules.isPublishable else {
      isWholeShown = true
      arePartsShown = parts.map { _ in true }
      return
    }
    func isClean(_ table: [Double]) -> Bool { !table.contains { isFew($0, rules.threshold) } }
    var shown = zip(parts, allowed).map { isClean($0) && $1 }
    isWholeShown = isClean(whole)
    while isWholeShown, let last = shown.lastIndex(of: true) {
      var rest = whole
      for (part, isShown) in zip(parts, shown) where isShown {
        for index in rest.indices { rest[index] -= part[index] }
      }
      if isClean(rest) { break }
      shown[last] = false
    }
    arePartsShown = shown
  }
}
