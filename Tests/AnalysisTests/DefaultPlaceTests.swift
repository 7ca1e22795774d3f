import Dossier
import Geography
import Testing

@testable import Analysis

@Suite struct DefaultPlaceTests {
  private static let hall = (1_100.0, 1_100.0)
  private static let names = [
    NamedPoint(name: "Mairie", coordinate: MadeUpTown.coordinate(1_110, 1_105)),
    NamedPoint(name: "Hall du 8", coordinate: MadeUpTown.coordinate(2_250, 750)),
  ]

  /// 600 facts everywhere, and as varied ones all at the town hall.
  private static func facts(_ count: Int) -> [LocalFact] {
    var scatter = Scatter(seed: 21)
    let town = scatter.everywhere(600, in: MadeUpTown.year(2025))
    let place = MadeUpTown.coordinate(hall.0, hall.1)
    let posted = scatter.everywhere(count, in: MadeUpTown.year(2025)).map { fact in
      var fact = fact
      (fact.longitude, fact.latitude) = (place.longitude, place.latitude)
      return fact
    }
    return town + posted
  }

  @Test func setsApartAPointAsVariedAsTheWholeThatHasAName() throws {
    let study = try #require(MadeUpTown.study(Self.facts(80), places: Self.names))
    let source = study.sources[0]
    let place = try #require(source.defaultPlaces.first)
    #expect(source.defaultPlaces.count == 1 && place.facts == .shown(80))
    #expect(place.standing == .recognised && place.mirrorsTheWhole == true)
    #expect(place.match == .named("Mairie"))
    #expect(abs((place.share ?? 0) - 80.0 / 680) < 1e-12)
    #expect(source.coverage.setApart == 80 && source.coverage.mapped == 600)
    // In no district, in no cell.
    let counts = source.overall.layers[0].areas.compactMap(\.facts.value)
    #expect(counts.reduce(0, +) == 600)
    #expect(source.overall.cells.value?.counts?.reduce(0, +) == 600)
  }

  /// A quarter has too few facts at the point to judge their mix; the year has enough.
  @Test func judgesAPointOnAllThatTheSourceNoted() throws {
    let facts = Self.facts(80)
    let end = MadeUpTown.year(2025).upperBound
    let quarter = end - 92 * 86_400..<end
    let posted = facts.suffix(80).count { quarter.contains($0.start) }
    try #require((5..<50).contains(posted))
    let study = try #require(
      MadeUpTown.study(facts, SpacePeriods(current: quarter), places: Self.names))
    let source = study.sources[0]
    #expect(source.defaultPlaces.map(\.standing) == [.recognised])
    #expect(source.defaultPlaces.map(\.facts) == [.shown(posted)])
    #expect(source.coverage.setApart == posted)
    #expect(source.coverage.mapped == facts.prefix(600).count { quarter.contains($0.start) })
  }

  @Test func leavesAPointWithoutANameToBeVerified() throws {
    let study = try #require(MadeUpTown.study(Self.facts(80)))
    let place = try #require(study.sources[0].defaultPlaces.first)
    #expect(place.standing == .toVerify && place.match == nil && place.mirrorsTheWhole == true)
    #expect(study.sources[0].coverage.setApart == 0)
  }

  @Test func keepsATrueConcentrationOnTheMap() throws {
    var scatter = Scatter(seed: 22)
    // Noise on Friday evenings, all at one hall that has a name.
    let facts =
      Self.facts(0)
      + scatter.fridays(80, around: (2_250, 750), side: 0, in: MadeUpTown.year(2025))
    let source = try #require(MadeUpTown.study(facts, places: Self.names)).sources[0]
    let place = try #require(source.defaultPlaces.first)
    #expect(place.match == .named("Hall du 8") && place.mirrorsTheWhole == false)
    #expect(place.standing == .toVerify && source.coverage.setApart == 0)
    #expect(source.overall.hotSpots.first?.place.nearest?.name == "Hall du 8")
  }

  @Test func trustsTheConsultant() throws {
    let declared = [
      NamedPoint(
        name: "Hall du 8", coordinate: MadeUpTown.coordinate(2_250, 750), isDefaultGeocode: true)
    ]
    var scatter = Scatter(seed: 23)
    // Six facts at the very point, ten at the door 30 m away, three further on.
    let facts =
      Self.facts(0) + scatter.fridays(6, around: (2_250, 750), side: 0, in: MadeUpTown.year(2025))
      + scatter.fridays(10, around: (2_280, 750), side: 0, in: MadeUpTown.year(2025))
      + scatter.fridays(3, around: (2_250, 790), side: 0, in: MadeUpTown.year(2025))
    let source = try #require(MadeUpTown.study(facts, places: declared)).sources[0]
    #expect(source.defaultPlaces.map(\.facts) == [.shown(10), .shown(6)])
    #expect(source.defaultPlaces.allSatisfy { $0.standing == .declared })
    #expect(source.coverage.setApart == 16)
  }

  @Test func recognisesTheMiddleOfTheCommune() throws {
    // Of the L: (9 · 1.5 − 2.25 · 2.25 − 0.09 · 0.75) / 6.66 = 1.25676 km.
    let centre = 1_256.76
    let point = MadeUpTown.coordinate(centre, centre)
    let facts = Self.facts(80).map { fact in
      var fact = fact
      let hall = MadeUpTown.coordinate(Self.hall.0, Self.hall.1)
      if fact.longitude == hall.longitude {
        (fact.longitude, fact.latitude) = (point.longitude, point.latitude)
      }
      return fact
    }
    let place = try #require(MadeUpTown.study(facts)?.sources[0].defaultPlaces.first)
    #expect(place.match == .centroidOfTerritory && place.standing == .recognised)
  }
}
