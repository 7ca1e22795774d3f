import Dossier

/// One share in each district, against the rest of the territory.
struct DistrictStudy {
  let estimator: SurveyEstimator
  let secrecy: RespondentSecrecy
  let district: SurveyQuestion
  let base: SurveyBase
  let measure: RespondentMeasure
  let isYes: (Int) -> Bool
  /// Why the share of the whole territory is not printed; then none of a district is.
  let absence: SurveyAbsence?

  private var parameters: AnalysisParameters { estimator.parameters }

  func figures() -> [DistrictFigure] {
    let positions = district.modalities.indices
    let drafts = positions.map { position in draft(of: { $0 == Int16(position) }) }
    let showsRest = secrecy.showsRest(measure, .district)
    return positions.map { position in
      let draft = drafts[position]
      let cell =
        draft.map {
          $0.cell(
            parameters,
            hiddenFor: absence ?? secrecy.absence(of: measure, .district, position))
        }
        ?? .unavailable(.tooFewRespondents)
      return DistrictFigure(
        district: district.modalities[position],
        respondents: secrecy.count(
          draft?.respondents ?? 0, .groupBase(measure, .district, position)),
        share: cell,
        difference: cell.value == nil || !showsRest
          ? nil : draft.flatMap { difference($0, position) })
    }
  }

  private func draft(of isIn: (Int16) -> Bool) -> SurveyDraft? {
    let part = estimator.narrowed(base) { isIn(district.answers[$0]) }
    return estimator.share(of: part, where: isYes)
  }

  /// Against those of the other districts: who did not say where they live is in neither part.
  private func difference(_ part: SurveyDraft, _ position: Int) -> SurveyDifference? {
    guard
      let rest = draft(of: { $0 >= 0 && $0 != Int16(position) }),
      rest.respondents >= parameters.minimumRespondents,
      let contrast = estimator.contrast(part, rest)
    else { return nil }
    return SurveyDifference(
      value: contrast.value, interval: contrast.interval, p: contrast.p, adjustedP: contrast.p,
      verdict: .notEstablished)
  }
}
