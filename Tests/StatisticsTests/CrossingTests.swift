import Testing
import Units

@testable import Statistics

@Suite struct CrossingTests {
  @Test func boundsTheDarkFigureBySeveralMethods() throws {
    let figure = try darkFigure(
      recorded: 145, survey: SurveyEstimate(value: 410, standardError: 62))
    let mover = try #require(figure.moverInterval)
    let fieller = try #require(figure.fiellerInterval)
    #expect(mover.contains(try #require(figure.ratio)) && mover.upper > fieller.upper)
  }

  @Test func leavesFiellersIntervalOutWhenItIsUnbounded() throws {
    let figure = try darkFigure(recorded: 3, survey: SurveyEstimate(value: 40, standardError: 9))
    #expect(figure.fiellerInterval == nil && figure.moverInterval != nil)
  }

  @Test func givesNoRatioOverNothing() throws {
    let figure = try darkFigure(recorded: 0, survey: SurveyEstimate(value: 35, standardError: 18))
    #expect(figure.ratio == nil && figure.moverInterval == nil)
  }

  @Test func enumeratesTheOrdersOfFourAreas() throws {
    // Only the same order and its reverse, of 24, reach |rho| = 1.
    let ranks = try rankCorrelation([1, 2, 3, 4], [10, 20, 30, 40])
    #expect(ranks.spearman == 1 && ranks.isExact && ranks.pValue == 2.0 / 24)
  }

  @Test func changesSignWhenOneOrderIsReversed() throws {
    let x = [3.0, 1, 4, 1, 5, 9, 2, 6, 5]
    let y = [2.0, 7, 1, 8, 2, 8, 1, 8, 2]
    let few = Simulation(samples: 500)
    let direct = try rankCorrelation(x, y, simulation: few)
    let inverse = try rankCorrelation(x, y.map { -$0 }, simulation: few)
    #expect(direct.spearman == inverse.spearman.map { -$0 })
    #expect(direct.kendall == inverse.kendall.map { -$0 })
  }

  @Test func callsALimitThatTouchesTheReferenceUndetermined() {
    let estimate = BoundedEstimate(value: 25, interval: Interval(lower: 20, upper: 30))
    #expect(estimate.standing(against: 20) == .undetermined)
    #expect(estimate.standing(against: 19.9) == .high)
    #expect(estimate.pointStanding(against: 20) == .high)
  }
}
