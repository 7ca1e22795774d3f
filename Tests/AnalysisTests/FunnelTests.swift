import Dossier
import Problems
import Statistics
import Testing
import Units

@testable import Analysis

@Suite struct FunnelTests {
  /// Twelve communes whose rate is 10 per thousand, but for the first.
  private func base(first: Int?, extra: [Cell] = []) -> RecordedBase {
    let sizes = (1...12).map { (String(99_000 + $0), Double($0) * 1_000) }
    return recordedBase(
      cells("99001", .criminalDamage, [first]) + extra
        + sizes.dropFirst().flatMap { cells($0.0, .criminalDamage, [Int($0.1 / 100)]) },
      inhabitants: Dictionary(uniqueKeysWithValues: sizes))
  }

  private func funnel(_ dossier: Dossier) throws -> Availability<FunnelPosition, FunnelAbsence> {
    try #require(studies(of: dossier).first).funnel
  }

  @Test func placesACommuneFarAboveTheOthers() throws {
    let funnel = try #require(try funnel(dossier(recorded: [base(first: 40)])).value)
    // 40 + 10 × (2 + … + 12) facts for 78,000 inhabitants.
    #expect(abs(funnel.field.meanPerThousand - 810.0 / 78) < 1e-12)
    #expect(funnel.field.points.count == 12)
    #expect(abs(funnel.ratio - 40 / (810.0 / 78)) < 1e-12)
    #expect(funnel.zone == .above998)
    #expect(funnel.verdict == .above)
  }

  @Test func drawsLimitsThatCloseWithSize() throws {
    let field = try #require(try funnel(dossier(recorded: [base(first: 10)])).value).field
    #expect(field.limits.count == FunnelField.curvePoints)
    #expect(field.limits.first?.exposure == 1_000)
    #expect(field.limits.last?.exposure == 12_000)
    for (small, large) in zip(field.limits, field.limits.dropFirst()) {
      #expect(small.upper95 > large.upper95)
      #expect(large.lower998 <= large.lower95 && large.upper95 <= large.upper998)
      #expect(small.lower998 >= 0)
    }
    // Nothing beyond chance: the limits are the exact ones of Spiegelhalter 2005.
    #expect(field.betweenVariance == 0)
    let exact = try exactFunnelLimits(expected: 120, tail: 0.025)
    let last = try #require(field.limits.last)
    #expect(abs(last.upper95 - exact.upper * 10) < 1e-9)
  }

  @Test func widensTheLimitsWhenCommunesDifferBeyondChance() throws {
    let sizes = (1...12).map { (String(99_000 + $0), 10_000.0) }
    let base = recordedBase(
      sizes.enumerated().flatMap { index, entry in
        cells(entry.0, .criminalDamage, [index.isMultiple(of: 2) ? 60 : 140])
      }, inhabitants: Dictionary(uniqueKeysWithValues: sizes))
    let funnel = try #require(try funnel(dossier(recorded: [base])).value)
    #expect(funnel.field.betweenVariance > 0)
    // 60 against 100 expected would be four standard errors away by chance alone.
    #expect(funnel.zone == .inside)
    #expect(funnel.verdict == .notEstablished)
  }

  @Test func holdsPublishedCommunesOnly() throws {
    let hidden = cells("99020", .criminalDamage, [nil])
    let study = try #require(
      studies(of: dossier(recorded: [base(first: 12, extra: hidden)])).first)
    let field = try #require(study.funnel.value).field
    #expect(field.points.count == 12)
    #expect(!field.points.contains { $0.code == "99020" })
    #expect(field.notPublished == 1)
    #expect(study.caveats.contains(.publishedOnly))
  }

  @Test func hasNoPlaceForAHiddenCommune() throws {
    #expect(
      try funnel(dossier(recorded: [base(first: nil)]))
        == .unavailable(.territoryNotPublished(year: 2016)))
  }

  @Test func asksForTenCommunes() throws {
    let few = recordedBase((1...9).flatMap { cells("9900\($0)", .criminalDamage, [30]) })
    #expect(
      try funnel(dossier(recorded: [few]))
        == .unavailable(.tooFewCommunes(published: 9, minimum: 10)))
  }

  @Test func holdsACityOrItsArrondissementsNeverBoth() throws {
    let paris = cells("75056", .criminalDamage, [300]) + cells("75118", .criminalDamage, [30])
    let base = base(first: 10, extra: paris)
    let forCommune = try #require(try funnel(dossier(recorded: [base])).value).field
    #expect(forCommune.points.contains { $0.code == "75056" })
    #expect(!forCommune.points.contains { $0.code == "75118" })
    let dossierOf18th = dossier(commune("75118"), recorded: [base])
    let forArrondissement = try #require(try funnel(dossierOf18th).value).field
    #expect(!forArrondissement.points.contains { $0.code == "75056" })
    #expect(forArrondissement.points.contains { $0.code == "75118" })
  }

  @Test func keepsTheFormOfACityThatTheBaseHas() {
    let areas = ["13055", "69381", "69382", "75056", "75101", "99001"]
    let cities = CityForm.cities.comparableAreas(among: areas).map { areas[$0] }
    #expect(cities == ["13055", "69381", "69382", "75056", "99001"])
    let parted = CityForm.arrondissements.comparableAreas(among: areas).map { areas[$0] }
    #expect(parted == ["13055", "69381", "69382", "75101", "99001"])
  }
}
