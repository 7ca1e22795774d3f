import Dossier
import Testing

@testable import Analysis

/// The windows of twelve months of a table that began in the middle of the one before.
@Suite struct TranquilityWindowsTests {
  /// 21 months from October 2023: nine of the last twelve have the same month a year before.
  @Test func comparesTheMonthsThatATableTooShortForTwoYearsHolds() throws {
    let counts = (0..<21).map { index in
      let month = 2023 * 12 + 9 + index
      return LocalTable.Count(
        period: LocalTable.Period(year: month / 12, month: month % 12 + 1), category: "Bruit",
        place: nil, count: 30)
    }
    let table = LocalTable(
      provider: "Standard", unit: "appels", placeRule: nil, counts: counts,
      source: Source(
        path: "a.csv", producer: "", dataset: "", vintage: "", sha256: "", records: 21,
        isFictitious: true))
    let cube = try #require(TranquilityCube(table, before: 2025 * 12 + 6))
    let windows = try #require(TranquilityWindows(cube))
    #expect(windows.latest.count == 9 && windows.previous == windows.latest.map { $0 - 12 })
    // July 2024 to June 2025, and the year before, that the table holds from October on.
    #expect(windows.windows.latest == MonthSpan(first: 2024 * 12 + 6, last: 2025 * 12 + 5))
    #expect(windows.windows.previous == MonthSpan(first: 2023 * 12 + 6, last: 2024 * 12 + 5))
  }
}
