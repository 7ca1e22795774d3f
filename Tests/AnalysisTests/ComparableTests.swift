import Dossier
import Problems
import Testing
import Units

@testable import Analysis

@Suite struct ComparableTests {
  /// Communes 99001 to 99007 whose income is 20,000 + 1,000 × their number, all in the base.
  private var communes: RecordedBase {
    recordedBase((1...7).flatMap { cells("9900\($0)", .burglary, [$0 * 10]) })
  }

  private var incomes: SocialBase {
    socialBase([
      .medianIncome: Dictionary(
        uniqueKeysWithValues: (1...7).map { ("9900\($0)", 20_000 + 1_000 * Double($0)) })
    ])
  }

  @Test func findsTheNearestByIncomeAndNeverItself() throws {
    let dossier = dossier(
      commune("99003"), recorded: [communes], social: [incomes], neighbours: 3)
    let group = try #require(analyse(dossier).value.comparables.value)
    // Distances 1, 1, 2, 2, …: ties in order of code.
    #expect(group.codes == ["99002", "99004", "99001"])
    #expect(group.covariates == [.social(.medianIncome)])
    #expect(group.origin == .similar(candidates: 6))
    #expect(group.unusedCovariates.contains(.social(.povertyRate)))
    // Population is in the base but doesn't vary. Deviation of 1…7 is √(28 / 6) = 2.1602.
    let nearest = try #require(group.members.first?.distance)
    #expect(abs(nearest - 1 / (28.0 / 6).squareRoot()) < 1e-12)
  }

  @Test func computesNothingUnderTheMinimumOfCandidates() {
    let dossier = dossier(
      commune("99003"), recorded: [communes], social: [incomes], neighbours: 7)
    #expect(
      analyse(dossier).value.comparables
        == .unavailable(.tooFewCandidates(found: 6, minimum: 7)))
  }

  @Test func leavesOutTheCovariateThatLeavesTooFewCandidates() throws {
    let social = socialBase([
      .medianIncome: ["99001": 1, "99002": 2, "99003": 3, "99004": 5, "99005": 8],
      .povertyRate: ["99001": 10, "99003": 12, "99002": nil, "99004": nil, "99005": nil],
    ])
    let dossier = dossier(
      commune("99003"), recorded: [communes], social: [social], neighbours: 3)
    let group = try #require(analyse(dossier).value.comparables.value)
    #expect(group.covariates == [.social(.medianIncome)])
    #expect(group.codes == ["99002", "99001", "99004"])
  }

  @Test func looksForCandidatesInTheBaseOnly() throws {
    let social = socialBase([
      .medianIncome: ["99001": 1, "99003": 3, "98999": 3, "99004": 5]
    ])
    let dossier = dossier(
      commune("99003"), recorded: [communes], social: [social], neighbours: 2)
    #expect(analyse(dossier).value.comparables.value?.codes == ["99001", "99004"])
  }

  @Test func keepsWhomTheDossierNames() throws {
    let dossier = dossier(recorded: [communes], comparedWith: ["99005", "99002", "99003"])
    let group = try #require(analyse(dossier).value.comparables.value)
    #expect(group.origin == .named)
    #expect(group.codes == ["99002", "99003", "99005"])
    #expect(group.members[0].distance == nil)
  }

  @Test func leavesOutItselfAndTheAbsentAndSaysSo() {
    let dossier = dossier(recorded: [communes], comparedWith: ["99001", "12345", "99003"])
    let result = analyse(dossier)
    #expect(result.value.comparables.value?.codes == ["99003"])
    #expect(
      result.warnings.map(\.identifier).sorted()
        == ["territoire-compare-a-lui-meme", "territoire-compare-absent"])
  }

  @Test func refusesLyonBesideItsFirstArrondissement() {
    let base = recordedBase(
      ["69123", "69381", "99001"].flatMap { cells($0, .burglary, [30]) })
    let result = analyse(dossier(recorded: [base], comparedWith: ["69123", "69381"]))
    #expect(
      result.value.comparables
        == .unavailable(.cityWithItsArrondissements(city: "69123", arrondissement: "69381")))
    #expect(result.warnings.map(\.identifier) == ["ville-et-arrondissements"])
    #expect(result.warnings.map(\.isError) == [true])
  }

  @Test func refusesToCompareAnArrondissementWithItsCity() {
    let base = recordedBase(["75056", "75118"].flatMap { cells($0, .burglary, [30]) })
    let result = analyse(
      dossier(commune("75118"), recorded: [base], comparedWith: ["75056"]))
    #expect(result.value.comparables.value == nil)
    #expect(result.warnings.map(\.isError) == [true])
  }

  @Test func poolsThePublishedAndNamesTheHidden() throws {
    let base = recordedBase(
      cells("99001", .burglary, [30]) + cells("99002", .burglary, [10])
        + cells("99003", .burglary, [20]) + cells("99004", .burglary, [30])
        + cells("99005", .burglary, [nil]),
      dwellings: ["99004": 2_000])
    let dossier = dossier(
      recorded: [base], comparedWith: ["99002", "99003", "99004", "99005"])
    let study = try #require(studies(of: dossier).first)
    let year = try #require(study.reference(.comparables)?.series.value?[2016])
    #expect(year.rate.facts == 60)
    #expect(year.rate.exposure == 4_000)
    #expect(year.notPublished == ["99005"])
    #expect(study.caveats.contains(.hiddenComparables))

    let strip = try #require(study.strip)
    // Pooled: 15 per thousand; 30 facts against the 15 expected.
    #expect(strip.expected == 15)
    #expect(abs(strip.ratio - 2) < 1e-12)
    #expect(strip.members.map(\.code) == ["99002", "99003", "99004"])
    let ratios = strip.members.map(\.ratio)
    #expect(zip(ratios, [10.0 / 15, 20.0 / 15, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(strip.notPublished == ["99005"])
  }

  @Test func makesNoReferenceOfTwoPublishedComparables() throws {
    let base = recordedBase(
      cells("99001", .burglary, [30]) + cells("99002", .burglary, [10])
        + cells("99003", .burglary, [20]) + cells("99004", .burglary, [nil]))
    let dossier = dossier(recorded: [base], comparedWith: ["99002", "99003", "99004"])
    let study = try #require(studies(of: dossier).first)
    #expect(
      study.reference(.comparables)?.series
        == .unavailable(.tooFewPublished(published: 2, minimum: 3)))
    #expect(study.strip == nil)
  }

  @Test func saysWhatIsMissingToFindSimilarCommunes() {
    #expect(
      analyse(dossier(recorded: [communes])).value.comparables == .unavailable(.noSocialSource))
    let elsewhere = socialBase([.medianIncome: ["33063": 1, "33119": 2]])
    #expect(
      analyse(dossier(recorded: [communes], social: [elsewhere])).value.comparables
        == .unavailable(.noCovariate))
  }
}
