import Problems
import SourceFiles

/// The places of the columns of a file of facts; the others are never looked at.
struct FactColumns {
  var identifier: Int?
  var startDate: Int
  var startHour: Int?
  var endDate: Int?
  var endHour: Int?
  var category: Int?
  var place: Int?
  var longitude: Int?
  var latitude: Int?

  /// Nil, with problems, when a column is absent or when one may tell who a person is.
  init?(_ reader: any TableReader, _ keys: FactFileKeys, _ problems: inout ProblemCollector) {
    // Faults of another file don't stop this one.
    var own = ProblemCollector()
    defer { problems.add(contentsOf: own.problems) }
    let header = Header(reader.header)
    var found: [FactColumn: Int] = [:]
    for column in FactColumn.allCases {
      guard let written = keys.columns[column] else { continue }
      guard let index = header.column(plainName(written.text)) else {
        let former = keys.formerColumns[plainName(written.text)]
        own.add(
          former.map { .vanishedColumn(written, $0, among: header.written) }
            ?? .absentColumn(written, among: header.written))
        continue
      }
      found[column] = index
    }
    if let index = header.repeated(among: found.values.sorted()) {
      own.add(.repeatedColumn(header.written[index], at: reader.headerSpan))
    }
    let ignored = Self.ignored(keys, header, &own)
    for (column, index) in found.sorted(by: { $0.value < $1.value }) where ignored.contains(index) {
      guard let written = keys.columns[column] else { continue }
      own.add(.ignoredAndRead(written))
    }
    let nominative = header.written.indices.filter { index in
      isNominative(column: header.written[index]) && !ignored.contains(index)
        && index != found[.place]
    }
    for index in nominative {
      own.add(.nominativeColumn(header.written[index], at: reader.headerSpan))
    }
    guard let start = found[.start] ?? found[.startDate], !own.hasErrors else { return nil }
    startDate = start
    startHour = found[.startHour]
    endDate = found[.end] ?? found[.endDate]
    endHour = found[.endHour]
    identifier = found[.identifier]
    category = found[.category]
    place = found[.place]
    longitude = found[.longitude]
    latitude = found[.latitude]
  }

  private static func ignored(
    _ keys: FactFileKeys, _ header: Header, _ problems: inout ProblemCollector
  ) -> Set<Int> {
    var ignored: Set<Int> = []
    for written in keys.ignored {
      let name = plainName(written.text)
      let indices = header.columns.filter { $0.name == name }.map(\.index)
      if indices.isEmpty { problems.add(.ignoredAbsent(written, among: header.written)) }
      ignored.formUnion(indices)
    }
    return ignored
  }

  /// Whether a header has every column that an entry names.
  static func fit(_ keys: FactFileKeys, _ header: [String]) -> Bool {
    let header = Header(header)
    return keys.columns.values.allSatisfy { header.contains(plainName($0.text)) }
  }
}

extension Problem {
  fileprivate static func absentColumn(
    _ written: FactFileKeys.Written, among columns: [String]
  ) -> Problem {
    Problem(
      .error, "colonne-absente",
      "la colonne « \(written.text.prefix(60)) » n'est pas dans le fichier", at: written.span,
      hint: closest(to: written.text, among: columns).map { "vouliez-vous dire « \($0) » ?" }
        ?? "colonnes du fichier : \(columns.prefix(12).joined(separator: ", "))")
  }

  fileprivate static func vanishedColumn(
    _ written: FactFileKeys.Written, _ former: FormerColumns.Import, among columns: [String]
  ) -> Problem {
    let likely = closest(to: written.text, among: columns)
    return Problem(
      .error, "colonne-disparue",
      "la colonne « \(written.text.prefix(60)) » n'est plus dans le fichier : "
        + "l'import \(former.number), « \(former.file) », la lisait",
      at: written.span,
      hint: likely.map { "vouliez-vous dire « \($0) » ?" }
        ?? "demandez-la au service, ou retirez-la de « colonnes » ; "
        + "colonnes du fichier : \(columns.prefix(12).joined(separator: ", "))")
  }

  fileprivate static func repeatedColumn(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "colonne-repetee", "deux colonnes s'appellent « \(name.prefix(60)) »", at: span,
      hint: "renommez l'une des deux")
  }

  fileprivate static func ignoredAndRead(_ written: FactFileKeys.Written) -> Problem {
    Problem(
      .error, "colonne-ignoree-et-lue",
      "la colonne « \(written.text.prefix(60)) » est aussi sous « ignorer »", at: written.span,
      hint: "retirez-la de « colonnes » ou de « ignorer »")
  }

  fileprivate static func ignoredAbsent(
    _ written: FactFileKeys.Written, among columns: [String]
  ) -> Problem {
    Problem(
      .warning, "colonne-ignoree-absente",
      "la colonne à ignorer « \(written.text.prefix(60)) » n'est pas dans le fichier",
      at: written.span,
      hint: closest(to: written.text, among: columns).map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func nominativeColumn(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "colonne-nominative",
      "la colonne « \(name.prefix(60)) » peut désigner des personnes : ce fichier n'est pas lu",
      at: span,
      hint:
        "ajoutez « \(name.prefix(60)) » sous « ignorer » : la colonne n'est alors ni lue ni gardée")
  }
}
