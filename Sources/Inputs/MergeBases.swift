import Dossier
import Problems

/// The bases of each level and edition made one, whatever the number of their files.
///
/// Two editions are never merged: definitions and past figures change between them.
///
/// Spans say where the dossier names each path.
func merged(
  _ bases: [RecordedBase], namedAt spans: [String: SourceSpan?],
  _ problems: inout ProblemCollector
) -> [RecordedBase] {
  let sorted = bases.sorted { $0.mergeKey < $1.mergeKey }
  var result: [RecordedBase] = []
  for base in sorted {
    if let last = result.last, last.level == base.level, last.edition == base.edition {
      if let both = merged(last, base, at: spans[base.source.path] ?? nil, &problems) {
        result[result.count - 1] = both
      }
    } else {
      result.append(base)
    }
  }
  return result
}

extension RecordedBase {
  fileprivate var mergeKey: (Int, Int, String, String) {
    (
      Level.allCases.firstIndex(of: level) ?? 0, edition.geographyYear ?? 0,
      edition.producedOn ?? "", source.path
    )
  }
}

/// Nil, with a problem, when the files give two numbers for one cell.
private func merged(
  _ first: RecordedBase, _ second: RecordedBase, at span: SourceSpan?,
  _ problems: inout ProblemCollector
) -> RecordedBase? {
  var union = MergedCells(first, second)
  for base in [first, second] {
    if let clash = union.add(base) {
      problems.add(.clash(clash, first.source.path, second.source.path, at: span))
      return nil
    }
  }
  return union.base(first, second)
}

/// Cells over the areas, indicators and years of two bases.
private struct MergedCells {
  private let areas: [String]
  private let indicators: [Indicator]
  private let years: ClosedRange<Int>
  private var counts: [Int32]
  private var populations: [Double]
  private var dwellings: [Double]

  init(_ first: RecordedBase, _ second: RecordedBase) {
    areas = Set(first.areas).union(second.areas).sorted()
    indicators = Indicator.allCases.filter {
      first.indicators.contains($0) || second.indicators.contains($0)
    }
    years =
      min(
        first.years.lowerBound, second.years.lowerBound)...max(
        first.years.upperBound, second.years.upperBound)
    let exposures = areas.count * years.count
    counts = Array(repeating: RecordedBase.absent, count: exposures * indicators.count)
    populations = Array(repeating: .nan, count: exposures)
    dwellings = populations
  }

  /// Where two bases give different numbers.
  struct Clash {
    let area: String
    let indicator: Indicator?
    let year: Int
  }

  mutating func add(_ base: RecordedBase) -> Clash? {
    let places = base.areas.map { code in areas.partition(of: code) }
    let slots = base.indicators.map { indicators.firstIndex(of: $0) ?? 0 }
    let shift = base.years.lowerBound - years.lowerBound
    for (index, area) in places.enumerated() {
      for (yearIndex, year) in base.years.enumerated() {
        let from = index * base.years.count + yearIndex
        let to = area * years.count + yearIndex + shift
        guard Self.put(base.populations[from], into: &populations[to]),
          Self.put(base.dwellings[from], into: &dwellings[to])
        else { return Clash(area: areas[area], indicator: nil, year: year) }
        for (indicatorIndex, slot) in slots.enumerated() {
          let value = base.counts[
            (index * slots.count + indicatorIndex) * base.years.count + yearIndex]
          let cell = (area * indicators.count + slot) * years.count + yearIndex + shift
          if value == RecordedBase.absent || value == counts[cell] { continue }
          guard counts[cell] == RecordedBase.absent else {
            return Clash(area: areas[area], indicator: indicators[slot], year: year)
          }
          counts[cell] = value
        }
      }
    }
    return nil
  }

  private static func put(_ value: Double, into cell: inout Double) -> Bool {
    if value.isNaN { return true }
    if cell.isNaN { cell = value }
    defer { cell = max(cell, value) }
    return abs(cell - value) <= 1e-9 * max(cell, value)
  }

  func base(_ first: RecordedBase, _ second: RecordedBase) -> RecordedBase {
    let source = Source(
      path: "\(first.source.path), \(second.source.path)", producer: first.source.producer,
      dataset: first.source.dataset,
      vintage: years.count == 1
        ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)",
      geography: first.source.geography, licence: first.source.licence,
      sha256: first.source.sha256, records: first.source.records + second.source.records)
    return RecordedBase(
      level: first.level, edition: first.edition, source: source, areas: areas,
      indicators: indicators, years: years, counts: counts, populations: populations,
      dwellings: dwellings,
      populationVintages: first.populationVintages.merging(
        second.populationVintages, uniquingKeysWith: max),
      dwellingVintages: first.dwellingVintages.merging(
        second.dwellingVintages, uniquingKeysWith: max))
  }
}

extension [String] {
  /// Position of a text in a sorted array that holds it.
  fileprivate func partition(of text: String) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < text { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Problem {
  fileprivate static func clash(
    _ clash: MergedCells.Clash, _ first: String, _ second: String, at span: SourceSpan?
  ) -> Problem {
    let what = clash.indicator.map { "« \($0.name) »" } ?? "la population"
    return Problem(
      .error, "fichiers-contradictoires",
      "« \(first) » et « \(second) » ne donnent pas le même nombre : \(what), "
        + "« \(clash.area) », \(clash.year)", at: span,
      hint: "gardez un seul des deux fichiers, ou nommez-les d'après leur édition "
        + "(geographie2025-produit-le2025-06-04)")
  }
}
