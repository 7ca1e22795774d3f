/// Why a sample cannot be brought to its margins.
public enum RakingFailure: Hashable, Sendable {
  /// Persons of the population are in categories that no respondent has: « question=catégorie ».
  case emptyCategory([String])
  /// Respondents are in categories that have no target.
  case categoryWithoutTarget([String])
  /// The questions do not add up to the same population.
  case totalsDiffer
  /// No positive weights satisfy all the margins together, or too slowly to be found.
  case noSolution
}

/// What raking gave, and how far the margins are met.
public struct RakingOutcome: Sendable {
  /// Nil when every margin is met.
  public let failure: RakingFailure?
  /// One a respondent; nil unless every margin is met.
  public let weights: [Double]?
  /// Sum of the targets of each question.
  public let marginTotals: [Double]
  /// The largest distance from a target after the last cycle, in persons; nil when a category is
  /// empty or has no target.
  public let largestGap: Double?
  /// The same for each question; empty when a category is empty or has no target.
  public let gaps: [Double]
  public let cycles: Int
}

/// Weights that meet the margins of several questions (Deming & Stephan 1940).
///
/// R's `rake` only looks at what changes between cycles, and returns without a word for totals that
/// differ; here every margin is checked after the last cycle.
///
/// - Parameters:
///   - initialWeights: above zero, one a respondent.
///   - margins: one a question, with as many memberships.
///   - tolerance: the distance from every target under which the margins are met, in persons.
///   - maximumCycles: cycles over all questions, 1 to 100,000.
/// - Returns: the weights, or the reason why there are none.
/// - Throws: `InvalidInput` for an empty sample, no margin, unequal lengths, weights not above zero.
public func raking(
  initialWeights: [Double], margins: [MarginTargets], tolerance: Double = 1e-6,
  maximumCycles: Int = 500
) throws(InvalidInput) -> RakingOutcome {
  try check(initialWeights, margins, maximumCycles)
  let totals = margins.map(\.total)
  func refused(_ failure: RakingFailure, gap: Double? = nil) -> RakingOutcome {
    RakingOutcome(
      failure: failure, weights: nil, marginTotals: totals, largestGap: gap, gaps: [], cycles: 0)
  }
  let empty = margins.flatMap { margin in
    margin.emptyCategories.map { "\(margin.name)=\($0)" }
  }
  guard empty.isEmpty else { return refused(.emptyCategory(empty)) }
  let foreign = margins.flatMap { margin in
    margin.withoutTarget.map { "\(margin.name)=\($0)" }
  }
  guard foreign.isEmpty else { return refused(.categoryWithoutTarget(foreign)) }
  var weights = initialWeights
  var gap = Double.infinity
  var cycles = 0
  while cycles < maximumCycles {
    for margin in margins { adjust(&weights, to: margin) }
    cycles += 1
    let next = margins.map { $0.largestGap(of: weights) }.max() ?? 0
    // Past the tolerance the cycles go on while they gain, so that weights have all their digits.
    let hasSettled = next <= tolerance && next >= gap / 2
    gap = next
    if hasSettled { break }
  }
  let largest = totals.max() ?? 0
  let isConsistent = totals.allSatisfy { abs($0 - largest) <= max(tolerance, 1e-12 * largest) }
  let failure: RakingFailure? =
    !isConsistent ? .totalsDiffer : gap > tolerance ? .noSolution : nil
  return RakingOutcome(
    failure: failure, weights: failure == nil ? weights : nil, marginTotals: totals,
    largestGap: gap, gaps: margins.map { $0.largestGap(of: weights) }, cycles: cycles)
}

private func check(
  _ weights: [Double], _ margins: [MarginTargets], _ maximumCycles: Int
) throws(InvalidInput) {
  try requireAtLeast(1, weights.count, "initialWeights")
  try requirePositive(weights, "initialWeights")
  try requireAtLeast(1, margins.count, "margins")
  guard (1...100_000).contains(maximumCycles) else {
    throw InvalidInput(.outside(lower: 1, upper: 100_000), argument: "maximumCycles")
  }
  for margin in margins {
    try requireLength(
      margin.memberships.count, margin.name, sameAs: "initialWeights", of: weights.count)
  }
}

private func adjust(_ weights: inout [Double], to margin: MarginTargets) {
  let factors = zip(margin.targets, margin.sums(of: weights)).map { $1 > 0 ? $0 / $1 : 1 }
  for (respondent, membership) in margin.memberships.enumerated() {
    if let membership { weights[respondent] *= factors[membership] }
  }
}
