import Dossier
import Problems
import Testing

@testable import Analysis

/// Recorded counts against those of communes of the same profile.
@Suite struct ExpectedTests {
  private let codes = (1...40).map { String(99_000 + $0) }

  /// Five facts for a thousand dwellings everywhere but where another count is given.
  private func example(
    own: Int? = nil, hidden: [Int] = [], shuffled: Bool = false, minimum: Int? = nil,
    neighbours: Int = 10
  ) -> Dossier {
    var dwellings: [String: Double] = [:]
    var rows: [Cell] = []
    for (place, code) in codes.enumerated() {
      let size = 4_000 + 500 * Double((place * 11) % 40)
      dwellings[code] = size
      // A spread of ± 20 %, so that the law is not Poisson's alone.
      let usual = Int(size / 200 * (0.8 + 0.1 * Double((place * 3) % 5)))
      let count = place == 0 ? own ?? usual : usual
      rows.append(Cell(code, .burglary, 2_024, hidden.contains(place) ? nil : count))
    }
    let social = socialBase([
      .medianIncome: Dictionary(
        uniqueKeysWithValues: codes.enumerated().map {
          ($1, Double?(20_000 + 100 * Double(($0 * 17) % 40)))
        })
    ])
    var made = dossier(
      recorded: [
        recordedBase(
          shuffled ? rows.reversed() : rows, inhabitants: dwellings, dwellings: dwellings)
      ],
      social: [social], neighbours: neighbours)
    made.comparison = Comparison(neighbourCount: neighbours, minimumCandidates: minimum)
    return made
  }

  private func level(_ dossier: Dossier) throws -> ExpectedLevel {
    try #require(analyse(dossier).value.expected.value?.level(of: .burglary))
  }

  @Test func threeTimesTheUsualCountIsAboveWhatIsExpected() throws {
    // 4,000 dwellings at 5 for a thousand: 20 are usual, 60 are counted.
    let level = try level(example(own: 60))
    #expect(level.expected > 15 && level.expected < 25)
    #expect(level.verdict == .above && !level.predictive.contains(60))
    #expect(level.communes == 39 && level.covariates == [.population, .social(.medianIncome)])
    // One test in the family: the adjusted p is the p.
    #expect(level.adjustedP == level.p)
    let finding = analyse(example(own: 60)).value.finding(
      "malveillance.cambriolages-de-logement.attendu")
    #expect(finding?.verdict == .above)
  }

  @Test func theUsualCountIsNeitherAboveNorBelow() throws {
    #expect(try level(example()).verdict == .notEstablished)
  }

  @Test func itsOwnCountDoesNotMoveWhatIsExpected() throws {
    let (few, many) = (try level(example(own: 3)), try level(example(own: 90)))
    #expect(few.expected == many.expected)
    #expect(few.verdict == .below)
  }

  @Test func hiddenCommunesAreLeftOutAndCounted() throws {
    let level = try level(example(hidden: [5, 6, 7]))
    #expect(level.communes == 36 && level.notPublished == 3)
    #expect(level.caveats.contains(.publishedOnly))
  }

  @Test func nothingIsExpectedOfAHiddenCount() {
    let expected = analyse(example(hidden: [0])).value.expected.value
    #expect(
      expected?.gaps == [
        ExpectedGap(indicator: .burglary, reason: .territoryNotPublished(year: 2_024))
      ])
  }

  @Test func theOrderOfRowsChangesNothing() throws {
    #expect(try level(example(own: 60)) == level(example(own: 60, shuffled: true)))
  }

  @Test func tooFewCandidatesGiveNeitherNeighboursNorExpectedLevel() {
    let findings = analyse(example(minimum: 50)).value
    #expect(
      findings.comparables.reason == .tooFewCandidates(found: 39, minimum: 50))
    #expect(findings.expected.reason == .tooFewCandidates(found: 39, minimum: 50))
  }

  @Test func tenPublishedCommunesAreTooFewForAFit() {
    let expected = analyse(example(hidden: Array(11...39))).value.expected.value
    #expect(
      expected?.gaps == [
        ExpectedGap(indicator: .burglary, reason: .tooFewPublished(found: 10, minimum: 30))
      ])
  }

  @Test func saysHowFarNeighboursAreCovariateByCovariate() throws {
    let comparables = try #require(analyse(example()).value.comparables.value)
    let income = try #require(
      comparables.gaps.first { $0.covariate == .social(.medianIncome) })
    #expect(income.value == 20_000)
    let confirmed = try #require(comparables.confirmedByMahalanobis)
    #expect((0...10).contains(confirmed))
  }
}
