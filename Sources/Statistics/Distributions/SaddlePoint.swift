import Glibc

// Poisson and binomial densities without cancellation (Loader 2000, "Fast and accurate computation
// of binomial probabilities"). The naive exp(k log λ - λ - lgamma(k + 1)) loses ten digits at a
// million facts, because it subtracts numbers of size 10⁷.

/// The error of Stirling's formula for n!, n > 0.
func stirlingError(_ n: Double) -> Double {
  guard n > 15 else {
    return logGamma(n + 1) - (n + 0.5) * log(n) + n - 0.918_938_533_204_672_742
  }
  let s = 1 / (n * n)
  // Bernoulli numbers over 2k(2k - 1); the term left out is below 2e-16 from n = 15 on.
  return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - s / 1188) * s) * s) * s) / n
}

/// The deviance part x log(x / m) + m - x, exact when x is near m.
func devianceTerm(_ x: Double, _ m: Double) -> Double {
  guard abs(x - m) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
  var v = (x - m) / (x + m)
  var sum = (x - m) * v
  var term = 2 * x * v
  v *= v
  for order in 1..<1000 {
    term *= v
    let next = sum + term / Double(2 * order + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}

/// The logarithm of the gamma function, for a positive argument.
func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}

/// λ^x e^-λ / Γ(x + 1), for a real x ≥ 0: the Poisson density when x is whole.
func poissonDensity(_ x: Double, mean: Double) -> Double {
  if mean == 0 { return x == 0 ? 1 : 0 }
  if x == 0 { return exp(-mean) }
  if x < mean * .leastNormalMagnitude { return exp(-mean) }
  return exp(-stirlingError(x) - devianceTerm(x, mean)) / (2 * Double.pi * x).squareRoot()
}

/// Γ(n + 1) / (Γ(x + 1) Γ(n - x + 1)) p^x q^(n - x), for real 0 ≤ x ≤ n and q = 1 - p.
func binomialDensity(_ x: Double, of n: Double, p: Double, q: Double) -> Double {
  if p == 0 { return x == 0 ? 1 : 0 }
  if q == 0 { return x == n ? 1 : 0 }
  let rest = n - x
  if x == 0 { return n == 0 ? 1 : exp(n * (p < 0.1 ? log1p(-p) : log(q))) }
  if rest == 0 { return exp(n * (q < 0.1 ? log1p(-q) : log(p))) }
  let exponent =
    stirlingError(n) - stirlingError(x) - stirlingError(rest) - devianceTerm(x, n * p)
    - devianceTerm(rest, n * q)
  return exp(exponent) * (n / (2 * Double.pi * x * rest)).squareRoot()
}
