import Dossier
import Problems
import SourceFiles

/// Which columns of a file of counts hold what.
struct LocalTableColumns {
  enum Layout {
    /// One row a count.
    case long(period: Int, count: Int)
    /// One column a month.
    case wide([(column: Int, period: LocalTable.Period)])
  }

  let layout: Layout
  let category: Int?
  let place: Int?

  /// Fewer columns that read as months are columns that happen to be named so.
  private static let fewestMonths = 3

  /// Nil, with problems, when a column can't be found.
  init?(
    _ reader: CSVReader, _ entry: Section, periods: LocalTablePeriods,
    _ problems: inout ProblemCollector
  ) {
    let header = Header(reader.header)
    let named = entry.mapping["colonnes"].flatMap { try? $0.mapping() }
    var isComplete = true
    func column(_ key: String, _ problems: inout ProblemCollector) -> Int? {
      guard let node = named?[key], let name = try? node.string() else { return nil }
      if let index = header.column(plainName(name)) { return index }
      problems.add(.absentColumn(name, among: header.written, at: node.span))
      isComplete = false
      return nil
    }
    category = column("categorie", &problems)
    place = column("lieu", &problems)
    let period = column("periode", &problems)
    let count = column("nombre", &problems)
    guard isComplete else { return nil }
    guard named?["periode"] == nil, named?["nombre"] == nil else {
      let span = named?.span ?? entry.mapping.span
      guard let period, let count else {
        problems.add(.missingKey(period == nil ? "periode" : "nombre", at: span))
        return nil
      }
      layout = .long(period: period, count: count)
      return
    }
    let months = header.written.enumerated().compactMap { index, name in
      periods.month(name).map { (column: index, period: $0) }
    }
    guard months.count >= Self.fewestMonths else {
      problems.add(.noPeriod(at: named?.span ?? entry.mapping.span))
      return nil
    }
    layout = .wide(months)
  }

  /// The columns that the dossier names.
  var used: [Int] {
    let cells: [Int] =
      switch layout {
      case .long(let period, let count): [period, count]
      case .wide(let months): months.map(\.column)
      }
    return cells + [category, place].compactMap { $0 }
  }

  /// Says which columns tell who a person is; the column of places may be named « nom ».
  static func checkPersons(
    _ reader: CSVReader, place: Int?, _ problems: inout ProblemCollector
  ) {
    for (index, name) in reader.header.enumerated() where isNominative(column: name) {
      if index == place, plainName(name) == "nom" { continue }
      problems.add(.nominativeColumn(name, at: reader.headerSpan))
    }
  }
}

extension Problem {
  fileprivate static func absentColumn(
    _ name: String, among columns: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "colonne-absente", "la colonne « \(name.prefix(60)) » n'est pas dans le fichier",
      at: span,
      hint: closest(to: name, among: columns).map { "vouliez-vous dire « \($0) » ?" }
        ?? "colonnes du fichier : \(columns.prefix(12).joined(separator: ", "))")
  }

  fileprivate static func noPeriod(at span: SourceSpan) -> Problem {
    Problem(
      .error, "periode-absente",
      "rien ne dit de quelle période sont les nombres : ni colonne « periode », ni une colonne par mois",
      at: span,
      hint:
        "nommez les colonnes « periode » et « nombre », ou donnez un fichier dont les colonnes sont des mois : « 2025-01 », « janv-25 »"
    )
  }

  fileprivate static func nominativeColumn(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "colonne-nominative",
      "la colonne « \(name.prefix(60)) » peut désigner des personnes : ce fichier n'est pas lu",
      at: span,
      hint: "retirez cette colonne du fichier ; un tableau de nombres n'en a pas besoin")
  }
}
