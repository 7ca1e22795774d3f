import Dossier
import Problems
import Statistics
import Units

/// What the victimation survey says, with the error of each figure.
struct SurveyStudy {
  let dossier: Dossier
  let edition: DocumentEdition
  let parameters: AnalysisParameters

  /// Nil when the dossier holds no survey, or one whose margins can't be met: a problem then says so.
  ///
  /// The consultant asked for weights that meet the margins; a document made with others, even one
  /// that says so, would print figures that nobody asked for.
  func results() -> Warned<SurveyResults?> {
    guard let survey = dossier.survey else { return Warned(nil) }
    do {
      let weighted = try WeightedSurvey.weighting(survey)
      return Warned(results(of: weighted))
    } catch {
      return Warned(nil, warnings: [error])
    }
  }

  private func results(of weighted: WeightedSurvey) -> SurveyResults {
    let survey = weighted.survey
    let secrecy = RespondentSecrecy(
      survey, dossier.secrecy, edition: edition, parameters: parameters)
    let estimator = SurveyEstimator(weighted: weighted, parameters: parameters)
    let studied = survey.questions.map {
      QuestionStudy(
        question: $0, estimator: estimator, secrecy: secrecy, district: survey.district
      ).result()
    }
    var questions = studied.compactMap { $0 }
    var kinds = survey.victimisations.map {
      VictimisationStudy(
        facts: $0, estimator: estimator, secrecy: secrecy, district: survey.district
      ).result()
    }
    let overall = OverallStudy(estimator: estimator, secrecy: secrecy).result()
    var crossings = crossings(of: questions, estimator, secrecy)
    let families = SurveyFamilies(parameters: parameters).judge(&questions, &kinds, &crossings)
    return SurveyResults(
      sample: weighted.description(secrecy), questions: questions,
      withheldQuestions: zip(survey.questions, studied).filter { $0.1 == nil }.map(\.0.key),
      victimisations: kinds, overall: overall, crossings: crossings, families: families,
      findings: SurveyFindings(
        dossier: dossier, estimator: estimator, questions: questions, kinds: kinds,
        overall: overall
      ).findings())
  }

  private func crossings(
    of questions: [QuestionResult], _ estimator: SurveyEstimator, _ secrecy: RespondentSecrecy
  ) -> [FeelingCrossing] {
    let survey = estimator.weighted.survey
    let divisions = survey.divisions
    return questions.flatMap { result -> [FeelingCrossing] in
      guard let feeling = survey.question(result.key), feeling.feelingSide != nil else { return [] }
      let study = FeelingCrossingStudy(
        feeling: feeling, result: result, estimator: estimator, secrecy: secrecy)
      return divisions.map(study.crossing)
    }
  }
}

/// Judges together the tests that were made together (Benjamini & Hochberg 1995).
struct SurveyFamilies {
  let parameters: AnalysisParameters

  func judge(
    _ questions: inout [QuestionResult], _ kinds: inout [VictimisationResult],
    _ crossings: inout [FeelingCrossing]
  ) -> [TestFamily] {
    let places = judgeDistricts(&questions, &kinds)
    let tests = crossings.map { $0.test?.p }
    for (index, adjusted) in adjusted(tests).enumerated() {
      guard let adjusted else { continue }
      crossings[index].test?.adjustedP = adjusted
      crossings[index].test?.isEstablished = adjusted < parameters.significance
    }
    return [
      family(.surveyDistricts, places), family(.surveyCrossings, tests.count { $0 != nil }),
    ].filter { $0.tests > 0 }
  }

  private func judgeDistricts(
    _ questions: inout [QuestionResult], _ kinds: inout [VictimisationResult]
  ) -> Int {
    var figures = questions.map(\.districts) + kinds.map(\.districts)
    let values = figures.flatMap { $0.map { $0.difference?.p } }
    let all = adjusted(values)
    var next = 0
    for list in figures.indices {
      for index in figures[list].indices {
        if let adjusted = all[next] { figures[list][index].judge(adjusted, parameters) }
        next += 1
      }
    }
    for index in questions.indices { questions[index].districts = figures[index] }
    for index in kinds.indices { kinds[index].districts = figures[questions.count + index] }
    return values.count { $0 != nil }
  }

  private func adjusted(_ values: [Double?]) -> [Double?] {
    sound { () throws(InvalidInput) in try benjaminiHochberg(values) }
  }

  private func family(_ kind: TestFamily.Kind, _ tests: Int) -> TestFamily {
    TestFamily(kind: kind, tests: tests, threshold: parameters.significance)
  }
}

extension DistrictFigure {
  /// Set apart when the interval of the difference leaves zero out and the adjusted p is small.
  fileprivate mutating func judge(_ adjustedP: Double, _ parameters: AnalysisParameters) {
    guard let found = difference else { return }
    difference?.adjustedP = adjustedP
    guard adjustedP < parameters.significance, !found.interval.contains(0) else { return }
    difference?.verdict = found.value > 0 ? .above : .below
  }
}
