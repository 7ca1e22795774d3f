import Dossier

/// Over all kinds of facts, for persons.
struct OverallStudy {
  let estimator: SurveyEstimator
  let secrecy: RespondentSecrecy

  private var survey: VictimisationSurvey { estimator.weighted.survey }

  func result() -> OverallVictimisation {
    let personal = survey.victimisations.filter { $0.unit == .person }
    let own = personal.isEmpty ? nil : draft(personal.anyVictim)
    return OverallVictimisation(
      anyVictim: cell(draft(survey.victimisations.anyVictim), .anyVictim),
      personalVictim: cell(own, .personalVictim),
      complaint: cell(
        draft { survey.victimisations.anyAnswer($0, Victimisation.complaintOfVictim) },
        .anyComplaint),
      report: cell(
        draft { survey.victimisations.anyAnswer($0, Victimisation.reportOfVictim) }, .anyReport))
  }

  private func draft(_ answer: (Int) -> Bool?) -> SurveyDraft? {
    let base = estimator.base { answer($0) != nil }
    return estimator.share(of: base) { answer($0) == true }
  }

  private func cell(_ draft: SurveyDraft?, _ measure: RespondentMeasure) -> SurveyCell {
    guard let draft else { return .unavailable(.notAsked) }
    let isLarge = draft.respondents >= estimator.parameters.minimumRespondents
    return draft.cell(
      estimator.parameters, hiddenFor: isLarge ? secrecy.absence(of: measure) : nil)
  }
}

extension [Victimisation] {
  /// Whether any kind hit the respondent; nil when one can't be told and none of the others did.
  func anyVictim(_ respondent: Int) -> Bool? {
    if contains(where: { $0.isVictim(respondent) }) { return true }
    return allSatisfy { $0.isKnown(respondent) } ? false : nil
  }

  /// Yes when said of one kind, no when said of all the kinds that hit; nil otherwise.
  func anyAnswer(
    _ respondent: Int, _ said: (Victimisation) -> (Int) -> Bool?
  ) -> Bool? {
    var (isHit, isUntold) = (false, false)
    for kind in self where kind.isVictim(respondent) {
      switch said(kind)(respondent) {
      case true?: return true
      case false?: isHit = true
      case nil: isUntold = true
      }
    }
    return isUntold || !isHit ? nil : false
  }
}
