import Dossier
import Problems
import Testing
import Units

@testable import Analysis

@Suite struct SurveyPropertyTests {
  private func results(
    _ changes: SurveyChanges, edition: DocumentEdition = .restricted, persons: Int = 11
  ) throws -> SurveyResults {
    let study = SurveyStudy(
      dossier: survey(
        madeUpSurvey(changes), secrecy: SecrecyThresholds(facts: 5, persons: persons)),
      edition: edition, parameters: AnalysisParameters())
    return try #require(study.results().value)
  }

  /// Every number that a page could print, in a fixed order.
  private func numbers(_ results: SurveyResults) -> [Double] {
    func numbers(_ cell: SurveyCell?) -> [Double] {
      guard let figure = cell?.value else { return [-1] }
      return [
        figure.value, figure.standardError, figure.interval?.lower ?? -1,
        figure.interval?.upper ?? -1, figure.designEffect ?? -1, Double(figure.respondents),
      ]
    }
    func numbers(_ figure: DistrictFigure) -> [Double] {
      numbers(figure.share)
        + (figure.difference.map { [$0.value, $0.interval.lower, $0.adjustedP] } ?? [-1])
    }
    var all: [Double] = [results.sample.weighting.weightRatio]
    for kind in results.victimisations {
      for cell in [kind.prevalence, kind.risk, kind.multivictimation, kind.incidence] {
        all += numbers(cell)
      }
      for cell in [kind.complaint, kind.report] { all += numbers(cell) }
      for cell in [kind.totalVictims, kind.totalFacts] { all += numbers(cell) }
      for figure in kind.districts { all += numbers(figure) }
    }
    for question in results.questions {
      for answer in question.answers { all += numbers(answer.share) }
      all += numbers(question.negative)
      for figure in question.districts { all += numbers(figure) }
    }
    for crossing in results.crossings {
      for group in crossing.groups { all += numbers(group.negative) }
      all += [crossing.test?.f ?? -1, crossing.test?.adjustedP ?? -1]
    }
    for margin in results.sample.margins { all += margin.rows.map(\.weightedShare) }
    return all + numbers(results.overall.anyVictim) + numbers(results.overall.complaint)
  }

  private func areClose(_ first: [Double], _ second: [Double], within: Double) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy { abs($0 - $1) <= within * max(1, abs($1)) }
  }

  private let unequal = (0..<240).map { 0.5 + Double($0 * 37 % 11) }

  @Test(arguments: [true, false], [2.0, 0.001, 7.3])
  func changesNothingWhenAllWeightsAreMultiplied(isCalibrated: Bool, factor: Double) throws {
    var changes = SurveyChanges(initialWeights: unequal, hasCalibration: isCalibrated)
    let before = numbers(try results(changes))
    changes.initialWeights = unequal.map { $0 * factor }
    #expect(areClose(numbers(try results(changes)), before, within: 1e-12))
    #expect(before.count > 150)
  }

  @Test func changesNothingWhenRespondentsAreShuffled() throws {
    var changes = SurveyChanges(initialWeights: unequal)
    let before = numbers(try results(changes))
    // 240 and 77 have no common factor.
    changes.order = (0..<240).map { $0 * 77 % 240 }
    #expect(areClose(numbers(try results(changes)), before, within: 1e-11))
  }

  @Test(arguments: [true, false])
  func countsAtLeastOneFactForEachVictim(hasSizes: Bool) throws {
    for kind in try results(SurveyChanges(hasSizes: hasSizes)).victimisations {
      guard let prevalence = kind.prevalence.value, let incidence = kind.incidence.value
      else { continue }
      #expect(prevalence.value <= incidence.value)
      #expect(incidence.value == prevalence.value * (kind.multivictimation.value?.value ?? 0))
    }
    let caveats = try results(SurveyChanges(hasSizes: hasSizes)).sample.caveats
    #expect(caveats.contains(.noHouseholdSize) == !hasSizes)
  }

  @Test func boundsWhatNobodyUnderwent() throws {
    let whole = madeUpSurvey(SurveyChanges(hasCalibration: false))
    let none = Victimisation(
      key: "vol", label: "Vol", unit: .person,
      victim: [Victimisation.Answer](repeating: .no, count: 240),
      repeats: [Int](repeating: 0, count: 240))
    let survey = VictimisationSurvey(
      title: "", fieldwork: whole.fieldwork, plan: .random, scope: whole.scope, respondents: 240,
      victimisations: [none], source: whole.source)
    let weighted = try WeightedSurvey.weighting(survey)
    let result = VictimisationStudy(
      facts: none,
      estimator: SurveyEstimator(weighted: weighted, parameters: AnalysisParameters()),
      secrecy: RespondentSecrecy(
        survey, SecrecyThresholds(), edition: .publishable, parameters: AnalysisParameters()),
      district: nil
    ).result()
    #expect(result.victims == .shown(0) && result.prevalence.value?.value == 0)
    // 1 - 0.025^(1/240), and -log(0.025) / 240.
    #expect(abs((result.prevalence.value?.interval?.upper ?? 0) - 0.015252810401278682) < 1e-12)
    #expect(abs((result.incidence.value?.interval?.upper ?? 0) - 0.015370331058808067) < 1e-12)
    #expect(result.complaint == .unavailable(.notAsked))
  }
}

// MARK: - Margins

