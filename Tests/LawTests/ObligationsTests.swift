import Law
import Testing
import Units

@Suite struct ObligationsTests {
  private func situation(_ change: (inout Situation) -> Void) throws -> Situation {
    let date = try #require(CalendarDate(iso: "2026-11-23"))
    var situation = Situation(
      kind: .commune, municipalPopulation: 800, totalPopulation: 800, priorityDistricts: 0,
      intercommunalityIsCompetent: false, hasIntercommunalCouncil: false,
      municipalPoliceAgents: 0, date: date)
    change(&situation)
    return situation
  }

  private func verdict(_ subject: Obligation.Subject, _ situation: Situation) -> Obligation.Verdict?
  {
    obligations(in: situation).first { $0.subject == subject }?.verdict
  }

  @Test(arguments: [
    (5_000, 5_000, Obligation.Verdict.optional), (5_001, 5_001, .mandatory),
    (4_950, 5_060, .toCheck), (10_000, 10_000, .mandatory),
  ])
  func asksForACouncilAboveFiveThousandInhabitants(
    municipal: Int, total: Int, expected: Obligation.Verdict
  ) throws {
    let town = try situation {
      $0.municipalPopulation = municipal
      $0.totalPopulation = total
    }
    #expect(verdict(.localCouncil, town) == expected)
  }

  @Test func asksForACouncilWhereverAPriorityDistrictLies() throws {
    let village = try situation { $0.priorityDistricts = 1 }
    #expect(verdict(.localCouncil, village) == .mandatory)
  }

  @Test func leavesTheCouncilOptionalWhereAnIntercommunalOneExists() throws {
    let town = try situation {
      $0.municipalPopulation = 30_000
      $0.totalPopulation = 30_500
      $0.hasIntercommunalCouncil = true
    }
    #expect(verdict(.localCouncil, town) == .optional)
  }

  @Test(arguments: [
    (15_000, 15_000, Obligation.Verdict.optional), (15_001, 15_001, .mandatory),
    (14_900, 15_200, .toCheck),
  ])
  func asksForACoordinatorAboveFifteenThousandInhabitants(
    municipal: Int, total: Int, expected: Obligation.Verdict
  ) throws {
    let town = try situation {
      $0.municipalPopulation = municipal
      $0.totalPopulation = total
    }
    #expect(verdict(.coordinator, town) == expected)
  }

  @Test(
    arguments: [(2, .optional), (3, .mandatory), (nil, .toComplete)]
      as [(Int?, Obligation.Verdict)])
  func asksForAConventionFromThreeAgents(agents: Int?, expected: Obligation.Verdict) throws {
    let town = try situation { $0.municipalPoliceAgents = agents }
    #expect(verdict(.policeConvention, town) == expected)
  }

  @Test func saysWhatIsMissingRatherThanNo() throws {
    let unknown = try situation {
      $0.municipalPopulation = nil
      $0.totalPopulation = nil
      $0.priorityDistricts = nil
      $0.intercommunalityIsCompetent = nil
    }
    #expect(verdict(.localCouncil, unknown) == .toComplete)
    #expect(verdict(.coordinator, unknown) == .toComplete)
    #expect(verdict(.intercommunalCouncil, unknown) == .toComplete)
    // Small, but whether a priority district lies in it is not known.
    let small = try situation { $0.priorityDistricts = nil }
    #expect(verdict(.localCouncil, small) == .toComplete)
  }

  @Test func neverGivesAnArrondissementTheDutiesOfACommune() throws {
    let paris = try situation { $0.kind = .paris }
    #expect(obligations(in: paris).map(\.subject) == [.parisCouncil])
    #expect(
      obligations(in: paris).flatMap(\.references).map(\.article) == [
        "L132-11", "L132-12", "D132-14",
      ])
    let lyon = try situation { $0.kind = .arrondissement(city: "Lyon") }
    #expect(obligations(in: lyon).allSatisfy { $0.verdict == .notConcerned })
  }

  @Test func citesL132Dash13AndNever14ForTheIntercommunalCouncil() throws {
    let member = try situation { $0.intercommunalityIsCompetent = true }
    let cited = obligations(in: member).flatMap(\.references).map(\.article)
    #expect(cited.contains("L132-13"))
    #expect(!cited.contains("L132-14"))
  }

  @Test func doesNotSayMandatoryWhileNobodySaidWhetherACispdExists() throws {
    let town = try situation {
      $0.municipalPopulation = 30_000
      $0.totalPopulation = 30_500
      $0.intercommunalityIsCompetent = true
      $0.hasIntercommunalCouncil = nil
    }
    #expect(verdict(.localCouncil, town) == .toComplete)
    // Without the competence there can be none.
    var alone = town
    alone.intercommunalityIsCompetent = false
    #expect(verdict(.localCouncil, alone) == .mandatory)
  }

  /// 4,546 × 1.1 = 5,000.6 and 5,500 ÷ 1.1 = 5,000.
  @Test(
    arguments: [
      (4_546, nil, .toCheck), (4_545, nil, .optional), (5_001, nil, .mandatory),
      (nil, 5_000, .optional), (nil, 5_500, .toCheck), (nil, 5_501, .mandatory),
    ] as [(Int?, Int?, Obligation.Verdict)])
  func checksTheThresholdWhenOnePopulationAloneIsKnown(
    municipal: Int?, total: Int?, expected: Obligation.Verdict
  ) throws {
    let town = try situation {
      $0.municipalPopulation = municipal
      $0.totalPopulation = total
    }
    #expect(verdict(.localCouncil, town) == expected)
  }

  /// The loi 2021-646 is in force on 27 May 2021.
  @Test(arguments: [
    ("2021-05-26", Obligation.Verdict.optional, Obligation.Verdict.notConcerned),
    ("2021-05-27", .mandatory, .optional),
  ])
  func answersForTheDayOfTheDocument(
    day: String, council: Obligation.Verdict, coordinator: Obligation.Verdict
  ) throws {
    let date = try #require(CalendarDate(iso: day))
    let town = try situation {
      $0.municipalPopulation = 10_000
      $0.totalPopulation = 10_000
      $0.date = date
    }
    #expect(verdict(.localCouncil, town) == council)
    #expect(verdict(.coordinator, town) == coordinator)
    var larger = town
    larger.municipalPopulation = 10_001
    larger.totalPopulation = 10_001
    #expect(verdict(.localCouncil, larger) == .mandatory)
  }

  @Test func doesNotAnswerForTextsThatWereNotLookedAt() throws {
    let date = try #require(CalendarDate(iso: "2019-06-01"))
    let town = try situation {
      $0.municipalPoliceAgents = 4
      $0.date = date
    }
    for subject in [Obligation.Subject.policeConvention, .fipdReport, .yearlyMeeting] {
      #expect(verdict(subject, town) == .toCheck)
    }
  }

  @Test func asksForNoCoordinatorOfACouncilThatIsOptional() throws {
    let town = try situation {
      $0.municipalPopulation = 30_000
      $0.totalPopulation = 30_500
      $0.intercommunalityIsCompetent = true
      $0.hasIntercommunalCouncil = true
    }
    #expect(verdict(.coordinator, town) == .conditional)
  }

  @Test func givesAnIntercommunalityItsOwnFrame() throws {
    let epci = try situation {
      $0.kind = .intercommunality
      $0.intercommunalityIsCompetent = true
    }
    let cited = Set(obligations(in: epci).flatMap(\.references).map(\.article))
    #expect(cited == ["L132-13", "D132-9", "D132-11", "D132-12", "R132-12-1"])
  }
}
