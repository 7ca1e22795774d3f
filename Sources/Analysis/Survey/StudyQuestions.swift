import Dossier

/// The answers to one question, and to a question of feeling by district.
struct QuestionStudy {
  let question: SurveyQuestion
  let estimator: SurveyEstimator
  let secrecy: RespondentSecrecy
  let district: SurveyQuestion?

  private var parameters: AnalysisParameters { estimator.parameters }

  private var notAsked: Int { question.answers.count { $0 == SurveyQuestion.notAsked } }

  /// Nil when the question may not be told of: the size of its base, or of what its
  /// filter keeps out, would give a few away.
  func result() -> QuestionResult? {
    guard SurveyRespondents.isTold(question, threshold: secrecy.threshold) else { return nil }
    let answers = question.answers
    let base = estimator.base { answers[$0] >= 0 }
    let drafts = question.modalities.indices.map { modality in
      estimator.share(of: base) { answers[$0] == Int16(modality) }
    }
    let counts = drafts.map { $0?.agreeing ?? 0 }
    let negative = negativeDraft(base)
    let absence = secrecy.absence(of: .feeling(question.key))
    return QuestionResult(
      key: question.key, label: question.label, text: question.text, role: question.role,
      respondents: base.respondents, withoutAnswer: answers.count - base.respondents - notAsked,
      notAsked: notAsked,
      answers: question.modalities.indices.map { index in
        QuestionResult.Answer(
          modality: question.modalities[index],
          share: cell(
            drafts[index], hiddenFor: secrecy.absence(.answer(question.key, index))),
          respondents: secrecy.count(counts[index], .answer(question.key, index)))
      },
      negativeCount: question.feelingSide,
      negative: question.feelingSide.map { _ in cell(negative, hiddenFor: absence) },
      districts: districts(base, absence))
  }

  private func cell(_ draft: SurveyDraft?, hiddenFor absence: SurveyAbsence?) -> SurveyCell {
    draft.map { $0.cell(parameters, hiddenFor: absence) } ?? .unavailable(.tooFewRespondents)
  }

  private func negativeDraft(_ base: SurveyBase) -> SurveyDraft? {
    guard question.feelingSide != nil else { return nil }
    return estimator.share(of: base) { question.isNegative($0) }
  }

  private func districts(_ base: SurveyBase, _ absence: SurveyAbsence?) -> [DistrictFigure] {
    guard question.feelingSide != nil, let district else { return [] }
    return DistrictStudy(
      estimator: estimator, secrecy: secrecy, district: district, base: base,
      measure: .feeling(question.key), isYes: question.isNegative, absence: absence
    ).figures()
  }
}

extension SurveyQuestion {
  /// How many modalities make the negative side of a question of feeling; nil for any other, and
  /// where one of the sides has no modality.
  var feelingSide: Int? {
    guard role == .feeling, let negativeCount, (1..<modalities.count).contains(negativeCount)
    else { return nil }
    return negativeCount
  }

  func isNegative(_ respondent: Int) -> Bool {
    let answer = Int(answers[respondent])
    return answer >= 0 && answer < (feelingSide ?? 0)
  }
}
