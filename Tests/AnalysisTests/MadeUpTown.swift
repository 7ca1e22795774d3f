import Dossier
import Geography
import Statistics

@testable import Analysis

/// A town drawn in metres of Lambert-93 from (700 000, 6 600 000), so that a test is written in
/// metres: an L of 3 km less its upper right quarter, with a lake of 300 m.
struct MadeUpTown {
  static let ring = [
    (0.0, 0.0), (3_000, 0), (3_000, 1_500), (1_500, 1_500), (1_500, 3_000), (0, 3_000),
  ]
  static let lake = [(600.0, 600.0), (900, 600), (900, 900), (600, 900)]
  /// 3 × 3 − 1.5 × 1.5 − 0.3 × 0.3 km².
  static let area = 6_660_000.0

  /// The place of a point, between nine places whose projection was solved for: to the millimetre
  /// over three kilometres, and without a projection for each fact.
  static func coordinate(_ x: Double, _ y: Double) -> Coordinate {
    let (across, along) = (weights(x), weights(y))
    var place = Coordinate(longitude: 0, latitude: 0)
    for row in 0..<3 {
      for column in 0..<3 {
        let weight = across[column] * along[row]
        place.longitude += weight * nodes[row * 3 + column].longitude
        place.latitude += weight * nodes[row * 3 + column].latitude
      }
    }
    return place
  }

  /// Of Lagrange's parabola through 0, 1.5 and 3 km.
  private static func weights(_ metres: Double) -> [Double] {
    let t = metres / 1_500
    return [(t - 1) * (t - 2) / 2, t * (2 - t), t * (t - 1) / 2]
  }

  private static let nodes: [Coordinate] = {
    let projector = Projector(.lambert93)
    return (0..<9).map { node in
      let (x, y) = (Double(node % 3) * 1_500, Double(node / 3) * 1_500)
      var place = Coordinate(longitude: 3, latitude: 46.5)
      for _ in 0..<6 {
        let point = projector.project(place)
        place.longitude += (700_000 + x - point.x) / 76_650
        place.latitude += (6_600_000 + y - point.y) / 111_060
      }
      return place
    }
  }()

  static func point(_ x: Double, _ y: Double) -> PlanarPoint {
    PlanarPoint(x: 700_000 + x, y: 6_600_000 + y)
  }

  static func shape(
    _ ring: [(Double, Double)], holes: [[(Double, Double)]] = []
  ) -> MultiPolygon {
    MultiPolygon([
      Polygon(
        exterior: ring.map { coordinate($0.0, $0.1) },
        holes: holes.map { $0.map { coordinate($0.0, $0.1) } })
    ])
  }

  static func square(_ x: Double, _ y: Double, side: Double) -> MultiPolygon {
    shape([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])
  }

  /// West, 4.41 km², and East, 2.25 km²; a priority district of 500 m in the East.
  static let map = TerritoryMap(
    outline: shape(ring, holes: [lake]), neighbours: [],
    priorityDistricts: [
      TerritoryMap.PriorityDistrict(
        code: "QP001", name: "Les Rives", shape: square(2_000, 500, side: 500), shareInside: 1,
        shareOfTerritory: 0.04, population: 1_000)
    ],
    districts: [
      TerritoryMap.NamedArea(
        code: "1", name: "Ouest",
        shape: shape([(0, 0), (1_500, 0), (1_500, 3_000), (0, 3_000)]), population: 6_000),
      TerritoryMap.NamedArea(
        code: "2", name: "Est",
        shape: shape([(1_500, 0), (3_000, 0), (3_000, 1_500), (1_500, 1_500)]),
        population: 4_000),
    ], sources: [])

  static let categories = ["Dégradations", "Nuisances sonores", "Stationnement"]

  /// 1 January of a year, local time, as an instant.
  static func newYear(_ year: Int) -> Int {
    LocalZone.paris.instant(ofLocal: dayNumber(year: year, month: 1, day: 1) * 86_400)
  }

  static func year(_ year: Int) -> Range<Int> { newYear(year)..<newYear(year + 1) }

  static func dossier(_ facts: [LocalFact], places: [String] = []) -> Dossier {
    var territory = commune()
    territory = Territory(
      code: territory.code, kind: territory.kind, name: territory.name,
      department: territory.department, municipalPopulation: 10_000)
    var made = AnalysisTests.dossier(territory)
    made.map = map
    made.register = FactRegister(
      sources: [FactSource(name: "police municipale")],
      categories: categories.map { FactCategory(name: $0, isMapped: true) }, places: places,
      facts: facts)
    return made
  }

  static func study(
    _ facts: [LocalFact], _ periods: SpacePeriods = SpacePeriods(current: year(2025)),
    named: [String] = [], places: [NamedPoint] = [], edition: DocumentEdition = .restricted,
    parameters: SpaceParameters = coarse
  ) -> SpaceStudy? {
    studySpace(
      of: dossier(facts, places: named), over: periods, places: places, for: edition,
      parameters: parameters
    ).value
  }

  /// Cells of 100 m in every edition, and few permutations.
  static var coarse: SpaceParameters {
    var parameters = SpaceParameters()
    parameters.smallTerritory = 0
    (parameters.repeatSamples, parameters.changeSamples) = (99, 199)
    return parameters
  }
}

/// Facts scattered by a congruence, so that they are the same everywhere.
struct Scatter {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  mutating func below(_ bound: Int) -> Int { Int(next() * Double(bound)) }

  static func fact(
    _ x: Double, _ y: Double, at start: Int, category: Int = 0, isHourKnown: Bool = true
  ) -> LocalFact {
    let place = MadeUpTown.coordinate(x, y)
    return LocalFact(
      start: start, isHourKnown: isHourKnown, category: category, source: 0, location: .given,
      longitude: place.longitude, latitude: place.latitude)
  }

  /// Over the whole town and period, of any category and hour.
  mutating func everywhere(_ count: Int, in period: Range<Int>) -> [LocalFact] {
    var facts: [LocalFact] = []
    while facts.count < count {
      let (x, y) = (next() * 3_000, next() * 3_000)
      let isOutside = x > 1_499 && y > 1_499
      let isInLake = (599...901).contains(x) && (599...901).contains(y)
      if isOutside || isInLake { continue }
      facts.append(
        Self.fact(
          x, y, at: period.lowerBound + below(period.count), category: below(3)))
    }
    return facts
  }

  /// Around a point, within half a side; of one category, on Friday evenings.
  mutating func fridays(
    _ count: Int, around center: (Double, Double), side: Double, in period: Range<Int>,
    category: Int = 1
  ) -> [LocalFact] {
    (0..<count).map { _ in
      let (x, y) = (
        center.0 + (next() - 0.5) * side, center.1 + (next() - 0.5) * side
      )
      return Self.fact(x, y, at: friday(in: period), category: category)
    }
  }

  /// Between 20 h and midnight, local time, of a Friday.
  private mutating func friday(in period: Range<Int>) -> Int {
    let first = period.lowerBound + LocalZone.paris.offset(at: period.lowerBound)
    let weeks = period.count / (7 * 86_400) - 1
    let day = first / 86_400 + below(weeks) * 7
    // 1 January 1970 was a Thursday: Friday is the day 1 of its weeks.
    let friday = day + (1 - day % 7 + 7) % 7
    return LocalZone.paris.instant(ofLocal: friday * 86_400 + 20 * 3_600 + below(4 * 3_600))
  }
}
