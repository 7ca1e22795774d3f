import Glibc
public import Units

/// The answers to a yes-or-no question in a stratified sample.
public struct StratifiedAnswers: Sendable {
  public let answers: [Bool]
  public let weights: [Double]
  public let strata: [Int]
  /// Respondents of each stratum, whatever the domain.
  fileprivate let sizes: [Int]

  /// Checks the answers of a sample.
  ///
  /// - Parameters:
  ///   - answers: one a respondent.
  ///   - weights: above zero.
  ///   - strata: the stratum of each respondent, any text; one for all when there are none.
  /// - Throws: `InvalidInput` for an empty sample, unequal lengths, weights not above zero.
  public init(
    answers: [Bool], weights: [Double], strata: [String]
  ) throws(InvalidInput) {
    try requireAtLeast(1, answers.count, "answers")
    try requireLength(weights.count, "weights", sameAs: "answers", of: answers.count)
    try requireLength(strata.count, "strata", sameAs: "answers", of: answers.count)
    try requirePositive(weights, "weights")
    let names = Array(Set(strata)).sorted()
    let positions = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    self.answers = answers
    self.weights = weights
    self.strata = strata.map { positions[$0] ?? 0 }
    var sizes = [Int](repeating: 0, count: names.count)
    for stratum in self.strata { sizes[stratum] += 1 }
    self.sizes = sizes
  }
}

/// A weighted proportion and what a sample lets one say of it.
public struct SurveyProportion: Hashable, Sendable {
  /// Respondents of the domain; under thirty it should not be published.
  public let respondents: Int
  public let estimate: Double
  /// Linearised, with replacement within strata.
  public let standardError: Double
  /// Respondents less strata, those of the domain.
  public let degreesOfFreedom: Int
  /// Student interval on the logit scale; nil when all answers are the same.
  public let logit: Interval?
  /// Korn & Graubard 1998; nil when all answers are the same.
  public let kornGraubard: Interval?
  /// The answers counted without weights: what is left when all are the same.
  public let unweighted: Interval
}

/// The proportion of yes in a domain of a stratified sample (R's `svyciprop`; Lumley 2010).
///
/// A stratum of one respondent is centred on the overall mean (survey's `adjust`): its variance
/// cannot be estimated, and leaving it out would be to take it as zero.
///
/// - Parameters:
///   - sample: answers, weights and strata of all respondents.
///   - domain: which respondents belong to the domain; nil for all of them.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: the proportion with its intervals.
/// - Throws: `InvalidInput` for a domain without a respondent.
public func surveyProportion(
  _ sample: StratifiedAnswers, domain: [Bool]? = nil, level: Double = 0.95
) throws(InvalidInput) -> SurveyProportion {
  try requireLevel(level)
  if let domain {
    try requireLength(domain.count, "domain", sameAs: "answers", of: sample.answers.count)
  }
  let members = sample.answers.indices.filter { domain?[$0] ?? true }
  try requireAtLeast(1, members.count, "domain")
  let total = stableSum(members.map { sample.weights[$0] })
  let agreeing = members.filter { sample.answers[$0] }
  let estimate = min(1, stableSum(agreeing.map { sample.weights[$0] }) / total)
  let influences = members.map { member in
    sample.weights[member] / total * ((sample.answers[member] ? 1 : 0) - estimate)
  }
  let strata = members.map { sample.strata[$0] }
  let isUniform = agreeing.isEmpty || agreeing.count == members.count
  let variance =
    isUniform ? 0 : stratifiedVariance(influences, strata: strata, sizes: sample.sizes)
  let df = members.count - Set(strata).count
  let tail = (1 - level) / 2
  let isDefined = variance > 0 && df > 0
  return SurveyProportion(
    respondents: members.count, estimate: isUniform ? (agreeing.isEmpty ? 0 : 1) : estimate,
    standardError: variance.squareRoot(), degreesOfFreedom: df,
    logit: isDefined ? logitInterval(estimate, variance, df, level) : nil,
    kornGraubard: isDefined
      ? kornGraubard(estimate, variance, (members.count, df), tail) : nil,
    unweighted: clopperPearson(
      Double(agreeing.count), of: Double(members.count), tail: tail))
}

