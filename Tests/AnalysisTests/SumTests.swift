import Dossier
import Testing

@testable import Analysis

@Suite struct SumTests {
  private func term(
    _ indicator: Indicator, _ area: String = "99001", year: Int = 2024, edition: Int = 2025,
    _ count: RecordedCount = .published(4)
  ) -> CountedFacts {
    CountedFacts(
      indicator: indicator, areaCode: area, year: year,
      edition: Edition(geographyYear: edition), count: count)
  }

  @Test func addsPhysicalViolenceInsideAndOutsideTheFamily() throws {
    #expect(
      try sum(of: [term(.intrafamilyViolence), term(.nonFamilyViolence)]) == .published(8))
  }

  @Test func addsOneIndicatorOverCommunes() throws {
    #expect(try sum(of: [term(.burglary, "99001"), term(.burglary, "99002")]) == .published(8))
  }

  @Test func hidesASumAsSoonAsOneTermIsHidden() throws {
    #expect(
      try sum(of: [term(.burglary), term(.burglary, "99002", .notPublished)]) == .notPublished)
  }

  @Test func refusesASumAcrossUnits() {
    #expect(throws: SumRefusal.differentUnits(.offence, .vehicle)) {
      try sum(of: [term(.burglary), term(.vehicleTheft)])
    }
  }

  @Test func refusesIndicatorsThatCountTheSameFacts() {
    #expect(throws: SumRefusal.overlapping(.formerAssaults, .nonFamilyViolence)) {
      try sum(of: [term(.nonFamilyViolence), term(.formerAssaults)])
    }
  }

  @Test func refusesASumThatIsNotTheAuthorisedOne() {
    #expect(throws: SumRefusal.notAuthorised(.burglary, .armedRobbery)) {
      try sum(of: [term(.armedRobbery), term(.burglary)])
    }
  }

  @Test func refusesACityBesideItsArrondissement() {
    #expect(
      throws: SumRefusal.cityWithItsArrondissement(city: "69123", arrondissement: "69381")
    ) {
      try sum(of: [term(.burglary, "69123"), term(.burglary, "69381")])
    }
  }

  @Test func refusesSuspectsOfTwoAreas() {
    #expect(throws: SumRefusal.notAdditiveOverAreas(.drugUse)) {
      try sum(of: [term(.drugUse), term(.drugUse, "99002")])
    }
  }

  @Test func refusesTwoEditionsTwoYearsTheSameAreaTwiceAndNothing() {
    #expect(throws: SumRefusal.differentEditions) {
      try sum(of: [term(.burglary), term(.burglary, "99002", edition: 2024)])
    }
    #expect(throws: SumRefusal.differentYears(2024, 2023)) {
      try sum(of: [term(.burglary), term(.burglary, "99002", year: 2023)])
    }
    #expect(throws: SumRefusal.sameAreaTwice("99001")) {
      try sum(of: [term(.burglary), term(.burglary)])
    }
    #expect(throws: SumRefusal.nothingToAdd) { try sum(of: []) }
  }
}
