import Dossier
import Testing
import Units

@testable import Analysis

@Suite struct TranquilityTests {
  /// Counts of one place, month after month, ending with October 2026.
  static func counts(
    _ category: String, _ place: String? = nil, _ values: [Int?]
  ) -> [LocalTable.Count] {
    values.enumerated().map { index, value in
      let month = 2026 * 12 + 9 - (values.count - 1) + index
      return LocalTable.Count(
        period: LocalTable.Period(year: month / 12, month: month % 12 + 1), category: category,
        place: place, count: value)
    }
  }

  static func table(_ counts: [LocalTable.Count], path: String = "police.csv") -> LocalTable {
    LocalTable(
      name: "Police municipale", provider: "Police municipale", unit: "interventions",
      placeRule: nil, counts: counts, source: source(path))
  }

  static func results(
    _ tables: [LocalTable], _ edition: DocumentEdition = .restricted,
    recorded: [RecordedBase] = []
  ) -> TranquilityResults? {
    var dossier = dossier(recorded: recorded)
    dossier.localTables = tables
    return TranquilityStudy(
      dossier: dossier, edition: edition, parameters: AnalysisParameters()
    ).results()
  }

  static func category(
    _ values: [Int?], _ edition: DocumentEdition = .restricted
  ) -> TranquilityCategory? {
    results([table(counts("Nuisances", nil, values))], edition)?.tables.first?.categories.first
  }

  @Test func comparesTwelveMonthsWithTheTwelveBefore() throws {
    let category = try #require(
      Self.category(Array(repeating: 10, count: 12) + Array(repeating: 15, count: 12)))
    let ratio = try #require(category.change.value)
    #expect(category.latest == .shown(180) && category.previous == .shown(120))
    // scipy: beta.ppf(.025, 180, 121) and beta.ppf(.975, 181, 120), as odds: 1.1840 and 1.9059.
    #expect(abs(ratio.ratio - 1.5) < 1e-12)
    #expect(abs(ratio.interval.lower - 1.18404) < 1e-4)
    #expect(abs(ratio.interval.upper - 1.90589) < 1e-4)
    #expect(ratio.verdict == .rising)
  }

  @Test func establishesNothingWhenTheIntervalHoldsOne() throws {
    let category = try #require(
      Self.category(Array(repeating: 10, count: 12) + Array(repeating: 11, count: 12)))
    #expect(category.change.value?.verdict == .notEstablished)
  }

  @Test func givesNoRatioUnderTheSmallestBase() throws {
    let category = try #require(
      Self.category(Array(repeating: 1, count: 12) + Array(repeating: 2, count: 12)))
    #expect(category.change.reason == .baseTooSmall(minimum: 20))
  }

  @Test func leavesAMissingMonthOutOfBothYears() throws {
    // The fifth of the last twelve months is missing: 11 months of 15 against 11 of 10.
    var values: [Int?] = Array(repeating: 10, count: 12) + Array(repeating: 15, count: 12)
    values[16] = nil
    let table = try #require(
      Self.results([Self.table(Self.counts("Nuisances", nil, values))])?.tables.first)
    #expect(table.categories.first?.latest == .shown(165))
    #expect(table.categories.first?.previous == .shown(110))
    #expect(table.windows?.comparedPeriods == 11)
    #expect(table.missing == [2026 * 12 + 2])
    // A year that held one month more would give that month away.
    #expect(table.categories.first?.years.isEmpty == true)
  }

  @Test func leavesOutTheMonthThatIsNotOver() throws {
    // The document is of 23 November 2026.
    var counts = Self.counts("Nuisances", nil, Array(repeating: 10, count: 24))
    counts.append(
      LocalTable.Count(
        period: LocalTable.Period(year: 2026, month: 11), category: "Nuisances", place: nil,
        count: 1))
    let table = try #require(Self.results([Self.table(counts)])?.tables.first)
    #expect(table.span.last == 2026 * 12 + 9)
  }

  @Test func countsNoRowAsZeroAndAnEmptyCellAsUnknown() throws {
    let full = Self.counts("A", nil, Array(repeating: 10, count: 24))
    let rare = Self.counts("B", nil, [6])
    let unknown = Self.counts("C", nil, [nil] + Array(repeating: 9, count: 11))
    let table = try #require(
      Self.results([Self.table(full + rare + unknown)])?.tables.first)
    #expect(table.categories.first { $0.label == "B" }?.latest == .shown(6))
    #expect(table.categories.first { $0.label == "B" }?.previous == .shown(0))
    #expect(table.categories.first { $0.label == "C" }?.latest == nil)
  }

  @Test func readsATrendFromFiveYearsAndNotFromFour() throws {
    // 100, 80, 64, 51, 41 a year: a fifth less each time.
    let years = [100, 80, 64, 51, 41].flatMap { total in
      (0..<12).map { total / 12 + ($0 < total % 12 ? 1 : 0) }
    }
    let five = try #require(Self.category(years))
    #expect(five.years.map(\.count) == [100, 80, 64, 51, 41].map { .shown($0) })
    let trend = try #require(five.trend.value)
    // log(0.8) a year: -20 %.
    #expect(abs(trend.percentPerYear + 20) < 0.3)
    #expect(trend.verdict == .falling)
    let four = try #require(Self.category(Array(years.dropFirst(12))))
    #expect(four.trend.reason == .tooShort(held: 4, needed: 5))
  }

  @Test func findsTheMonthsOfTheYearThatStandOut() throws {
    let year = [5, 5, 5, 5, 10, 20, 30, 30, 10, 5, 5, 5]  // from November on
    let category = try #require(Self.category(year + year + year))
    let season = try #require(category.season.value)
    #expect(season.isEstablished)
    // The 6th, 7th and 8th from November on: April, May and June.
    #expect(season.peaks == [4, 5, 6])
  }

  @Test func namesTheFirstTablePlainlyAndTheOtherByItsName() throws {
    let counts = Self.counts("Nuisances sonores", nil, Array(repeating: 10, count: 24))
    let results = try #require(
      Self.results([
        Self.table(counts, path: "a.csv"),
        LocalTable(
          name: "Bailleur", provider: "Bailleur", unit: "signalements", placeRule: nil,
          counts: counts, source: source("b.csv")),
      ]))
    #expect(
      results.findings.map(\.identifier) == [
        "tranquillite.nuisances-sonores", "tranquillite.nuisances-sonores-bailleur",
      ])
    #expect(results.tables.map(\.total) == [120, 120])
  }

  @Test func saysNothingWithoutATable() {
    #expect(Self.results([]) == nil)
  }
}
