import Glibc

/// The year after which a series of counts changed most, and how often chance alone does as well.
public struct ChangePoint: Sendable {
  /// Likelihood ratio of a change after each year but the last.
  public let likelihoodRatios: [Double]
  /// How many years stand before the change; the first of equal ones.
  public let yearsBefore: Int
  public let largestRatio: Double
  /// Adjusted for the search over all years, by simulation; exploratory all the same, because
  /// facts vary more than Poisson.
  public let pValue: Double
  /// Counts over exposures, per unit.
  public let rateBefore: Double
  public let rateAfter: Double
  /// Pettitt 1979 on the rates: U of each split, largest |U|, approximate p-value.
  public let pettitt: [Int]
  public let pettittLargest: Int
  public let pettittPValue: Double
}

/// How many samples a p-value rests on, and where they start.
public struct Simulation: Hashable, Sendable {
  public let samples: Int
  public let seed: UInt64

  public init(samples: Int, seed: UInt64 = 1) {
    self.samples = samples
    self.seed = seed
  }
}

/// The scan of a series of counts for one change of level.
///
/// The p-value compares the best split with the best split of series without change (multinomial
/// given the total): the chi-square of the best-looking year would find a change everywhere.
///
/// - Parameters:
///   - counts: in order of time, at least zero, two or more.
///   - exposures: above zero, same length; times the season, for months.
///   - dispersion: of the counts around two levels, at least one: the largest ratio is divided by it
///     before it is held against Poisson series.
///   - simulation: 20,000 samples by default.
/// - Returns: likelihood ratios, best split, its p-value, Pettitt's statistics.
/// - Throws: `InvalidInput` for unequal lengths, fewer than two values, negative counts, exposures
///   not above zero, a dispersion under one.
public func changePoint(
  counts: [Int], exposures: [Double], dispersion: Double = 1,
  simulation: Simulation = Simulation(samples: 20_000)
) throws(InvalidInput) -> ChangePoint {
  try requireAtLeast(2, counts.count, "counts")
  try requireCounts(counts, "counts")
  try requireLength(exposures.count, "exposures", sameAs: "counts", of: counts.count)
  try requirePositive(exposures, "exposures")
  try requireFinite([dispersion], "dispersion")
  guard dispersion >= 1 else {
    throw InvalidInput(.outside(lower: 1, upper: .infinity), argument: "dispersion")
  }
  let scan = SplitScan(exposures: exposures)
  let ratios = scan.likelihoodRatios(counts)
  let largest = ratios.max() ?? 0
  // Ratios equal but for rounding are a tie.
  let best = ratios.firstIndex { $0 >= largest - 1e-9 * max(1, largest) } ?? 0
  let cumulated = scan.cumulatedShares[best] * scan.totalExposure
  let before = Double(counts[...best].reduce(0, +))
  let after = Double(counts[(best + 1)...].reduce(0, +))
  let pettitt = pettittStatistics(zip(counts, exposures).map { Double($0) / $1 })
  let reach = pettitt.map(abs).max() ?? 0
  return ChangePoint(
    likelihoodRatios: ratios, yearsBefore: best + 1, largestRatio: largest,
    pValue: scan.pValue(of: largest / dispersion, total: counts.reduce(0, +), simulation),
    rateBefore: before / cumulated, rateAfter: after / (scan.totalExposure - cumulated),
    pettitt: pettitt, pettittLargest: reach,
    pettittPValue: pettittPValue(reach, length: counts.count))
}

/// Likelihood ratios of every split of series that share their exposures.
private struct SplitScan {
  let totalExposure: Double
  /// Share of each year in the exposure that is left from this year on.
  let remainingShares: [Double]
  /// Share of the exposure up to each year.
  let cumulatedShares: [Double]

  init(exposures: [Double]) {
    totalExposure = stableSum(exposures)
    var left = totalExposure
    var passed = 0.0
    var remaining: [Double] = []
    var cumulated: [Double] = []
    for exposure in exposures {
      remaining.append(min(1, exposure / left))
      left -= exposure
      passed += exposure
      cumulated.append(passed / totalExposure)
    }
    remainingShares = remaining
    cumulatedShares = cumulated
  }

  func likelihoodRatios(_ counts: [Int]) -> [Double] {
    let total = Double(counts.reduce(0, +))
    var passed = 0.0
    return counts.indices.dropLast().map { index in
      passed += Double(counts[index])
      let expected = total * cumulatedShares[index]
      return 2
        * (poissonDeviance(passed, expected) + poissonDeviance(total - passed, total - expected))
    }
  }

  func pValue(of observed: Double, total: Int, _ simulation: Simulation) -> Double {
    guard observed > 1e-9 else { return 1 }
    var generator = SeededGenerator(seed: simulation.seed)
    var counts = [Int](repeating: 0, count: remainingShares.count)
    var reached = 1
    for _ in 0..<simulation.samples {
      var left = total
      for index in counts.indices.dropLast() {
        counts[index] = generator.binomial(trials: left, share: remainingShares[index])
        left -= counts[index]
      }
      counts[counts.count - 1] = left
      let largest = likelihoodRatios(counts).max() ?? 0
      if largest >= observed * (1 - 1e-9) { reached += 1 }
    }
    return Double(reached) / Double(simulation.samples + 1)
  }
}

private func pettittStatistics(_ values: [Double]) -> [Int] {
  values.indices.dropLast().map { split in
    values[...split].reduce(0) { sum, before in
      values[(split + 1)...].reduce(sum) { $0 + (before > $1 ? 1 : before < $1 ? -1 : 0) }
    }
  }
}

private func pettittPValue(_ largest: Int, length: Int) -> Double {
  let n = Double(length)
  let k = Double(largest)
  return min(1, 2 * exp(-6 * k * k / (n * n * n + n * n)))
}
