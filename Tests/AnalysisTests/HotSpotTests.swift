import Dossier
import Geography
import Testing

@testable import Analysis

@Suite struct HotSpotTests {
  private static let before = MadeUpTown.year(2024)
  private static let now = MadeUpTown.year(2025)
  private static let periods = SpacePeriods(current: now, earlier: [before])

  /// Facts everywhere over two years, and Friday nights at one place each year.
  private static func facts(
    then: (Double, Double)?, now place: (Double, Double)?, category: Int = 1
  ) -> [LocalFact] {
    var scatter = Scatter(seed: 31)
    var facts = scatter.everywhere(600, in: before) + scatter.everywhere(600, in: now)
    if let then { facts += scatter.fridays(70, around: then, side: 180, in: before) }
    if let place {
      facts += scatter.fridays(70, around: place, side: 180, in: now, category: category)
    }
    return facts
  }

  private static func view(
    _ facts: [LocalFact], _ edition: DocumentEdition = .restricted
  ) -> SpaceView? {
    MadeUpTown.study(
      facts, periods,
      places: [NamedPoint(name: "Place des Rives", coordinate: MadeUpTown.coordinate(2_250, 850))],
      edition: edition)?.sources[0].overall
  }

  @Test func findsNoneAmongScatteredFacts() throws {
    let view = try #require(Self.view(Self.facts(then: nil, now: nil)))
    #expect(view.hotSpots.isEmpty && view.hotSpotCount == 0 && view.goneHotSpots.isEmpty)
  }

  @Test func saysWhereItIs() throws {
    let view = try #require(Self.view(Self.facts(then: nil, now: (2_250, 750))))
    let spot = try #require(view.hotSpots.first)
    #expect(view.hotSpots.count == 1 && spot.rank == 1)
    #expect(spot.place.district == "Est" && spot.place.priorityDistrict == "Les Rives")
    #expect(spot.place.nearest?.name == "Place des Rives")
    // Within a cell of the middle of what was planted, on round coordinates.
    let planted = MadeUpTown.point(2_250, 750)
    #expect(abs(spot.place.centre.x - planted.x) <= 100)
    #expect(abs(spot.place.centre.y - planted.y) <= 100)
    #expect(spot.place.centre.x.truncatingRemainder(dividingBy: 100) == 0)
    // The seventy, and the few that lay there anyway.
    let facts = try #require(spot.facts.value)
    #expect((65...90).contains(facts))
    #expect(abs((spot.shareOfFacts ?? 0) - Double(facts) / 670) < 1e-12)
    #expect(spot.place.areaSquareMetres <= 160_000)
    #expect(abs(spot.shareOfArea - spot.place.areaSquareMetres / MadeUpTown.area) < 1e-4)
  }

  @Test func knowsThePlacesThatFactsAreLocatedBy() throws {
    var facts = Self.facts(then: nil, now: (2_250, 750))
    var fact = Scatter.fact(2_250, 850, at: Self.now.lowerBound)
    (fact.location, fact.place) = (.named, 1)
    facts.append(fact)
    // A district is an area: its middle is not where something lies.
    (fact.location, fact.place) = (.named, 0)
    facts.append(fact)
    let source = MadeUpTown.study(
      facts, Self.periods, named: ["quartier Est", "square des Lilas"])?.sources[0]
    #expect(source?.overall.hotSpots.first?.place.nearest?.name == "square des Lilas")
    #expect(source?.coverage.named == 1 && source?.coverage.districtOnly == 1)
  }

  @Test func saysWhatAndWhen() throws {
    let view = try #require(Self.view(Self.facts(then: nil, now: (2_250, 750))))
    let spot = try #require(view.hotSpots.first)
    let first = try #require(spot.categories.first)
    #expect(MadeUpTown.categories[first.category] == "Nuisances sonores")
    #expect((first.share ?? 0) > 0.85 && first.againstRest.value?.verdict == .above)
    // About a third of the facts elsewhere.
    let ratio = try #require(first.againstRest.value?.ratio)
    #expect((2.0...3.6).contains(ratio))
    // Friday is day 4; its evening is one of the stretches, and by far the most told apart.
    let evening = try #require(spot.times.peaks.first { $0.weekday == 4 && $0.hours == 20..<24 })
    #expect(evening.share > 0.8 && evening.shareElsewhere < 0.06)
    #expect(spot.times.peaks.allSatisfy { $0.weekday == nil || $0.weekday == 4 })
    #expect(spot.times.tests == 55)
    // Monday to Sunday: the evening of Friday holds most of the week.
    let week = try #require(spot.times.week)
    #expect(week[4][20..<24].reduce(0, +) > 0.8 * week.joined().reduce(0, +))
  }

