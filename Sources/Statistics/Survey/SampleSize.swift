import Glibc

/// How many respondents give a share to within a margin, in a population and a design.
///
/// n₀ = d z² p (1 - p) / m², then n₀ / (1 + (n₀ - 1) / N) for the finite population (Cochran 1977,
/// equations 4.1 and 4.2, with the design effect d of Kish 1965).
public struct SampleSizing: Hashable, Sendable {
  /// Variance over that of a simple sample of as many respondents.
  public let designEffect: Double
  /// Size of the population; nil when it is not known or without limit.
  public let population: Int?
  public let level: Double

  /// - Throws: `InvalidInput` for a design effect or a population that is not above zero, or a level
  ///   outside 0 to 1.
  public init(
    designEffect: Double = 1, population: Int? = nil, level: Double = 0.95
  ) throws(InvalidInput) {
    try requirePositive([designEffect], "designEffect")
    try requirePositive([Double(population ?? 1)], "population")
    try requireLevel(level)
    self.designEffect = designEffect
    self.population = population
    self.level = level
  }

  /// Fewest respondents whose interval spans no more than the margin on each side.
  ///
  /// - Parameters:
  ///   - share: expected, strictly between 0 and 1; a half is the worst case.
  ///   - margin: half of the width of the interval, as a share.
  /// - Returns: a whole number, never over the population.
  /// - Throws: `InvalidInput` for a share or a margin outside 0 to 1.
  public func respondents(share: Double, margin: Double) throws(InvalidInput) -> Int {
    try requireLevel(share, "share")
    try requireLevel(margin, "margin")
    let deviate = normalMargin(level: level)
    let unlimited = designEffect * deviate * deviate * share * (1 - share) / (margin * margin)
    return whole(limited(unlimited))
  }

  /// Half of the width of the interval that so many respondents give.
  ///
  /// - Throws: `InvalidInput` for a share outside 0 to 1, or no respondent.
  public func margin(share: Double, respondents: Int) throws(InvalidInput) -> Double {
    try requireLevel(share, "share")
    try requirePositive([Double(respondents)], "respondents")
    let left = population.map {
      Double(max(0, $0 - respondents)) / Double(max(1, $0 - 1))
    }
    let variance = designEffect * share * (1 - share) / Double(respondents) * (left ?? 1)
    return normalMargin(level: level) * variance.squareRoot()
  }

  /// Fewest respondents in each of two groups to find the difference of two shares.
  ///
  /// [z √(2 p̄ q̄) + z' √(p₁ q₁ + p₂ q₂)]² / (p₁ - p₂)², without correction for continuity, times the
  /// design effect (Fleiss 1981, equation 3.14). The population is not looked at.
  ///
  /// - Parameters:
  ///   - first: share in one group, strictly between 0 and 1.
  ///   - second: share in the other.
  ///   - power: probability of finding the difference, strictly between 0 and 1.
  /// - Returns: a whole number.
  /// - Throws: `InvalidInput` for a share or a power outside 0 to 1, or two equal shares.
  public func respondentsOfEach(
    telling first: Double, from second: Double, power: Double = 0.8
  ) throws(InvalidInput) -> Int {
    try requireLevel(first, "first")
    try requireLevel(second, "second")
    try requireLevel(power, "power")
    try requirePositive([abs(first - second)], "difference")
    let mean = (first + second) / 2
    let root =
      normalMargin(level: level) * (2 * mean * (1 - mean)).squareRoot()
      + normalQuantile(power) * (first * (1 - first) + second * (1 - second)).squareRoot()
    let difference = first - second
    return whole(designEffect * root * root / (difference * difference))
  }

  /// Corrected for a finite population.
  private func limited(_ respondents: Double) -> Double {
    guard let population else { return respondents }
    return respondents / (1 + (respondents - 1) / Double(population))
  }

  /// Rounded up, a hair below a whole number taken as that number.
  private func whole(_ respondents: Double) -> Int {
    max(1, Int((respondents * (1 - 1e-12)).rounded(.up)))
  }
}
