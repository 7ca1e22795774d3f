import Dossier
import Problems
import Testing

@testable import Analysis

@Suite struct SocialContrastTests {
  private let named = ["99002", "99003", "99004"]

  private func profile(
    _ columns: [SocialVariable: [String: Double?]], comparedWith named: [String]
  ) throws -> SocialProfile {
    let dossier = dossier(social: [socialBase(columns)], comparedWith: named)
    return try #require(analyse(dossier).value.social)
  }

  @Test func measuresTheGapInDeviationsOfAllCommunes() throws {
    let values: [String: Double?] = [
      "99001": 20, "99002": 10, "99003": 12, "99004": 16, "99005": 22,
    ]
    let contrast = try #require(
      try profile([.povertyRate: values], comparedWith: named).contrasts.first)
    // Mean 16, squares 16 + 36 + 16 + 0 + 36 = 104, deviation √(104 / 4) = √26.
    let deviation = 26.0.squareRoot()
    #expect(contrast.communes == 5)
    #expect(abs(contrast.score - 4 / deviation) < 1e-12)
    #expect(contrast.comparables.count == 3)
    #expect(abs(contrast.comparables[0] + 6 / deviation) < 1e-12)
    // The median of 10, 12 and 16: the territory is not in its own reference.
    #expect(contrast.median == 12)
    #expect(abs(contrast.gap - 8 / deviation) < 1e-12)
  }

  @Test func saysNothingOfAMeasureThatDoesNotVaryOrThatTooFewComparablesHave() throws {
    let same: [String: Double?] = ["99001": 5, "99002": 5, "99003": 5, "99004": 5]
    let rare: [String: Double?] = ["99001": 5, "99002": 6, "99003": 7, "99004": nil]
    let found = try profile([.povertyRate: same, .medianIncome: rare], comparedWith: named)
    #expect(found.contrasts.isEmpty)
  }

  @Test func isTheSameWhateverTheUnit() throws {
    let percents: [String: Double?] = ["99001": 20, "99002": 10, "99003": 12, "99004": 16]
    let thousandths = percents.mapValues { $0.map { $0 * 10 } }
    let first = try profile([.povertyRate: percents], comparedWith: named).contrasts[0]
    let second = try profile([.povertyRate: thousandths], comparedWith: named).contrasts[0]
    #expect(abs(first.gap - second.gap) < 1e-12)
    #expect(abs(first.score - second.score) < 1e-12)
  }

  @Test func namesTheBlocksThatNoTableDescribes() throws {
    let found = try profile(
      [.povertyRate: ["99001": 5, "99002": 6], .noDiploma: ["99001": 20, "99002": 21]],
      comparedWith: named)
    #expect(found.absentBlocks == [.income, .age, .families, .employment, .housing])
  }
}
