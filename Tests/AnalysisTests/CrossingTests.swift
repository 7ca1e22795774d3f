import Dossier
import Problems
import Statistics
import Testing
import Units

@testable import Analysis

/// Survey against register, feeling against facts, responses against particularities.
@Suite struct CrossingTests {
  private func figure(_ value: Double, _ error: Double, _ interval: Interval? = nil) -> SurveyCell {
    .available(
      SurveyFigure(
        value: value, standardError: error, interval: interval, respondents: 800,
        designEffect: 1.2, isFragile: false))
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
    try #require(CalendarDate(year: year, month: month, day: day))
  }

  private func sample(months: Int? = 12, age: Int? = 15) throws -> SurveySample {
    SurveySample(
      title: "Enquête",
      fieldwork: SurveyFieldwork(
        from: try day(2026, 3, 2), to: try day(2026, 4, 10), mode: nil, referenceMonths: months),
      plan: .quotas,
      scope: SurveyScope(
        population: nil, persons: 19_200, households: 10_400, minimumAge: age),
      respondents: 1_000,
      weighting: SurveyWeighting(
        basis: .equal, weightRatio: 1, kishDesignEffect: 1, effectiveRespondents: 1_000,
        largestGap: nil, withoutMargin: 0,
        household: HouseholdWeighting(
          usesHouseholdSizes: true, kishDesignEffect: 1, effectiveRespondents: 1_000)),
      margins: [], districts: nil, caveats: [], source: source("reponses.csv"))
  }

  // MARK: - Scopes

  @Test(arguments: [
    (Victimisation.Unit.household, Indicator.burglary, [ScopeComparison.Obstacle]()),
    (.person, .burglary, [.unit]),
    (.person, .fraud, []),
    // Anywhere against here.
    (.person, .nonFamilyViolence, [.place]),
    (.household, .vehicleTheft, [.place]),
    (.household, .criminalDamage, [.owners, .place]),
    (.person, .drugUse, [.suspects, .place]),
  ])
  func comparesScopes(
    unit: Victimisation.Unit, indicator: Indicator, obstacles: [ScopeComparison.Obstacle]
  ) throws {
    let scope = ScopeComparison(
      unit, indicator, try sample(), recordedYears: 2_016...2_025, minimumOverlap: 6)
    #expect(scope.obstacles == obstacles)
  }

  @Test func choosesTheYearThatSharesMostMonths() throws {
    // Twelve months before March 2026: March 2025 to February 2026, ten of them in 2025.
    let scope = ScopeComparison(
      .household, .burglary, try sample(), recordedYears: 2_016...2_025, minimumOverlap: 6)
    #expect(scope.year == 2_025 && scope.sharedMonths == 10)
    #expect(scope.cautions == [.secondHomes, .period])
  }

  @Test func refusesPeriodsThatShareTooLittleAndAgesThatDiffer() throws {
    let early = ScopeComparison(
      .household, .burglary, try sample(), recordedYears: 2_016...2_024, minimumOverlap: 6)
    #expect(early.obstacles == [.overlap])
    let long = ScopeComparison(
      .household, .burglary, try sample(months: 24), recordedYears: 2_016...2_025,
      minimumOverlap: 6)
    #expect(long.obstacles == [.reference])
    for age in [Int?.none, 25] {
      let old = ScopeComparison(
        .person, .fraud, try sample(age: age), recordedYears: 2_016...2_025, minimumOverlap: 6)
      #expect(old.obstacles == [.ages])
    }
  }

  // MARK: - Bridge

  private func kind(_ total: SurveyCell?) -> VictimisationResult {
    VictimisationResult(
      key: "cambriolage", label: "Cambriolage", unit: .household, indicator: .burglary,
      victims: .shown(18), withoutAnswer: 0, prevalence: figure(0.018, 0.004),
      risk: figure(0.018, 0.004), multivictimation: figure(1, 0), incidence: figure(0.018, 0.004),
      cap: nil, complaint: figure(0.6, 0.1), report: figure(0.75, 0.08), totalVictims: total,
      totalFacts: total, districts: [], caveats: [])
  }

  private func results(
    _ kinds: [VictimisationResult], _ questions: [QuestionResult] = []
  ) throws -> SurveyResults {
    SurveyResults(
      sample: try sample(), questions: questions, withheldQuestions: [], victimisations: kinds,
      overall: OverallVictimisation(
        anyVictim: figure(0.3, 0.02), personalVictim: figure(0.2, 0.02),
        complaint: figure(0.5, 0.05), report: figure(0.6, 0.05)),
      crossings: [], families: [], findings: [])
  }

