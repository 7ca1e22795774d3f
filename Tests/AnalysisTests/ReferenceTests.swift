import Dossier
import Problems
import Testing
import Units

@testable import Analysis

@Suite struct ReferenceTests {
  private let now = Edition(geographyYear: 2025)
  private let before = Edition(geographyYear: 2023, producedOn: "2023-07-17")

  private func reference(
    _ kind: ReferenceKind, _ indicator: Indicator, _ dossier: Dossier
  ) throws -> Reference {
    let study = try #require(analyse(dossier).value.malveillance?.study(of: indicator))
    return try #require(study.reference(kind))
  }

  @Test func takesTheCommuneOutOfItsDepartementInOneEdition() throws {
    let communes = recordedBase(cells("99001", .burglary, [20]))
    let departments = recordedBase(
      .departments, cells("99", .burglary, [100]), dwellings: ["99": 10_000])
    let dossier = dossier(recorded: [communes, departments])
    let year = try #require(try reference(.department, .burglary, dossier).series.value?[2016])
    #expect(year.rate.perThousand == 10)  // 100 / 10,000, what the chart draws
    #expect(year.rest?.facts == 80)
    #expect(year.rest?.exposure == 9_000)
    let study = try #require(studies(of: dossier).first)
    let comparison = try #require(study.comparison(with: .department))
    #expect(comparison.basis == .restOfArea)
    // 20 / 1,000 over 80 / 9,000.
    let ratio = try #require(comparison.ratio)
    #expect(abs(ratio - 2.25) < 1e-12)
    #expect(!study.caveats.contains(.partOfWhole))
  }

  @Test func keepsTheCommuneInADepartementOfAnotherEditionAndSaysSo() throws {
    let communes = recordedBase(cells("99001", .burglary, [20, 22]))
    let departments = recordedBase(
      .departments, cells("99", .burglary, [100]), edition: before, dwellings: ["99": 10_000])
    let dossier = dossier(recorded: [communes, departments])
    let series = try #require(try reference(.department, .burglary, dossier).series.value)
    #expect(series.editionDiffers)
    #expect(series.edition == before)
    #expect(series.rest == .otherEdition)
    let study = try #require(studies(of: dossier).first)
    let comparison = try #require(study.comparison(with: .department))
    #expect(comparison.basis == .wholeArea(.otherEdition))
    #expect(comparison.year == 2016)
    #expect(study.caveats.contains(.otherEdition))
    #expect(study.caveats.contains(.otherYear))
    #expect(study.caveats.contains(.partOfWhole))
  }

  @Test func prefersTheSameEditionToANewerOne() throws {
    let communes = recordedBase(cells("99001", .burglary, [20]))
    let same = recordedBase(
      .departments, cells("99", .burglary, [100]), dwellings: ["99": 10_000])
    let newer = recordedBase(
      .departments, cells("99", .burglary, [90]), edition: Edition(geographyYear: 2026),
      dwellings: ["99": 10_000])
    let dossier = dossier(recorded: [communes, newer, same])
    let series = try #require(try reference(.department, .burglary, dossier).series.value)
    #expect(series.edition == now)
  }

