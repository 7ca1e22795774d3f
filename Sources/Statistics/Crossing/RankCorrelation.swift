/// Whether two orders of the same areas agree.
public struct RankCorrelation: Hashable, Sendable {
  /// Spearman's rho with mid-ranks; nil, as the rest, for a constant series.
  public let spearman: Double?
  /// Kendall's tau-b.
  public let kendall: Double?
  /// Whether the p-value enumerates all orders (eight areas at most).
  public let isExact: Bool
  /// Two-sided, on |rho|.
  public let pValue: Double?
}

/// The correlation of ranks with a permutation p-value (Spearman 1904, Kendall 1938).
///
/// Between six or seven districts, Pearson's r follows the largest of them.
///
/// - Parameters:
///   - x: one value an area, two or more.
///   - y: same length.
///   - simulation: 99,999 samples by default, for more than eight areas.
/// - Returns: both coefficients and the p-value.
/// - Throws: `InvalidInput` for fewer than two areas, unequal lengths, values that are not finite.
public func rankCorrelation(
  _ x: [Double], _ y: [Double], simulation: Simulation = Simulation(samples: 99_999)
) throws(InvalidInput) -> RankCorrelation {
  try requireAtLeast(2, x.count, "x")
  try requireLength(y.count, "y", sameAs: "x", of: x.count)
  try requireFinite(x, "x")
  try requireFinite(y, "y")
  let isExact = x.count <= 8
  let ranks = CenteredRanks(x, y)
  guard let spearman = ranks.spearman else {
    return RankCorrelation(spearman: nil, kendall: nil, isExact: isExact, pValue: nil)
  }
  return RankCorrelation(
    spearman: spearman, kendall: kendallTauB(x, y), isExact: isExact,
    pValue: isExact ? ranks.exactPValue() : ranks.simulatedPValue(simulation))
}

/// Twice the ranks less their mean, whole numbers: the permutations compare without rounding.
private struct CenteredRanks {
  let first: [Int]
  let second: [Int]

  init(_ x: [Double], _ y: [Double]) {
    first = Self.centered(x)
    second = Self.centered(y)
  }

  private static func centered(_ values: [Double]) -> [Int] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var result = [Int](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      // Twice the mid-rank, less twice the mean rank (n + 1) / 2.
      for place in start...end { result[order[place]] = start + end + 2 - (values.count + 1) }
      start = end + 1
    }
    return result
  }

  private func product(_ other: [Int]) -> Int {
    var sum = 0
    for index in first.indices { sum += first[index] * other[index] }
    return sum
  }

  var spearman: Double? {
    let spread = first.reduce(0) { $0 + $1 * $1 }
    let otherSpread = second.reduce(0) { $0 + $1 * $1 }
    guard spread > 0, otherSpread > 0 else { return nil }
    return Double(product(second)) / (Double(spread) * Double(otherSpread)).squareRoot()
  }

  func exactPValue() -> Double {
    let observed = abs(product(second))
    var orders = 0
    var reached = 0
    var values = second
    /// Heap's algorithm (1963).
    func permute(_ size: Int) {
      guard size > 1 else {
        orders += 1
        if abs(product(values)) >= observed { reached += 1 }
        return
      }
      for index in 0..<size {
        permute(size - 1)
        if index < size - 1 { values.swapAt(size.isMultiple(of: 2) ? index : 0, size - 1) }
      }
    }
    permute(values.count)
    return Double(reached) / Double(orders)
  }

  func simulatedPValue(_ simulation: Simulation) -> Double {
    let observed = abs(product(second))
    var generator = SeededGenerator(seed: simulation.seed)
    var values = second
    var reached = 1
    for _ in 0..<simulation.samples {
      generator.shuffle(&values)
      if abs(product(values)) >= observed { reached += 1 }
    }
    return Double(reached) / Double(simulation.samples + 1)
  }
}

private func kendallTauB(_ x: [Double], _ y: [Double]) -> Double? {
  var score = 0
  var untiedX = 0
  var untiedY = 0
  for later in x.indices.dropFirst() {
    for earlier in 0..<later {
      let signX = sign(x[later] - x[earlier])
      let signY = sign(y[later] - y[earlier])
      score += signX * signY
      untiedX += abs(signX)
      untiedY += abs(signY)
    }
  }
  guard untiedX > 0, untiedY > 0 else { return nil }
  return Double(score) / (Double(untiedX) * Double(untiedY)).squareRoot()
}

private func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
