/// Whether facts that are close in space are also close in time.
public struct NearRepeats: Hashable, Sendable {
  public let pairsCloseInSpace: Int
  public let pairsCloseInTime: Int
  /// Pairs close in both.
  public let observed: Int
  /// By chance, were the days dealt at random among the places.
  public let expected: Double
  /// Exact variance under the same law (Barton & David 1966).
  public let variance: Double
  /// Observed over expected; nil when nothing is expected.
  public let ratio: Double?
  /// Approximate, because pairs that share a fact are not independent.
  public let poissonPValue: Double
  /// By dealing the days again: the one to print.
  public let permutationPValue: Double
}

/// The test of Knox 1964 (surveillance's `knox`).
///
/// - Parameters:
///   - points: places in metres, two or more.
///   - days: one a point, in days.
///   - limits: the largest distance in metres and in days, both inclusive; a distance of zero is
///     that of repeats at the same place.
///   - simulation: 9,999 samples by default.
/// - Returns: pairs, moments, p-values.
/// - Throws: `InvalidInput` for fewer than two points, unequal lengths, values that are not finite,
///   negative limits.
public func nearRepeats(
  points: [PlanePoint], days: [Double], within limits: (metres: Double, days: Double),
  simulation: Simulation = Simulation(samples: 9999)
) throws(InvalidInput) -> NearRepeats {
  try requireAtLeast(2, points.count, "points")
  try requireFinite(points.map(\.x), "x")
  try requireFinite(points.map(\.y), "y")
  try requireLength(days.count, "days", sameAs: "points", of: points.count)
  try requireFinite(days, "days")
  try requireNonNegative([limits.metres], "maximumDistance")
  try requireNonNegative([limits.days], "maximumDays")
  let close = pairsWithin(limits.metres, points)
  let space = PairGraph(close, count: points.count)
  let time = PairGraph(days: days, within: limits.days)
  func isClose(_ pair: (Int32, Int32), _ days: [Double]) -> Bool {
    abs(days[Int(pair.0)] - days[Int(pair.1)]) <= limits.days
  }
  let observed = close.reduce(0) { $0 + (isClose($1, days) ? 1 : 0) }
  let moments = commonPairs(space, time, points: Double(points.count))
  var generator = SeededGenerator(seed: simulation.seed)
  var dealt = days
  var reached = 1
  for _ in 0..<simulation.samples {
    generator.shuffle(&dealt)
    var count = 0
    for pair in close where isClose(pair, dealt) { count += 1 }
    if count >= observed { reached += 1 }
  }
  return NearRepeats(
    pairsCloseInSpace: space.pairs, pairsCloseInTime: time.pairs,
    observed: observed, expected: moments.mean, variance: moments.variance,
    ratio: moments.mean > 0 ? Double(observed) / moments.mean : nil,
    poissonPValue: PoissonDistribution(mean: moments.mean).atLeast(observed),
    permutationPValue: Double(reached) / Double(simulation.samples + 1))
}

/// How many pairs of facts there are, and how many of them share a fact.
private struct PairGraph {
  let pairs: Int
  /// Couples of pairs with a fact in common.
  let adjacent: Double

  private init(degrees: [Int]) {
    pairs = degrees.reduce(0, +) / 2
    adjacent = degrees.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
  }

  init(_ pairs: [(Int32, Int32)], count: Int) {
    var degrees = [Int](repeating: 0, count: count)
    for pair in pairs {
      degrees[Int(pair.0)] += 1
      degrees[Int(pair.1)] += 1
    }
    self.init(degrees: degrees)
  }

  /// The pairs of days no further apart than this: counted, since thousands of facts make millions.
  init(days: [Double], within gap: Double) {
    let sorted = days.sorted()
    var (first, last) = (0, 0)
    self.init(
      degrees: sorted.map { day in
        while day - sorted[first] > gap { first += 1 }
        while last < sorted.count, sorted[last] - day <= gap { last += 1 }
        return last - first - 1
      })
  }

  /// Couples of pairs with no fact in common.
  var disjoint: Double {
    let size = Double(pairs)
    return size * (size - 1) / 2 - adjacent
  }
}

/// The exact moments of the number of common pairs of two graphs dealt at random.
private func commonPairs(
  _ first: PairGraph, _ second: PairGraph, points n: Double
) -> (mean: Double, variance: Double) {
  let all = n * (n - 1) / 2
  let mean = Double(first.pairs) * Double(second.pairs) / all
  let adjacent = n > 2 ? first.adjacent * second.adjacent / (all * (n - 2)) : 0
  let disjoint =
    n > 3 ? first.disjoint * second.disjoint / (all * (n - 2) * (n - 3) / 4) : 0
  return (mean, max(0, mean + 2 * (adjacent + disjoint) - mean * mean))
}

/// The pairs of places no further apart than this, found by sweeping along x.
private func pairsWithin(_ distance: Double, _ points: [PlanePoint]) -> [(Int32, Int32)] {
  let order = points.indices.sorted { (points[$0].x, $0) < (points[$1].x, $1) }
  var pairs: [(Int32, Int32)] = []
  for (rank, first) in order.enumerated() {
    for second in order[(rank + 1)...] {
      let dx = points[second].x - points[first].x
      if dx > distance { break }
      let dy = points[second].y - points[first].y
      if (dx * dx + dy * dy).squareRoot() <= distance {
        pairs.append((Int32(first), Int32(second)))
      }
    }
  }
  return pairs
}
