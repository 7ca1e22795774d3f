import Dossier
import Problems
import Units

/// One cell of a made-up base; a nil count is under secrecy.
struct Cell {
  let area: String
  let indicator: Indicator
  let year: Int
  let count: Int?

  init(_ area: String, _ indicator: Indicator, _ year: Int, _ count: Int?) {
    (self.area, self.indicator, self.year, self.count) = (area, indicator, year, count)
  }
}

/// Several years of one area and indicator.
func cells(
  _ area: String, _ indicator: Indicator, from year: Int = 2016, _ counts: [Int?]
) -> [Cell] {
  counts.enumerated().map { Cell(area, indicator, year + $0.offset, $0.element) }
}

func source(_ path: String, vintage: String = "2016–2024") -> Source {
  Source(
    path: path, producer: "SSMSI", dataset: "base", vintage: vintage,
    sha256: "empreinte de \(path)",
    records: 1, isFictitious: true)
}

/// A base where every area has as many inhabitants and dwellings each year; 1,000 by default.
func recordedBase(
  _ level: RecordedBase.Level, _ cells: [Cell],
  edition: Edition = Edition(geographyYear: 2025), path: String? = nil,
  inhabitants: [String: Double] = [:], dwellings: [String: Double] = [:]
) -> RecordedBase {
  let areas = Set(cells.map(\.area)).sorted()
  let indicators = Indicator.allCases.filter { indicator in
    cells.contains { $0.indicator == indicator }
  }
  let all = cells.map(\.year)
  let years = (all.min() ?? 2016)...(all.max() ?? 2016)
  var counts = [Int32](
    repeating: RecordedBase.absent, count: areas.count * indicators.count * years.count)
  for cell in cells {
    guard let area = areas.firstIndex(of: cell.area),
      let indicator = indicators.firstIndex(of: cell.indicator)
    else { continue }
    let index =
      (area * indicators.count + indicator) * years.count + cell.year - years.lowerBound
    counts[index] = cell.count.map(Int32.init) ?? RecordedBase.notPublished
  }
  func column(_ sizes: [String: Double]) -> [Double] {
    areas.flatMap { area in years.map { _ in sizes[area] ?? 1_000 } }
  }
  let name = "\(level.rawValue)-\(edition.geographyYear ?? 0)-\(edition.producedOn ?? "").csv"
  return RecordedBase(
    level: level, edition: edition, source: source(path ?? name), areas: areas,
    indicators: indicators, years: years, counts: counts, populations: column(inhabitants),
    dwellings: column(dwellings))
}

/// A communal base.
func recordedBase(
  _ cells: [Cell], edition: Edition = Edition(geographyYear: 2025), path: String? = nil,
  inhabitants: [String: Double] = [:], dwellings: [String: Double] = [:]
) -> RecordedBase {
  recordedBase(
    .communes, cells, edition: edition, path: path, inhabitants: inhabitants,
    dwellings: dwellings)
}

func socialBase(
  _ columns: [SocialVariable: [String: Double?]], vintage: Int? = 2021, path: String = "social.csv"
) -> SocialBase {
  let areas = Set(columns.values.flatMap(\.keys)).sorted()
  return SocialBase(
    source: source(path, vintage: vintage.map(String.init) ?? ""), areas: areas,
    columns: columns.mapValues { values in areas.map { values[$0] ?? nil } }, vintage: vintage)
}

func commune(_ code: String = "99001", region: String? = "98") -> Territory {
  let department = Territory.Area(code: String(code.prefix(2)), name: "Département fictif")
  return Territory(
    code: code,
    kind: MunicipalArrondissements.city(of: code).map { .arrondissement(cityCode: $0) }
      ?? .commune,
    name: PlaceName("Valmont"), department: department,
    region: region.map { Territory.Area(code: $0, name: "Région fictive") })
}

func dossier(
  _ territory: Territory = commune(), recorded: [RecordedBase] = [], social: [SocialBase] = [],
  comparedWith named: [String] = [], neighbours: Int = 10
) -> Dossier {
  guard let date = CalendarDate(year: 2026, month: 11, day: 23) else {
    preconditionFailure("a day of the calendar")
  }
  return Dossier(
    territory: territory,
    mission: Mission(sponsor: nil, author: nil, date: date, body: nil), isFictitious: true,
    comparison: Comparison(namedTerritories: named, neighbourCount: neighbours),
    recorded: recorded, social: social)
}
