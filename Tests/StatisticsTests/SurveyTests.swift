import Testing
import Units

@testable import Statistics

@Suite struct SurveyTests {
  private func margin(_ answers: [String], _ targets: [(String, Double)]) throws -> MarginTargets {
    try MarginTargets(
      name: "q", answers: answers, targets: targets.map { (category: $0.0, persons: $0.1) })
  }

  @Test func givesAWidthToAProportionOfZero() throws {
    let wilson = try proportionInterval(successes: 0, trials: 20)
    #expect(wilson.lower == 0 && wilson.upper > 0.16 && wilson.upper < 0.17)
    // 1 - 0.025^(1/20)
    let exact = try proportionInterval(successes: 0, trials: 20, limits: .clopperPearson)
    #expect(abs(exact.upper - 0.16843347098308536) < 1e-12)
  }

  @Test(arguments: ProportionLimits.allCases)
  func mirrorsTheIntervalWhenAnswersAreSwapped(limits: ProportionLimits) throws {
    let yes = try proportionInterval(successes: 3, trials: 11, limits: limits)
    let no = try proportionInterval(successes: 8, trials: 11, limits: limits)
    #expect(abs(yes.lower - (1 - no.upper)) < 1e-12)
    #expect(abs(yes.upper - (1 - no.lower)) < 1e-12)
  }

  @Test func bringsEachCategoryToItsTarget() throws {
    // Two women weigh 30 each, three men 20 each.
    let outcome = try raking(
      initialWeights: [1, 1, 1, 1, 1],
      margins: [try margin(["F", "F", "H", "H", "H"], [("F", 60), ("H", 60)])])
    #expect(outcome.failure == nil)
    for (got, want) in zip(try #require(outcome.weights), [30.0, 30, 20, 20, 20]) {
      #expect(abs(got - want) < 1e-9)
    }
  }

  @Test func saysWhyNoWeightsExist() throws {
    let answers = ["F", "H"]
    let women = try margin(answers, [("F", 60), ("H", 40)])
    func failure(_ other: MarginTargets) throws -> RakingFailure? {
      try raking(initialWeights: [1, 1], margins: [women, other]).failure
    }
    #expect(try failure(margin(answers, [("F", 40), ("H", 60)])) == .noSolution)
    #expect(try failure(margin(answers, [("F", 70), ("H", 60)])) == .totalsDiffer)
    #expect(
      try failure(margin(answers, [("F", 50), ("H", 40), ("X", 10)])) == .emptyCategory(["q=X"]))
    #expect(try failure(margin(answers, [("F", 100)])) == .categoryWithoutTarget(["q=H"]))
  }

  /// Two ways to the same residuals: columns made orthogonal, categories by normal equations.
  @Test func findsTheSameErrorsByCategoriesAsByColumns() throws {
    let sexes = (0..<60).map { $0 % 3 == 0 ? "F" : "H" }
    let ages = (0..<60).map { ["a", "b", "c"][$0 * 7 % 5 % 3] }
    let margins = [
      try margin(sexes, [("F", 260), ("H", 240)]),
      try margin(ages, [("a", 200), ("b", 190), ("c", 110)]),
    ]
    let initial = (0..<60).map { 4 + Double($0 % 7) }
    let weights = try #require(try raking(initialWeights: initial, margins: margins).weights)
    let answers = (0..<60).map { $0 * $0 % 11 < 4 ? 1.0 : 0 }
    let columns = try CalibratedSurvey(
      weights: weights, initialWeights: initial, margins: margins)
    let categories = try CalibratedSample(
      weights: weights, initialWeights: initial, margins: margins)
    let part = (0..<60).map { $0 % 4 < 3 ? 1.0 : 0 }
    let inside = zip(answers, part).map { $0 * $1 }
    let expected = try #require(try columns.ratio(inside, over: part))
    let ratio = try #require(try categories.ratio(inside, over: part))
    #expect(abs(ratio.value - expected.value) < 1e-14)
    #expect(abs(try categories.standardError(of: ratio) - expected.standardError) < 1e-13)
    #expect(
      abs(try #require(categories.kishDesignEffect()) - columns.kishDesignEffect) < 1e-14)
    // Sizes of categories and the whole are known without error; so is their ratio.
    let women = try #require(
      try categories.ratio(
        sexes.map { $0 == "F" ? 1 : 0 }, over: [Double](repeating: 1, count: 60)))
    #expect(abs(women.value - 0.52) < 1e-9)
    #expect(try categories.standardError(of: women) < 1e-12)
  }

  @Test func losesNoPrecisionToTheMarginThatItIsCalibratedOn() throws {
    // A question that repeats the margin is known without error.
    let margins = [try margin(["F", "F", "H", "H", "H"], [("F", 60), ("H", 60)])]
    let survey = try CalibratedSurvey(
      weights: [30, 30, 20, 20, 20], initialWeights: [1, 1, 1, 1, 1], margins: margins)
    let women = try survey.mean([1, 1, 0, 0, 0])
    #expect(women.value == 0.5 && women.standardError < 1e-12)
    let fixed = try CalibratedSurvey(fixedWeights: survey.weights)
    #expect(try fixed.mean([1, 1, 0, 0, 0]).standardError > 0.1)
  }

  @Test func keepsTheProportionWhateverTheOrderOfRespondents() throws {
    let answers = [true, false, false, true, false, true, false, false]
    let weights = [10.0, 30, 20, 15, 25, 12, 40, 8]
    let strata = ["a", "a", "b", "b", "b", "c", "a", "b"]
    let direct = try surveyProportion(
      StratifiedAnswers(answers: answers, weights: weights, strata: strata))
    let reversed = try surveyProportion(
      StratifiedAnswers(
        answers: answers.reversed(), weights: weights.reversed(), strata: strata.reversed()))
    #expect(relativeGap(direct.estimate, reversed.estimate) < 1e-14)
    #expect(relativeGap(direct.standardError, reversed.standardError) < 1e-13)
  }

  @Test func fallsBackOnCountedAnswersWhenAllAreTheSame() throws {
    let proportion = try surveyProportion(
      StratifiedAnswers(answers: [false, false, false], weights: [1, 2, 3], strata: ["", "", ""]))
    #expect(proportion.logit == nil && proportion.kornGraubard == nil)
    #expect(proportion.unweighted.upper > 0.7)
  }

  @Test func givesPearsonsTestItsOwnValueWhenWeightsAreEqual() throws {
    let rows = ["o", "o", "o", "n", "n", "n", "n", "o", "n", "o"]
    let columns = ["x", "x", "y", "y", "y", "x", "y", "x", "y", "y"]
    let table = try crossTabulation(
      rows: rows, columns: columns, weights: rows.map { _ in 7 })
    let naive = try #require(table.naiveChiSquare)
    #expect(relativeGap(try #require(table.test).scaledChiSquare, naive) < 1e-12)
    // 10 (3 × 4 - 2 × 1)² / (5 × 5 × 4 × 6) = 1000 / 600
    #expect(relativeGap(naive, 1000.0 / 600) < 1e-12)
  }

  @Test func testsNothingWhenAQuestionHasASingleAnswer() throws {
    let table = try crossTabulation(rows: ["o", "o"], columns: ["x", "y"], weights: [1, 1])
    #expect(table.test == nil && table.naiveChiSquare == nil)
  }
}