  @Test func neverCrossesJuly2025ForPhysicalViolence() throws {
    let communes = recordedBase(cells("99001", .intrafamilyViolence, [20]))
    // Published under the same name, before the definition changed.
    let regions = recordedBase(
      .regions, cells("98", .intrafamilyViolence, [100]),
      edition: Edition(geographyYear: 2024, producedOn: "2025-03-14"))
    let dossier = dossier(recorded: [communes, regions])
    #expect(
      try reference(.region, .intrafamilyViolence, dossier).series
        == .unavailable(.redefinedInJuly2025))
  }

  @Test func usesPhysicalViolenceOfAnotherEditionOfTheSameDefinition() throws {
    let communes = recordedBase(cells("99001", .intrafamilyViolence, [20]))
    let regions = recordedBase(
      .regions, cells("98", .intrafamilyViolence, [100]),
      edition: Edition(geographyYear: 2026, producedOn: "2026-06-25"),
      inhabitants: ["98": 5_000])
    let dossier = dossier(recorded: [communes, regions])
    let series = try #require(
      try reference(.region, .intrafamilyViolence, dossier).series.value)
    #expect(series.editionDiffers)
  }

  @Test func refusesAnIndicatorThatWasRedefined() throws {
    let communes = recordedBase(cells("99001", .fraud, [20]))
    let regions = recordedBase(.regions, cells("98", .formerFraud, [100]), edition: before)
    let dossier = dossier(recorded: [communes, regions])
    #expect(
      try reference(.region, .fraud, dossier).series == .unavailable(.definitionDiffers))
  }

  @Test func neverSubtractsNorAddsSuspects() throws {
    let communes = recordedBase(cells("99001", .drugUse, [20]))
    let regions = recordedBase(
      .regions, AreaReferences.regionCodes.flatMap { cells($0, .drugUse, [50]) },
      inhabitants: ["11": 5_000])
    let dossier = dossier(commune(region: "11"), recorded: [communes, regions])
    let region = try #require(try reference(.region, .drugUse, dossier).series.value)
    #expect(region.rest == .notAdditive)
    #expect(region[2016]?.rest == nil)
    #expect(try reference(.france, .drugUse, dossier).series == .unavailable(.notAdditive))
    let study = try #require(studies(of: dossier).first)
    #expect(study.comparison(with: .region)?.basis == .wholeArea(.notAdditive))
    #expect(study.caveats.contains(.suspects))
    #expect(study.caveats.contains(.policeActivity))
  }

  @Test func addsEighteenRegionsToFranceAndTakesTheCommuneOut() throws {
    let communes = recordedBase(cells("99001", .burglary, [18]))
    let regions = recordedBase(
      .regions, AreaReferences.regionCodes.flatMap { cells($0, .burglary, [101]) })
    let dossier = dossier(recorded: [communes, regions])
    let year = try #require(try reference(.france, .burglary, dossier).series.value?[2016])
    #expect(year.rate.facts == 1_818)  // 18 × 101
    #expect(year.rate.exposure == 18_000)
    #expect(year.rest?.facts == 1_800)
  }

  @Test func saysWhichRegionsAreMissingFromFrance() throws {
    let communes = recordedBase(cells("99001", .burglary, [18]))
    let codes = AreaReferences.regionCodes.filter { $0 != "94" }
    let regions = recordedBase(.regions, codes.flatMap { cells($0, .burglary, [101]) })
    let dossier = dossier(recorded: [communes, regions])
    #expect(
      try reference(.france, .burglary, dossier).series
        == .unavailable(.incomplete(missing: ["94"])))
  }

  @Test func comparesParisNotWithItself() throws {
    let communes = recordedBase(cells("75056", .burglary, [20]))
    let departments = recordedBase(.departments, cells("75", .burglary, [20]))
    let dossier = dossier(commune("75056"), recorded: [communes, departments])
    #expect(
      try reference(.department, .burglary, dossier).series == .unavailable(.isTheTerritory))
  }

  @Test func saysThatNoFileOfTheLevelWasGivenOrThatTheAreaIsNotInIt() throws {
    let communes = recordedBase(cells("99001", .burglary, [20]))
    let elsewhere = recordedBase(.departments, cells("33", .burglary, [20]))
    #expect(
      try reference(.region, .burglary, dossier(recorded: [communes])).series
        == .unavailable(.noBase))
    #expect(
      try reference(.department, .burglary, dossier(recorded: [communes, elsewhere])).series
        == .unavailable(.areaAbsent))
  }

  @Test func neverMixesTwoCommunalEditionsInASeries() throws {
    let old = recordedBase(
      cells("99001", .burglary, [9, 9, 9]), edition: Edition(geographyYear: 2024))
    let new = recordedBase(cells("99001", .burglary, from: 2017, [20, 21]))
    let found = analyse(dossier(recorded: [old, new])).value
    let series = try #require(found.malveillance?.study(of: .burglary)?.series)
    #expect(series.edition == now)
    #expect(series.years.map(\.year) == [2017, 2018])
    #expect(found.context.bases.map(\.use) == [.series, .newerEditionPreferred])
  }
}
