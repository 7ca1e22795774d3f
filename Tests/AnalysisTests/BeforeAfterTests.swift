import Dossier
import Problems
import Testing
import Units

@testable import Analysis

/// A commune of 1,000 inhabitants beside five others, 2016 to 2025.
@Suite struct BeforeAfterTests {
  private static let others = ["99002", "99003", "99004", "99005", "99006"]
  private static let start = date(2024, 10, 1)

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      preconditionFailure("a day of the calendar")
    }
    return date
  }

  /// 100 facts a year to 2023, then 50 in 2025; 2020 and 2021 are out of all proportion.
  private static let halved: [Int?] = [100, 100, 100, 100, 7, 900, 100, 100, 80, 50]

  /// The comparables as they are in 2019, 2022 and 2023, then in 2025.
  private static let usual = [(100, 98), (80, 85), (120, 118), (90, 95), (110, 101)]

  private func world(
    _ own: [Int?] = halved, indicator: Indicator = .theftFromVehicles, hidden: Set<String> = []
  ) -> [Cell] {
    zip(Self.others, Self.usual).reduce(into: cells("99001", indicator, own)) {
      let (code, (before, after)) = $1
      $0 += cells(
        code, indicator,
        [Int?](repeating: before, count: 9) + [hidden.contains(code) ? nil : after])
    }
  }

  private func study(
    _ cells: [Cell], _ questions: [BeforeAfterQuestion], on day: CalendarDate = date(2026, 11, 23),
    territory: Territory = commune(), comparedWith: [String] = others
  ) -> BeforeAfterStudy {
    let dossier = dossier(
      territory, recorded: [recordedBase(cells)], comparedWith: comparedWith)
    return beforeAfter(
      questions, in: dossier, comparables: analyse(dossier).value.comparables, on: day)
  }

  private func answer(
    _ cells: [Cell], indicator: Indicator = .theftFromVehicles, start: CalendarDate = start,
    end: CalendarDate? = nil, on day: CalendarDate = date(2026, 11, 23)
  ) -> Availability<BeforeAfter, BeforeAfterAbsence> {
    let question = BeforeAfterQuestion(indicator: indicator, start: start, end: end)
    return study(cells, [question], on: day)[question]
  }

  /// 300 facts over three years, 50 in one.
  ///
  /// Exact limits by `scipy.stats.beta`; the group and the
  /// ratio by the quasi-Poisson regression, dispersion 0.2612 floored at one, `scipy.stats.t` with
  /// 4 degrees of freedom.
  @Test func holdsTheChangeAgainstThatOfTheComparables() throws {
    let change = try #require(answer(world()).value)
    #expect(change.before.years == [2019, 2022, 2023] && change.after.years == [2025])
    #expect(change.before.rate.facts == 300 && change.before.rate.exposure == 3_000)
    #expect(abs(change.ratio - 0.5) < 1e-12)
    #expect(abs(change.interval.lower - 0.36295032858463605) < 1e-9)
    #expect(abs(change.interval.upper - 0.676322434160487) < 1e-9)
    let group = try #require(change.group.value)
    #expect(group.codes == Self.others && group.leftOut == 0)
    #expect(abs(group.ratioOfRatios - 0.5030181086519115) < 1e-9)
    #expect(abs(group.ratioInterval.lower - 0.3214474009820813) < 1e-9)
    #expect(abs(group.ratioInterval.upper - 0.7871496763038098) < 1e-9)
    #expect(abs(group.p - 0.013049395946367368) < 1e-9)
    #expect(group.verdict == .lower)
  }

  /// 70 instead of 50: a ratio of 0.704 [0.474; 1.046], p 0.070.
  @Test func concludesNothingWhenTheIntervalHoldsOne() throws {
    var own = Self.halved
    own[9] = 70
    let group = try #require(answer(world(own)).value?.group.value)
    #expect(abs(group.ratioOfRatios - 0.7042253521126761) < 1e-9)
    #expect(group.ratioInterval.contains(1) && group.verdict == .notEstablished)
  }

  /// 0.0130 alone is established; with four others at 0.490 it becomes 5 × 0.0130 = 0.065.
  @Test func correctsForTheNumberOfTests() throws {
    var all = world()
    let flat: [Int?] = [100, 100, 100, 100, 7, 900, 100, 100, 80, 90]
    let more: [Indicator] = [
      .nonFamilyViolence, .vehicleTheft, .criminalDamage, .theftOfVehicleParts,
    ]
    for indicator in more { all += world(flat, indicator: indicator) }
    let questions = ([.theftFromVehicles] + more).map {
      BeforeAfterQuestion(indicator: $0, start: Self.start)
    }
    // Asked twice, a question is one test.
    let study = study(all, questions + [questions[0]])
    #expect(study.tests == 5)
    let group = try #require(study[questions[0]].value?.group.value)
    #expect(abs(group.adjustedP - 5 * 0.013049395946367368) < 1e-9)
    #expect(!group.ratioInterval.contains(1) && group.verdict == .notEstablished)
    let flatGroup = try #require(study[questions[1]].value?.group.value)
    #expect(abs(flatGroup.p - 0.49002514045408885) < 1e-9)
  }

  @Test func takesWholeYearsOnly() throws {
    func years(
      _ start: CalendarDate, _ end: CalendarDate? = nil,
      on day: CalendarDate = Self.date(2026, 11, 23)
    ) -> [[Int]]? {
      let change = answer(
        world([Int?](repeating: 100, count: 10)), start: start, end: end, on: day
      ).value
      return change.map { [$0.before.years, $0.after.years] }
    }
    // A year that begins with the action is whole; one in which it begins is on neither side.
    #expect(years(Self.date(2023, 1, 1)) == [[2018, 2019, 2022], [2023, 2024, 2025]])
    #expect(years(Self.date(2023, 1, 2)) == [[2018, 2019, 2022], [2024, 2025]])
    // 2020 and 2021 are on neither side.
    #expect(years(Self.date(2019, 3, 1)) == [[2016, 2017, 2018], [2022, 2023, 2024, 2025]])
    // An end that leaves no whole year, an end that is a year's.
    #expect(years(Self.date(2023, 1, 1), Self.date(2024, 6, 30)) == [[2018, 2019, 2022], [2023]])
    #expect(
      years(Self.date(2023, 1, 1), Self.date(2024, 12, 31)) == [[2018, 2019, 2022], [2023, 2024]])
    // A year counts once it has ended.
    #expect(
      years(Self.date(2023, 1, 1), on: Self.date(2025, 12, 30))
        == [[2018, 2019, 2022], [2023, 2024]])
    #expect(
      years(Self.date(2023, 1, 1), on: Self.date(2025, 12, 31))
        == [[2018, 2019, 2022], [2023, 2024, 2025]])
  }

  @Test func saysWhyItComputesNothing() {
    let even = [Int?](repeating: 100, count: 10)
    #expect(
      answer(world(), start: Self.date(2017, 1, 1)).reason
        == .tooFewYearsBefore(found: 1, minimum: 2))
    #expect(answer(world(), start: Self.date(2025, 4, 1)).reason == .noYearAfter(newest: 2025))
    #expect(
      answer(world(), end: Self.date(2025, 6, 30)).reason == .noYearAfter(newest: 2025))
    var hidden = even
    hidden[6] = nil
    #expect(answer(world(hidden)).reason == .notPublished([2022]))
    // A hidden year that no period needs hides nothing.
    hidden = even
    hidden[4] = nil
    #expect(answer(world(hidden)).value != nil)
    // 19 facts a year.
    #expect(
      answer(world([Int?](repeating: 19, count: 10))).reason
        == .tooFewFacts(mean: 19, minimum: 20))
    #expect(answer(world([Int?](repeating: 20, count: 10))).value != nil)
    #expect(answer(world(), indicator: .formerAssaults).reason == .notInEdition)
    let question = BeforeAfterQuestion(indicator: .burglary, start: Self.start)
    let nothing = beforeAfter(
      [question], in: dossier(), comparables: .unavailable(.noSocialSource), on: Self.start)
    #expect(nothing[question].reason == .noSeries && nothing.tests == 0)
  }

  /// The fine for drug use was made general in 2020: 2021 is its first whole year.
  @Test func leavesOutYearsBeforeTheMeasureExisted() {
    let counts: [Int?] = [0, 0, 0, 0, 30, 100, 100, 100, 100, 100]
    let cells = world(counts, indicator: .drugUseFines)
    #expect(
      answer(cells, indicator: .drugUseFines, start: Self.date(2023, 5, 1)).reason
        == .tooFewYearsBefore(found: 1, minimum: 2))
    #expect(
      answer(cells, indicator: .drugUseFines).value?.before.years == [2022, 2023])
  }

  @Test func keepsOnlyComparablesPublishedThroughout() throws {
    let group = try #require(
      answer(world(hidden: ["99005", "99006"])).value?.group.value)
    #expect(group.codes == ["99002", "99003", "99004"] && group.leftOut == 2)
    // 0.498 [0.243; 1.021]: fewer comparables, a wider interval.
    #expect(abs(group.ratioOfRatios - 0.49833887043189384) < 1e-9)
    #expect(abs(group.ratioInterval.upper - 1.0207022370587506) < 1e-9)
    let few = try #require(answer(world(hidden: ["99004", "99005", "99006"])).value)
    #expect(few.group.reason == .tooFewPublished(published: 2, minimum: 3))
    // What the territory itself did is still there.
    #expect(abs(few.ratio - 0.5) < 1e-12)
  }

  @Test func addsTheMembersOfAnIntercommunality() throws {
    let whole = Territory(
      code: "200000001", kind: .intercommunality(memberCodes: ["99001", "99002"]),
      name: PlaceName("Val"), department: nil, region: nil)
    let question = BeforeAfterQuestion(indicator: .theftFromVehicles, start: Self.start)
    let alone = study(world(), [question], territory: whole, comparedWith: [])
    let change = try #require(alone[question].value)
    // (50 + 98) / 2,000 over (300 + 300) / 6,000.
    #expect(abs(change.ratio - 0.74) < 1e-12)
    #expect(change.group.reason == .noComparables(.notACommune) && alone.tests == 0)
    // Compared with named communes, of which its own members are not.
    let named = study(world(), [question], territory: whole)
    #expect(named[question].value?.group.value?.codes == Array(Self.others.dropFirst()))
    let suspects = BeforeAfterQuestion(indicator: .drugUse, start: Self.start)
    #expect(
      study(world(indicator: .drugUse), [suspects], territory: whole)[suspects].reason
        == .notAdditive)
  }

  @Test func changesNothingWhenRowsMove() throws {
    let question = BeforeAfterQuestion(indicator: .theftFromVehicles, start: Self.start)
    let cells = world()
    #expect(
      study(cells, [question])[question]
        == study(cells.reversed(), [question], comparedWith: Self.others.reversed())[question])
  }
}
