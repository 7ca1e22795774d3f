import Glibc

/// The probability that a Student variable is further from zero than t, on both sides.
func studentTwoSided(_ t: Double, degreesOfFreedom df: Double) -> Double {
  let square = t * t
  guard square.isFinite else { return 0 }
  return incompleteBeta(df / 2, 0.5, x: df / (df + square), y: square / (df + square)).lower
}

/// How many standard errors a two-sided Student interval of this level spans on each side.
func studentMargin(level: Double, degreesOfFreedom df: Double) -> Double {
  studentUpperQuantile((1 - level) / 2, degreesOfFreedom: df)
}

/// The point that a Student variable exceeds with the probability given, under a half.
func studentUpperQuantile(_ tail: Double, degreesOfFreedom df: Double) -> Double {
  if tail == 0.5 { return 0 }
  let share = betaQuantile(2 * tail, df / 2, 0.5)
  return (df * share.rest / share.value).squareRoot()
}

/// The probability that a chi-square variable exceeds the value.
func chiSquareUpper(_ value: Double, degreesOfFreedom df: Double) -> Double {
  incompleteGamma(df / 2, value / 2).upper
}

/// The probability that a Fisher variable exceeds the value.
func fisherUpper(_ value: Double, _ numerator: Double, _ denominator: Double) -> Double {
  guard value > 0 else { return 1 }
  let total = denominator + numerator * value
  return incompleteBeta(
    denominator / 2, numerator / 2, x: denominator / total, y: numerator * value / total
  ).lower
}
