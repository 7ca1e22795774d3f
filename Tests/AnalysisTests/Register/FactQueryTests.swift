import Dossier
import Testing
import Units

@testable import Analysis

@Suite struct FactQueryTests {
  /// A fact at noon on the first and the last day of each month of 2025, and those of a test.
  private static let frame: [LocalFact] = (1...12).flatMap { month in
    [1, CalendarDate.days(inMonth: month, of: 2025)].map {
      LocalFact(start: paris(2025, month, $0), category: 1, source: 0)
    }
  }

  private func day(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(iso: text))
  }

  private func count(
    _ query: FactQuery, _ facts: [LocalFact], upTo date: String = "2025-12-31",
    sources: [FactSource] = [FactSource(name: "A")], edition: DocumentEdition = .restricted
  ) throws -> Availability<QueriedFacts, QueryAbsence> {
    countFacts(
      query,
      in: registerDossier(facts + Self.frame, sources: sources, places: ["Gare", "Halles"]),
      upTo: try day(date), for: edition)
  }

  @Test func countsASlotThatCrossesMidnightOnItsFirstDay() throws {
    let facts = [
      // Friday 7 November 22 h and Saturday 8 at 0 h 30: both in the Friday slot.
      LocalFact(start: paris(2025, 11, 7, 22), category: 0, source: 0),
      LocalFact(start: paris(2025, 11, 8, 0, 30), category: 0, source: 0),
      // Friday at 0 h 30 is Thursday's slot; 1 h is outside; Saturday 22 h is another day.
      LocalFact(start: paris(2025, 11, 7, 0, 30), category: 0, source: 0),
      LocalFact(start: paris(2025, 11, 8, 1), category: 0, source: 0),
      LocalFact(start: paris(2025, 11, 8, 22), category: 0, source: 0),
      LocalFact(start: paris(2025, 11, 7, 0), isHourKnown: false, category: 0, source: 0),
    ]
    let query = FactQuery(
      categories: ["Bruit"], weekdays: [4], hours: FactQuery.Hours(from: 21, to: 1))
    let counted = try #require(try count(query, facts).value)
    #expect(counted.facts == .shown(2))
    #expect(counted.withoutHour == .shown(1))
    #expect(counted.days == (try day("2025-01-01"))...(try day("2025-12-31")))
    let all = FactQuery(categories: ["bruit"], hours: FactQuery.Hours(from: 21, to: 1))
    #expect(try count(all, facts).value?.facts == .shown(4))
    #expect(try count(FactQuery(categories: ["bruit"]), facts).value?.facts == .shown(6))
    #expect(try count(all, facts, edition: .publishable).value?.facts == .hidden)
  }

  @Test func weighsAnIntervalByItsShareOfTheHours() throws {
    // 20 h to 22 h, four times: half of each in 21 h – 1 h.
    let facts = (3...6).map {
      LocalFact(
        start: paris(2025, 11, $0, 20), end: paris(2025, 11, $0, 22), category: 0, source: 0)
    }
    let query = FactQuery(categories: ["bruit"], hours: FactQuery.Hours(from: 21, to: 1))
    #expect(try count(query, facts).value?.facts == .shown(2))
  }

  @Test func countsThePlacesByTheirName() throws {
    let facts = [
      LocalFact(start: paris(2025, 11, 3), category: 0, source: 0, place: 0),
      LocalFact(start: paris(2025, 11, 4), category: 0, source: 0, place: 1),
      LocalFact(start: paris(2025, 11, 5), category: 0, source: 0),
    ]
    let counted = try count(FactQuery(categories: ["bruit"], places: ["la gare"]), facts).value
    #expect(counted?.facts == .shown(1))
    #expect(counted?.withoutPlace == .shown(1))
  }

  @Test func endsItsWindowOnTheDate() throws {
    // Two frame facts a month: October to December.
    let query = FactQuery(window: .quarter)
    #expect(try count(query, []).value?.facts == .shown(6))
    // 16 September to 15 December: 30 September, 1 and 31 October, 1 and 30 November, 1 December.
    #expect(try count(query, [], upTo: "2025-12-15").value?.facts == .shown(6))
    #expect(
      ObservationPeriod.Length.quarter.days(upTo: try day("2025-06-30"))
        == (try day("2025-04-01"))...(try day("2025-06-30")))
    #expect(
      ObservationPeriod.Length.month.days(upTo: try day("2025-03-30"))
        == (try day("2025-03-01"))...(try day("2025-03-30")))
  }

  @Test func refusesWhatTheRegisterCannotCount() throws {
    #expect(
      try count(FactQuery(categories: ["bruits de bottes"]), []).reason
        == .unknownCategories(["bruits de bottes"]))
    #expect(try count(FactQuery(sources: ["B"]), []).reason == .unknownSources(["B"]))
    #expect(try count(FactQuery(places: ["Mars"]), []).reason == .unknownPlaces(["Mars"]))
    let sources = [FactSource(name: "A", unit: "appels"), FactSource(name: "B", unit: "constats")]
    #expect(
      try count(FactQuery(), [], sources: sources).reason == .mixedUnits(["appels", "constats"]))
    let early = try count(FactQuery(), [], upTo: "2025-06-30")
    #expect(
      early.reason
        == .notCovered(
          source: 0, (try day("2025-01-01"))...(try day("2025-12-31"))))
    #expect(
      countFacts(FactQuery(), in: registerDossier([]), upTo: try day("2025-12-31")).reason
        == .noRegister)
  }
}
