import Glibc

/// The probability that a standard normal variable is under z.
func normalLower(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

/// The probability that a standard normal variable is further from zero than z, on both sides.
func normalTwoSided(_ z: Double) -> Double { min(1, erfc(abs(z) / 2.0.squareRoot())) }

/// The point under which a standard normal variable falls with the probability given.
///
/// - Parameter probability: strictly between 0 and 1.
/// - Returns: standard deviations from the mean.
func normalQuantile(_ probability: Double) -> Double {
  if probability > 0.5 { return -normalQuantile(1 - probability) }
  if probability == 0.5 { return 0 }
  var z = roughNormalQuantile(probability)
  // Halley's steps on the logarithm of the tail: from five digits to all of them.
  for _ in 0..<4 {
    let tail = normalLower(z)
    let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    let step = tail * log(tail / probability) / density
    // The second derivative of log Φ is -h (z + h), where h = density / tail.
    let hazard = density / tail
    let next = z - step / (1 + step * (z + hazard) / 2)
    let move = abs(next - z)
    z = next
    if move < 1e-14 * abs(z) { break }
  }
  return z
}

/// Abramowitz & Stegun 26.2.23, within 4.5e-4, for a probability under a half.
private func roughNormalQuantile(_ probability: Double) -> Double {
  let t = (-2 * log(probability)).squareRoot()
  let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
  let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  return numerator / denominator - t
}

/// How many standard errors a two-sided interval of this level spans on each side.
func normalMargin(level: Double) -> Double { -normalQuantile((1 - level) / 2) }
