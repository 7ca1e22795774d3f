public import Units

/// What was counted in an area over what the reference rates would give there.
public struct StandardisedRatio: Hashable, Sendable {
  /// The count expected at the rates of the reference.
  public let expected: Double
  /// Observed over expected; nil, as the rest, when nothing is expected.
  public let ratio: Double?
  public let exact: Interval?
  public let byar: Interval?
  /// The exact p-value that agrees with the exact interval.
  public let centralPValue: Double?
}

/// The count that the rates of a reference would give in an area, stratum by stratum.
///
/// - Parameters:
///   - population: of the area, by stratum.
///   - referenceCount: of the reference, by stratum.
///   - referencePopulation: of the reference, by stratum; zero only where the area has none.
/// - Returns: a count.
/// - Throws: `InvalidInput` for arrays of unequal length or negative values.
public func expectedCount(
  population: [Double], referenceCount: [Double], referencePopulation: [Double]
) throws(InvalidInput) -> Double {
  try requireNonNegative(population, "population")
  try requireNonNegative(referenceCount, "referenceCount")
  try requireNonNegative(referencePopulation, "referencePopulation")
  let strata = population.count
  try requireLength(
    referenceCount.count, "referenceCount", sameAs: "population", of: strata)
  try requireLength(
    referencePopulation.count, "referencePopulation", sameAs: "population", of: strata)
  var sum = StableSum()
  for stratum in population.indices where population[stratum] > 0 {
    guard referencePopulation[stratum] > 0 else {
      throw InvalidInput(.notPositive, argument: "referencePopulation", index: stratum)
    }
    sum += population[stratum] * referenceCount[stratum] / referencePopulation[stratum]
  }
  return sum.value
}

/// The ratio of an observed count to an expected one (indirect standardisation, Breslow & Day 1987).
///
/// Two such ratios cannot be compared with each other: each has the weights of its own area.
///
/// - Parameters:
///   - observed: the count, at least zero.
///   - expected: at the rates of the reference, which leaves the area itself out; zero gives nil.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: the ratio with exact and Byar limits.
/// - Throws: `InvalidInput` for a negative count or expectation.
public func standardisedRatio(
  observed: Int, expected: Double, level: Double = 0.95
) throws(InvalidInput) -> StandardisedRatio {
  try requireNonNegative([expected], "expected")
  let exact = try poissonCountInterval(count: observed, level: level)
  let byar = try poissonCountInterval(count: observed, level: level, limits: .byar)
  guard expected > 0 else {
    return StandardisedRatio(
      expected: 0, ratio: nil, exact: nil, byar: nil, centralPValue: nil)
  }
  return StandardisedRatio(
    expected: expected, ratio: Double(observed) / expected,
    exact: exact.scaled(by: 1 / expected), byar: byar.scaled(by: 1 / expected),
    centralPValue: PoissonDistribution(mean: expected).centralPValue(observed))
}
