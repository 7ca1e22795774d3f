import Analysis
import Dossier
import Foundation
import Inputs
import Problems
import Testing
import Units

@testable import Strategy

/// Indicators that count facts in the register: read, written, counted.
@Suite struct IndicatorQueryTests {
  private static func valmont() throws -> Dossier {
    try readDossier(at: valmontFolder).value
  }

  private static var valmontFolder: String {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.appendingPathComponent("fixtures/valmont").path
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
    try #require(CalendarDate(year: year, month: month, day: day))
  }

  @Test func readsAQueryAndWritesItAgain() throws {
    let dossier = try Self.valmont()
    let action = try #require(dossier.strategy?.strategy.action("F01"))
    let query = try #require(action.indicators.first?.query)
    #expect(
      query
        == FactQuery(
          categories: ["Nuisances sonores"], sources: ["Standard de tranquillité publique"],
          hours: FactQuery.Hours(from: 21, to: 1), window: .year))
    #expect(
      query.node.line
        == "categories : Nuisances sonores, sources : Standard de tranquillité publique, "
        + "heures : 21-1, fenetre : annee")
  }

  /// The generator plants 405 calls in 2024 and 347 in 2025.
  @Test func countsWhatWasPlanted() throws {
    let dossier = try Self.valmont()
    let strategy = try #require(dossier.strategy?.strategy)
    let monitored = StrategyState(start: strategy).monitoredIndicators(
      in: dossier, upTo: (try Self.day(2025, 12, 31), try Self.day(2024, 12, 31)),
      for: .publishable)
    let found = try #require(monitored.first)
    #expect(monitored.count == 1 && found.indicator.reference.description == "F01.I1")
    #expect(found.counted.now.value?.facts == .shown(347))
    #expect(found.counted.yearBefore.value?.facts == .shown(405))
    #expect(found.counted.years.map(\.year) == [2024, 2025])
    // 347 / 365 over 405 / 366 is 0.8591; twice the smaller tail of 347 in 752 at 365/731 is 0.0412
    // (scipy.stats.binom.cdf): established with one test.
    let change = try #require(found.counted.change.value)
    #expect(abs(change.ratio - 0.8591) < 5e-4)
    #expect(change.verdict == .falling)
    // From 412 on the way to 300.
    #expect(found.indicator.trend == .towards && found.indicator.last == .shown(347))
  }

  @Test func hidesASmallCountAndWhatItWouldPlace() throws {
    var dossier = try Self.valmont()
    var strategy = try #require(dossier.strategy?.strategy)
    strategy.axes[0].objectives[0].operational[0].actions[0].indicators[0].query = FactQuery(
      categories: ["Alcool sur la voie publique"],
      sources: ["Standard de tranquillité publique"], weekdays: [1],
      hours: FactQuery.Hours(from: 4, to: 5), window: .month)
    dossier.strategy = nil
    let days = (try Self.day(2026, 9, 30), try Self.day(2025, 9, 30))
    let state = StrategyState(start: strategy)
    let open = state.monitoredIndicators(in: dossier, upTo: days, for: .restricted)
    let count = try #require(open.first?.counted.now.value?.facts.value)
    try #require(count < 5)
    let hidden = state.monitoredIndicators(in: dossier, upTo: days, for: .publishable)
    let shown = try #require(hidden.first)
    #expect(shown.counted.now.value?.facts == (count == 0 ? .shown(0) : .hidden))
    #expect(shown.counted.change.value == nil)
  }
}
