import Dossier
import Problems
import Testing
import Units

@testable import Analysis

/// Expected values: R 4.2.2, survey 4.1.1, on the answers of `MadeUpAnswers`.
@Suite struct SurveyMeasureTests {
  private func results(
    _ changes: SurveyChanges = SurveyChanges(), edition: DocumentEdition = .restricted
  ) throws -> SurveyResults {
    let study = SurveyStudy(
      dossier: survey(madeUpSurvey(changes)), edition: edition, parameters: AnalysisParameters())
    return try #require(study.results().value)
  }

  private func isClose(_ value: Double?, _ expected: Double, within: Double = 1e-8) -> Bool {
    value.map { abs($0 - expected) <= within * max(1, abs(expected)) } ?? false
  }

  @Test func weighsAsRakingInR() throws {
    let weighting = try results().sample.weighting
    #expect(weighting.basis == .calibrated(.rakingRatio))
    #expect(isClose(weighting.kishDesignEffect, 1.02864424137405))
    #expect(isClose(weighting.weightRatio, 1.67429710322092))
    #expect(isClose(weighting.effectiveRespondents, 240 / 1.02864424137405))
    #expect(try #require(weighting.largestGap) < 1e-6)
  }

  @Test func weighsAsTheLogitMethodInR() throws {
    let changes = SurveyChanges(method: .logit(lower: 0.5, upper: 2))
    let negative = try #require(results(changes).feelings.first?.negative?.value)
    #expect(isClose(negative.value, 0.463615207173641))
    #expect(isClose(negative.standardError, 0.0332107044359415))
  }

  @Test func measuresTheFeelingAmongThoseWhoAnswered() throws {
    let question = try #require(results().question("insecurite_quartier"))
    let negative = try #require(question.negative?.value)
    #expect(question.respondents == 229 && question.withoutAnswer == 11 && question.notAsked == 0)
    #expect(isClose(negative.value, 0.463529229200167))
    #expect(isClose(negative.standardError, 0.0332102509352253))
    #expect(isClose(negative.designEffect, 1.01124403167592))
    // Beta quantiles on p (1 - p) / SE² = 225.46 respondents (scipy).
    #expect(isClose(negative.interval?.lower, 0.3970819615506122))
    #expect(isClose(negative.interval?.upper, 0.5309480383189318))
    let often = try #require(question.answers[0].share.value)
    #expect(isClose(often.value, 0.180606954999498))
    #expect(isClose(often.standardError, 0.0250060201725663))
  }

  @Test func holdsEachDistrictAgainstTheRest() throws {
    let districts = try #require(results().question("insecurite_quartier")).districts
    let shares = [0.458483062827105, 0.403430848179082, 0.548292288870028]
    let errors = [0.0566574993141372, 0.0540087464752412, 0.0621947733227204]
    let differences = [-0.00773412558415987, -0.0953436387842654, 0.118184293381985]
    let limits = [-0.14561017233623952, -0.23034175220080583, -0.027061905818643123]
    let pValues = [0.9120843095919984, 0.16538696676179437, 0.11025082933660572]
    for (index, figure) in districts.enumerated() {
      #expect(isClose(figure.share.value?.value, shares[index]))
      #expect(isClose(figure.share.value?.standardError, errors[index]))
      let difference = try #require(figure.difference)
      #expect(isClose(difference.value, differences[index]))
      // Student with n - 2 = 227 degrees (scipy).
      #expect(isClose(difference.interval.lower, limits[index]))
      #expect(isClose(difference.p, pValues[index]))
      #expect(difference.verdict == .notEstablished)
    }
  }

  @Test func countsHouseholdsByTheWeightOfOneOfThem() throws {
    let burglary = try #require(results().victimisation("cambriolage"))
    let prevalence = try #require(burglary.prevalence.value)
    #expect(prevalence.respondents == 229 && burglary.withoutAnswer == 11)
    #expect(burglary.victims == .shown(82))
    #expect(isClose(prevalence.value, 0.355182226992984))
    #expect(isClose(prevalence.standardError, 0.0366950733168677))
    // Over p (1 - p) / 228.
    #expect(isClose(prevalence.designEffect, 1.3404855637082165))
    #expect(isClose(burglary.totalVictims?.value?.value, 4_200 * 0.355182226992984))
    #expect(isClose(burglary.totalVictims?.value?.standardError, 4_200 * 0.0366950733168677))
  }

  @Test func cutsTheNumberOfFactsAndMultiplies() throws {
    let burglary = try #require(results().victimisation("cambriolage"))
    // Of 81 victims who gave a number, the eightieth in order: 0.98 × 81 = 79.4.
    #expect(burglary.cap == RepetitionCap(quantile: 0.98, facts: 5, cut: .shown(1)))
    let mean = try #require(burglary.multivictimation.value)
    #expect(isClose(mean.value, 1.44701567828216) && mean.respondents == 81)
    #expect(isClose(mean.standardError, 0.0892605503691278))
    #expect(isClose(mean.interval?.lower, 1.2798518271946768))
    #expect(isClose(mean.interval?.upper, 1.6360131139429828))
    let incidence = try #require(burglary.incidence.value)
    #expect(incidence.value == (burglary.prevalence.value?.value ?? 0) * mean.value)
    #expect(isClose(incidence.standardError, 0.059072985983437))
    #expect(isClose(incidence.interval?.lower, 0.4097951186897187))
    #expect(isClose(incidence.interval?.upper, 0.6445878932734541))
    #expect(isClose(burglary.totalFacts?.value?.value, 4_200 * 0.513954251106021))
  }

  @Test func ratesComplaintsAmongVictimsWhoSaid() throws {
    let complaint = try #require(results().victimisation("cambriolage")?.complaint.value)
    #expect(complaint.respondents == 76 && complaint.isFragile)
    #expect(isClose(complaint.value, 0.474084838745622))
    #expect(isClose(complaint.standardError, 0.0672418841032164))
  }

  @Test func takesTheRiskAmongThoseWhoOwnWhatIsStolen() throws {
    let theft = try #require(results().victimisation("vol_velo"))
    // Who has none was not asked, and was no victim.
    #expect(theft.prevalence.value?.respondents == 240)
    #expect(isClose(theft.prevalence.value?.value, 0.162779377363328))
    #expect(isClose(theft.prevalence.value?.standardError, 0.0238785849260844))
    #expect(theft.risk.value?.respondents == 166)
    #expect(isClose(theft.risk.value?.value, 0.239551800805761))
    #expect(isClose(theft.risk.value?.standardError, 0.0335342522666267))
    #expect(theft.incidence == .unavailable(.notAsked))
    #expect(theft.complaint == .unavailable(.notAsked))
  }

  @Test func testsEachTraitAsRaoAndScott() throws {
    let crossings = try results().crossings
    let expected: [(FeelingCrossing.Trait, Double, Double, Double)] = [
      (.question("sexe"), 2.94662540251293, 1, 0.0874152156057282),
      (.question("age"), 0.54762495604707, 1.99284222853201, 0.578077061704107),
      (.district, 1.50335639141608, 1.99997225806431, 0.223482813949618),
    ]
    for (trait, f, degrees, p) in expected {
      let test = try #require(crossings.first { $0.trait == trait }?.test)
      #expect(isClose(test.f, f) && isClose(test.numeratorDegrees, degrees))
      #expect(isClose(test.p, p))
      #expect(!test.isEstablished && test.adjustedP >= test.p)
    }
    #expect(crossings.map(\.trait).last == .victim)
    #expect(try results().families.map(\.tests) == [9, 4])
  }
}
