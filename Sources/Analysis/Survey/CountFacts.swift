import Dossier
import Glibc
import Statistics
import Units

/// How many facts victims underwent, cut where a few of them would speak for all.
struct FactCounts {
  let facts: Victimisation
  let estimator: SurveyEstimator
  let base: SurveyBase
  let prevalence: SurveyDraft?
  /// Facts for one victim; nil when the number was not asked, or no victim gave it.
  let multivictimation: SurveyDraft?
  /// The most facts that one respondent counts for; nil when the number was not asked.
  private let most: Int?

  init(study: VictimisationStudy, base: SurveyBase, prevalence: SurveyDraft?) {
    facts = study.facts
    estimator = study.estimator
    self.base = base
    self.prevalence = prevalence
    guard let repeats = study.facts.repeats else {
      (multivictimation, most) = (nil, nil)
      return
    }
    let quantile = study.estimator.weighted.survey.repetitionCap
    let most = Self.cap(of: repeats, quantile)
    self.most = most
    let victims = study.estimator.narrowed(base) { study.facts.isVictim($0) && repeats[$0] > 0 }
    multivictimation =
      study.estimator.mean(of: victims) { Double(min(repeats[$0], most)) }?
      .atLeastOne
  }

  /// The smallest number that the quantile of the victims who gave one does not exceed.
  ///
  /// As the ONS does for the Crime Survey for England and Wales since 2019, by kind of fact at the
  /// 98th percentile. Without weights: it guards against a few answers, whatever they weigh. Under
  /// fifty victims it is the largest number given, and cuts nothing.
  private static func cap(of repeats: [Int], _ quantile: Double) -> Int {
    let given = repeats.filter { $0 > 0 }.sorted()
    guard !given.isEmpty else { return 0 }
    // A hair below, so that 0.98 × 100 is 98 and not 99.
    let rank = Int((quantile * Double(given.count) - 1e-9).rounded(.up))
    return given[min(max(rank, 1), given.count) - 1]
  }

  func cap(_ secrecy: RespondentSecrecy) -> RepetitionCap? {
    guard let most, most > 0, let repeats = facts.repeats else { return nil }
    return RepetitionCap(
      quantile: estimator.weighted.survey.repetitionCap, facts: most,
      cut: secrecy.count(repeats.count { $0 > most }, .cut(facts.key)))
  }

  /// Facts for one person or household: the product of the two measures, with the error of both.
  ///
  /// A victim who did not say how often counts for as much as the others on average.
  func incidence() -> SurveyDraft? {
    guard let prevalence, facts.repeats != nil else { return nil }
    guard prevalence.agreeing > 0 else { return noFact(prevalence) }
    guard let multivictimation else { return nil }
    let product = prevalence.estimate * multivictimation.estimate
    let error = estimator.error(of: product)
    return SurveyDraft(
      estimate: product, standardError: error,
      interval: estimator.limits(
        ofMean: product.value, error, respondents: prevalence.respondents),
      respondents: prevalence.respondents, agreeing: prevalence.agreeing,
      designEffect: designEffect)
  }

  /// No fact at all: at most what a Poisson count of zero lets expect of as many respondents as
  /// the weights let count.
  private func noFact(_ prevalence: SurveyDraft) -> SurveyDraft {
    let limits = sound { () throws(InvalidInput) in
      try poissonCountInterval(count: 0, level: estimator.parameters.level)
    }
    return SurveyDraft(
      estimate: prevalence.estimate, standardError: 0,
      interval: limits.scaled(by: 1 / estimator.effective(base)),
      respondents: prevalence.respondents, agreeing: 0, designEffect: nil)
  }

  /// Of the number of facts of those who gave it.
  private var designEffect: Double? {
    guard let repeats = facts.repeats, let most else { return nil }
    let known = estimator.narrowed(base) { !facts.isVictim($0) || repeats[$0] > 0 }
    return estimator.mean(of: known) { Double(min(repeats[$0], most)) }?.designEffect
  }
}

extension SurveyDraft {
  /// A victim was hit once at least, whatever the interval would say.
  fileprivate var atLeastOne: SurveyDraft {
    SurveyDraft(
      estimate: estimate, standardError: standardError,
      interval: interval.map { Interval(lower: max(1, $0.lower), upper: max(1, $0.upper)) },
      respondents: respondents, agreeing: agreeing, designEffect: designEffect)
  }
}
