import Dossier
import Problems
import SourceFiles

/// Gathers the rows of a social table, whatever their order.
struct SocialRows {
  let columns: [SocialColumn]
  private var codes: [String] = []
  /// Row after row, as many values as columns.
  private var values: [Double?] = []

  init(_ columns: [SocialColumn]) { self.columns = columns }

  mutating func add(_ code: String, _ row: borrowing CSVRow, of file: TableFile) {
    codes.append(code)
    for column in columns { values.append(Self.value(column, row, of: file)) }
  }

  private static func value(
    _ column: SocialColumn, _ row: borrowing CSVRow, of file: TableFile
  ) -> Double? {
    var sum = 0.0
    for part in column.numerator {
      guard let value = file.figure(row, part) else { return nil }
      sum += value
    }
    guard let whole = column.denominator else { return sum }
    guard let total = file.figure(row, whole), total > 0 else { return nil }
    return sum / total * 100
  }

  func base(source: Source, vintage: Int?) -> SocialBase {
    let order = codes.indices.sorted { codes[$0] < codes[$1] }
    var table: [SocialVariable: [Double?]] = [:]
    for (index, column) in columns.enumerated() {
      table[column.variable] = order.map { values[$0 * columns.count + index] }
    }
    return SocialBase(
      source: source, areas: order.map { codes[$0] }, columns: table, vintage: vintage)
  }
}

extension TableFile {
  /// Reads a table of Filosofi or of the census.
  func readSocial(
    _ kind: SourceKind, _ columns: [SocialColumn], vintage: Int?
  ) throws(Problems) -> Warned<ReferenceTable> {
    guard let codeColumn = header.column(Self.codeNames) else {
      throw Problems([.noCode(at: headerSpan)])
    }
    var rows = SocialRows(columns)
    return try read { row in
      guard let code = communeCode(row, codeColumn), isNew(code, row) else { return }
      rows.add(code, row, of: self)
    } then: {
      let source = source(kind, vintage: vintage)
      return ReferenceTable(
        kind: kind, source: source, social: rows.base(source: source, vintage: vintage))
    }
  }

  static let codeNames = ["codgeo", "code_insee", "insee_com", "insee", "code_commune", "com"]

  /// Reads legal populations, with the names that come along.
  func readPopulations(_ columns: PopulationColumns) throws(Problems) -> Warned<ReferenceTable> {
    var rows = SocialRows(columns.figures)
    var gazetteer = Gazetteer()
    let vintage = columns.vintage ?? year(inFileName: file.path)
    return try read { row in
      guard let code = columns.code(of: row, in: self), isNew(code, row) else { return }
      rows.add(code, row, of: self)
      columns.addNames(of: code, row, to: &gazetteer)
    } then: {
      let source = source(.legalPopulations, vintage: vintage)
      return ReferenceTable(
        kind: .legalPopulations, source: source,
        social: rows.base(source: source, vintage: vintage), gazetteer: gazetteer)
    }
  }
}

/// Where the columns of a file of legal populations stand, in the forms that Insee publishes.
struct PopulationColumns {
  /// One column of five characters, or the département's and the commune's.
  private enum Code {
    case whole(Int)
    case parts(department: Int, commune: Int)
  }

  private let code: Code
  let figures: [SocialColumn]
  let vintage: Int?
  private let name: Int?
  private let departmentCode: Int?
  private let departmentName: Int?
  private let regionCode: Int?
  private let regionName: Int?

  /// Nil when the header is not one of them.
  init?(_ header: Header) {
    let dated = header.column(withYearAfter: "pmun") ?? Self.censusForm(header)
    guard let municipal = header.column("pmun") ?? dated?.index else { return nil }
    vintage = dated?.year
    let total = header.column("ptot") ?? header.column(withYearAfter: "ptot")?.index
    var figures = [
      SocialColumn(variable: .municipalPopulation, numerator: [municipal], denominator: nil)
    ]
    if let total {
      figures.append(
        SocialColumn(variable: .totalPopulation, numerator: [total], denominator: nil))
    }
    self.figures = figures
    departmentCode = header.column("coddep", "dep")
    regionCode = header.column("codreg", "reg")
    departmentName =
      header.column("departement") ?? (header.contains("coddep") ? header.column("dep") : nil)
    regionName = header.column("region") ?? (header.contains("codreg") ? header.column("reg") : nil)
    // In Insee's own file COM holds the name and CODCOM the last three figures of the code.
    let named = header.column("commune", "libgeo", "libelle", "nom")
    if let whole = header.column("codgeo", "code_insee", "insee_com", "code_commune")
      ?? (named == nil ? nil : header.column("com"))
    {
      code = .whole(whole)
      name = named
    } else if let department = departmentCode, let commune = header.column("codcom") {
      code = .parts(department: department, commune: commune)
      name = header.column("com")
    } else {
      return nil
    }
  }

  /// `P21_POP`, which is the municipal population of that census.
  private static func censusForm(_ header: Header) -> (index: Int, year: Int)? {
    for (index, name) in header.columns where name.hasPrefix("p") && name.hasSuffix("_pop") {
      if let year = fullYear(name.dropFirst().dropLast(4)) { return (index, year) }
    }
    return nil
  }

  func code(of row: borrowing CSVRow, in file: TableFile) -> String? {
    switch code {
    case .whole(let column): return file.communeCode(row, column)
    case .parts(let department, let commune):
      let first = row[department].string.trimmingSpaces
      let last = row[commune].string.trimmingSpaces
      // Overseas, 971 and 101 share a figure: 97101.
      let code = first.count + last.count == 6 ? first.prefix(2) + last : first + last
      guard isCommuneCode(code) else {
        let span = row.span(of: commune)
        file.problems.add("code-insee-invalide", .error) {
          .wrongAreaCode(code, .communes, at: span)
        }
        return nil
      }
      return code
    }
  }

  func addNames(of code: String, _ row: borrowing CSVRow, to gazetteer: inout Gazetteer) {
    if let name, !row[name].isEmpty {
      gazetteer.communes[code] = PlaceName(ofCommune: code, row[name].string, article: nil)
    }
    let department = departmentCode.map { row[$0].string } ?? Inputs.departmentCode(ofCommune: code)
    let region = regionCode.map { row[$0].string }
    gazetteer.parents[code] = Gazetteer.Parents(department: department, region: region)
    if let departmentName, gazetteer.departments[department] == nil {
      gazetteer.departments[department] = row[departmentName].string
    }
    if let region, let regionName, gazetteer.regions[region] == nil {
      gazetteer.regions[region] = row[regionName].string
    }
  }
}

extension Problem {
  static func noCode(at span: SourceSpan) -> Problem {
    Problem(
      .error, "entete-inconnu", "la colonne du code des communes manque", at: span,
      hint: "elle s'appelle CODGEO dans les fichiers de l'Insee")
  }
}
