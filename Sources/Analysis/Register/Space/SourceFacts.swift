import Dossier
import Geography
import Statistics

/// The facts of one source and where each lies; a place by place in several lists, since there may
/// be a million of them.
struct SourceFacts {
  enum Place: UInt8 {
    case unlocated
    /// Known by the name of its district.
    case districtOnly
    case outside
    /// At a default geocode.
    case setApart
    case mapped
  }

  let source: Int
  let register: FactRegister
  let zone: LocalZone
  /// In order of start.
  let facts: [LocalFact]
  var places: [Place]
  /// Metres of the legal projection; zero without a point.
  let x: [Double]
  let y: [Double]
  /// The cell of a mapped fact, the district of one known by its name; -1 otherwise.
  let cells: [Int32]
  /// Facts of the current period, and of each earlier one.
  let current: Range<Int>
  let earlier: [Range<Int>]

  /// Nil when the source has no fact in the current period.
  ///
  /// - Parameters:
  ///   - source: position in the register.
  ///   - all: the facts of all sources, in order.
  ///   - register: theirs.
  ///   - plane: the territory.
  ///   - periods: current and earlier.
  init?(
    of source: Int, among all: [LocalFact], _ register: FactRegister, on plane: TerritoryPlane,
    _ periods: SpacePeriods
  ) {
    func isKept(_ fact: LocalFact) -> Bool {
      Int(fact.source) == source && fact.start < periods.current.upperBound
    }
    // The list of a register of one source is shared, not copied: a million facts weigh 50 MB.
    let facts = all.allSatisfy(isKept) ? all : all.filter(isKept)
    func range(_ period: Range<Int>) -> Range<Int> {
      let low = facts.firstPosition { $0.start >= period.lowerBound }
      return low..<max(low, facts.firstPosition { $0.start >= period.upperBound })
    }
    current = range(periods.current)
    guard !current.isEmpty else { return nil }
    earlier = periods.earlier.map(range)
    self.source = source
    self.register = register
    self.facts = facts
    zone = (try? LocalZone(identifier: register.sources[source].zone)) ?? .paris
    let projected = plane.projector.project(
      longitudes: facts.map { $0.location == .unknown ? 0 : $0.longitude },
      latitudes: facts.map { $0.location == .unknown ? 0 : $0.latitude })
    (x, y) = projected
    let districts = register.places.map { plane.district(named: $0) }
    var places = [Place](repeating: .unlocated, count: facts.count)
    var cells = [Int32](repeating: -1, count: facts.count)
    for (index, fact) in facts.enumerated() {
      if fact.location != .given, let district = fact.place.flatMap({ districts[$0] }) {
        // The point of such a name is the middle of the district, where nothing happened.
        (places[index], cells[index]) = (.districtOnly, Int32(district))
      } else if fact.location != .unknown {
        let cell = plane.cell(at: PlanarPoint(x: projected.x[index], y: projected.y[index]))
        (places[index], cells[index]) = cell.map { (.mapped, Int32($0)) } ?? (.outside, -1)
      }
    }
    self.places = places
    self.cells = cells
  }

  func point(_ index: Int) -> PlanarPoint { PlanarPoint(x: x[index], y: y[index]) }

  /// Facts of a range that maps count, of one category or of all.
  func mapped(_ range: Range<Int>, category: Int? = nil) -> [Int] {
    range.filter { index in
      places[index] == .mapped && (category.map { Int(facts[index].category) == $0 } ?? true)
    }
  }

  /// Facts by cell.
  func counts(_ indices: [Int], cells count: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for index in indices { counts[Int(cells[index])] += 1 }
    return counts
  }

  var coverage: SpaceCoverage {
    var counts = [Int](repeating: 0, count: 5)
    var byName = 0
    for index in current {
      counts[Int(places[index].rawValue)] += 1
      let isPoint = places[index] != .unlocated && places[index] != .districtOnly
      if isPoint, facts[index].location == .named { byName += 1 }
    }
    func count(_ place: Place) -> Int { counts[Int(place.rawValue)] }
    let points = count(.outside) + count(.setApart) + count(.mapped)
    return SpaceCoverage(
      total: current.count, given: points - byName, named: byName,
      districtOnly: count(.districtOnly), unlocated: count(.unlocated),
      outside: count(.outside), setApart: count(.setApart))
  }
}

extension Array {
  /// The first position from which a condition holds, when it holds from some position on.
  func firstPosition(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
