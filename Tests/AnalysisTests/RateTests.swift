import Dossier
import Problems
import Statistics
import Testing
import Units

@testable import Analysis

@Suite struct RateTests {
  @Test func countsBurglariesPerThousandDwellings() throws {
    let base = recordedBase(
      cells("99001", .burglary, [30]), inhabitants: ["99001": 12_000],
      dwellings: ["99001": 6_000])
    let study = try #require(studies(of: dossier(recorded: [base])).first)
    let rate = try #require(study.series.latest?.rate)
    #expect(rate.perThousand == 5)  // 30 / 6,000
    #expect(rate.denominator == .dwellings)
    #expect(study.caveats.contains(.dwellings))
    #expect(!study.caveats.contains(.residents))
  }

  @Test func givesZeroFactsTheIntervalOfGarwood() throws {
    let base = recordedBase(cells("99001", .armedRobbery, [0]))
    let study = try #require(studies(of: dossier(recorded: [base])).first)
    let interval = try #require(study.series.latest?.interval)
    #expect(interval.method == .garwood)
    #expect(interval.perThousand.lower == 0)
    // -ln(0.025) = 3.688879 facts for 1,000 inhabitants.
    #expect(abs(interval.perThousand.upper - 3.688_879_454_113_936) < 1e-9)
  }

  @Test func neverTakesAHiddenCountForZero() throws {
    let base = recordedBase(cells("99001", .armedRobbery, [30, nil, 34, 31, 29, 36, 33, nil]))
    let study = try #require(studies(of: dossier(recorded: [base])).first)
    #expect(study.series.hiddenYears == [2017, 2023])
    #expect(study.series[2017]?.count == .notPublished)
    #expect(study.series[2017]?.rate == nil)
    #expect(study.series[2017]?.interval == nil)
    #expect(study.series.latest?.year == 2022)
    #expect(study.trend.value?.years == [2016, 2018, 2019, 2020, 2021, 2022])
    #expect(study.caveats.contains(.hiddenYears))
  }

  @Test func widensTheIntervalOfASeriesThatVariesMoreThanChance() throws {
    let counts = [60, 140, 60, 140, 60, 140, 60]
    let base = recordedBase(cells("99001", .criminalDamage, counts))
    let study = try #require(studies(of: dossier(recorded: [base])).first)
    let fit = try poissonTrend(
      counts: counts, exposures: counts.map { _ in 1_000 }, years: Array(2016...2022))
    let dispersion = try #require(fit.dispersion)
    #expect(dispersion > 10)
    let interval = try #require(study.series.latest?.interval)
    #expect(interval.method == .quasiPoisson(dispersion: dispersion))
    // 60 ÷ φ facts have the exact limits of a gamma quantile; times φ, they hold 60 and are wider
    // than 45.8 to 77.2, the limits of 60 by Garwood.
    #expect(interval.perThousand.contains(60))
    #expect(interval.perThousand.lower < 45.7 && interval.perThousand.upper > 77.3)
    #expect(study.caveats.contains(.overdispersion))
  }

  @Test func addsTheTwoKindsOfPhysicalViolenceOnly() throws {
    let base = recordedBase(
      cells("99001", .intrafamilyViolence, [10, nil]) + cells("99001", .nonFamilyViolence, [5, 7])
        + cells("99001", .burglary, [3, 3]))
    let found = analyse(dossier(recorded: [base])).value
    let sum = try #require(found.malveillance?.physicalViolence)
    #expect(sum[2016]?.count == .published(15))
    #expect(sum[2016]?.rate?.perThousand == 15)
    #expect(sum[2017]?.count == .notPublished)
    #expect(sum[2017]?.rate == nil)
  }
}

/// The studies of a dossier's indicators, family after family.
func studies(of dossier: Dossier) -> [IndicatorStudy] {
  analyse(dossier).value.malveillance?.indicators ?? []
}
