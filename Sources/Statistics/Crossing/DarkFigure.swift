import Glibc
public import Units

/// How many times what was recorded a survey says that there was.
public struct DarkFigure: Hashable, Sendable {
  /// Survey total over recorded count; nil when nothing was recorded.
  public let ratio: Double?
  /// The interval to print: limits of both figures combined on the log scale (Donner & Zou 2012).
  public let moverInterval: Interval?
  /// By the delta method on the log scale: too narrow when few facts were recorded.
  public let logInterval: Interval?
  /// Fieller 1954: nil where it is unbounded, under four facts.
  public let fiellerInterval: Interval?
}

/// What the survey's reporting rate would have led one to record.
public struct ExpectedRecords: Hashable, Sendable {
  public let value: Double
  /// Delta method, without covariance.
  public let standardError: Double
  /// Recorded over expected; nil when nothing is expected.
  public let recordingRatio: Double?
}

/// The ratio of a survey's total to a recorded count.
///
/// Both must have the same scope, period and unit: the survey asks residents of 18 and over about
/// facts anywhere, the register holds facts of a place. The caller refuses where they differ.
///
/// - Parameters:
///   - recorded: the count, Poisson, at least zero.
///   - survey: the total and its standard error, both at least zero.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: the ratio with three intervals.
/// - Throws: `InvalidInput` for negative figures.
public func darkFigure(
  recorded: Int, survey: SurveyEstimate, level: Double = 0.95
) throws(InvalidInput) -> DarkFigure {
  try requireCounts([recorded], "recorded")
  try requireNonNegative([survey.value], "survey")
  try requireNonNegative([survey.standardError], "standardError")
  try requireLevel(level)
  guard recorded > 0 else {
    return DarkFigure(ratio: nil, moverInterval: nil, logInterval: nil, fiellerInterval: nil)
  }
  let count = Double(recorded)
  let margin = normalMargin(level: level)
  let fieller = fiellerInterval(survey, count, margin)
  guard survey.value > 0 else {
    return DarkFigure(ratio: 0, moverInterval: nil, logInterval: nil, fiellerInterval: fieller)
  }
  let ratio = survey.value / count
  let relative = survey.standardError / survey.value
  let reach = margin * (relative * relative + 1 / count).squareRoot()
  let limits = try poissonCountInterval(count: recorded, level: level)
  let below = hypot(margin * relative, log(limits.upper / count))
  let above = hypot(margin * relative, log(count / limits.lower))
  return DarkFigure(
    ratio: ratio, moverInterval: logInterval(ratio, below, above),
    logInterval: logInterval(ratio, reach, reach), fiellerInterval: fieller)
}

/// Nil when a total whose error is far larger than itself leaves nothing to bound.
private func logInterval(_ ratio: Double, _ below: Double, _ above: Double) -> Interval? {
  let upper = ratio * exp(above)
  return upper.isFinite ? Interval(lower: ratio * exp(-below), upper: upper) : nil
}

private func fiellerInterval(
  _ survey: SurveyEstimate, _ count: Double, _ margin: Double
) -> Interval? {
  let square = margin * margin
  let a = count * count - square * count
  let b = survey.value * count
  let c = survey.value * survey.value - square * survey.standardError * survey.standardError
  let discriminant = b * b - a * c
  guard a > 0, discriminant >= 0 else { return nil }
  let root = discriminant.squareRoot()
  return Interval(lower: (b - root) / a, upper: (b + root) / a)
}

/// The count that a survey's total and its reporting rate lead one to expect in the register.
///
/// - Parameters:
///   - survey: the total.
///   - reportingRate: the share that is reported, 0 to 1; the same kind of report as the register's
///     (complaints alone, or with « mains courantes »).
///   - recorded: what the register holds.
/// - Returns: the expectation with its error.
/// - Throws: `InvalidInput` for negative figures or a rate over one.
public func expectedRecords(
  survey: SurveyEstimate, reportingRate: SurveyEstimate, recorded: Int
) throws(InvalidInput) -> ExpectedRecords {
  try requireNonNegative([survey.value, survey.standardError], "survey")
  try requireNonNegative([reportingRate.value, reportingRate.standardError], "reportingRate")
  try requireCounts([recorded], "recorded")
  guard reportingRate.value <= 1 else {
    throw InvalidInput(.outside(lower: 0, upper: 1), argument: "reportingRate")
  }
  let expected = survey.value * reportingRate.value
  return ExpectedRecords(
    value: expected,
    standardError: hypot(
      reportingRate.value * survey.standardError, survey.value * reportingRate.standardError),
    recordingRatio: expected > 0 ? Double(recorded) / expected : nil)
}

extension SurveyEstimate {
  /// The interval of a number of facts, log-normal so that it stays above zero; nil for zero, and
  /// where the error is so large that nothing bounds it.
  public func logNormalInterval(level: Double) -> Interval? {
    guard value > 0 else { return nil }
    let reach = normalMargin(level: level) * standardError / value
    return logInterval(value, reach, reach)
  }
}
