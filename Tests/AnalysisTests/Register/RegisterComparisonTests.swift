import Dossier
import Statistics
import Testing
import Units

@testable import Analysis

@Suite struct RegisterComparisonTests {
  /// Two years of facts: 20 then 10 a month of noise in the first quarters, dumps that stay.
  private static let facts: [LocalFact] = {
    let noise = [10, 10, 10] + [Int](repeating: 12, count: 9) + [20, 20, 20]
    let dumps = [8, 7, 7] + [Int](repeating: 9, count: 9) + [7, 7, 6]
    return (monthly(noise, from: 2024, category: 0) + monthly(dumps, from: 2024, category: 1))
  }()

  private func source(
    _ facts: [LocalFact], over text: String = "2025-T1",
    for edition: DocumentEdition = .restricted
  ) throws -> SourceObservation {
    var parameters = RegisterParameters()
    parameters.breakSamples = 99
    let study = studyRegister(
      of: registerDossier(facts), over: period(text), for: edition, parameters: parameters)
    return try #require(study?.main)
  }

  @Test func comparesWithTheSameQuarterByDay() throws {
    let source = try source(Self.facts)
    #expect(source.comparisons.map(\.category) == [nil, 0, 1])
    #expect(source.comparisons.map(\.facts) == [.shown(80), .shown(60), .shown(20)])
    #expect(source.comparisons[1].previous == .shown(36))
    #expect(source.comparisons[1].share == 0.75)
    #expect(source.comparisons[1].earlier.map(\.year) == [2024, 2023, 2022])
    #expect(source.comparisons[1].earlier.map(\.facts) == [.shown(30), nil, nil])
    // 60 facts in 90 days over 30 in the 91 of 2024; scipy: binomtest(60, 90, 90/181), exact limits.
    let noise = try #require(source.comparisons[1].change.value)
    #expect(abs(noise.ratio - 2.022222) < 1e-6)
    #expect(abs(noise.interval.lower - 1.284003) < 1e-5)
    #expect(abs(noise.interval.upper - 3.247410) < 1e-5)
    #expect(abs(noise.p - 0.00172731) < 1e-7)
    #expect(noise.verdict == .rising)
    // Three tests: all 0.0155, noise 0.0017, dumps 0.906. The smallest is multiplied by 3.
    #expect(abs(noise.adjustedP - 3 * 0.00172731) < 1e-6)
    #expect(source.comparisons[2].change.value?.verdict == .notEstablished)
    #expect(source.comparedTests == 3)
    #expect(source.changes.map(\.category) == [0])
  }

  @Test func saysWhatAppearedAndWhatVanished() throws {
    let halls = monthly([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3], from: 2024, category: 2)
    let gone = Self.facts.filter { $0.category == 0 || $0.start < paris(2025, 1, 1, 0) }
    let source = try source(gone + halls)
    #expect(source.comparisons.first { $0.category == 2 }?.standing == .appeared)
    #expect(source.comparisons.first { $0.category == 1 }?.standing == .vanished)
    #expect(source.comparisons[0].standing == .known)
  }

  @Test func hidesASmallCategoryWithAnotherOne() throws {
    let halls = monthly([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], from: 2024, category: 2)
    let source = try source(Self.facts + halls, for: .publishable)
    // 83 facts: 60 of noise, 20 dumps, 3 halls; hiding the 3 alone would leave them.
    #expect(source.comparisons[0].facts == .shown(83))
    let shown = source.comparisons.compactMap(\.facts.value)
    #expect(shown == [83, 60])
    #expect(source.comparisons.first { $0.category == 1 }?.change.reason == .hidden)
    #expect(source.hours.first { $0.category == 1 }?.week.reason == .hidden)
    // Dumps are hidden in the period, so that their months are too.
    #expect(source.series.first { $0.category == 1 }?.counts.allSatisfy { $0 == .hidden } ?? true)
  }

  @Test func neverShowsNorLeavesASmallCount() throws {
    // Many registers of few facts, from a seed.
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<12 {
      let facts = (0..<3).flatMap { category in
        monthly(
          (0..<15).map { _ in Int(generator.next() % [40, 12, 4][category]) }, from: 2024,
          category: category)
      }
      let source = try source(facts, for: .publishable)
      for column in columns(source) { try check(column) }
      for table in [source.series.map(\.counts)] + margins(source) {
        for row in table.dropFirst() where row[0] != .hidden && table[0][0] != .hidden {
          for (part, whole) in zip(row, table[0]) {
            let rest = (whole.value ?? 0) - (part.value ?? 0)
            #expect(rest == 0 || rest >= 5)
          }
        }
        for count in table.joined() { #expect(!(1..<5).contains(count.value ?? 0)) }
      }
      for study in source.hours { #expect(study.week.value?.counts == nil) }
    }
  }

  /// The counts of a window, all categories first.
  private func columns(_ source: SourceObservation) -> [[DisclosedCount]] {
    [source.comparisons.map(\.facts), source.comparisons.compactMap(\.previous)]
      + (0..<3).map { year in source.comparisons.compactMap { $0.earlier[year].facts } }
  }

  private func margins(_ source: SourceObservation) -> [[[DisclosedCount]]] {
    let weeks = source.hours.compactMap(\.week.value)
    return weeks.isEmpty ? [] : [weeks.map(\.byDay), weeks.map(\.byHour)]
  }

  /// What is hidden of a column adds up to no small count, and is never one count alone.
  private func check(_ column: [DisclosedCount]) throws {
    for count in column { #expect(!(1..<5).contains(count.value ?? 0)) }
    guard let total = column.first?.value else { return }
    let hidden = column.dropFirst().count { $0 == .hidden }
    let rest = total - column.dropFirst().reduce(0) { $0 + ($1.value ?? 0) }
    #expect(hidden == 0 ? rest == 0 : hidden > 1 && rest - hidden >= 4)
  }

  @Test func changesNothingWhenFactsArePermuted() throws {
    var facts = Self.facts.enumerated().map { index, fact in
      var fact = fact
      if index.isMultiple(of: 3) { fact.end = fact.start + index * 401 }
      return fact
    }
    let one = try source(facts)
    var generator = SeededGenerator(seed: 5)
    facts.shuffle(using: &generator)
    let two = try source(facts)
    #expect(String(describing: one) == String(describing: two))
  }

  @Test func countsFactsThatTwoSourcesShareOnce() throws {
    func fact(_ source: Int, minute: Int, metres: Double, category: Int = 0) -> LocalFact {
      LocalFact(
        start: paris(2025, 2, 3, 21, minute), category: category, source: source,
        location: .given, longitude: 3.35, latitude: 46.52 + metres / 111_195)
    }
    let facts = [
      fact(0, minute: 0, metres: 0), fact(1, minute: 5, metres: 30),
      // Both near the second fact, which has its pair; the third of source 0 is 16 minutes away.
      fact(0, minute: 4, metres: 10), fact(0, minute: 21, metres: 0),
      // Another category, and too far.
      fact(1, minute: 5, metres: 0, category: 1), fact(1, minute: 20, metres: 80),
    ]
    let sources = [FactSource(name: "A"), FactSource(name: "B"), FactSource(name: "C")]
    let shared = { (edition: DocumentEdition) in
      studyRegister(
        of: registerDossier(facts, sources: sources), over: period("2025-T1"), for: edition)?
        .duplicates
    }
    #expect(shared(.restricted) == [SharedFacts(first: 0, second: 1, pairs: .shown(1))])
    #expect(shared(.publishable) == [SharedFacts(first: 0, second: 1, pairs: .hidden)])
  }
}
