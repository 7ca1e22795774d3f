import Dossier
import Geography
import Statistics
import Units

/// What one source of a register holds, counted.
struct SourceState {
  let source: FactSource
  let imports: [FactImport]
  var facts = 0
  var hoursKnown = 0
  var endsKnown = 0
  var given = 0
  var named = 0
  var placesNamed = 0
  var categoriesMapped = 0
  /// Facts of each local month, by twelve times the year plus the month from 0.
  private(set) var months: [Int: Int] = [:]
  private(set) var categories: [Int: Int] = [:]
  private(set) var firstDay: Int?
  private(set) var lastDay: Int?

  init(_ source: FactSource, imports: [FactImport]) {
    self.source = source
    self.imports = imports
  }

  /// One state a source, in the order of the register.
  static func all(of register: FactRegister) -> [SourceState] {
    var states = register.sources.map { source in
      SourceState(source, imports: register.imports.filter { $0.source == source.name })
    }
    let zones = register.sources.map { source in
      (try? LocalZone(identifier: source.zone)) ?? .paris
    }
    for fact in register.facts {
      let source = Int(fact.source)
      let offset = zones[source].offset(at: fact.start)
      let local = fact.start + offset
      let day = (local - ((local % 86_400) + 86_400) % 86_400) / 86_400
      states[source].add(fact, day: day, register)
    }
    return states
  }

  private mutating func add(_ fact: LocalFact, day: Int, _ register: FactRegister) {
    facts += 1
    if fact.isHourKnown { hoursKnown += 1 }
    if fact.end != nil { endsKnown += 1 }
    if fact.location == .given { given += 1 }
    if fact.location == .named { named += 1 }
    if fact.place != nil { placesNamed += 1 }
    if register.categories[Int(fact.category)].isMapped { categoriesMapped += 1 }
    categories[Int(fact.category), default: 0] += 1
    firstDay = min(firstDay ?? day, day)
    lastDay = max(lastDay ?? day, day)
    guard let date = CalendarDate(daysSince1970: day) else { return }
    months[date.year * 12 + date.month - 1, default: 0] += 1
  }

  var period: ClosedRange<CalendarDate>? {
    guard let first = firstDay.flatMap(CalendarDate.init(daysSince1970:)),
      let last = lastDay.flatMap(CalendarDate.init(daysSince1970:))
    else { return nil }
    return first...last
  }

  /// Runs of months without any fact, between the first and the last that have some.
  var gaps: [ClosedRange<Int>] {
    let filled = months.keys.sorted()
    return zip(filled, filled.dropFirst()).filter { $1 > $0 + 1 }.map { $0 + 1...$1 - 1 }
  }
}

/// Facts that two sources seem to have written down twice.
struct SharedFacts {
  /// Two services write the same call a few minutes apart.
  static let minutes = 15
  /// About the precision of an address on a map.
  static let meters = 50.0

  let first: String
  let second: String
  var pairs: Int

  /// Facts of two sources of the same category, close in time and place, each in one pair at most.
  static func all(in register: FactRegister) -> [SharedFacts] {
    let facts = register.facts
    var isPaired = [Bool](repeating: false, count: facts.count)
    var counts: [Int: Int] = [:]
    for index in facts.indices where facts[index].isHourKnown && !isPaired[index] {
      var other = index + 1
      while other < facts.count, facts[other].start - facts[index].start <= minutes * 60 {
        defer { other += 1 }
        guard !isPaired[other], areAlike(facts[index], facts[other]) else { continue }
        (isPaired[index], isPaired[other]) = (true, true)
        let sources = [Int(facts[index].source), Int(facts[other].source)].sorted()
        counts[sources[0] * 256 + sources[1], default: 0] += 1
        break
      }
    }
    return counts.sorted { $0.key < $1.key }.map { key, pairs in
      SharedFacts(
        first: register.sources[key / 256].name, second: register.sources[key % 256].name,
        pairs: pairs)
    }
  }

  private static func areAlike(_ one: LocalFact, _ other: LocalFact) -> Bool {
    guard one.source != other.source, one.category == other.category, other.isHourKnown else {
      return false
    }
    if let place = one.place, place == other.place { return true }
    guard one.location != .unknown, other.location != .unknown else { return false }
    let from = Coordinate(longitude: one.longitude, latitude: one.latitude)
    return from.meters(
      to: Coordinate(longitude: other.longitude, latitude: other.latitude)) <= meters
  }
}
