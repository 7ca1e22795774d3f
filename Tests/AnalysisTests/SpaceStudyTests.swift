import Dossier
import Geography
import Testing
import Units

@testable import Analysis

@Suite struct SpaceStudyTests {
  private static let day = MadeUpTown.newYear(2025) + 12 * 3_600

  /// Facts at points, one a day from noon of New Year's day.
  private static func facts(_ places: [(Double, Double)]) -> [LocalFact] {
    places.enumerated().map { number, place in
      Scatter.fact(place.0, place.1, at: day + number * 86_400, category: number % 3)
    }
  }

  @Test func saysWhyThereIsNoStudy() {
    var dossier = MadeUpTown.dossier([Scatter.fact(10, 10, at: Self.day)])
    let periods = SpacePeriods(current: MadeUpTown.year(2024))
    #expect(studySpace(of: dossier, over: periods).reason == .noFacts)
    dossier.map = nil
    #expect(studySpace(of: dossier, over: periods).reason == .noOutline)
    dossier.register = nil
    #expect(studySpace(of: dossier, over: periods).reason == .noRegister)
  }

  @Test func countsWhatIsKnownOfEachPlace() throws {
    var facts = Self.facts([
      // In the town, in the lake, beyond the cut corner.
      (100, 100), (2_900, 1_400), (750, 750), (2_000, 2_000),
    ])
    facts.append(LocalFact(start: Self.day, category: 0, source: 0))
    // Known by the name of a district, with the point of its middle or none; by that of a street.
    facts.append(LocalFact(start: Self.day, category: 0, source: 0, place: 0))
    var middle = Scatter.fact(2_250, 750, at: Self.day)
    (middle.place, middle.location) = (0, .named)
    var street = Scatter.fact(100, 200, at: Self.day)
    (street.place, street.location) = (1, .named)
    let study = try #require(
      MadeUpTown.study(
        facts + [middle, street], named: ["Quartier Est", "rue du Port"]))
    let coverage = study.sources[0].coverage
    #expect(coverage.total == 8 && coverage.given == 4 && coverage.named == 1)
    #expect(coverage.outside == 2 && coverage.districtOnly == 2 && coverage.unlocated == 1)
    // Five points of eight facts.
    #expect(coverage.geocodingRate == 0.625 && coverage.isBelowAcceptableRate)
    #expect(coverage.mapped == 3)
    let districts = try #require(study.sources[0].overall.layers.first)
    #expect(districts.areas.map(\.facts) == [.shown(2), .shown(3)])
    #expect(districts.areas.map(\.byNameOnly) == [0, 2] && districts.unlocated == 1)
    // A name of district is no place in a priority district.
    let priority = try #require(study.sources[0].overall.layers.last)
    #expect(priority.kind == .priorityDistricts && priority.unlocated == 3)
    #expect(priority.areas[0].facts == .shown(0) && priority.elsewhere == .shown(3))
  }

  @Test func anchorsItsGridOnRoundCoordinates() throws {
    let study = try #require(MadeUpTown.study(Self.facts([(100, 100)])))
    #expect(study.projection == .lambert93)
    #expect(abs(study.areaSquareMetres - MadeUpTown.area) < 100)
    #expect(study.grid.side == 100)
    let origin = study.grid.origin
    #expect(origin.x.truncatingRemainder(dividingBy: 100) == 0)
    #expect(origin.y.truncatingRemainder(dividingBy: 100) == 0)
    let covered = study.grid.shares.reduce(0, +) * 10_000
    #expect(abs(covered - study.areaSquareMetres) < 2_000)
  }

  @Test func drawsSmallTownsFinerButNeverForEveryone() throws {
    let facts = Self.facts([(100, 100)])
    let parameters = SpaceParameters()
    #expect(MadeUpTown.study(facts, parameters: parameters)?.grid.side == 50)
    #expect(
      MadeUpTown.study(facts, edition: .publishable, parameters: parameters)?.grid.side == 100)
    var few = SpaceParameters()
    few.mostCells = 200
    // 6.66 km² make 167 cells of 200 m, and those that the border cuts.
    #expect(MadeUpTown.study(facts, parameters: few)?.grid.side == 200)
  }

  @Test func comparesDistrictsByInhabitants() throws {
    // 40 facts in the West, 60 in the East of which 30 in the priority district.
    let west = (0..<40).map { (100 + Double($0) * 7, 1_200.0) }
    let east = (0..<30).map { (1_600 + Double($0) * 7, 1_200.0) }
    let rives = (0..<30).map { (2_100 + Double($0) * 7, 700.0) }
    let study = try #require(MadeUpTown.study(Self.facts(west + east + rives)))
    let districts = study.sources[0].overall.layers[0]
    #expect(districts.areas.map(\.facts) == [.shown(40), .shown(60)])
    let rate = try #require(districts.areas[1].rate.value)
    // 60 / 4 000 in twelve months; scipy: chi2.ppf(.025, 120) / 2 = 45.7863 facts.
    #expect(abs(rate.perThousand - 15) < 1e-9)
    #expect(abs(rate.interval.lower - 45.7863 / 4) < 1e-3)
    let ratio = try #require(districts.areas[1].againstRest.value)
    // (60 / 4 000) / (40 / 6 000); scipy: beta.ppf(.025, 60, 41) = 0.497210 as odds × 1.5.
    #expect(abs(ratio.ratio - 2.25) < 1e-9)
    #expect(abs(ratio.interval.lower - 1.5 * 0.497210 / (1 - 0.497210)) < 1e-4)
    #expect(ratio.verdict == .above && districts.tests == 2)
    // The priority district against the rest of the commune: (30 / 1 000) / (70 / 9 000).
    let priority = study.sources[0].overall.layers[1]
    #expect(abs((priority.areas[0].againstRest.value?.ratio ?? 0) - 27.0 / 7) < 1e-9)
  }

  @Test func keepsTheTotalUnderTheDensity() throws {
    var scatter = Scatter(seed: 11)
    let facts = scatter.everywhere(300, in: MadeUpTown.year(2025))
    let study = try #require(MadeUpTown.study(facts))
    let density = try #require(study.sources[0].overall.density.value)
    let values = try #require(density.values)
    let total = zip(values, study.grid.shares).reduce(0) { $0 + $1.0 * $1.1 } / 100
    // Facts per km² over cells of a hundredth of one.
    #expect(abs(total - 300) < 1e-6)
    #expect((100...500).contains(density.bandwidth))
    #expect(density.classes.allSatisfy { $0.map { $0 <= density.breaks.count } ?? false })
  }

  @Test func changesNothingWhenFactsArePermuted() throws {
    var scatter = Scatter(seed: 5)
    let periods = SpacePeriods(current: MadeUpTown.year(2025), earlier: [MadeUpTown.year(2024)])
    let facts =
      scatter.everywhere(200, in: MadeUpTown.newYear(2024)..<MadeUpTown.newYear(2026))
      + scatter.fridays(40, around: (2_250, 750), side: 150, in: MadeUpTown.year(2025))
    let study = try #require(MadeUpTown.study(facts, periods))
    let reversed = try #require(MadeUpTown.study(facts.reversed(), periods))
    #expect("\(study.sources)" == "\(reversed.sources)")
    #expect(!study.sources[0].overall.hotSpots.isEmpty)
  }

  @Test func holdsTheMapOfBeforeAgainstTheFactsOfNow() throws {
    var scatter = Scatter(seed: 8)
    let (before, now) = (MadeUpTown.year(2024), MadeUpTown.year(2025))
    let steady =
      scatter.fridays(50, around: (2_250, 750), side: 80, in: before)
      + scatter.fridays(50, around: (2_250, 750), side: 80, in: now)
    let periods = SpacePeriods(current: now, earlier: [before])
    let kept = try #require(MadeUpTown.study(steady, periods)?.sources[0].overall.prediction.value)
    // All facts lie in the twentieth of the cells that the map put first: 1 / 0.05.
    #expect(kept.hitRate == 1 && abs(kept.accuracyIndex - 20) < 1e-9)
    #expect(kept.efficiencyIndex == 1)
    let moved =
      scatter.fridays(50, around: (2_250, 750), side: 80, in: before)
      + scatter.fridays(50, around: (250, 2_750), side: 80, in: now)
    let lost = try #require(MadeUpTown.study(moved, periods)?.sources[0].overall.prediction.value)
    #expect(lost.hitRate == 0 && lost.accuracyIndex == 0)
    let alone = MadeUpTown.study(steady)?.sources[0].overall.prediction.reason
    #expect(alone == .noEarlierPeriod)
  }

  @Test func findsNearRepeatsWhereFactsFollowOneAnother() throws {
    // Twenty places, two facts a day apart at each: ten times more than days dealt at random give.
    var facts: [LocalFact] = []
    for number in 0..<20 {
      let x = 100 + Double(number % 5) * 300
      let y = 1_010 + Double(number / 5) * 450
      for later in 0...1 {
        let start = Self.day + (number * 15 + later) * 86_400
        facts.append(Scatter.fact(x, y, at: start))
      }
    }
    let repeats = try #require(MadeUpTown.study(facts)?.sources[0].overall.nearRepeats.value)
    // 20 pairs close in space of C(40, 2) = 780; 20 close in time too: 20 × 20 / 780.
    #expect(repeats.pairs == .shown(20) && abs(repeats.expected - 400.0 / 780) < 1e-12)
    #expect(repeats.isEstablished && repeats.facts == 40 && repeats.outOf == 40)
  }
}
