import Analysis
import Dossier
import Foundation
import Geography
import Inputs
import Problems
import Testing
import Units

/// What `generer_faits.py` planted among the facts of Valmont, found again from its files.
@Suite struct PlantedTruthTests {
  private static let dossier: Dossier? = try? readDossier(
    at: Repository.fixture("valmont").path, date: CalendarDate(year: 2026, month: 11, day: 23)
  ).value

  /// Where the operator puts a call without an address.
  private static let townHall = NamedPoint(
    name: "Mairie de Valmont", coordinate: Coordinate(longitude: 3.34750, latitude: 46.51990),
    isDefaultGeocode: true)

  private static let study: RegisterStudy? = {
    guard let dossier, let period = ObservationPeriod("2026-T3") else { return nil }
    return studyRegister(of: dossier, over: period, places: [townHall], for: .restricted)
  }()

  private func calls() throws -> (SourceObservation, FactRegister) {
    let register = try #require(Self.dossier?.register)
    let source = try #require(Self.study?.main)
    #expect(register.sources[source.source].name == "Standard de tranquillité publique")
    return (source, register)
  }

  private func category(_ name: String, _ register: FactRegister) throws -> Int {
    try #require(register.categories.firstIndex { $0.name == name })
  }

  @Test func findsTheNoiseOfFridayNight() throws {
    let (source, register) = try calls()
    let noise = try category("Nuisances sonores", register)
    let hours = try #require(source.hours.first { $0.category == noise })
    let slot = try #require(hours.week.value?.slot.value)
    #expect(slot.days == 4...4)
    #expect(slot.hours.from == 21 && slot.hours.to == 1)
    #expect(slot.basis == .confirmed)
    #expect(slot.interval.lower > 2)
    #expect(slot.p < 0.001)
  }

  @Test func findsTheMonthInWhichTheApplicationOpened() throws {
    let (source, register) = try calls()
    let waste = try category("Dépôts sauvages", register)
    let change = try #require(source.series.first { $0.category == waste }?.change.value)
    #expect(change.isEstablished)
    // March 2025, to a month; times 1.8, to a sixth.
    #expect(abs(change.firstMonth - (2025 * 12 + 2)) <= 1)
    #expect(change.ratio > 1.5 && change.ratio < 2.1)
    for name in ["Stationnement gênant", "Alcool sur la voie publique"] {
      let other = try category(name, register)
      let series = source.series.first { $0.category == other }
      #expect(series?.change.value?.isEstablished != true, "\(name)")
      #expect(series?.trend.value?.verdict != .rising, "\(name)")
    }
  }

  @Test func findsTheSeasonOfMotorcycles() throws {
    let (source, register) = try calls()
    let stunts = try category("Rodéos motorisés", register)
    let season = try #require(source.series.first { $0.category == stunts }?.season.value)
    #expect(season.isEstablished)
    // June to August by their index; each limit above 1 asks for more facts than three years hold.
    let highest = season.months.sorted { $0.index > $1.index }.prefix(3).map(\.month)
    #expect(Set(highest) == [6, 7, 8])
    #expect(season.peaks.contains(7))
    #expect(Set(season.peaks).isDisjoint(with: [11, 12, 1, 2, 3]))
    let parking = try category("Stationnement gênant", register)
    #expect(
      source.series.first { $0.category == parking }?.season.value?.isEstablished != true)
  }

  private func metres(_ spot: PlanarPoint, _ longitude: Double, _ latitude: Double) -> Double {
    let place = Projector(.lambert93).project(longitudes: [longitude], latitudes: [latitude])
    let (x, y) = (spot.x - place.x[0], spot.y - place.y[0])
    return (x * x + y * y).squareRoot()
  }

  @Test func findsTheMonthInWhichGatheringsCameToTheSquare() throws {
    let (source, _) = try calls()
    let space = try #require(Self.study?.space.value?.study(ofSource: source.source))
    let square = try #require(
      space.overall.hotSpots.first { metres($0.place.centre, 3.34310, 46.53660) < 300 })
    #expect(square.rank == 1)
    let change = try #require(square.history.change.value)
    #expect(change.isEstablished)
    #expect(change.firstMonth == 2025 * 12 + 9)
    #expect(
      space.defaultPlaces.contains { $0.match == .named("Mairie de Valmont") && $0.isSetApart })
  }

  @Test func findsTheSpotThatGatheringsLeft() throws {
    let (source, register) = try calls()
    let gatherings = try category("Rassemblements", register)
    var dossier = try #require(Self.dossier)
    dossier.register?.facts = register.facts.filter {
      Int($0.category) == gatherings && Int($0.source) == source.source
    }
    let period = try #require(ObservationPeriod("2026-T3"))
    let study = studyRegister(of: dossier, over: period, places: [Self.townHall], for: .restricted)
    let view = try #require(study?.space.value?.sources.first?.overall)
    // Two kilometres apart: one went, another came.
    let square = view.hotSpots.first { metres($0.place.centre, 3.34310, 46.53660) < 300 }
    #expect(square?.history.standing == .new)
    let station = view.goneHotSpots.first { metres($0.place.centre, 3.35320, 46.52060) < 300 }
    let (then, now) = (station?.factsThen.value ?? 0, station?.factsNow.value ?? .max)
    #expect(then >= 30 && now * 4 < then, "\(then) then, \(now) now")
  }

  @Test func findsTheFactsThatTheBusesWroteDownToo() throws {
    let register = try #require(Self.dossier?.register)
    let shared = try #require(
      Self.study?.duplicates.first { pair in
        let names = [pair.first, pair.second].map { register.sources[$0].name }
        return names.contains { $0.hasPrefix("Réseau") }
          && names.contains { $0.hasPrefix("Standard") }
      })
    // 40 of them; some calls lost their hour, their place or stand at the town hall.
    #expect((28...42).contains(shared.pairs.value ?? 0))
  }

  @Test func countsTheCallsOfTheStrategysIndicator() throws {
    let dossier = try #require(Self.dossier)
    let query = FactQuery(
      categories: ["Nuisances sonores"], sources: ["Standard de tranquillité publique"],
      hours: FactQuery.Hours(from: 21, to: 1))
    for (date, facts) in [("2024-12-31", 405), ("2025-12-31", 347)] {
      let day = try #require(CalendarDate(iso: date))
      #expect(countFacts(query, in: dossier, upTo: day).value?.facts == .shown(facts), "\(date)")
    }
  }
}
