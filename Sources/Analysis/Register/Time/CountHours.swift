import Dossier
import Statistics

/// The hours of the week of some facts, in the period and in the twelve months before it.
struct HourCounts {
  /// 168 of them from Monday 6 h: facts of the period that lasted a day at most.
  var short = [Double](repeating: 0, count: 168)
  /// Those that lasted longer.
  var long = [Double](repeating: 0, count: 168)
  /// Those of the twelve months before, a day at most.
  var before = [Double](repeating: 0, count: 168)
  var shortFacts = 0
  var longFacts = 0
  var beforeFacts = 0
  var withoutHour = 0

  var facts: Int { shortFacts + longFacts }
  var weights: [Double] { zip(short, long).map { $0 + $1 } }

  static func += (sum: inout HourCounts, part: HourCounts) {
    for slot in 0..<168 {
      sum.short[slot] += part.short[slot]
      sum.long[slot] += part.long[slot]
      sum.before[slot] += part.before[slot]
    }
    sum.shortFacts += part.shortFacts
    sum.longFacts += part.longFacts
    sum.beforeFacts += part.beforeFacts
    sum.withoutHour += part.withoutHour
  }
}

/// The hours of one source: its main categories in order, then all others together.
struct SourceHours {
  let period: Range<Int>
  /// What the twelve months before hold of the source; empty when it has none of them.
  let before: Range<Int>
  let parts: [HourCounts]

  var all: HourCounts { parts.reduce(into: HourCounts()) { $0 += $1 } }
}

/// Spreads the facts of every source over the hours of the week, in one pass.
func countHours(
  of register: FactRegister, _ sources: [StudiedSource], over period: ObservationPeriod
) -> [SourceHours] {
  var sheets = sources.map { HourSheet($0, categories: register.categories.count, period) }
  var sheetOfSource = [Int](repeating: -1, count: register.sources.count)
  for (position, source) in sources.enumerated() { sheetOfSource[source.table.source] = position }
  guard let from = sheets.map(\.before.lowerBound).min(),
    let to = sheets.map(\.period.upperBound).max()
  else { return [] }
  let facts = register.facts
  let first = facts.firstPosition { $0.start >= from }
  for index in first..<facts.count {
    let fact = facts[index]
    if fact.start >= to { break }
    sheets[sheetOfSource[Int(fact.source)]].add(fact)
  }
  return sheets.map(\.hours)
}

/// The running tallies of one source.
private struct HourSheet {
  let period: Range<Int>
  let before: Range<Int>
  private var tallies: [Tallies]
  private let partOfCategory: [Int]

  private struct Tallies {
    var short: WeekTally
    var long: WeekTally
    var before: WeekTally
    var withoutHour = 0
  }

  private static let day = 86_400

  init(_ source: StudiedSource, categories: Int, _ span: ObservationPeriod) {
    let zone = source.table.zone
    period = instants(of: span.months, in: zone)
    let year = instants(of: (span.firstMonth - 12)..<span.firstMonth, in: zone)
    let start = min(max(year.lowerBound, source.table.first), year.upperBound)
    before = start..<year.upperBound
    var parts = [Int](repeating: source.categories.count, count: categories)
    for (part, category) in source.categories.enumerated() { parts[category] = part }
    partOfCategory = parts
    let empty = WeekTally(in: zone)
    tallies = (0...source.categories.count).map { _ in
      Tallies(short: empty, long: empty, before: empty)
    }
  }

  mutating func add(_ fact: LocalFact) {
    let part = partOfCategory[Int(fact.category)]
    let end = max(fact.start, fact.end ?? fact.start)
    if period.contains(fact.start) {
      if !fact.isHourKnown {
        tallies[part].withoutHour += 1
      } else if end - fact.start > Self.day {
        tallies[part].long.add(from: fact.start, to: end)
      } else {
        tallies[part].short.add(from: fact.start, to: end)
      }
    } else if before.contains(fact.start), fact.isHourKnown, end - fact.start <= Self.day {
      tallies[part].before.add(from: fact.start, to: end)
    }
  }

  var hours: SourceHours {
    SourceHours(
      period: period, before: before,
      parts: tallies.map { tally in
        HourCounts(
          short: evenings(tally.short.weights), long: evenings(tally.long.weights),
          before: evenings(tally.before.weights), shortFacts: tally.short.count,
          longFacts: tally.long.count, beforeFacts: tally.before.count,
          withoutHour: tally.withoutHour)
      })
  }
}

/// The week from Monday 0 h, told from Monday 6 h: the first hours of Monday close Sunday's night.
func evenings<Value>(_ week: [Value]) -> [Value] {
  Array(week[WeekOfHours.firstHour...] + week[..<WeekOfHours.firstHour])
}
