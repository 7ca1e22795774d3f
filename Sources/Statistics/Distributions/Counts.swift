import Glibc

/// A law of whole numbers from zero on, seen from the middle of a report: its tails and limits.
protocol CountDistribution {
  var mean: Double { get }
  /// Where to look first for the quantile whose normal deviate is z.
  func guess(deviate z: Double) -> Double
  func density(_ count: Int) -> Double
  /// The probabilities of at most `count`, and of more.
  func tails(at count: Int) -> Tails
}

extension CountDistribution {
  /// The probability of `count` or fewer.
  func atMost(_ count: Int) -> Double { count < 0 ? 0 : tails(at: count).lower }

  /// The probability of `count` or more.
  func atLeast(_ count: Int) -> Double { count <= 0 ? 1 : tails(at: count - 1).upper }

  /// Twice the smaller tail, at most one: the p-value that agrees with the central interval.
  func centralPValue(_ count: Int) -> Double { min(1, 2 * min(atMost(count), atLeast(count))) }

  /// The central p-value where the count itself weighs one half (Lancaster 1961).
  func midPValue(_ count: Int) -> Double {
    let half = density(count) / 2
    return min(1, 2 * min(atMost(count - 1) + half, atLeast(count + 1) + half))
  }

  /// The smallest count that is not exceeded with at least this probability.
  func quantile(_ probability: Double) -> Int {
    // As R does, so that a probability equal to a value of the function finds that value.
    let target = probability * (1 - 64 * Double.ulpOfOne)
    let deviate = normalQuantile(probability)
    let start = guess(deviate: deviate).rounded()
    var high = Int(min(max(0, start), 9e15))
    var low = -1
    var stride = 1
    if atMost(high) >= target {
      low = high - 1
      while low >= 0, atMost(low) >= target {
        high = low
        stride *= 2
        low = max(-1, high - stride)
      }
    } else {
      repeat {
        low = high
        high += stride
        stride *= 2
      } while atMost(high) < target
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if atMost(middle) >= target { high = middle } else { low = middle }
    }
    return high
  }
}

/// The Poisson law.
struct PoissonDistribution: CountDistribution {
  let mean: Double

  func density(_ count: Int) -> Double { poissonDensity(Double(count), mean: mean) }

  func tails(at count: Int) -> Tails { incompleteGamma(Double(count) + 1, mean).swapped }

  func guess(deviate z: Double) -> Double {
    mean + mean.squareRoot() * z + (z * z - 1) / 6
  }
}

/// The binomial law.
struct BinomialDistribution: CountDistribution {
  let trials: Int
  let share: Double
  /// 1 - share, with all its digits.
  let rest: Double

  var mean: Double { Double(trials) * share }

  func density(_ count: Int) -> Double {
    count > trials ? 0 : binomialDensity(Double(count), of: Double(trials), p: share, q: rest)
  }

  func tails(at count: Int) -> Tails {
    guard count < trials else { return Tails(upper: 0) }
    return incompleteBeta(Double(count) + 1, Double(trials - count), x: share, y: rest).swapped
  }

  func guess(deviate z: Double) -> Double {
    min(Double(trials), mean + z * (mean * rest).squareRoot())
  }
}

/// The negative binomial law of variance μ + μ²/θ (NB2).
struct NegativeBinomialDistribution: CountDistribution {
  let mean: Double
  let theta: Double

  func density(_ count: Int) -> Double {
    let total = theta + mean
    guard count > 0 else {
      return exp(theta * (theta < mean ? log(theta / total) : log1p(-mean / total)))
    }
    let x = Double(count)
    return theta / (theta + x)
      * binomialDensity(theta, of: x + theta, p: theta / total, q: mean / total)
  }

  func tails(at count: Int) -> Tails {
    let total = theta + mean
    return incompleteBeta(theta, Double(count) + 1, x: theta / total, y: mean / total)
  }

  func guess(deviate z: Double) -> Double {
    let variance = mean + mean * mean / theta
    let skewness = (1 + 2 * mean / theta) / variance.squareRoot()
    return mean + variance.squareRoot() * (z + skewness * (z * z - 1) / 6)
  }
}
