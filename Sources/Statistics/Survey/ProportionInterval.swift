import Glibc
public import Units

/// How the interval of a simple proportion is found.
public enum ProportionLimits: String, CaseIterable, Sendable {
  /// Wilson 1927: the one to print.
  case wilson
  /// Clopper & Pearson 1934: never covers less than its level.
  case clopperPearson
  /// Jeffreys (Brown, Cai & DasGupta 2001).
  case jeffreys
}

/// The interval of a proportion from a simple count of answers.
///
/// The usual p ± 1.96 standard errors has no width at 0 and at 100 %.
///
/// - Parameters:
///   - successes: 0 to `trials`.
///   - trials: at least one.
///   - level: level of confidence, strictly between 0 and 1.
///   - limits: how they are found.
/// - Returns: limits between 0 and 1.
/// - Throws: `InvalidInput` for no trial, or more successes than trials.
public func proportionInterval(
  successes: Int, trials: Int, level: Double = 0.95, limits: ProportionLimits = .wilson
) throws(InvalidInput) -> Interval {
  try requirePositive([Double(trials)], "trials")
  try requireLevel(level)
  guard (0...trials).contains(successes) else {
    throw InvalidInput(.outside(lower: 0, upper: Double(trials)), argument: "successes")
  }
  let (count, total) = (Double(successes), Double(trials))
  let tail = (1 - level) / 2
  switch limits {
  case .wilson: return wilson(count, total, margin: normalMargin(level: level))
  case .clopperPearson: return clopperPearson(count, of: total, tail: tail)
  case .jeffreys:
    return Interval(
      lower: successes == 0 ? 0 : betaQuantile(tail, count + 0.5, total - count + 0.5).value,
      upper: successes == trials
        ? 1 : betaQuantile(tail, count + 0.5, total - count + 0.5, isUpper: true).value)
  }
}

private func wilson(_ count: Double, _ total: Double, margin: Double) -> Interval {
  let square = margin * margin
  let center = count + square / 2
  let reach = margin * (count * (total - count) / total + square / 4).squareRoot()
  return Interval(
    lower: count == 0 ? 0 : (center - reach) / (total + square),
    upper: count == total ? 1 : (center + reach) / (total + square))
}

/// The limits of Clopper & Pearson 1934, for numbers that need not be whole.
func clopperPearson(_ count: Double, of total: Double, tail: Double) -> Interval {
  Interval(
    lower: count <= 0 ? 0 : betaQuantile(tail, count, total - count + 1).value,
    upper: count >= total ? 1 : betaQuantile(tail, count + 1, total - count, isUpper: true).value)
}
