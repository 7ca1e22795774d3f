import Glibc
public import Units

/// The interval of a figure that is above zero by nature, as a mean number of facts.
///
/// Student's on the log scale: never under zero, and longer upwards, as such figures vary.
///
/// - Parameters:
///   - estimate: value and standard error, both above zero.
///   - degreesOfFreedom: respondents less one.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: limits above zero; nil when the error leaves nothing to bound.
/// - Throws: `InvalidInput` for a figure or an error that is not above zero.
public func positiveInterval(
  of estimate: SurveyEstimate, degreesOfFreedom: Int, level: Double = 0.95
) throws(InvalidInput) -> Interval? {
  try requireLevel(level)
  try requirePositive([estimate.value], "value")
  try requirePositive([estimate.standardError], "standardError")
  try requireAtLeast(1, degreesOfFreedom, "degreesOfFreedom")
  let reach =
    studentMargin(level: level, degreesOfFreedom: Double(degreesOfFreedom))
    * estimate.standardError / estimate.value
  let upper = estimate.value * exp(reach)
  return upper.isFinite ? Interval(lower: estimate.value * exp(-reach), upper: upper) : nil
}

/// The interval of a difference, and the probability of one as large where there is none.
///
/// - Parameters:
///   - difference: value and standard error, the latter above zero and with the covariance of the
///     two parts in it.
///   - degreesOfFreedom: respondents less one.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: Student's interval, and a two-sided p.
/// - Throws: `InvalidInput` for an error that is not above zero.
public func differenceTest(
  _ difference: SurveyEstimate, degreesOfFreedom: Int, level: Double = 0.95
) throws(InvalidInput) -> (interval: Interval, p: Double) {
  try requireLevel(level)
  try requireFinite([difference.value], "value")
  try requirePositive([difference.standardError], "standardError")
  try requireAtLeast(1, degreesOfFreedom, "degreesOfFreedom")
  let df = Double(degreesOfFreedom)
  let reach = studentMargin(level: level, degreesOfFreedom: df) * difference.standardError
  return (
    Interval(lower: difference.value - reach, upper: difference.value + reach),
    studentTwoSided(difference.value / difference.standardError, degreesOfFreedom: df)
  )
}
