public import Dossier
import Statistics

/// What the register of a dossier tells of a period: collection, hours, months, categories, space.
///
/// Pure: the same facts give the same study in whatever order they come.
///
/// - Parameters:
///   - dossier: with its register; space wants the outline of its territory too.
///   - period: what the report is about; months after it are not looked at.
///   - places: the dossier's list of places, in any order.
///   - edition: a publishable one has no small count, nor what gives one back.
///   - parameters: thresholds, printed in the chapter on method.
/// - Returns: the study; nil when the dossier has no register, or an empty one.
public func studyRegister(
  of dossier: Dossier, over period: ObservationPeriod, places: [NamedPoint] = [],
  for edition: DocumentEdition = .publishable, parameters: RegisterParameters = RegisterParameters()
) -> RegisterStudy? {
  guard var register = dossier.register, !register.facts.isEmpty else { return nil }
  register.facts = inOrder(register.facts)
  let rules = RegisterRules(
    edition: edition, threshold: dossier.secrecy.facts, parameters: parameters)
  let tables = countRegister(register, over: period, parameters)
  let studied = tables.map { table in
    StudiedSource(table: table, categories: mainCategories(of: table, period, parameters))
  }
  let hours = countHours(of: register, studied, over: period)
  let sources = zip(studied, hours).map { source, hours in
    observe(source, hours, of: register, over: period, rules)
  }
  var ordered = dossier
  ordered.register = register
  let heaviest = tables.max { ($0.period.facts, -$0.source) < ($1.period.facts, -$1.source) }
  return RegisterStudy(
    period: period, parameters: parameters,
    sources: zip(tables, sources).sorted {
      (-$0.0.period.facts, $0.0.source) < (-$1.0.period.facts, $1.0.source)
    }.map(\.1),
    duplicates: sharedFacts(in: register, rules),
    space: studySpace(
      of: ordered, over: spacePeriods(period, tables, in: heaviest?.zone ?? .paris, parameters),
      places: places, for: edition, parameters: parameters.space))
}

/// What decides how something is told.
struct RegisterRules {
  let edition: DocumentEdition
  /// Fewest facts that an edition for everyone shows.
  let threshold: Int
  let parameters: RegisterParameters

  var isPublishable: Bool { edition == .publishable }

  func isSmall(_ count: Int) -> Bool { isPublishable && count > 0 && count < threshold }

  func disclosed(_ count: Int) -> DisclosedCount { isSmall(count) ? .hidden : .shown(count) }

  /// That there are too few, without saying how few.
  func tooFew(_ count: Int) -> RegisterAbsence {
    isSmall(count) ? .hidden : .tooFewFacts(found: count, minimum: parameters.minimumFacts)
  }
}

/// One source and the categories that get their own hours and series.
struct StudiedSource {
  let table: SourceTable
  /// Most facts first.
  let categories: [Int]
}

/// Of the twelve months up to the end of the period, so that a quiet month keeps its categories.
private func mainCategories(
  of table: SourceTable, _ period: ObservationPeriod, _ parameters: RegisterParameters
) -> [Int] {
  let year = (period.endMonth - 12)..<period.endMonth
  let found = table.categories.map { (category: $0, facts: table.count($0, in: year)) }
    .filter { $0.facts > 0 }
  // A source of one category says all of it already.
  guard found.count > 1 else { return [] }
  return found.filter { $0.facts >= parameters.minimumFacts }
    .sorted { (-$0.facts, $0.category) < (-$1.facts, $1.category) }
    .prefix(parameters.mainCategories).map(\.category)
}

private func observe(
  _ source: StudiedSource, _ hours: SourceHours, of register: FactRegister,
  over period: ObservationPeriod, _ rules: RegisterRules
) -> SourceObservation {
  let table = source.table
  let compared = CategoryTable(table, period, rules).comparisons()
  let untold = Set(
    compared.comparisons.filter { comparison in
      let counts = [comparison.facts, comparison.previous] + comparison.earlier.map(\.facts)
      return counts.contains(.hidden)
    }.compactMap(\.category))
  return SourceObservation(
    source: table.source, collection: table.collection(of: register),
    facts: rules.disclosed(table.period.facts),
    hours: HourDrafts(source, hours, period, rules).studies(untold: untold),
    series: MonthlyDrafts(source, period, rules).series(untold: untold),
    comparisons: compared.comparisons, comparedTests: compared.tests)
}

/// The period and the same one of earlier years, as far back as some source reaches: a season moves
/// facts about the town, the period just before would take it for a change.
private func spacePeriods(
  _ period: ObservationPeriod, _ tables: [SourceTable], in zone: LocalZone,
  _ parameters: RegisterParameters
) -> SpacePeriods {
  let reached = tables.map(\.wholeMonths.lowerBound).min() ?? period.firstMonth
  let earlier = (1...max(1, parameters.comparedYears)).map { period.yearsBefore($0) }
    .filter { $0.firstMonth >= reached }
  return SpacePeriods(
    current: instants(of: period.months, in: zone),
    earlier: earlier.map { instants(of: $0.months, in: zone) })
}

/// From the first instant of some local months to the one after their last.
func instants(of months: Range<Int>, in zone: LocalZone) -> Range<Int> {
  func beginning(_ month: Int) -> Int {
    zone.instant(ofLocal: dayNumber(year: month / 12, month: month % 12 + 1, day: 1) * 86_400)
  }
  return beginning(months.lowerBound)..<beginning(months.upperBound)
}

extension FactRegister {
  /// The local time of a source; a name that nobody knows was refused when its file was read.
  func zone(ofSource source: Int) -> LocalZone {
    (try? LocalZone(identifier: sources[source].zone)) ?? .paris
  }
}
