import Glibc

/// The regularised incomplete beta function I_x(a, b) and its complement, a, b > 0, y = 1 - x.
///
/// Continued fraction of Didonato & Morris 1992 (equation 9) on the side of the smaller tail; y is
/// asked for beside x, because 1 - x has lost its digits where x is near one.
func incompleteBeta(_ a: Double, _ b: Double, x: Double, y: Double) -> Tails {
  guard x > 0 else { return Tails(lower: 0) }
  guard y > 0 else { return Tails(upper: 0) }
  // The mean is a / (a + b); under it the lower tail converges fast.
  guard x * b <= y * a else { return incompleteBeta(b, a, smaller: y, x).swapped }
  return incompleteBeta(a, b, smaller: x, y)
}

private func incompleteBeta(_ a: Double, _ b: Double, smaller x: Double, _ y: Double) -> Tails {
  let prefix = betaPrefix(a, b, x: x, y: y)
  guard prefix > 0 else { return Tails(lower: 0) }
  return Tails(lower: prefix / betaFraction(a, b, x: x, y: y))
}

/// x^a y^b / B(a, b): the density of the logit of a beta variable.
func betaPrefix(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
  binomialDensity(a, of: a + b, p: x, q: y) * a * (b / (a + b))
}

private func betaFraction(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
  func partialDenominator(_ m: Double) -> Double {
    // The second term vanishes at m = 0, where its own denominator may too (a = 1).
    m + (m == 0 ? 0 : m * (b - m) * x / (a + 2 * m - 1))
      + (a + m) * (a * y - b * x + 1 + m * (1 + y)) / (a + 2 * m + 1)
  }
  let tiny = 1e-300
  var value = partialDenominator(0)
  if value == 0 { value = tiny }
  var c = value
  var d = 0.0
  var m = 0.0
  for _ in 0..<100_000_000 {
    m += 1
    let span = a + 2 * m - 1
    let numerator = (a + m - 1) * (a + b + m - 1) * m * (b - m) * x * x / (span * span)
    let denominator = partialDenominator(m)
    d = denominator + numerator * d
    if d == 0 { d = tiny }
    c = denominator + numerator / c
    if c == 0 { c = tiny }
    d = 1 / d
    let factor = c * d
    value *= factor
    if !(abs(factor - 1) > 4e-16) { break }
  }
  return value
}

/// A share and what is left of it, both with all their digits.
struct Share {
  let value: Double
  let rest: Double

  init(logit: Double) {
    value = 1 / (1 + exp(-logit))
    rest = 1 / (1 + exp(logit))
  }
}

/// The point under which (or above which) a beta variable falls with the probability given.
///
/// - Parameters:
///   - tail: the probability, strictly between 0 and 1.
///   - a: first shape, above zero.
///   - b: second shape, above zero.
///   - isUpper: whether the probability stands above the point.
/// - Returns: the point and its complement to one.
func betaQuantile(_ tail: Double, _ a: Double, _ b: Double, isUpper: Bool = false) -> Share {
  let z = isUpper ? -normalQuantile(tail) : normalQuantile(tail)
  let start = log(a / b) + z * (1 / a + 1 / b).squareRoot()
  let logit = increasingRoot(from: start) { t in
    let share = Share(logit: t)
    let tails = incompleteBeta(a, b, x: share.value, y: share.rest)
    let slope = betaPrefix(a, b, x: share.value, y: share.rest)
    return isUpper
      ? (log(tail) - log(tails.upper), slope / tails.upper)
      : (log(tails.lower) - log(tail), slope / tails.lower)
  }
  return Share(logit: logit)
}
