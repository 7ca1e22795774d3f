import Dossier
import Geography
import Statistics
import Testing

@testable import Analysis

@Suite struct SpaceSecrecyTests {
  private static func facts(_ groups: [(count: Int, x: Double, y: Double)]) -> [LocalFact] {
    let start = MadeUpTown.newYear(2025)
    return groups.flatMap { group in
      (0..<group.count).map { number in
        Scatter.fact(
          group.x + Double(number) * 3, group.y, at: start + number * 86_400, category: 0)
      }
    }
  }

  private static func view(_ facts: [LocalFact], _ edition: DocumentEdition = .publishable)
    -> SpaceView?
  {
    MadeUpTown.study(facts, edition: edition)?.sources[0].overall
  }

  @Test func hidesASmallDistrictAndTheOneThatWouldGiveItAway() throws {
    let facts = Self.facts([(3, 1_700, 300), (40, 200, 200)])
    let districts = try #require(Self.view(facts)?.layers.first)
    #expect(districts.areas.map(\.facts) == [.hidden, .hidden] && districts.hidesSomething)
    #expect(districts.areas.allSatisfy { $0.share == nil && $0.byNameOnly == nil })
    #expect(districts.areas.allSatisfy { $0.rate.reason == .hidden })
    #expect(districts.areas.allSatisfy { $0.againstRest.reason == .hidden })
    let restricted = try #require(Self.view(facts, .restricted)?.layers.first)
    #expect(restricted.areas.map(\.facts) == [.shown(40), .shown(3)])
  }

  @Test func hidesWhatThePriorityDistrictGivesAwayOfItsDistrict() throws {
    // East holds 20 facts, 18 of them in Les Rives: two lie in the rest of the East.
    let facts = Self.facts([(18, 2_100, 700), (2, 1_600, 100), (40, 200, 200)])
    let layers = try #require(Self.view(facts)?.layers)
    let east = layers[0].areas[1].facts
    let rives = layers[1].areas[0].facts
    #expect(east == .hidden || rives == .hidden)
    // Far from small, both are shown.
    let many = Self.facts([(18, 2_100, 700), (9, 1_600, 100), (40, 200, 200)])
    let shown = try #require(Self.view(many)?.layers)
    #expect(shown[0].areas.map(\.facts) == [.shown(40), .shown(27)])
    #expect(shown[1].areas.map(\.facts) == [.shown(18)])
    #expect(!shown[0].hidesSomething)
  }

  @Test func showsNoCellOfFewFacts() throws {
    // Four facts in one cell, six in another, a cloud far away.
    let facts = Self.facts([(4, 2_610, 1_250), (6, 2_610, 250), (30, 210, 2_250)])
    let study = try #require(MadeUpTown.study(facts, edition: .publishable))
    let view = study.sources[0].overall
    let cells = try #require(view.cells.value)
    #expect(cells.counts == nil)
    func cell(_ x: Double, _ y: Double) -> Int? {
      let point = MadeUpTown.point(x, y)
      return study.grid.cells.indices.first { study.grid.box(of: $0).contains(point) }
    }
    let small = try #require(cell(2_615, 1_250))
    let large = try #require(cell(2_615, 250))
    #expect(cells.levels[small] == nil && cells.levels[large] != nil)
    #expect(cells.levels.count { $0 != nil } == 2)
  }

  @Test func masksADensityThatRestsOnFewFacts() throws {
    let facts = Self.facts([(4, 2_610, 1_250), (30, 210, 2_250)])
    let study = try #require(MadeUpTown.study(facts, edition: .publishable))
    let density = try #require(study.sources[0].overall.density.value)
    #expect(density.values == nil && density.maskedCells > 0)
    for cell in study.grid.cells.indices where density.classes[cell] != nil {
      let centre = study.grid.centre(of: cell)
      let around = facts.count { fact in
        let point = Projector(.lambert93).project(
          Coordinate(longitude: fact.longitude, latitude: fact.latitude))
        // Facts are merged within 20 m: half a diagonal either way.
        return distance(point, centre) <= density.bandwidth + 15
      }
      #expect(around >= 5)
    }
  }

  @Test func describesAHotSpotWithoutItsSmallCounts() throws {
    var scatter = Scatter(seed: 41)
    let now = MadeUpTown.year(2025)
    let place = (2_250.0, 750.0)
    let facts =
      scatter.everywhere(500, in: now)
      + scatter.fridays(60, around: place, side: 80, in: now, category: 1)
      + scatter.fridays(3, around: place, side: 80, in: now, category: 2)
    let view = try #require(Self.view(facts))
    let spot = try #require(view.hotSpots.first)
    #expect(spot.times.week == nil && !spot.times.peaks.isEmpty)
    #expect(spot.categories.allSatisfy { ($0.facts.value ?? 0) >= 5 })
    #expect(spot.hiddenCategories > 0)
    #expect(spot.history.months.allSatisfy { $0.facts.value.map { $0 == 0 || $0 >= 5 } ?? true })
    // The sum of what is shown never leaves a small count alone.
    let total = try #require(spot.facts.value)
    let shown = spot.categories.compactMap(\.facts.value).reduce(0, +)
    #expect(total - shown == 0 || total - shown >= 5)
    let months = spot.history.months.compactMap(\.facts.value).reduce(0, +)
    #expect(total - months == 0 || total - months >= 5)
  }

  @Test func givesNoPointWithoutAName() throws {
    let facts =
      Self.facts([(30, 210, 2_250)])
      + (0..<40).map {
        Scatter.fact(2_550, 450, at: MadeUpTown.newYear(2025) + $0 * 86_400)
      }
    let places = MadeUpTown.study(facts, edition: .publishable)?.sources[0].defaultPlaces
    #expect(places?.count == 1 && places?.first?.point == nil)
    let restricted = MadeUpTown.study(facts)?.sources[0].defaultPlaces.first?.point
    #expect(restricted == MadeUpTown.point(2_550, 450))
  }

  /// Whoever knows the sums finds at least the threshold of values for each small count.
  @Test func provesWhatItHides() throws {
    var scatter = Scatter(seed: 43)
    let now = MadeUpTown.year(2025)
    let facts =
      scatter.everywhere(60, in: now) + scatter.fridays(40, around: (2_250, 750), side: 90, in: now)
    let dossier = MadeUpTown.dossier(facts)
    let periods = SpacePeriods(current: now)
    let plane = try #require(
      TerritoryPlane(dossier, places: [], edition: .publishable, parameters: MadeUpTown.coarse))
    let register = try #require(dossier.register)
    let placed = try #require(
      SourceFacts(
        of: 0, among: facts.sorted { $0.start < $1.start }, register, on: plane, periods))
    var study = SourceStudy(
      facts: placed, plane: plane, periods: periods, edition: .publishable, secrecy: 5,
      parameters: MadeUpTown.coarse)
    study.membership = AreaMembership(of: placed, on: plane)
    let overall = ViewStudy(study, category: nil)
    let main = ViewStudy(study, category: 1)
    let proof = try #require(SpaceTables(study, overall, main).cells().suppression())
    #expect(!proof.protected.isEmpty)
    for cell in proof.protected where !cell.isLimitedByKnownCells {
      #expect(cell.range.lowerBound <= 1 && cell.range.upperBound >= 4)
      #expect(cell.range.count > 5)
    }
  }
}
