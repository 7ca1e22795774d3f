/// What one question of a sample must add up to in the population.
public struct MarginTargets: Sendable {
  public let name: String
  /// The categories that have a target, in the order given.
  public let categories: [String]
  /// Persons (or households) of the population in each.
  public let targets: [Double]
  /// The category of each respondent, as an index into `categories`; nil where it has no target.
  public let memberships: [Int?]
  /// Categories of the sample that have no target, sorted.
  public let withoutTarget: [String]

  /// Checks the targets of a question.
  ///
  /// - Parameters:
  ///   - name: of the question.
  ///   - answers: one a respondent.
  ///   - targets: category and persons, at least zero.
  /// - Throws: `InvalidInput` for no target, a category given twice, a negative target.
  public init(
    name: String, answers: [String], targets: [(category: String, persons: Double)]
  ) throws(InvalidInput) {
    try requireAtLeast(1, targets.count, name)
    try requireNonNegative(targets.map(\.persons), name)
    var positions: [String: Int] = [:]
    for (index, target) in targets.enumerated() {
      guard positions.updateValue(index, forKey: target.category) == nil else {
        throw InvalidInput(.repeated, argument: name, index: index)
      }
    }
    self.name = name
    self.targets = targets.map(\.persons)
    categories = targets.map(\.category)
    memberships = answers.map { positions[$0] }
    withoutTarget = Array(Set(answers.filter { positions[$0] == nil })).sorted()
  }

  public var total: Double { stableSum(targets) }

  /// Categories that persons of the population have and no respondent has.
  public var emptyCategories: [String] {
    var isHeld = [Bool](repeating: false, count: categories.count)
    for case .some(let category) in memberships { isHeld[category] = true }
    return categories.indices.filter { targets[$0] > 0 && !isHeld[$0] }.map { categories[$0] }
  }

  /// The sum of the weights in each category.
  func sums(of weights: [Double]) -> [Double] {
    var sums = [StableSum](repeating: StableSum(), count: categories.count)
    for (membership, weight) in zip(memberships, weights) {
      if let membership { sums[membership] += weight }
    }
    return sums.map(\.value)
  }

  /// The largest distance between a sum of weights and its target.
  func largestGap(of weights: [Double]) -> Double {
    zip(sums(of: weights), targets).map { abs($0 - $1) }.max() ?? 0
  }
}
