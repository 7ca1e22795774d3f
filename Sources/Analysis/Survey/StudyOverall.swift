import Dossier

/// Over all kinds of facts, for persons.
struct OverallStudy {
  let estimator: SurveyEstimator
  let secrecy: RespondentSecrecy
  /// Of each kind, in the same order as the survey's.
  let kinds: [VictimisationResult]

  private var survey: VictimisationSurvey { estimator.weighted.survey }

  func result() -> OverallVictimisation {
    let any = draft(survey.victimisations.anyVictim)
    let personal = survey.victimisations.filter { $0.unit == .person }
    let own = personal.isEmpty ? nil : draft(personal.anyVictim)
    let householdOnly = (any?.agreeing ?? 0) - (own?.agreeing ?? 0)
    return OverallVictimisation(
      anyVictim: cell(any),
      personalVictim: cell(own, hiddenFor: secrecy.isSmall(householdOnly) ? .complement : nil),
      complaint: cell(draft { anyAnswer($0, Victimisation.complaintOfVictim) }),
      report: cell(draft { anyAnswer($0, Victimisation.reportOfVictim) }))
  }

  private func draft(_ answer: (Int) -> Bool?) -> SurveyDraft? {
    let base = estimator.base { answer($0) != nil }
    return estimator.share(of: base) { answer($0) == true }
  }

  /// Yes when said of one kind, no when said of all the kinds that hit; nil otherwise.
  private func anyAnswer(
    _ respondent: Int, _ said: (Victimisation) -> (Int) -> Bool?
  ) -> Bool? {
    let hits = survey.victimisations.filter { $0.isVictim(respondent) }
    let answers = hits.map { said($0)(respondent) }
    if answers.contains(true) { return true }
    return hits.isEmpty || answers.contains(nil) ? nil : false
  }

  private func cell(
    _ draft: SurveyDraft?, hiddenFor absence: SurveyAbsence? = nil
  ) -> SurveyCell {
    guard let draft else { return .unavailable(.notAsked) }
    return draft.cell(
      estimator.parameters,
      hiddenFor: absence ?? (givesAKindAway ? .complement : secrecy.absence(draft)))
  }

  /// With a single kind printed, the whole less that kind bounds the ones that are hidden.
  private var givesAKindAway: Bool {
    let hidden = kinds.filter { $0.prevalence.reason == .secrecy }
    let shown = kinds.filter { $0.prevalence.value != nil }
    return !hidden.isEmpty && shown.count < 2
  }
}

extension [Victimisation] {
  /// Whether any kind hit the respondent; nil when one can't be told and none of the others did.
  func anyVictim(_ respondent: Int) -> Bool? {
    if contains(where: { $0.isVictim(respondent) }) { return true }
    return allSatisfy { $0.isKnown(respondent) } ? false : nil
  }
}
