import Dossier
import Statistics
import Units

/// The respondents that a figure rests on.
struct SurveyBase {
  /// What each counts for beside the weight of the person, zero outside the base.
  let units: [Double]
  let respondents: Int

  func contains(_ respondent: Int) -> Bool { units[respondent] > 0 }
}

/// A figure before it is decided whether it may be printed.
struct SurveyDraft {
  let estimate: LinearisedEstimate
  let standardError: Double
  let interval: Interval?
  /// Respondents of the base.
  let respondents: Int
  /// Respondents on the side that is measured: those who said yes.
  let agreeing: Int
  let designEffect: Double?

  var value: Double { estimate.value }
  var others: Int { respondents - agreeing }

  /// The figure with its flag.
  func figure(_ parameters: AnalysisParameters) -> SurveyFigure {
    SurveyFigure(
      value: value, standardError: standardError, interval: interval, respondents: respondents,
      designEffect: designEffect, isFragile: respondents < parameters.fragileRespondents)
  }
}

/// Estimates shares and means, with errors that go by the calibration.
///
/// Every figure is the ratio of two weighted sums, so that the scale of the weights never counts.
struct SurveyEstimator {
  let weighted: WeightedSurvey
  let parameters: AnalysisParameters

  /// Under it an error is rounding: the figure is one that the calibration fixed.
  private static let fixedByCalibration = 1e-6

  func base(
    _ unit: Victimisation.Unit = .person, where isIn: (Int) -> Bool
  ) -> SurveyBase {
    var units = weighted.units(of: unit)
    var count = 0
    for respondent in units.indices {
      if isIn(respondent) { count += 1 } else { units[respondent] = 0 }
    }
    return SurveyBase(units: units, respondents: count)
  }

  /// The part of a base that is in a group too.
  func narrowed(_ base: SurveyBase, to isIn: (Int) -> Bool) -> SurveyBase {
    var units = base.units
    var count = 0
    for respondent in units.indices where units[respondent] > 0 {
      if isIn(respondent) { count += 1 } else { units[respondent] = 0 }
    }
    return SurveyBase(units: units, respondents: count)
  }

  /// The share of the base that says yes; nil for an empty base.
  ///
  /// Limits of Korn and Graubard; when all say the same, those of Clopper and Pearson on as many
  /// respondents as the weights let count.
  func share(of base: SurveyBase, where isYes: (Int) -> Bool) -> SurveyDraft? {
    var yes = base.units
    var agreeing = 0
    for respondent in yes.indices where yes[respondent] > 0 {
      if isYes(respondent) { agreeing += 1 } else { yes[respondent] = 0 }
    }
    let isUniform = agreeing == 0 || agreeing == base.respondents
    guard var estimate = ratio(yes, over: base) else { return nil }
    if isUniform {
      // Sums of the same terms; said exactly, so that a hundred percent is one.
      estimate = LinearisedEstimate(
        value: agreeing == 0 ? 0 : 1, influences: estimate.influences.map { _ in 0 })
    }
    let error = isUniform ? 0 : error(of: estimate)
    return SurveyDraft(
      estimate: estimate, standardError: error,
      interval: limits(estimate.value, error, isUniform, base), respondents: base.respondents,
      agreeing: agreeing, designEffect: designEffect(error, yes, base))
  }

  private func limits(
    _ value: Double, _ error: Double, _ isUniform: Bool, _ base: SurveyBase
  ) -> Interval? {
    guard isUniform || error > Self.fixedByCalibration else { return nil }
    return sound { () throws(InvalidInput) in
      try proportionInterval(
        estimate: value, standardError: error, effectiveRespondents: effective(base),
        level: parameters.level)
    }
  }

  /// The mean of numbers at least zero over the base; nil for an empty base.
  func mean(of base: SurveyBase, _ value: (Int) -> Double) -> SurveyDraft? {
    var values = base.units
    var agreeing = 0
    for respondent in values.indices where values[respondent] > 0 {
      let number = value(respondent)
      values[respondent] *= number
      if number > 0 { agreeing += 1 }
    }
    guard let estimate = ratio(values, over: base) else { return nil }
    let error = error(of: estimate)
    return SurveyDraft(
      estimate: estimate, standardError: error,
      interval: limits(ofMean: estimate.value, error, respondents: base.respondents),
      respondents: base.respondents, agreeing: agreeing,
      designEffect: designEffect(error, values, base))
  }

  func limits(ofMean value: Double, _ error: Double, respondents: Int) -> Interval? {
    guard value > 0, error > Self.fixedByCalibration * value, respondents > 1 else { return nil }
    return sound { () throws(InvalidInput) in
      try positiveInterval(
        of: SurveyEstimate(value: value, standardError: error),
        degreesOfFreedom: respondents - 1, level: parameters.level)
    }
  }

  func error(of estimate: LinearisedEstimate) -> Double {
    sound { () throws(InvalidInput) in try weighted.sample.standardError(of: estimate) }
  }

  /// How many respondents of equal weight the base is worth (Kish 1965).
  func effective(_ base: SurveyBase) -> Double {
    Double(base.respondents) / (weighted.sample.kishDesignEffect(base.units) ?? 1)
  }

  private func ratio(_ numerator: [Double], over base: SurveyBase) -> LinearisedEstimate? {
    sound { () throws(InvalidInput) in
      try weighted.sample.ratio(numerator, over: base.units)
    }
  }

  private func designEffect(
    _ error: Double, _ numerator: [Double], _ base: SurveyBase
  ) -> Double? {
    let simple = sound { () throws(InvalidInput) in
      try weighted.sample.simpleVariance(numerator, over: base.units)
    }
    guard let simple, simple > 0 else { return nil }
    return error * error / simple
  }
}

// MARK: - Differences

extension SurveyEstimator {
  /// What a test of a part against the rest gives, before its p is adjusted.
  struct Contrast {
    let value: Double
    let interval: Interval
    let p: Double
  }

  /// Fewest respondents on each side, in each part, for the difference of two shares to be taken
  /// as normal: the rule of five, as for a chi-square (Cochran 1954).
  private static let fewestOnEachSide = 5

  /// The difference of two shares of parts that don't overlap; nil when it can't be tested.
  func contrast(_ part: SurveyDraft, _ rest: SurveyDraft) -> Contrast? {
    let least = [part, rest].flatMap { [$0.agreeing, $0.others] }.min() ?? 0
    guard least >= Self.fewestOnEachSide else { return nil }
    let difference = part.estimate - rest.estimate
    let error = error(of: difference)
    guard error > Self.fixedByCalibration else { return nil }
    let test = sound { () throws(InvalidInput) in
      try differenceTest(
        SurveyEstimate(value: difference.value, standardError: error),
        degreesOfFreedom: part.respondents + rest.respondents - 2, level: parameters.level)
    }
    return Contrast(value: difference.value, interval: test.interval, p: test.p)
  }
}
