import Digests
import Dossier
import Problems
import SourceFiles

/// Reads a file of recorded crime.
func readRecordedBase(_ file: SourceFile) throws(Problems) -> Warned<RecordedBase> {
  let reader: RecordedReader
  do { reader = try RecordedReader(file) } catch { throw Problems([error]) }
  return try reader.read()
}

/// Reads a file of recorded crime, row after row, into dense arrays.
final class RecordedReader {
  let file: SourceFile
  let columns: RecordedColumns
  let edition: Edition
  var problems = CappedProblems()
  var cells = RecordedCells()
  var names = IndicatorNames()
  /// For each entry of `names`, the slot of its indicator in the cells.
  var slots: [Int?] = []
  var repeated = RepeatedRows()
  var vintages = ExposureVintages()
  private let reader: CSVReader
  private let hasher: SHA256Hasher

  /// Throws what makes the file unreadable, and a header that is not the SSMSI's.
  init(_ file: SourceFile) throws(Problem) {
    let hasher = SHA256Hasher()
    reader = try CSVReader(file, onBytes: { hasher.update($0) })
    let header = Header(reader.header)
    guard let columns = RecordedColumns(header) else {
      if let kind = SourceKind(header) { throw .misplaced(kind, at: reader.headerSpan) }
      throw .notRecordedCrime(header, at: reader.headerSpan)
    }
    if let column = header.repeated(among: columns.used) {
      throw .repeatedColumn(header.written[column], at: reader.headerSpan)
    }
    self.file = file
    self.hasher = hasher
    self.columns = columns
    edition = Edition(columnYear: columns.geographyYear, fileName: file.path)
  }

  /// Reads all rows; throws all the problems of the file when one is an error.
  func read() throws(Problems) -> Warned<RecordedBase> {
    var collector = ProblemCollector()
    _ = collector.attempt { () throws(Problem) in
      try reader.forEachRow { row throws(Problem) in read(row) }
      try repeated.findFirstLines(in: self)
    }
    collector.add(contentsOf: reader.problems)
    collector.add(contentsOf: problems.all(ofFile: file.name))
    collector.add(contentsOf: repeated.problems(ofFile: file.name))
    guard !collector.hasErrors else { throw Problems(collector.problems) }
    let sorted = takeCells().sorted()
    if sorted == nil { collector.add(.nothingKept(in: file.name)) }
    return try collector.finish(sorted.map(base))
  }

  /// Leaves nothing behind, so that the cells are put in order without a copy.
  private func takeCells() -> RecordedCells {
    let taken = cells
    cells = RecordedCells()
    return taken
  }

  private func base(_ sorted: RecordedCells.Sorted) -> RecordedBase {
    let first = sorted.years.lowerBound
    let last = sorted.years.upperBound
    let kind = columns.level.kind
    let source = Source(
      path: file.name, producer: kind.producer, dataset: kind.dataset,
      vintage: first == last ? "\(first)" : "\(first)–\(last)",
      geography: edition.geographyYear.map { "géographie au 1ᵉʳ janvier \($0)" } ?? "",
      licence: kind.licence, sha256: hasher.finish().hex, records: reader.rowCount)
    return RecordedBase(
      level: columns.level, edition: edition, source: source, areas: sorted.areas,
      indicators: sorted.indicators, years: sorted.years, counts: sorted.counts,
      populations: sorted.populations, dwellings: sorted.dwellings,
      populationVintages: vintages.most(of: .inhabitants),
      dwellingVintages: vintages.most(of: .dwellings))
  }

  private func read(_ row: borrowing CSVRow) {
    guard let place = place(of: row), let count = count(of: row, at: place) else { return }
    let known = cells[place.area, place.indicatorSlot, place.yearSlot]
    if known == RecordedBase.absent {
      cells[place.area, place.indicatorSlot, place.yearSlot] = count
    } else {
      repeated.add(
        RepeatedRows.Row(
          code: RecordedCells.code(of: cells.areas[place.area]), indicator: place.indicator,
          year: place.year, span: row.span, line: row.line, isEqual: known == count))
    }
  }
}

extension Problem {
  static func notRecordedCrime(_ header: Header, at span: SourceSpan) -> Problem {
    let missing = RecordedColumns.missing(in: header)
    let columns = missing.map { "« \($0) »" }.joined(separator: ", ")
    return Problem(
      .error, "entete-inconnu",
      "ce n'est pas une base du SSMSI : "
        + (missing.count > 1
          ? "les colonnes \(columns) manquent" : "la colonne \(columns) manque"),
      at: span,
      hint: "formes connues : CODGEO_20xx;annee;indicateur;unite_de_compte;nombre… (communes), "
        + "Code_departement;… ou Code_region;…, "
        + "et l'ancienne classe;annee;Code.département;…;faits;POP;LOG;tauxpourmille")
  }

  fileprivate static func repeatedColumn(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "colonne-repetee", "deux colonnes s'appellent « \(name.prefix(60)) »", at: span,
      hint: "supprimez ou renommez celle qui n'est pas la bonne")
  }

  fileprivate static func nothingKept(in name: String) -> Problem {
    Problem(
      .error, "aucun-fait", "aucune ligne de ce fichier ne donne un indicateur connu",
      at: SourceSpan(wholeOf: name))
  }
}