  @Test func noticesANewOne() throws {
    let view = try #require(Self.view(Self.facts(then: nil, now: (2_250, 750))))
    let history = try #require(view.hotSpots.first?.history)
    #expect(history.standing == .new)
    #expect(history.earlier.first?.continuity == HotSpotHistory.Continuity.none)
    #expect(history.months.count == 24 && history.months.allSatisfy(\.isWhole))
    let change = try #require(history.change.value)
    #expect(change.firstMonth == 2025 * 12 && change.isEstablished && (change.ratio ?? 0) > 5)
    let counts = history.months.compactMap(\.facts.value)
    #expect(counts.suffix(12).reduce(0, +) == view.hotSpots.first?.facts.value)
  }

  @Test func noticesThatOneStays() throws {
    let view = try #require(Self.view(Self.facts(then: (2_250, 750), now: (2_250, 750))))
    let history = try #require(view.hotSpots.first?.history)
    #expect(history.standing == .persistent && history.earlier.first?.continuity == .whole)
    #expect((history.earlier.first?.facts.value ?? 0) > 60)
    #expect(history.change.value?.isEstablished == false && view.goneHotSpots.isEmpty)
  }

  @Test func noticesThatOneMoved() throws {
    let view = try #require(Self.view(Self.facts(then: (2_650, 350), now: (2_050, 350))))
    let spot = try #require(view.hotSpots.first)
    guard case .moved(let from, let metres) = spot.history.standing else {
      Issue.record("it is \(spot.history.standing)")
      return
    }
    let planted = MadeUpTown.point(2_650, 350)
    #expect(abs(from.x - planted.x) <= 100 && abs(from.y - planted.y) <= 100)
    #expect((400...800).contains(metres) && view.goneHotSpots.isEmpty)
  }

  @Test func nearnessAloneIsNoMove() throws {
    // The same places as above, of another category: one went, another came.
    let view = try #require(
      Self.view(Self.facts(then: (2_650, 350), now: (2_050, 350), category: 0)))
    #expect(view.hotSpots.first?.history.standing == .new && view.goneHotSpots.count == 1)
  }

  @Test(arguments: [
    ([1, 2, 3], HotSpotHistory.Continuity.none), ([6, 7, 8], .part), ([8, 9], .whole),
    ([1, 2, 3, 4, 5, 8, 9], .part), ([1, 7, 8, 9], .whole), ([9], .whole), ([], .none),
  ])
  func aCommonEdgeIsNotTheSamePlace(cells: [Int], expected: HotSpotHistory.Continuity) {
    let spot = FoundSpot(cells: [8, 9, 10, 11, 12, 13], facts: 40)
    let other = FoundSpot(cells: cells, facts: 20)
    #expect(spot.continuity(with: other) == expected)
    #expect(other.continuity(with: spot) == expected)
    #expect(spot.continuity(with: [FoundSpot(cells: [1], facts: 5), other]) == expected)
  }

  @Test func saysThatOneIsNoMore() throws {
    // Farther than a kilometre: another one, not the same.
    let view = try #require(Self.view(Self.facts(then: (2_650, 350), now: (250, 2_650))))
    #expect(view.hotSpots.first?.history.standing == .new)
    let gone = try #require(view.goneHotSpots.first)
    #expect(gone.place.district == "Est" && (gone.factsThen.value ?? 0) > 60)
    #expect((gone.factsNow.value ?? 99) < 15)
  }

  @Test func cutsALargeConcentrationIntoItsPeaks() throws {
    var scatter = Scatter(seed: 33)
    // A whole square kilometre of many facts, with two peaks in it.
    let broad = (0..<900).map { _ in
      Scatter.fact(
        300 + scatter.next() * 1_000, 1_500 + scatter.next() * 1_000, at: Self.now.lowerBound + 60)
    }
    let facts =
      scatter.everywhere(300, in: Self.now) + broad
      + scatter.fridays(150, around: (450, 1_650), side: 150, in: Self.now)
      + scatter.fridays(150, around: (1_150, 2_350), side: 150, in: Self.now)
    let view = try #require(Self.view(facts))
    #expect(view.hotSpots.allSatisfy { $0.place.areaSquareMetres <= 500_001 })
    let centres = view.hotSpots.map(\.place.centre)
    for peak in [MadeUpTown.point(450, 1_650), MadeUpTown.point(1_150, 2_350)] {
      #expect(centres.contains { abs($0.x - peak.x) <= 150 && abs($0.y - peak.y) <= 150 })
    }
  }
}
