import Dossier
import Problems
import Testing
import Units

@testable import Analysis

/// What must hold whatever the figures.
@Suite struct PropertyTests {
  /// Made-up figures of thirty communes, the same on each run (linear congruential, Knuth 1997).
  private func rows() -> [Cell] {
    var state: UInt64 = 2026
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var rows: [Cell] = []
    for number in 1...30 {
      for indicator in [Indicator.burglary, .criminalDamage, .drugUse, .sexualViolence] {
        for year in 2016...2024 {
          let count = next(60)
          rows.append(
            Cell(String(99_000 + number), indicator, year, count < 5 ? nil : count))
        }
      }
    }
    return rows
  }

  private func example(
    _ rows: [Cell], reversed: Bool = false, scale: Double = 1, territory: String = "99007"
  ) -> Dossier {
    let codes = (1...30).map { String(99_000 + $0) }
    let sizes = Dictionary(
      uniqueKeysWithValues: codes.enumerated().map { ($1, scale * Double(1_024 << ($0 % 4))) })
    let social = [SocialVariable.medianIncome, .povertyRate].enumerated().map { index, variable in
      socialBase(
        [
          variable: Dictionary(
            uniqueKeysWithValues: codes.enumerated().map {
              ($1, Double?(Double(($0 * 7 + index * 3) % 30)))
            })
        ], path: "\(variable.rawValue).csv")
    }
    let communes = recordedBase(rows, inhabitants: sizes, dwellings: sizes)
    let old = recordedBase(
      rows, edition: Edition(geographyYear: 2024), inhabitants: sizes, dwellings: sizes)
    let department = recordedBase(
      .departments, cells("99", .burglary, Array(repeating: 3_000, count: 9)),
      inhabitants: ["99": 100_000 * scale], dwellings: ["99": 100_000 * scale])
    let recorded = [communes, old, department]
    return dossier(
      commune(territory), recorded: reversed ? recorded.reversed() : recorded,
      social: reversed ? social.reversed() : social)
  }

  @Test func theOrderOfRowsAndOfFilesChangesNothing() {
    let first = analyse(example(rows())).value
    let second = analyse(example(rows().reversed(), reversed: true)).value
    #expect(first == second)
    #expect(!first.list.isEmpty)
  }

  @Test func aStudyThatServedOtherCommunesGivesTheSameFindings() {
    let study = ReferenceStudy()
    for number in [3, 12, 25] {
      _ = analyse(example(rows(), territory: String(99_000 + number)), using: study)
    }
    #expect(analyse(example(rows()), using: study).value == analyse(example(rows())).value)
  }

  @Test func aStudyTellsTablesApartByTheirFiguresNotByTheirChecksum() {
    let study = ReferenceStudy()
    let first = example(rows())
    // The same path and checksum, the same shape, other figures.
    let second = example(
      rows().map { Cell($0.area, $0.indicator, $0.year, $0.count.map { $0 + 1 }) })
    _ = analyse(first, using: study)
    #expect(analyse(second, using: study).value == analyse(second).value)
  }

  @Test func manyThreadsShareAStudy() async {
    let study = ReferenceStudy()
    let codes = (1...8).map { String(99_000 + $0) }
    let expected = codes.map { analyse(example(rows(), territory: $0)).value.list }
    let found = await withTaskGroup(of: (Int, [Finding]).self) { group in
      for (index, code) in codes.enumerated() {
        group.addTask {
          (index, analyse(example(rows(), territory: code), using: study).value.list)
        }
      }
      return await group.reduce(into: [Int: [Finding]]()) { $0[$1.0] = $1.1 }
    }
    for index in codes.indices { #expect(found[index] == expected[index]) }
  }

  @Test func eightTimesTheExposureDividesRatesByEightAndLeavesRatiosAndTrends() throws {
    let small = try #require(analyse(example(rows())).value.malveillance)
    let large = try #require(analyse(example(rows(), scale: 8)).value.malveillance)
    for (one, other) in zip(small.indicators, large.indicators) {
      for (year, same) in zip(one.series.years, other.series.years) {
        #expect(year.rate?.perThousand == same.rate.map { $0.perThousand * 8 })
      }
      #expect(one.trend.value?.verdict == other.trend.value?.verdict)
      #expect(one.trend.value?.yearly?.percent == other.trend.value?.yearly?.percent)
      #expect(one.comparisons.map(\.ratio) == other.comparisons.map(\.ratio))
      #expect(one.comparisons.map(\.verdict) == other.comparisons.map(\.verdict))
      #expect(one.funnel.value?.zone == other.funnel.value?.zone)
    }
  }

  @Test func everyIntervalHoldsItsFigure() throws {
    for study in studies(of: example(rows())) {
      for year in study.series.published {
        let rate = try #require(year.rate)
        let interval = try #require(year.interval)
        #expect(interval.perThousand.contains(rate.perThousand))
      }
      for comparison in study.comparisons {
        let ratio = try #require(comparison.ratio)
        #expect(comparison.lower <= ratio)
        if let upper = comparison.upper { #expect(ratio <= upper) }
        #expect(comparison.adjustedP >= comparison.p)
      }
    }
  }

  @Test func noHiddenCountIsInAnyFigure() {
    for study in studies(of: example(rows())) {
      for year in study.series.years where year.count == .notPublished {
        #expect(year.rate == nil && year.interval == nil)
        #expect(study.trend.value?.years.contains(year.year) != true)
        #expect(study.reference(.department)?.series.value?[year.year]?.rest == nil)
        #expect(!study.comparisons.contains { $0.year == year.year })
      }
    }
  }
}
