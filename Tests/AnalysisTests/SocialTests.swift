import Dossier
import Problems
import Testing
import Units

@testable import Analysis

@Suite struct SocialTests {
  private func measure(
    _ values: [String: Double?], territory: String = "99001", comparedWith named: [String] = []
  ) throws -> SocialMeasure {
    let dossier = dossier(
      commune(territory), social: [socialBase([.povertyRate: values])], comparedWith: named)
    return try #require(analyse(dossier).value.social?.measure(.povertyRate))
  }

  @Test func ranksFromTheHighestAndSharesTiedRanks() throws {
    let measure = try measure(["99001": 20, "99002": 30, "99003": 20, "99004": 10])
    let place = try #require(measure.place(among: .all))
    #expect(place.rank == 2)
    #expect(place.communes == 4)
    #expect(place.percentile == 50)  // one below, half of the two at 20
    #expect(place.median == 20)
  }

  @Test func countsCommunesWithoutAValueApart() throws {
    let place = try #require(
      try measure(["99001": 20, "99002": nil, "99003": 25]).place(among: .all))
    #expect(place.communes == 2)
    #expect(place.missing == 1)
    #expect(place.rank == 2)
  }

  @Test func ranksInTheDepartmentAndAmongComparables() throws {
    let measure = try measure(
      ["99001": 20, "99002": 30, "33063": 40, "33119": 5], comparedWith: ["33063", "33119"])
    #expect(measure.place(among: .all)?.rank == 3)
    #expect(measure.place(among: .department)?.communes == 2)
    #expect(measure.place(among: .department)?.rank == 2)
    #expect(measure.place(among: .comparables)?.communes == 3)
    #expect(measure.place(among: .comparables)?.rank == 2)
  }

  @Test func neverRanksACityBesideItsArrondissements() throws {
    let values: [String: Double?] = ["75056": 16, "75118": 21, "75119": 24, "99001": 10]
    #expect(try measure(values).place(among: .all)?.communes == 2)
    #expect(try measure(values, territory: "75118").place(among: .all)?.communes == 3)
    #expect(try measure(values, territory: "75118").place(among: .department)?.communes == 2)
  }

  @Test func saysWhatIsMissing() throws {
    let dossier = dossier(social: [
      socialBase([
        .medianIncome: ["99001": 21_000, "99002": 22_000],
        .povertyRate: ["99001": nil, "99002": 14],
      ])
    ])
    let found = analyse(dossier).value
    #expect(found.social?.missing.map(\.variable) == [.povertyRate])
    #expect(found.social?.measure(.povertyRate) == nil)
    #expect(
      found.context.absences.contains {
        $0.subject == "social.taux-de-pauvrete" && $0.reason == .valueMissing
      })
  }

  @Test func takesTheNewestTable() throws {
    let old = socialBase([.povertyRate: ["99001": 18]], vintage: 2019, path: "2019.csv")
    let new = socialBase([.povertyRate: ["99001": 20]], vintage: 2021, path: "2021.csv")
    let measure = try #require(
      analyse(dossier(social: [old, new])).value.social?.measure(.povertyRate))
    #expect(measure.value == 20)
    #expect(measure.vintage == 2021)
  }

  @Test func findsAPositionInTheLastDecileOfEnoughCommunes() throws {
    func list(_ communes: Int) -> [Finding] {
      let values = Dictionary(
        uniqueKeysWithValues: (1...communes).map { (String(99_000 + $0), Double?(40 - Double($0))) }
      )
      return analyse(dossier(social: [socialBase([.povertyRate: values])])).value.list
    }
    let finding = try #require(list(30).first)
    #expect(finding.identifier == "social.taux-de-pauvrete.position")
    #expect(finding.verdict == .above)
    #expect(finding.strength == .established)
    #expect(finding.evidence.first?.years == 2021...2021)
    #expect(list(29).isEmpty)
  }
}