  private func malveillance(_ counts: [Int?]) throws -> Malveillance {
    let base = recordedBase(cells("99001", .burglary, from: 2_016, counts))
    return try #require(analyse(dossier(recorded: [base])).value.malveillance)
  }

  private func bridge(_ total: SurveyCell?, _ counts: [Int?]) throws -> DarkFigureBridge {
    try #require(
      BridgeStudy(
        survey: try results([kind(total)]), malveillance: try malveillance(counts), level: 0.95,
        crossing: CrossingParameters()
      ).bridges().first)
  }

  @Test func carriesTheErrorFromTheSurveyToTheRegister() throws {
    let bridge = try bridge(figure(190, 38), Array(repeating: 98, count: 10))
    let figures = try #require(bridge.figures)
    #expect(figures.year == 2_025 && figures.recorded == 98)
    // 190 × 0.75 and 190 × 0.6, their errors by the delta method:
    // √((0.6 × 38)² + (190 × 0.1)²) = 29.68, limits 114 × exp(±1.96 × 29.68 / 114).
    #expect(abs((figures.reported?.value ?? 0) - 142.5) < 1e-9)
    let complaints = try #require(figures.complaints)
    #expect(abs(complaints.value - 114) < 1e-9)
    let limits = try #require(complaints.interval)
    #expect(abs(limits.lower - 68.44) < 0.02 && abs(limits.upper - 189.90) < 0.02)
    // 98 / 190 = 51.6 %. On the log scale: survey ±1.96 × 0.2; exact Poisson limits of 98 are
    // 79.56 and 119.43 (chi-square quantiles), so that log distances are 0.2084 and 0.1978.
    let share = try #require(figures.recordedShare)
    #expect(abs(share.value - 98.0 / 190) < 1e-12)
    let interval = try #require(share.interval)
    // exp(-√(0.3920² + 0.2084²)) × 0.5158 = 0.3308, exp(√(0.3920² + 0.1978²)) × 0.5158 = 0.8001.
    #expect(abs(interval.lower - 0.3308) < 5e-4 && abs(interval.upper - 0.8001) < 5e-4)
    #expect(bridge.scope.cautions == [.secondHomes, .period, .victimsRate])
  }

  @Test func refusesWhatIsHiddenOnEitherSide() throws {
    let hidden = try bridge(
      figure(190, 38), Array(repeating: 98, count: 9) + [nil])
    #expect(hidden.figures == nil && hidden.scope.obstacles == [.notPublished])
    let unknown = try bridge(.unavailable(.secrecy), Array(repeating: 98, count: 10))
    #expect(unknown.figures == nil && unknown.scope.obstacles == [.noTotal])
  }

  // MARK: - Districts

  private func feeling(_ shares: [Double]) -> QuestionResult {
    QuestionResult(
      key: "soir", label: "Le soir", text: "le soir", role: .feeling, respondents: 700,
      withoutAnswer: 0,
      notAsked: 0, answers: [], negativeCount: 2, negative: figure(0.3, 0.02),
      districts: shares.enumerated().map { place, share in
        DistrictFigure(
          district: "Quartier \(place)", respondents: .shown(100),
          share: figure(
            share, 0.01, Interval(lower: share - 0.02, upper: share + 0.02)),
          difference: nil)
      })
  }

  private func crossing(
    _ feelings: [Double], _ victims: [Double]
  ) throws -> Availability<DistrictCrossing, DistrictCrossingAbsence> {
    let districts = victims.enumerated().map { place, share in
      DistrictFigure(
        district: "quartier \(place)", respondents: .shown(100),
        share: figure(share, 0.01, Interval(lower: share - 0.015, upper: share + 0.015)),
        difference: nil)
    }
    let base = kind(nil)
    let placed = VictimisationResult(
      key: base.key, label: base.label, unit: base.unit, indicator: nil, victims: base.victims,
      withoutAnswer: 0, prevalence: base.prevalence, risk: base.risk,
      multivictimation: base.multivictimation, incidence: base.incidence, cap: nil,
      complaint: base.complaint, report: base.report, totalVictims: nil, totalFacts: nil,
      districts: districts, caveats: [])
    return DistrictCrossingStudy(
      survey: try results([placed], [feeling(feelings)]), tranquility: nil,
      parameters: CrossingParameters()
    ).crossing()
  }

  @Test func countsNothingFromFourDistricts() throws {
    let four = try crossing([0.1, 0.2, 0.3, 0.4], [0.1, 0.2, 0.3, 0.4])
    #expect(four.reason == .tooFewDistricts(found: 4, minimum: 5))
  }

  @Test func enumeratesTheOrdersOfFiveDistricts() throws {
    let five = try #require(
      try crossing([0.1, 0.2, 0.3, 0.4, 0.5], [0.02, 0.05, 0.1, 0.2, 0.3]).value)
    #expect(five.correlation.spearman == 1)
    // Of the 120 orders, the same and the reverse are as far: 2 / 120.
    #expect(abs((five.correlation.pValue ?? 0) - 2.0 / 120) < 1e-12)
    #expect(
      five.points.map(\.quadrant.label) == [
        "low/low", "low/low", nil, "high/high", "high/high",
      ])
    #expect(five.medianFacts == 0.1 && five.leftOut.isEmpty)
  }

  @Test func leavesOutDistrictsThatOneSideLacks() throws {
    let five = try #require(
      try crossing([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [0.02, 0.05, 0.1, 0.2, 0.3]).value)
    #expect(five.leftOut == ["Quartier 5"])
  }

  // MARK: - Responses

  private func particularity(_ places: [String], _ words: String) -> Particularity {
    Particularity(
      row: ThemeRow(
        theme: .known(.noise),
        readings: [
          SourceReading(
            .local, signal: .strong, facts: [ThemeFact(.localRise, .words(words))])
        ], places: places), reach: .unknown)
  }

  private func coverage(
    _ response: LocalResponse, places: [String] = [], words: String = "Nuisances sonores"
  ) throws -> ResponseAdequacy.Row {
    let adequacy = MatchResponses(
      responses: LocalResponses(list: [response], source: source("reponses.yaml")),
      words: ThemeWords()
    ).adequacy(of: [particularity(places, words)])
    return try #require(adequacy.rows.first)
  }

  private func response(
    themes: [String] = ["tapage"], places: [String] = [], from: Int? = nil, to: Int? = nil,
    _ appraisal: LocalResponse.Appraisal? = .adequate
  ) -> LocalResponse {
    LocalResponse(
      identifier: "R1", name: "Médiation", themes: themes, places: places,
      schedule: from.map { LocalResponse.Schedule(weekdays: [], from: $0, to: to) },
      appraisal: appraisal)
  }

  @Test func coversWhenThemePlaceAndAppraisalHold() throws {
    #expect(try coverage(response(), places: ["Les Rives"]).coverage == .covered)
    #expect(
      try coverage(response(places: ["quartier des Rives"]), places: ["Les Rives"]).coverage
        == .covered)
  }

  @Test func saysWhatAResponseLacks() throws {
    let part = try coverage(response(places: ["Les Rives"]), places: ["Gare", "Les Rives"])
    #expect(part.coverage == .partly && part.matches[0].limits == [.somePlaces])
    #expect(part.placesLeft == ["Gare"])
    let elsewhere = try coverage(response(places: ["Nord"]), places: ["Gare"])
    #expect(elsewhere.coverage == .notCovered && elsewhere.matches[0].limits == [.otherPlaces])
    #expect(try coverage(response(nil)).matches[0].limits == [.notAppraised])
    #expect(try coverage(response(.insufficient)).coverage == .notCovered)
    #expect(try coverage(response(themes: ["vols"])).coverage == .noResponse)
  }

  @Test(arguments: [
    // A night goes from 22 h to 6 h: half of it is four hours.
    (22 * 60, 2 * 60, true), (18 * 60, 23 * 60, false), (0, 6 * 60, true),
    (9 * 60, 17 * 60, false),
  ])
  func holdsHoursAgainstTheNightThatTheThemeNames(from: Int, to: Int, isReached: Bool) throws {
    let row = try coverage(response(from: from, to: to), words: "Tapage nocturne")
    #expect((row.coverage == .covered) == isReached)
  }

  @Test func asksForHoursWhereTheThemeNamesThem() throws {
    let row = try coverage(response(), words: "Tapage nocturne")
    #expect(row.matches[0].limits == [.unknownHours])
  }
}
