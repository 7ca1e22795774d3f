import Dossier
import Problems
import Testing
import Units

@testable import Analysis

@Suite struct FindingTests {
  /// Eleven ordinary communes, and a first one with this count each year.
  private func example(_ counts: [Int?]) -> Dossier {
    let others = (2...12).flatMap { number in
      cells(String(99_000 + number), .criminalDamage, counts.map { _ in 50 })
    }
    return dossier(
      recorded: [recordedBase(cells("99001", .criminalDamage, counts) + others)],
      comparedWith: ["99002", "99003", "99004", "99005"])
  }

  private let name = "malveillance.destructions-et-degradations"

  @Test func makesOneFindingAnIndicatorAndAspect() {
    let list = analyse(example([50, 50, 50, 50, 50])).value.list
    #expect(
      list.map(\.identifier).sorted() == ["\(name).niveau", "\(name).position", "\(name).tendance"])
  }

  @Test func callsStrongALevelThatTheFunnelConfirms() throws {
    let found = analyse(example([150, 150, 150, 150, 150])).value
    let level = try #require(found.finding("\(name).niveau"))
    #expect(level.verdict == .above)
    #expect(level.strength == .strong)
    #expect(found.finding("\(name).position")?.strength == .strong)
    let ratio = try #require(level.evidence.first { $0.measure == "rapport" })
    #expect(ratio.value == 3)
    #expect(ratio.territoryCode == "99001")
    let interval = try #require(ratio.interval)
    #expect(interval.lower > 1)
    #expect(ratio.years == 2020...2020)
  }

  @Test func establishesNothingFromAnIntervalThatHoldsOne() throws {
    let level = try #require(
      analyse(example([50, 50, 50, 50, 55])).value.finding("\(name).niveau"))
    #expect(level.verdict == .notEstablished)
    #expect(level.strength == .undetermined)
  }

  @Test func saysThatTheLatestYearIsHiddenRatherThanComparingAnOldOne() throws {
    let found = analyse(example([150, 150, 150, 150, nil])).value
    for aspect in ["niveau", "position"] {
      let finding = try #require(found.finding("\(name).\(aspect)"))
      #expect(finding.verdict == .notPublished)
      #expect(finding.evidence.isEmpty)
    }
  }

  @Test func comparesWithTheRestOfTheDepartmentWithoutComparables() throws {
    let base = recordedBase(cells("99001", .criminalDamage, [150]))
    let department = recordedBase(
      .departments, cells("99", .criminalDamage, [600]), inhabitants: ["99": 10_000])
    let found = analyse(dossier(recorded: [base, department])).value
    let level = try #require(found.finding("\(name).niveau"))
    #expect(level.verdict == .above)
    #expect(level.strength == .established)
    // 150 / 1,000 over 450 / 9,000.
    let ratio = try #require(level.evidence.first { $0.measure == "rapport" })
    #expect(abs(ratio.value - 3) < 1e-12)
  }

  @Test func ranksTheStrongestFirst() {
    var rows: [Cell] = []
    for number in 1...12 {
      let code = String(99_000 + number)
      rows += cells(code, .criminalDamage, [number == 1 ? 150 : 50])
      rows += cells(code, .burglary, [number == 1 ? 80 : 50])
      rows += cells(code, .armedRobbery, [5])
    }
    let list = analyse(
      dossier(
        recorded: [recordedBase(rows)], comparedWith: ["99002", "99003", "99004", "99005"])
    ).value.list
    #expect(list.first?.identifier == "\(name).niveau")
    for (first, second) in zip(list, list.dropFirst()) {
      #expect(first.strength >= second.strength)
      if first.strength == second.strength { #expect(first.weight >= second.weight) }
    }
  }

  @Test func saysWhyThereIsNoMalveillance() {
    let none = analyse(dossier()).value
    #expect(none.malveillance == nil)
    #expect(none.list.isEmpty)
    #expect(
      none.context.absences.map(\.reason) == [.sourceNotProvided, .sourceNotProvided])
    let elsewhere = recordedBase(cells("33063", .burglary, [30]))
    let absent = analyse(dossier(recorded: [elsewhere])).value
    #expect(absent.malveillance == nil)
    #expect(absent.context.absences.first?.reason == .territoryAbsent)
    #expect(absent.context.bases.map(\.use) == [.areaAbsent])
  }

  @Test func keepsAnIndicatorWhoseEveryYearIsHidden() throws {
    let base = recordedBase(cells("99001", .burglary, [nil, nil, nil, nil, nil, nil]))
    let found = analyse(dossier(recorded: [base])).value
    let study = try #require(found.malveillance?.study(of: .burglary))
    #expect(study.series.published.isEmpty)
    #expect(study.comparisons.isEmpty)
    #expect(study.strip == nil)
    #expect(found.list.map(\.verdict) == [.notPublished, .notPublished, .notPublished])
    #expect(found.context.absences.contains { $0.reason == .allHidden })
  }

  @Test func addsTheCommunesOfAnIntercommunality() throws {
    let members = Territory(
      code: "200000000", kind: .intercommunality(memberCodes: ["99002", "99001"]),
      name: PlaceName("CA du Val"))
    let base = recordedBase(
      cells("99001", .burglary, [30, 30]) + cells("99002", .burglary, [20, nil])
        + cells("99001", .drugUse, [4, 4]) + cells("99002", .drugUse, [3, 3]))
    let found = analyse(dossier(members, recorded: [base])).value
    let series = try #require(found.malveillance?.study(of: .burglary)?.series)
    #expect(series[2016]?.rate?.facts == 50)
    #expect(series[2016]?.rate?.exposure == 2_000)
    #expect(series[2017]?.count == .notPublished)
    #expect(found.malveillance?.study(of: .drugUse) == nil)
    #expect(
      found.context.absences.contains {
        $0.subject == "malveillance.usage-de-stupefiants" && $0.reason == .notAdditive
      })
  }
}
