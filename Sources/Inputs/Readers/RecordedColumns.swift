import Dossier
import Problems

/// Where the columns of a file of recorded crime stand, in any of its published forms.
struct RecordedColumns {
  let level: RecordedBase.Level
  /// From the column `CODGEO_2025`.
  let geographyYear: Int?
  let code: Int
  let year: Int
  let indicator: Int
  let unit: Int
  let count: Int
  let rate: Int?
  let isPublished: Int?
  let population: Int?
  let populationVintage: Int?
  let dwellings: Int?
  let dwellingVintage: Int?

  /// Nil when the header is not one of the SSMSI's.
  init?(_ header: Header) {
    guard let (level, code, geographyYear) = Self.place(header),
      let year = header.column(Self.year), let indicator = header.column(Self.indicator),
      let unit = header.column(Self.unit), let count = header.column(Self.count)
    else { return nil }
    self.level = level
    self.code = code
    self.geographyYear = geographyYear
    self.year = year
    self.indicator = indicator
    self.unit = unit
    self.count = count
    rate = header.column("taux_pour_mille", "tauxpourmille")
    isPublished = header.column("est_diffuse")
    population = header.column("insee_pop", "pop")
    populationVintage = header.column("insee_pop_millesime", "millpop")
    dwellings = header.column("insee_log", "log")
    dwellingVintage = header.column("insee_log_millesime", "milllog")
  }

  /// Those that a row is read from.
  var used: [Int] {
    [code, year, indicator, unit, count]
      + [rate, isPublished, population, populationVintage, dwellings, dwellingVintage]
      .compactMap { $0 }
  }

  private static let year = ["annee"]
  private static let indicator = ["indicateur", "classe"]
  private static let unit = ["unite_de_compte"]
  private static let count = ["nombre", "faits"]

  /// The column of the areas; the smallest level wins, as départements come with their région.
  private static func place(
    _ header: Header
  ) -> (RecordedBase.Level, column: Int, geographyYear: Int?)? {
    if let (column, year) = header.column(withYearAfter: "codgeo") {
      return (.communes, column, year)
    }
    if let column = header.column("codgeo") { return (.communes, column, nil) }
    if let column = header.column("code_departement") { return (.departments, column, nil) }
    return header.column("code_region").map { (.regions, $0, nil) }
  }

  /// The column of inhabitants or dwellings, and that of their vintage.
  func exposure(_ denominator: Denominator) -> (value: Int?, vintage: Int?) {
    denominator == .inhabitants
      ? (population, populationVintage) : (dwellings, dwellingVintage)
  }

  /// The columns that a file of the SSMSI has and this header lacks, as they are published today.
  static func missing(in header: Header) -> [String] {
    var missing = place(header) == nil ? ["CODGEO_20xx"] : []
    for (names, shown) in [
      (year, "annee"), (indicator, "indicateur"), (unit, "unite_de_compte"), (count, "nombre"),
    ] where header.column(names) == nil {
      missing.append(shown)
    }
    return missing
  }
}

extension Edition {
  /// The edition that the header or the file's name says.
  ///
  /// Files of data.gouv.fr are named `…-geographie2024-produit-le2025-03-14.csv`.
  init(columnYear: Int?, fileName path: String) {
    let name = String(path.split(separator: "/").last ?? "").lowercased()
    let produced = Self.text(after: "produit-le", count: 10, in: name)
    self.init(
      geographyYear: columnYear
        ?? Self.text(after: "geographie", count: 4, in: name).flatMap { fullYear($0) },
      producedOn: produced.flatMap { $0.split(separator: "-").count == 3 ? $0 : nil })
  }

  /// What follows a mark, an underscore or a hyphen set aside.
  private static func text(after mark: String, count: Int, in name: String) -> String? {
    guard let range = name.firstRange(of: mark) else { return nil }
    let rest = name[range.upperBound...].drop { $0 == "-" || $0 == "_" }
    return rest.count >= count ? String(rest.prefix(count)) : nil
  }
}
