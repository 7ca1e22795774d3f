import Dossier
import Statistics

/// What some facts are and when they happen: counts by category, by day and by band of hours.
struct FactMix {
  private let size: Int
  private var categories: [Int]
  private var days = [Int](repeating: 0, count: 7)
  private var bands = [Int](repeating: 0, count: WeekBlocks.bands)

  init(_ facts: SourceFacts, _ indices: [Int]) {
    size = indices.count
    categories = [Int](repeating: 0, count: facts.register.categories.count)
    for index in indices {
      let fact = facts.facts[index]
      categories[Int(fact.category)] += 1
      guard fact.isHourKnown else { continue }
      let hour = WeekBlocks.hour(at: fact.start, in: facts.zone)
      days[hour / 24] += 1
      bands[hour % 24 / WeekBlocks.hoursInBand] += 1
    }
  }

  /// Whether this part is mixed as the rest of the whole; nil when it holds too few facts to tell,
  /// or nothing in which they could differ.
  func mirrors(_ whole: FactMix, fewest: Int, within limit: Double) -> Bool? {
    guard size >= fewest else { return nil }
    let pairs = [
      (categories, whole.categories), (days, whole.days), (bands, whole.bands),
    ]
    let distances = pairs.compactMap { Self.distance($0, $1, fewest) }
    return distances.isEmpty ? nil : distances.allSatisfy { $0 <= limit }
  }

  /// The effect size w of Cohen 1988 between a part and the rest, less what chance can give it at
  /// 5 %; nil when either is too small.
  ///
  /// A chi-square test would tell apart any two large sets of facts: how far counts here, not how
  /// surely.
  private static func distance(_ part: [Int], _ whole: [Int], _ fewest: Int) -> Double? {
    let size = part.reduce(0, +)
    let rest = zip(whole, part).map { $0 - $1 }
    let restSize = rest.reduce(0, +)
    guard size >= fewest, restSize >= fewest else { return nil }
    let expected = rest.map { Double($0) * Double(size) / Double(restSize) }
    // Classes with less than one expected fact are one class (Cochran 1954).
    let rare = expected.indices.filter { expected[$0] < 1 }
    let few = stableSum(rare.map { expected[$0] })
    let rareFacts = rare.reduce(0) { $0 + part[$1] }
    guard few > 0 || rareFacts == 0 else { return .infinity }
    var observed = expected.indices.filter { expected[$0] >= 1 }.map { Double(part[$0]) }
    var means = expected.filter { $0 >= 1 }
    if few > 0 {
      observed.append(Double(rareFacts))
      means.append(few)
    }
    guard means.count > 1 else { return nil }
    let chiSquare = stableSum(zip(observed, means).map { ($0 - $1) * ($0 - $1) / $1 })
    // Mean and spread of a chi-square; the shares of the rest are an estimate too.
    let freedom = Double(means.count - 1)
    let chance =
      (freedom + 1.645 * (2 * freedom).squareRoot()) * (1 + Double(size) / Double(restSize))
    return (max(0, chiSquare - chance) / Double(size)).squareRoot()
  }
}
