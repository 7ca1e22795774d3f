import Glibc

/// The regularised incomplete gamma functions P(a, x) and Q(a, x), a > 0, x ≥ 0.
///
/// Series below the mean, continued fraction above it (Abramowitz & Stegun 6.5.29 and 6.5.31), so
/// that the smaller tail is the one computed. The work grows as √a: 9,000 terms at a million.
func incompleteGamma(_ a: Double, _ x: Double) -> Tails {
  guard x > 0 else { return Tails(lower: 0) }
  guard x.isFinite else { return Tails(upper: 0) }
  let density = poissonDensity(a, mean: x)
  guard x < a + 1 else {
    return Tails(upper: density == 0 ? 0 : density * a * upperFraction(a, x))
  }
  return Tails(lower: density == 0 ? 0 : density * lowerSeries(a, x))
}

private func lowerSeries(_ a: Double, _ x: Double) -> Double {
  var term = 1.0
  var sum = 1.0
  var denominator = a
  repeat {
    denominator += 1
    term *= x / denominator
    sum += term
  } while term > sum * 1e-17
  return sum
}

/// The continued fraction of Q(a, x) Γ(a) e^x x^-a, by the method of Lentz.
private func upperFraction(_ a: Double, _ x: Double) -> Double {
  let tiny = 1e-300
  var b = x + 1 - a
  var c = 1 / tiny
  var d = 1 / (abs(b) < tiny ? tiny : b)
  var value = d
  var step = 0.0
  for _ in 0..<100_000_000 {
    step += 1
    let numerator = -step * (step - a)
    b += 2
    d = numerator * d + b
    if abs(d) < tiny { d = tiny }
    c = b + numerator / c
    if abs(c) < tiny { c = tiny }
    d = 1 / d
    let factor = d * c
    value *= factor
    if !(abs(factor - 1) > 4e-16) { break }
  }
  return value
}

/// The point under which a gamma variable of shape `a` and scale 1 falls with this probability.
///
/// - Parameters:
///   - tail: the probability, strictly between 0 and 1.
///   - a: the shape, above zero.
///   - isUpper: whether it stands above the point rather than under it; a small probability keeps
///     its precision on either side.
/// - Returns: the point, above zero.
func gammaQuantile(_ tail: Double, shape a: Double, isUpper: Bool = false) -> Double {
  let guess = gammaGuess(tail, shape: a, isUpper: isUpper)
  // On the scale of log x both tails are log-concave, so that Newton's steps cannot diverge.
  let logarithm = increasingRoot(from: log(guess)) { t in
    let x = exp(t)
    let tails = incompleteGamma(a, x)
    let slope = a * poissonDensity(a, mean: x)
    return isUpper
      ? (log(tail) - log(tails.upper), slope / tails.upper)
      : (log(tails.lower) - log(tail), slope / tails.lower)
  }
  return exp(logarithm)
}

/// Wilson & Hilferty 1931, or the first term of the series where it fails.
private func gammaGuess(_ tail: Double, shape a: Double, isUpper: Bool) -> Double {
  let z = isUpper ? -normalQuantile(tail) : normalQuantile(tail)
  let root = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
  let guess = a * root * root * root
  if root > 0.2 { return guess }
  let lower = isUpper ? 1 - tail : tail
  return max(1e-290, exp((log(lower) + logGamma(a + 1)) / a))
}
