import Dossier
import Statistics

extension WeightedSurvey {
  /// Weights further apart than this are said to be: past 5 to 10 a few respondents speak for all.
  private static let largeWeightRatio = 5.0

  func description(_ secrecy: RespondentSecrecy) -> SurveySample {
    SurveySample(
      title: survey.title, fieldwork: survey.fieldwork, plan: survey.plan, scope: survey.scope,
      respondents: survey.respondents, weighting: weighting,
      margins: margins.map { description(of: $0, secrecy) }, districts: districts(secrecy),
      caveats: caveats, source: survey.source)
  }

  private var weighting: SurveyWeighting {
    let household = sample.kishDesignEffect(householdUnits) ?? 1
    let person = sample.kishDesignEffect() ?? 1
    return SurveyWeighting(
      basis: basis, weightRatio: weightRatio, kishDesignEffect: person,
      effectiveRespondents: Double(survey.respondents) / person,
      largestGap: margins.map(largestGap).max(),
      withoutMargin: survey.respondents - answeredAllMargins,
      household: HouseholdWeighting(
        usesHouseholdSizes: survey.householdSizes != nil, kishDesignEffect: household,
        effectiveRespondents: Double(survey.respondents) / household))
  }

  private var basis: SurveyWeighting.Basis {
    if let calibration = survey.calibration, !margins.isEmpty {
      return .calibrated(calibration.method)
    }
    return survey.initialWeights == nil ? .equal : .initialWeights
  }

  private var weightRatio: Double { (weights.max() ?? 1) / (weights.min() ?? 1) }

  private var answeredAllMargins: Int {
    (0..<survey.respondents).count { respondent in
      margins.allSatisfy { $0.question.answers[respondent] >= 0 }
    }
  }

  private func largestGap(of margin: WeightedMargin) -> Double {
    let sums = sums(of: margin.targets.memberships, weights, margin.targets.categories.count)
    return zip(sums, margin.targets.targets).map { abs($0 - $1) }.max() ?? 0
  }

  private func sums(_ question: SurveyQuestion, _ weights: [Double]) -> [Double] {
    sums(
      of: question.answers.map { $0 < 0 ? nil : Int($0) }, weights, question.modalities.count)
  }

  private func sums(of groups: [Int?], _ weights: [Double], _ count: Int) -> [Double] {
    var members = [[Double]](repeating: [], count: count)
    for (group, weight) in zip(groups, weights) {
      if let group { members[group].append(weight) }
    }
    return members.map { stableSum($0) }
  }

  private func description(
    of margin: WeightedMargin, _ secrecy: RespondentSecrecy
  ) -> SurveyMargin {
    let question = margin.question
    let before = sums(question, initialWeights)
    let after = sums(question, weights)
    let counts = sums(question, initialWeights.map { _ in 1 }).map { Int($0) }
    let isHidden = question.modalities.indices.map {
      secrecy.absence(.answer(question.key, $0)) != nil
    }
    let (beforeTotal, afterTotal) = (stableSum(before), stableSum(after))
    let target = stableSum(margin.asked.targets)
    return SurveyMargin(
      question: question.key, label: question.label, text: question.text,
      rows: question.modalities.indices.map { index in
        SurveyMargin.Row(
          modality: question.modalities[index],
          respondents: secrecy.count(counts[index], .answer(question.key, index)),
          sampleShare: isHidden[index] ? nil : before[index] / beforeTotal,
          target: margin.asked.targets[index], targetShare: margin.asked.targets[index] / target,
          weightedShare: after[index] / afterTotal)
      })
  }

  private func districts(_ secrecy: RespondentSecrecy) -> [DistrictSize]? {
    guard let district = survey.district else { return nil }
    let counts = sums(district, weights.map { _ in 1 }).map { Int($0) }
    return district.modalities.indices.map { index in
      DistrictSize(
        district: district.modalities[index],
        respondents: secrecy.count(counts[index], .answer(district.key, index)))
    }
  }

  private var caveats: [SurveyCaveat] {
    let units = Set(survey.victimisations.map(\.unit))
    let caveats: [(SurveyCaveat, Bool)] = [
      (.quotas, survey.plan == .quotas),
      (.exhaustive, survey.plan == .exhaustive),
      (.notCalibrated, margins.isEmpty),
      (.unknownMargins, answeredAllMargins < survey.respondents),
      (.unequalWeights, weightRatio > Self.largeWeightRatio),
      (.noHouseholdSize, units.contains(.household) && survey.householdSizes == nil),
      (.noPopulation, units.contains(.person) && survey.scope.persons == nil),
      (.noHouseholds, units.contains(.household) && survey.scope.households == nil),
      (.referencePeriod, survey.fieldwork.referenceMonths != 12),
    ]
    return caveats.filter(\.1).map(\.0)
  }
}