extension SurveyPropertyTests {
  private func problem(_ changes: SurveyChanges) throws -> Problem {
    let study = SurveyStudy(
      dossier: survey(madeUpSurvey(changes)), edition: .restricted,
      parameters: AnalysisParameters())
    let results = study.results()
    #expect(results.value == nil)
    return try #require(results.warnings.first)
  }

  @Test func saysWhichTotalsDiffer() throws {
    let problem = try problem(SurveyChanges(sexTargets: [5_000, 4_500]))
    #expect(problem.isError && problem.identifier == "marges-de-totaux-differents")
    #expect(problem.summary.contains("« age » 9\u{202F}600 personnes, « sexe » 9\u{202F}500"))
  }

  @Test func saysWhichMarginCanNotBeMetAndByHowMuch() throws {
    // Two questions with the same answers and other targets: 400 persons are on the wrong side.
    let whole = madeUpSurvey()
    let answers = whole.questions[0].answers
    func question(_ key: String) -> SurveyQuestion {
      SurveyQuestion(key: key, text: nil, modalities: ["a", "b"], answers: answers)
    }
    let impossible = VictimisationSurvey(
      title: "", fieldwork: whole.fieldwork, plan: .quotas, scope: whole.scope, respondents: 240,
      calibration: SurveyCalibration(
        method: .rakingRatio,
        margins: [
          .init(question: "premiere", targets: [5_000, 4_600]),
          .init(question: "seconde", targets: [4_600, 5_000]),
        ]), questions: [question("premiere"), question("seconde")], source: whole.source)
    let study = SurveyStudy(
      dossier: survey(impossible), edition: .restricted, parameters: AnalysisParameters())
    let problem = try #require(study.results().warnings.first)
    #expect(problem.isError && problem.identifier == "marges-impossibles")
    #expect(problem.summary.contains("« premiere » reste à 400 personnes de son effectif"))
  }

  @Test func saysHowWideTheBoundsShouldBe() throws {
    let problem = try problem(SurveyChanges(method: .logit(lower: 0.99, upper: 1.01)))
    #expect(problem.isError && problem.identifier == "bornes-trop-serrees")
    // Raking of the same answers multiplies weights by 0.78 to 1.30 (R's rake).
    #expect(try #require(problem.hint).contains("0,78 à 1,30"))
  }

  @Test func givesThoseWhoSaidNothingTheirShareOfTheSample() throws {
    let whole = madeUpSurvey()
    var answers = whole.questions[0].answers
    for respondent in 0..<24 { answers[respondent] = SurveyQuestion.noAnswer }
    let silent = SurveyQuestion(
      key: "sexe", text: nil, modalities: ["femme", "homme"], answers: answers)
    let weighted = try WeightedSurvey.weighting(
      VictimisationSurvey(
        title: "", fieldwork: whole.fieldwork, plan: .quotas, scope: whole.scope, respondents: 240,
        calibration: SurveyCalibration(
          method: .rakingRatio, margins: [.init(question: "sexe", targets: [5_000, 4_600])]),
        questions: [silent], source: whole.source))
    // A tenth of the sample keeps a tenth of the population; the rest is shared as asked.
    let women = weighted.weights.indices.filter { answers[$0] == 0 }
    #expect(abs(women.map { weighted.weights[$0] }.reduce(0, +) - 4_500) < 1e-6)
    #expect(abs(weighted.weights[..<24].reduce(0, +) - 960) < 1e-6)
    let sample = weighted.description(
      RespondentSecrecy(
        weighted.survey, SecrecyThresholds(), edition: .restricted,
        parameters: AnalysisParameters()))
    #expect(sample.weighting.withoutMargin == 24 && sample.caveats.contains(.unknownMargins))
  }
}

// MARK: - Secrecy

extension SurveyPropertyTests {
  @Test func tellsNothingOfAKindWithFewVictims() throws {
    // Forty victims of a theft, under a threshold of forty-one.
    let told = try results(SurveyChanges(), persons: 41)
    let hidden = try results(SurveyChanges(), edition: .publishable, persons: 41)
    let theft = try #require(hidden.victimisation("vol_velo"))
    #expect(theft.victims == .hidden && theft.prevalence == .unavailable(.secrecy))
    #expect(theft.risk.value == nil && theft.totalVictims?.value == nil)
    #expect(theft.districts.allSatisfy { $0.share.value == nil && $0.difference == nil })
    let finding = try #require(
      hidden.findings.first { $0.identifier == "enquete.vol-velo.prevalence" })
    #expect(finding.verdict == .notPublished && finding.evidence.isEmpty)
    let secret = try #require(told.victimisation("vol_velo")?.prevalence.value?.value)
    #expect("\(told)".contains("\(secret)") && !"\(hidden)".contains("\(secret)"))
  }

  @Test func hidesASecondAnswerBesideARareOne() throws {
    let rare = SurveyChanges(
      feelings: "000000" + String(repeating: "1123", count: 58) + "12")
    let question = try #require(results(rare, edition: .publishable).feelings.first)
    // Six say « souvent »: its side is told, so the other answer of that side is hidden too.
    #expect(question.answers.map { $0.share.value == nil } == [true, true, false, false])
    #expect(question.answers[0].respondents == .hidden)
    #expect(question.negative?.value != nil)
    let open = try #require(results(rare).feelings.first)
    #expect(open.answers[0].respondents == .shown(6))
  }
}
