import Units

/// What classes are called, from the upper limits of all of them but the last.
public enum ClassLabels {
  /// Counts, each limit inside its class: 4, 7, 10 give « moins de 5 », « 5–7 », « 8–10 »,
  /// « 11 et plus ».
  public static func counts(
    upTo limits: [Int], words: ChartWords = ChartWords()
  ) -> [String] {
    guard let lowest = limits.first, let highest = limits.last else { return [] }
    precondition(zip(limits, limits.dropFirst()).allSatisfy { $0 < $1 }, "increasing limits")
    let first = lowest == 0 ? "0" : "\(words.lessThan) \(French.integer(lowest + 1))"
    let inner = zip(limits, limits.dropFirst()).map { below, limit in
      limit == below + 1
        ? French.integer(limit) : "\(French.integer(below + 1))–\(French.integer(limit))"
    }
    return [first] + inner + ["\(French.integer(highest + 1)) \(words.andMore)"]
  }

  /// Measures: 2.5 and 5 give « moins de 2,5 », « 2,5–5,0 », « 5,0 et plus ».
  public static func measures(
    upTo limits: [Double], places: Int, words: ChartWords = ChartWords()
  ) -> [String] {
    guard let lowest = limits.first, let highest = limits.last else { return [] }
    let text = { (value: Double) in French.decimal(value, places: places) }
    return ["\(words.lessThan) \(text(lowest))"]
      + zip(limits, limits.dropFirst()).map { "\(text($0))–\(text($1))" }
      + ["\(text(highest)) \(words.andMore)"]
  }
}
