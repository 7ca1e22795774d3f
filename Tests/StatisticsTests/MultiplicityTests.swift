import Testing

@testable import Statistics

@Suite struct MultiplicityTests {
  @Test func adjustsByHand() throws {
    // Sorted 0.01, 0.02, 0.04 of three: 0.03, 0.03, 0.04.
    let adjustedValues = try benjaminiHochberg([0.04, 0.01, nil, 0.02])
    #expect(adjustedValues[2] == nil)
    for (got, want) in zip(adjustedValues.compactMap { $0 }, [0.04, 0.03, 0.03]) {
      #expect(relativeGap(got, want) < 1e-14)
    }
  }

  @Test(arguments: PValueAdjustment.allCases)
  func neverLowersAPValueNorPassesOne(method: PValueAdjustment) throws {
    let values = [0.2, 0.001, 0.9, 0.04, 0.04, 1, 0]
    for (got, raw) in zip(try adjusted(pValues: values, by: method), values) {
      #expect((got ?? 0) >= raw && (got ?? 2) <= 1)
    }
  }

  @Test func refusesWhatIsNotAProbability() {
    #expect(throws: InvalidInput.self) { try benjaminiHochberg([0.1, .nan]) }
    #expect(throws: InvalidInput.self) { try benjaminiHochberg([0.1, 1.2]) }
  }

  @Test func drawsTheSameNumbersFromTheSameSeed() {
    var generator = SeededGenerator(seed: 0)
    // First output of the reference implementation of SplitMix64 (Vigna 2015) for a seed of zero.
    #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
    var one = SeededGenerator(seed: 7)
    var two = SeededGenerator(seed: 7)
    let draws = (0..<200).map { _ in one.binomial(trials: 1000, share: 0.3) }
    #expect(draws == (0..<200).map { _ in two.binomial(trials: 1000, share: 0.3) })
    // Mean of 200 draws: 300, with a standard error of 1.02.
    #expect(abs(draws.reduce(0, +) - 60_000) < 1000)
  }

  @Test func hidesACellThatTheMarginsWouldReveal() throws {
    let result = try cellSuppression(
      table: [[12, 3, 20], [15, 14, 11], [9, 18, 22]], threshold: 5)
    #expect(result.primary == [TableCell(row: 0, column: 1)])
    #expect(result.primaryOnlyIntervals == [3...3] && !result.isPrimaryOnlySafe)
    #expect(result.patterns.first?.count == 3 && result.complementaryCount == 39)
  }

  @Test func saysWhenMarginsRevealACellWhateverIsHidden() throws {
    let result = try cellSuppression(table: [[2, 30, 40]], threshold: 5)
    #expect(!result.isProtectable && result.patterns.isEmpty)
  }

  @Test func protectsALargeTableWithoutTryingEveryPattern() throws {
    var generator = SeededGenerator(seed: 3)
    let table = (0..<12).map { _ in (0..<15).map { _ in generator.below(60) } }
    let result = try cellSuppression(table: table, threshold: 5, effort: 2000)
    let pattern = try #require(result.patterns.first)
    let check = SuppressionTable(counts: table, threshold: 5)
    var hidden = [Bool](repeating: false, count: 180)
    for cell in result.primary + pattern { hidden[cell.row * 15 + cell.column] = true }
    #expect(check.protects(hidden: hidden))
  }
}
