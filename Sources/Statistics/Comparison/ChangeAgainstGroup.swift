import Glibc
public import Units

/// The facts of one area before and after, each over the exposure of its period.
public struct CountsBeforeAfter: Hashable, Sendable {
  public let before: Int
  public let exposureBefore: Double
  public let after: Int
  public let exposureAfter: Double

  public init(before: Int, exposureBefore: Double, after: Int, exposureAfter: Double) {
    self.before = before
    self.exposureBefore = exposureBefore
    self.after = after
    self.exposureAfter = exposureAfter
  }
}

/// How the rate of an area changed beside how those of a group did.
public struct ChangeAgainstGroup: Hashable, Sendable {
  /// The rate after over the rate before, common to the group.
  public let groupRatio: Double
  public let groupInterval: Interval
  /// The change of the area over that of the group: the ratio of both ratios.
  public let ratio: Double
  public let interval: Interval
  /// Two-sided, of a ratio of one.
  public let pValue: Double
  /// Pearson's chi-square of the group over its degrees of freedom, before it is floored at one.
  public let dispersion: Double
  public let degreesOfFreedom: Int
}

/// The change of an area against that of a group: difference in differences on the logarithm.
///
/// A quasi-Poisson regression with one level an area, one change that the group has in common, and
/// one more that is the area's own: log μ = log exposure + αᵢ + β after + δ after of the area. The
/// levels go out by conditioning on the total of each area (Hausman, Hall & Griliches 1984), so
/// that β solves one equation and the change of the group doesn't depend on which areas are large.
/// Variances are multiplied by the dispersion of the group, since areas move more than chance alone
/// would let them (Wedderburn 1974); limits and p follow Student's law.
///
/// Areas of the group that counted nothing in both periods say nothing of a change: they are left
/// out of the estimate and of the degrees of freedom.
///
/// - Parameters:
///   - area: counted at least once in each period.
///   - group: two areas or more that counted something, the area not among them.
///   - level: level of confidence, strictly between 0 and 1.
/// - Returns: the change of the group, the ratio of both changes, their limits.
/// - Throws: `InvalidInput` for a negative count, an exposure that is not above zero, a group too
///   small, and where the estimate goes to infinity.
public func changeAgainstGroup(
  _ area: CountsBeforeAfter, group: [CountsBeforeAfter], level: Double = 0.95
) throws(InvalidInput) -> ChangeAgainstGroup {
  try requireSound([area], "area")
  try requireSound(group, "group")
  try requireLevel(level)
  guard area.before > 0, area.after > 0 else {
    throw InvalidInput(.unboundedEstimate, argument: "area")
  }
  let counted = group.filter { $0.before + $0.after > 0 }
  guard counted.count >= 2 else { throw InvalidInput(.tooFew(minimum: 2), argument: "group") }
  guard counted.contains(where: { $0.before > 0 }), counted.contains(where: { $0.after > 0 })
  else { throw InvalidInput(.unboundedEstimate, argument: "group") }

  let change = try commonChange(of: counted)
  let degreesOfFreedom = counted.count - 1
  let dispersion = change.chiSquare / Double(degreesOfFreedom)
  let scale = max(1, dispersion)
  let own =
    log(Double(area.after) / area.exposureAfter) - log(Double(area.before) / area.exposureBefore)
  let groupError = (scale / change.information).squareRoot()
  let error =
    (scale * (1 / Double(area.before) + 1 / Double(area.after) + 1 / change.information))
    .squareRoot()
  let margin = studentMargin(level: level, degreesOfFreedom: Double(degreesOfFreedom))
  let difference = own - change.logRatio
  return ChangeAgainstGroup(
    groupRatio: exp(change.logRatio),
    groupInterval: Interval(
      lower: exp(change.logRatio - margin * groupError),
      upper: exp(change.logRatio + margin * groupError)),
    ratio: exp(difference),
    interval: Interval(
      lower: exp(difference - margin * error), upper: exp(difference + margin * error)),
    pValue: studentTwoSided(difference / error, degreesOfFreedom: Double(degreesOfFreedom)),
    dispersion: dispersion, degreesOfFreedom: degreesOfFreedom)
}

/// What the areas of a group have in common.
private struct CommonChange {
  let logRatio: Double
  /// Fisher's information on it.
  let information: Double
  let chiSquare: Double
}

/// Solves Σ after = Σ total × share after, by Newton's steps held within one.
private func commonChange(of group: [CountsBeforeAfter]) throws(InvalidInput) -> CommonChange {
  func total(_ values: (CountsBeforeAfter) -> Double) -> Double { stableSum(group.map(values)) }
  let after = total { Double($0.after) }
  var logRatio =
    log(after / total { Double($0.before) })
    + log(total(\.exposureBefore) / total(\.exposureAfter))
  for _ in 0..<100 {
    let expected = total { Double($0.before + $0.after) * $0.share(logRatio) }
    let information = total { $0.information(logRatio) }
    let step = max(-1, min(1, (after - expected) / information))
    logRatio += step
    guard abs(step) < 1e-13 * max(1, abs(logRatio)) else { continue }
    let chiSquare = total { area in
      let gap = Double(area.after) - Double(area.before + area.after) * area.share(logRatio)
      return gap * gap / area.information(logRatio)
    }
    return CommonChange(
      logRatio: logRatio, information: total { $0.information(logRatio) }, chiSquare: chiSquare)
  }
  throw InvalidInput(.didNotConverge, argument: "group")
}

extension CountsBeforeAfter {
  /// The part of its facts that falls after, for a change of its rate.
  fileprivate func share(_ logRatio: Double) -> Double {
    1 / (1 + exp(-logRatio) * exposureBefore / exposureAfter)
  }

  fileprivate func information(_ logRatio: Double) -> Double {
    let share = share(logRatio)
    return Double(before + after) * share * (1 - share)
  }
}

private func requireSound(
  _ areas: [CountsBeforeAfter], _ argument: String
) throws(InvalidInput) {
  try requireCounts(areas.map(\.before), argument)
  try requireCounts(areas.map(\.after), argument)
  try requirePositive(areas.map(\.exposureBefore), argument)
  try requirePositive(areas.map(\.exposureAfter), argument)
}
