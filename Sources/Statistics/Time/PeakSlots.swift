import Glibc

/// The hours of the week that hold more facts than their share.
public struct PeakSlots: Sendable {
  /// Facts expected in each slot, Monday to Sunday, 0 h to 23 h.
  public let expected: [[Double]]
  /// The probability of as many facts or more in one slot (Poisson).
  public let pValues: [[Double]]
  /// The same, corrected for 168 tests (Benjamini & Hochberg 1995).
  public let adjustedPValues: [[Double]]
  /// Slots whose adjusted p-value is under 5 %.
  public let significantSlots: Int
  /// Equality of the 24 hours; nil when nothing was counted.
  public let hourTest: ChiSquareTest?
  /// Equality of the days, by how often each came; nil when nothing was counted.
  public let weekdayTest: ChiSquareTest?
  /// The mean hour on the circle: 23 h and 1 h give 0 h, not 12 h; nil when nothing was counted.
  public let circular: CircularMean?
}

/// Pearson's chi-square against given shares.
public struct ChiSquareTest: Hashable, Sendable {
  public let chiSquare: Double
  public let degreesOfFreedom: Int
  public let pValue: Double
}

/// Where the hours of the day gather.
public struct CircularMean: Hashable, Sendable {
  /// 0 to 24; nil when the hours cancel out.
  public let hour: Double?
  /// 0 when spread evenly, 1 when all at the same hour.
  public let resultantLength: Double
  /// Rayleigh's test in the approximation of Zar 2010 (equation 27.4).
  public let rayleighPValue: Double
}

/// The slots of the week with more facts than chance gives.
///
/// - Parameters:
///   - counts: seven rows of 24, Monday first; sums of aoristic weights are allowed, and their
///     whole part is tested.
///   - occurrences: how many Mondays, Tuesdays… the period holds.
/// - Returns: expectation, tests, mean hour.
/// - Throws: `InvalidInput` for another shape, negative values, no occurrence at all, facts on a day
///   that the period does not hold.
public func peakSlots(
  counts: [[Double]], occurrences: [Int]
) throws(InvalidInput) -> PeakSlots {
  let flat = try check(counts, occurrences)
  let total = stableSum(flat)
  let days = Double(occurrences.reduce(0, +))
  let expected = occurrences.flatMap { occurrence in
    [Double](repeating: total * Double(occurrence) / days / 24, count: 24)
  }
  let pValues = zip(flat, expected).map { count, mean in
    // R counts a number that is whole but for rounding as whole.
    PoissonDistribution(mean: mean).atLeast(Int((count - 1 + 1e-7).rounded(.down)) + 1)
  }
  let adjusted = try benjaminiHochberg(pValues).map { $0 ?? 1 }
  let hours = (0..<24).map { hour in stableSum(counts.map { $0[hour] }) }
  return PeakSlots(
    expected: weekly(expected), pValues: weekly(pValues), adjustedPValues: weekly(adjusted),
    significantSlots: adjusted.filter { $0 < 0.05 }.count,
    hourTest: chiSquareTest(hours, shares: hours.map { _ in 1.0 / 24 }),
    weekdayTest: chiSquareTest(
      counts.map { stableSum($0) }, shares: occurrences.map { Double($0) / days }),
    circular: total > 0 ? circularMean(hours, total: total) : nil)
}

private func check(
  _ counts: [[Double]], _ occurrences: [Int]
) throws(InvalidInput) -> [Double] {
  try requireLength(counts.count, "counts", sameAs: "week", of: 7)
  for row in counts { try requireLength(row.count, "counts", sameAs: "day", of: 24) }
  try requireLength(occurrences.count, "occurrences", sameAs: "week", of: 7)
  try requireCounts(occurrences, "occurrences")
  guard occurrences.contains(where: { $0 > 0 }) else {
    throw InvalidInput(.notPositive, argument: "occurrences")
  }
  let flat = counts.flatMap { $0 }
  try requireNonNegative(flat, "counts")
  if let index = flat.firstIndex(where: { $0 > largestCount }) {
    throw InvalidInput(
      .outside(lower: 0, upper: largestCount), argument: "counts", index: index / 24)
  }
  for day in 0..<7 where occurrences[day] == 0 && counts[day].contains(where: { $0 > 0 }) {
    throw InvalidInput(.countWithoutExposure, argument: "occurrences", index: day)
  }
  return flat
}

private func weekly(_ flat: [Double]) -> [[Double]] {
  (0..<7).map { Array(flat[$0 * 24..<($0 + 1) * 24]) }
}

/// Nil when nothing was counted, or in one class only.
private func chiSquareTest(_ counts: [Double], shares: [Double]) -> ChiSquareTest? {
  let total = stableSum(counts)
  let classes = counts.indices.filter { shares[$0] > 0 }
  guard total > 0, classes.count > 1 else { return nil }
  let chiSquare = stableSum(
    classes.map { index in
      let expected = total * shares[index]
      return (counts[index] - expected) * (counts[index] - expected) / expected
    })
  let df = classes.count - 1
  return ChiSquareTest(
    chiSquare: chiSquare, degreesOfFreedom: df,
    pValue: chiSquareUpper(chiSquare, degreesOfFreedom: Double(df)))
}

private func circularMean(_ hours: [Double], total: Double) -> CircularMean {
  let angles = hours.indices.map { 2 * Double.pi * (Double($0) + 0.5) / 24 }
  let cosine = stableSum(of: hours, times: angles.map { cos($0) })
  let sine = stableSum(of: hours, times: angles.map { sin($0) })
  let resultant = (cosine * cosine + sine * sine).squareRoot()
  let length = resultant / total
  var hour = atan2(sine, cosine) * 24 / (2 * Double.pi)
  if hour < 0 { hour += 24 }
  // √(1 + 4n + 4(n² - R²)) - (1 + 2n), written without subtracting large numbers.
  let root = (1 + 4 * total + 4 * max(0, total * total - resultant * resultant)).squareRoot()
  let exponent = -4 * resultant * resultant / (root + 1 + 2 * total)
  return CircularMean(
    hour: length < 1e-12 ? nil : hour, resultantLength: length, rayleighPValue: exp(exponent))
}
