import Dossier

/// Which counts of respondents an edition may print, so that no small one can be deduced.
///
/// In an edition for everyone, one to ten respondents (a parameter of the dossier) are never told
/// apart: their cell is hidden, and with it what would give it back in any table of the survey.
struct RespondentSecrecy: Sendable {
  /// Counts from one to this, excluded, are hidden; one hides nothing.
  let threshold: Int
  /// Nil in the edition that shows everything.
  private let plan: RespondentPlan?

  init(
    _ survey: VictimisationSurvey, _ thresholds: SecrecyThresholds, edition: DocumentEdition,
    parameters: AnalysisParameters
  ) {
    guard edition == .publishable else {
      (threshold, plan) = (1, nil)
      return
    }
    threshold = thresholds.persons
    plan = SurveyRespondents(
      survey: survey, threshold: thresholds.persons,
      minimumRespondents: parameters.minimumRespondents
    ).tables().plan()
  }

  func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }

  func count(_ count: Int, _ cell: RespondentCell) -> DisclosedCount {
    plan == nil ? .shown(count) : plan?[cell] ?? .hidden
  }

  func absence(_ cells: RespondentCell...) -> SurveyAbsence? { plan?.absence(cells) }

  /// Of a share over the whole sample: few say yes, few say no, or another table would tell.
  func absence(of measure: RespondentMeasure) -> SurveyAbsence? {
    absence(.base(measure), .yes(measure), .no(measure))
  }

  func absence(
    of measure: RespondentMeasure, _ trait: FeelingCrossing.Trait, _ group: Int
  ) -> SurveyAbsence? {
    absence(
      .groupBase(measure, trait, group), .groupYes(measure, trait, group),
      .groupNo(measure, trait, group))
  }

  /// Whether a group may be held against all the others together.
  func showsRest(_ measure: RespondentMeasure, _ trait: FeelingCrossing.Trait) -> Bool {
    absence(
      .placed(measure, trait), .placedYes(measure, trait), .placedNo(measure, trait)) == nil
  }
}

extension SurveyDraft {
  /// The figure, unless it rests on too few respondents or may not be told.
  func cell(_ parameters: AnalysisParameters, hiddenFor absence: SurveyAbsence? = nil)
    -> SurveyCell
  {
    if let absence { return .unavailable(absence) }
    guard respondents >= parameters.minimumRespondents else {
      return .unavailable(.tooFewRespondents)
    }
    return .available(figure(parameters))
  }
}
