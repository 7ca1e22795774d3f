import Dossier
import Testing
import Units

@testable import Strategy

/// What an edition for everyone prints of an indicator gives no hidden value back.
@Suite struct DisclosedIndicatorTests {
  private static let secrecy = MeasureSecrecy(
    thresholds: SecrecyThresholds(facts: 5, persons: 11), edition: .publishable)

  private func disclosed(
    initial: Double?, last: Double?, target: Double? = 8,
    towards direction: ActionIndicator
      .Direction? = nil, threshold: Double? = nil
  ) throws -> DisclosedIndicator {
    var indicator = ActionIndicator(identifier: "I1", label: "Femmes accueillies")
    indicator.initial = initial
    indicator.target = target
    indicator.direction = direction
    indicator.alertThreshold = threshold
    let measures = try last.map {
      [Measure(value: $0, date: try #require(CalendarDate(iso: "2026-05-31")))]
    }
    let followUp = IndicatorFollowUp(
      IndicatorReference(action: "F01", indicator: "I1"), indicator, measures: measures ?? [],
      on: try #require(CalendarDate(iso: "2026-12-31")))
    return DisclosedIndicator(followUp, disclosedBy: Self.secrecy)
  }

  /// 9 to 6 for a target of 8 would say « atteint », hence six, seven or eight.
  @Test func saysNothingOfTheWayOfAHiddenMeasure() throws {
    let indicator = try disclosed(initial: 20, last: 6, towards: .down, threshold: 5)
    #expect(indicator.last == .hidden && indicator.initial == .shown(20))
    #expect(indicator.trend == .hidden && indicator.progress == nil && indicator.alerts.isEmpty)
  }

  /// A target of 8 that is wanted lower would say that nine or ten there were.
  @Test func givesNoDirectionThatAHiddenValueDecides() throws {
    let indicator = try disclosed(initial: 9, last: 20)
    #expect(indicator.direction == nil && indicator.trend == .hidden)
    #expect(try disclosed(initial: 12, last: 20).direction == .down)
    #expect(try disclosed(initial: 9, last: 20, towards: .down).direction == .down)
  }

  /// Whatever the hidden value, 20 is above it: the words of the page hold for 1 as for 10.
  @Test(arguments: [1.0, 10]) func saysWhatHoldsForEveryHiddenValue(initial: Double) throws {
    let away = try disclosed(initial: initial, last: 20, towards: .down, threshold: 15)
    #expect(away.trend == .away && away.alerts == [.threshold, .away] && away.progress == nil)
    let nearer = try disclosed(initial: initial, last: 20, target: 40, towards: .up)
    #expect(nearer.trend == .towards && nearer.progress == nil)
    let none = try disclosed(initial: initial, last: 0, target: 0, towards: .down)
    #expect(none.trend == .reached)
  }

  @Test func keepsTheTargetThatThePartnersChose() throws {
    #expect(try disclosed(initial: 9, last: 7, target: 3).target == 3)
  }

  /// A decision that writes the indicators of a sheet anew prints them too.
  @Test func hidesTheValuesOfAChangedSheet() {
    var before = ActionSheet(identifier: "F01", title: "Accueil")
    var after = before
    var indicator = ActionIndicator(identifier: "I1", label: "Femmes accueillies")
    indicator.initial = 9
    before.indicators = [indicator]
    indicator.initial = 14
    after.indicators = [indicator]
    let lines = changedFields(from: before, to: after).map { change in
      change.disclosed(by: Self.secrecy) { $0.value.map { "\(Int($0))" } ?? "masqué" }
    }
    #expect(
      lines.map(\.before) == [["id : I1, libelle : Femmes accueillies, initial : masqué"]])
    #expect(lines.map(\.after) == [["id : I1, libelle : Femmes accueillies, initial : 14"]])
    let measure = FieldChange(indicator, from: 14, to: 7)
    #expect(measure.isHidden(by: Self.secrecy))
    #expect(measure.disclosed(by: Self.secrecy) { _ in "x" }.after == ["x"])
  }
}
