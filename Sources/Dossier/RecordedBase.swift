/// What a cell of the SSMSI's base says of a count.
public enum RecordedCount: Hashable, Sendable {
  /// Published, zero included.
  case published(Int)
  /// Under statistical secrecy: printed « n.d. », never zero, never guessed.
  case notPublished

  public var value: Int? {
    if case .published(let count) = self { count } else { nil }
  }
}

/// One publication of a base: two editions never stand in one series.
public struct Edition: Hashable, Sendable {
  /// Year of the Code officiel géographique, from the column `CODGEO_2025` or the file's name.
  public let geographyYear: Int?
  /// « 2025-03-14 » when the file's name says it.
  public let producedOn: String?

  public init(geographyYear: Int?, producedOn: String? = nil) {
    self.geographyYear = geographyYear
    self.producedOn = producedOn
  }
}

/// Recorded crime of all areas of one level in one edition.
///
/// Dense arrays, since a national file holds five million cells: area-major, then indicator, then
/// year. Areas and indicators are sorted, so that the order of rows in the file changes nothing.
public struct RecordedBase: Sendable {
  public enum Level: String, Hashable, Sendable, CaseIterable {
    case communes, departments, regions
  }

  public let level: Level
  public let edition: Edition
  public var source: Source
  /// INSEE codes, sorted.
  public let areas: [String]
  public let indicators: [Indicator]
  public let years: ClosedRange<Int>
  /// Areas × indicators × years; `notPublished` and `absent` mark what has no value.
  public let counts: [Int32]
  /// Areas × years, NaN where the file gives none.
  public let populations: [Double]
  public let dwellings: [Double]
  /// Vintage of the population and of the dwellings used for each year, when the file says it.
  public let populationVintages: [Int: Int]
  public let dwellingVintages: [Int: Int]

  public static let notPublished: Int32 = -1
  public static let absent: Int32 = -2

  /// Counts are areas × indicators × years, where `notPublished` and `absent` mark what has no
  /// value; populations and dwellings are areas × years, NaN where the file gives none.
  public init(
    level: Level, edition: Edition, source: Source, areas: [String], indicators: [Indicator],
    years: ClosedRange<Int>, counts: [Int32], populations: [Double], dwellings: [Double],
    populationVintages: [Int: Int] = [:], dwellingVintages: [Int: Int] = [:]
  ) {
    precondition(counts.count == areas.count * indicators.count * years.count)
    precondition(populations.count == areas.count * years.count)
    precondition(dwellings.count == populations.count)
    self.level = level
    self.edition = edition
    self.source = source
    self.areas = areas
    self.indicators = indicators
    self.years = years
    self.counts = counts
    self.populations = populations
    self.dwellings = dwellings
    self.populationVintages = populationVintages
    self.dwellingVintages = dwellingVintages
  }

  /// Position of an area, by bisection.
  public func index(ofArea code: String) -> Int? {
    var low = 0
    var high = areas.count
    while low < high {
      let middle = (low + high) / 2
      if areas[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low < areas.count && areas[low] == code ? low : nil
  }

  public func index(of indicator: Indicator) -> Int? { indicators.firstIndex(of: indicator) }

  /// Nil when the file has no row for it.
  public func count(area: Int, indicator: Int, year: Int) -> RecordedCount? {
    guard years.contains(year) else { return nil }
    let cell = counts[
      (area * indicators.count + indicator) * years.count + year - years.lowerBound]
    return switch cell {
    case Self.absent: nil
    case Self.notPublished: .notPublished
    default: .published(Int(cell))
    }
  }

  /// Inhabitants or dwellings, nil when the file gives none or zero.
  public func exposure(area: Int, denominator: Denominator, year: Int) -> Double? {
    guard years.contains(year) else { return nil }
    let column = denominator == .inhabitants ? populations : dwellings
    let value = column[area * years.count + year - years.lowerBound]
    return value > 0 ? value : nil
  }
}
