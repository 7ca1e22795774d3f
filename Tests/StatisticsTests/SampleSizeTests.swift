import Statistics
import Testing

/// Expected values: the formulas of Cochran 1977 and Fleiss 1981 with scipy's normal quantiles.
@Suite struct SampleSizeTests {
  @Test func givesTheUsualSizesOfASimpleSample() throws {
    let simple = try SampleSizing()
    // 1.95996² × 0.25 / 0.05² = 384.1, and / 0.03² = 1067.1.
    #expect(try simple.respondents(share: 0.5, margin: 0.05) == 385)
    #expect(try simple.respondents(share: 0.5, margin: 0.03) == 1_068)
  }

  @Test func countsTheDesignAndTheWholePopulation() throws {
    let sizing = try SampleSizing(designEffect: 1.3, population: 19_200)
    #expect(try sizing.respondents(share: 0.5, margin: 0.05) == 487)  // 486.75
    #expect(try sizing.respondents(share: 0.5, margin: 0.03) == 1_294)  // 1293.8
    #expect(try sizing.respondents(share: 0.05, margin: 0.03) == 261)  // 260.01
    let village = try SampleSizing(designEffect: 2, population: 90)
    #expect(try village.respondents(share: 0.5, margin: 0.01) <= 90)
  }

  @Test func givesTheMarginOfASample() throws {
    // 1.95996 × √(0.25 / 400 × 18800 / 19199)
    let margin = try SampleSizing(population: 19_200).margin(share: 0.5, respondents: 400)
    #expect(abs(margin - 0.0484872686030251) < 1e-12)
  }

  @Test func findsADifferenceOfTenPointsWithTheSizeOfFleiss() throws {
    let simple = try SampleSizing()
    #expect(try simple.respondentsOfEach(telling: 0.45, from: 0.55) == 392)  // 391.26
    #expect(try simple.respondentsOfEach(telling: 0.05, from: 0.15) == 141)  // 140.1
    let design = try SampleSizing(designEffect: 1.3)
    #expect(try design.respondentsOfEach(telling: 0.45, from: 0.55) == 509)  // 508.6
  }

  @Test func refusesWhatHasNoSize() throws {
    #expect(throws: InvalidInput.self) { try SampleSizing(designEffect: 0) }
    #expect(throws: InvalidInput.self) { try SampleSizing(population: 0) }
    let simple = try SampleSizing()
    #expect(throws: InvalidInput.self) { try simple.respondents(share: 1, margin: 0.05) }
    #expect(throws: InvalidInput.self) { try simple.respondentsOfEach(telling: 0.4, from: 0.4) }
  }
}
