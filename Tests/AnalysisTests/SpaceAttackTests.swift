import Dossier
import Geography
import Testing

@testable import Analysis

/// What a reader of the publishable edition finds by subtracting one printed number from another.
@Suite struct SpaceAttackTests {
  private static let now = MadeUpTown.year(2025)

  private static func clump(_ count: Int, _ x: Double, _ y: Double) -> [LocalFact] {
    (0..<count).map { number in
      Scatter.fact(x + Double(number) * 3, y, at: now.lowerBound + number * 86_400)
    }
  }

  /// A small town: few facts anywhere, a concentration in the priority district.
  private static func town(seed: UInt64) -> [LocalFact] {
    var scatter = Scatter(seed: seed)
    let few = scatter.everywhere(8 + scatter.below(20), in: now)
    return few + scatter.fridays(20 + scatter.below(20), around: (2_250, 750), side: 90, in: now)
      + clump(scatter.below(7), 1_600, 100)
  }

  @Test(arguments: 1...12) func leavesNoSmallDifference(seed: UInt64) throws {
    let study = try #require(MadeUpTown.study(Self.town(seed: seed), edition: .publishable))
    let source = study.sources[0]
    let coverage = source.coverage
    for layer in source.overall.layers {
      let total = coverage.mapped + (layer.kind == .districts ? coverage.districtOnly : 0)
      let counts = layer.areas.map(\.facts) + [layer.elsewhere]
      let hidden = counts.count { $0 == .hidden }
      let rest = total - counts.compactMap(\.value).reduce(0, +)
      #expect(hidden != 1 && (hidden > 0 || rest == 0))
      // Whoever hides holds one at least: the sum of two that hold one each would say so.
      if hidden > 0 { #expect(rest > hidden) }
      #expect(counts.allSatisfy { $0.value.map { $0 == 0 || $0 >= 5 } ?? true })
    }
    let east = source.overall.layers[0].areas[1].facts.value
    let rives = source.overall.layers[1].areas[0].facts.value
    if let east, let rives { #expect(east == rives || east - rives >= 5) }
    for spot in source.overall.hotSpots where spot.place.priorityDistrict != nil {
      guard let facts = spot.facts.value, let east else { continue }
      #expect(east == facts || east - facts >= 5)
    }
  }

  /// A ratio over the rest and the count of its area give the facts of all inhabited areas: what
  /// they lack of the whole is the area whose inhabitants are unknown.
  @Test func tellsNoRatioThatGivesAnAreaWithoutInhabitantsAway() throws {
    var dossier = MadeUpTown.dossier(
      Self.clump(40, 100, 200) + Self.clump(12, 100, 1_200) + Self.clump(30, 100, 2_500)
        + Self.clump(3, 2_600, 300))
    func area(_ number: Int, _ ring: [(Double, Double)], _ population: Int?)
      -> TerritoryMap.NamedArea
    {
      TerritoryMap.NamedArea(
        code: "\(number)", name: "Secteur \(number)", shape: MadeUpTown.shape(ring),
        population: population)
    }
    func strip(_ number: Int) -> TerritoryMap.NamedArea {
      let (low, high) = (Double(number) * 1_000, Double(number + 1) * 1_000)
      return area(number, [(0, low), (1_500, low), (1_500, high), (0, high)], 2_000)
    }
    let east = area(3, [(1_500, 0), (3_000, 0), (3_000, 1_500), (1_500, 1_500)], nil)
    dossier.map = TerritoryMap(
      outline: MadeUpTown.map.outline, neighbours: [], priorityDistricts: [],
      districts: (0..<3).map(strip) + [east], sources: [])
    let study = studySpace(
      of: dossier, over: SpacePeriods(current: Self.now), parameters: MadeUpTown.coarse)
    let areas = try #require(study.value?.sources[0].overall.layers.first?.areas)
    #expect(areas.map(\.facts) == [.shown(40), .hidden, .shown(30), .hidden])
    #expect(areas.allSatisfy { $0.againstRest.reason == .hidden })
    // Its own rate says no more than its count.
    #expect(areas[0].rate.value != nil)
  }

  /// Thirty of the 33 facts of the East share a point to be verified.
  @Test func countsNoPointThatIsAPartOfItsDistrict() throws {
    let point = (0..<30).map { Scatter.fact(2_550, 450, at: Self.now.lowerBound + $0 * 86_400) }
    let square = NamedPoint(
      name: "place du Marché", coordinate: MadeUpTown.coordinate(2_550, 450))
    let facts = point + Self.clump(3, 1_700, 100) + Self.clump(40, 100, 200)
    let study = MadeUpTown.study(facts, places: [square], edition: .publishable)
    let place = try #require(study?.sources[0].defaultPlaces.first)
    #expect(place.standing == .toVerify && place.match == .named("place du Marché"))
    #expect(place.facts == .hidden && place.share == nil)
    let restricted = MadeUpTown.study(facts, places: [square])?.sources[0].defaultPlaces.first
    #expect(restricted?.facts == .shown(30))
  }

  /// The map of last year was published: two facts of now in its densest cells are two facts there.
  @Test func tellsNoHitRateOfFewFacts() throws {
    let before = MadeUpTown.year(2024)
    let then = (0..<60).map { Scatter.fact(2_650, 350, at: before.lowerBound + $0 * 86_400) }
    let facts = then + Self.clump(40, 100, 2_500) + Self.clump(2, 2_640, 350)
    let periods = SpacePeriods(current: Self.now, earlier: [before])
    let shown = MadeUpTown.study(facts, periods, edition: .publishable)?.sources[0].overall
    #expect(shown?.prediction.reason == .hidden)
    let whole = try #require(MadeUpTown.study(facts, periods)?.sources[0].overall.prediction.value)
    #expect(abs(whole.hitRate - 2.0 / 42) < 1e-12)
  }
}