/// The variance of a sum of influences, with replacement within strata.
///
/// - Parameters:
///   - influences: of the respondents of the domain; those outside weigh zero.
///   - strata: of the same respondents.
///   - sizes: respondents of each stratum in the whole sample.
/// - Returns: a variance.
private func stratifiedVariance(
  _ influences: [Double], strata: [Int], sizes: [Int]
) -> Double {
  var sums = [StableSum](repeating: StableSum(), count: sizes.count)
  for (influence, stratum) in zip(influences, strata) { sums[stratum] += influence }
  let means = zip(sums, sizes).map { $0.value / Double($1) }
  var squares = [StableSum](repeating: StableSum(), count: sizes.count)
  var inside = [Int](repeating: 0, count: sizes.count)
  for (influence, stratum) in zip(influences, strata) {
    // Alone in its stratum, a respondent is compared with the overall mean, which is zero.
    let center = sizes[stratum] > 1 ? means[stratum] : 0
    squares[stratum] += (influence - center) * (influence - center)
    inside[stratum] += 1
  }
  return stableSum(
    sizes.indices.map { stratum in
      guard sizes[stratum] > 1 else { return squares[stratum].value }
      let size = Double(sizes[stratum])
      let outside = Double(sizes[stratum] - inside[stratum])
      let spread = squares[stratum].value + outside * means[stratum] * means[stratum]
      return spread * size / (size - 1)
    })
}

private func logitInterval(
  _ estimate: Double, _ variance: Double, _ df: Int, _ level: Double
) -> Interval {
  let reach =
    studentMargin(level: level, degreesOfFreedom: Double(df)) * variance.squareRoot()
    / (estimate * (1 - estimate))
  let center = log(estimate / (1 - estimate))
  return Interval(
    lower: Share(logit: center - reach).value, upper: Share(logit: center + reach).value)
}

/// Clopper-Pearson limits on the effective number of respondents (Korn & Graubard 1998).
private func kornGraubard(
  _ estimate: Double, _ variance: Double, _ size: (respondents: Int, df: Int), _ tail: Double
) -> Interval {
  let effective = estimate * (1 - estimate) / variance
  let simple = studentUpperQuantile(tail, degreesOfFreedom: Double(size.respondents - 1))
  let actual = studentUpperQuantile(tail, degreesOfFreedom: Double(size.df))
  let count = effective * (simple / actual) * (simple / actual)
  return clopperPearson(count * estimate, of: count, tail: tail)
}

/// The interval of a proportion whose standard error is known, in a sample without strata (Korn &
/// Graubard 1998); at 0 and at 1, that of Clopper & Pearson 1934.
///
/// - Parameters:
///   - estimate: between 0 and 1.
///   - standardError: linearised; not looked at for an estimate of 0 or 1.
///   - effectiveRespondents: above zero; what stands for the sample when all answers are the same.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: limits between 0 and 1.
/// - Throws: `InvalidInput` for a proportion out of its range, or an error that is not above zero.
public func proportionInterval(
  estimate: Double, standardError: Double, effectiveRespondents: Double, level: Double = 0.95
) throws(InvalidInput) -> Interval {
  try requireLevel(level)
  guard (0...1).contains(estimate) else {
    throw InvalidInput(.outside(lower: 0, upper: 1), argument: "estimate")
  }
  try requirePositive([effectiveRespondents], "effectiveRespondents")
  let tail = (1 - level) / 2
  guard estimate > 0, estimate < 1 else {
    return clopperPearson(estimate * effectiveRespondents, of: effectiveRespondents, tail: tail)
  }
  try requirePositive([standardError], "standardError")
  let count = estimate * (1 - estimate) / (standardError * standardError)
  return clopperPearson(count * estimate, of: count, tail: tail)
}
