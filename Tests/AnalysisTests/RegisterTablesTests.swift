import Dossier
import Testing
import Units

@testable import Analysis

/// The register as tables of counts for the chapter on tranquillity.
@Suite struct RegisterTablesTests {
  /// 1 January 2026, 10 h UTC, then a day later for each place in the year.
  private static func start(_ day: Int) -> Int { 1_767_261_600 + day * 86_400 }

  private static func dossier() throws -> Dossier {
    let date = try #require(CalendarDate(year: 2026, month: 11, day: 23))
    var dossier = Dossier(
      territory: Territory(code: "99001", kind: .commune, name: PlaceName("Valmont")),
      mission: Mission(sponsor: nil, author: nil, date: date, body: nil))
    // One call a day in January, February and March, noise on even days.
    dossier.register = FactRegister(
      sources: [FactSource(name: "Standard", unit: "appels")],
      categories: [
        FactCategory(name: "Bruit", isMapped: true), FactCategory(name: "Dépôts", isMapped: true),
      ],
      facts: (0..<90).map { LocalFact(start: start($0), category: $0 % 2, source: 0) })
    return dossier
  }

  @Test func countsBySourceMonthAndCategory() throws {
    let tables = registerTables(of: try Self.dossier())
    let table = try #require(tables.first)
    #expect(tables.count == 1 && table.name == "Standard" && table.unit == "appels")
    // January has 31 days from day 0: 16 even, 15 odd.
    let january = table.counts.filter { $0.period == LocalTable.Period(year: 2026, month: 1) }
    #expect(january.map(\.category) == ["Bruit", "Dépôts"])
    #expect(january.map(\.count) == [16, 15])
    #expect(table.counts.compactMap(\.count).reduce(0, +) == 90)
  }

  @Test func countsASourceGivenTwiceOnce() throws {
    var dossier = try Self.dossier()
    let source = Source(
      path: "standard.csv", producer: "Standard", dataset: "appels", vintage: "", sha256: "",
      records: 1, isFictitious: true)
    dossier.localTables = [
      LocalTable(
        name: "STANDARD", provider: "Ville", unit: "appels", placeRule: nil,
        counts: [
          LocalTable.Count(
            period: LocalTable.Period(year: 2026, month: 1), category: "Bruit", place: nil,
            count: 16)
        ], source: source)
    ]
    #expect(registerTables(of: dossier).isEmpty)
  }
}
