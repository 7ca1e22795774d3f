import Digests
import Dossier
import Problems
import SourceFiles

/// Counts already added up, from a file that the dossier describes.
///
/// - Returns: nil, with problems, when nothing can be made of the file.
func readLocalTable(
  _ keys: LocalTableKeys, isFictitious: Bool, _ problems: inout ProblemCollector
) -> LocalTable? {
  // The keys were checked, and their faults said, with those of the whole dossier.
  var known = ProblemCollector()
  guard let mapping = try? keys.node.mapping(),
    let entry = Section(keys.node, allowing: mapping.keys, &known)
  else { return nil }
  guard !isWorkbook(keys.file.written), mapping["feuille"] == nil else {
    problems.add(.workbook(at: mapping["feuille"]?.span ?? keys.file.source.namedAt))
    return nil
  }
  let hasher = SHA256Hasher()
  let reader: CSVReader
  do {
    reader = try CSVReader(
      keys.file.source, format: format(entry), onBytes: { hasher.update($0) })
  } catch {
    // An absent file was said when its key was checked.
    if !isReadable(keys.file) { return nil }
    problems.add(error)
    return nil
  }
  let periods = LocalTablePeriods(
    isMonthFirst: entry.text("format_date", &known)?.uppercased().hasPrefix("MM/J") ?? false)
  let columns = LocalTableColumns(reader, entry, periods: periods, &problems)
  LocalTableColumns.checkPersons(reader, place: columns?.place, &problems)
  guard let columns else { return nil }
  let cells = LocalTableCells(
    reader, columns, periods, LocalTableCategories(entry.mapping["categories"]))
  guard cells.read(&problems) else { return nil }
  return table(keys, entry, cells, sha256: hasher.finish().hex, isFictitious: isFictitious)
}

private func table(
  _ keys: LocalTableKeys, _ entry: Section, _ cells: LocalTableCells, sha256: String,
  isFictitious: Bool
) -> LocalTable {
  var known = ProblemCollector()
  let source = entry.text("source", &known)
  let name = entry.text("nom", &known)
  let unit = entry.text("unite", &known) ?? "unités non précisées"
  let years = cells.counts.compactMap { $0.period?.year }
  let vintage = years.min().flatMap { first in
    years.max().map { first == $0 ? "\(first)" : "\(first)–\($0)" }
  }
  let dataset = name ?? "Tableau de nombres"
  return LocalTable(
    name: name, provider: source ?? name ?? keys.file.written, unit: unit,
    placeRule: entry.text("regle_de_lieu", &known), counts: cells.counts,
    source: Source(
      path: keys.file.printed, producer: source ?? "", dataset: "\(dataset) (\(unit))",
      vintage: vintage ?? "", sha256: sha256, records: cells.rowCount,
      isFictitious: isFictitious))
}

private func format(_ entry: Section) -> CSVFormat {
  var format = CSVFormat()
  if let text = try? entry.mapping["separateur"]?.string() {
    format.separator =
      ["\\t", "tabulation"].contains(text) ? .tab : CSVFormat.Separator(rawValue: text)
  }
  if let text = try? entry.mapping["encodage"]?.string() {
    format.encoding = CSVFormat.Encoding(rawValue: text)
  }
  return format
}

private func isWorkbook(_ path: String) -> Bool {
  [".xlsx", ".xls", ".ods"].contains { path.lowercased().hasSuffix($0) }
}

private func isReadable(_ file: NamedFile) -> Bool {
  do {
    try file.checkFile()
    return true
  } catch { return false }
}

extension Problem {
  fileprivate static func workbook(at span: SourceSpan?) -> Problem {
    Problem(
      .error, "classeur-non-lu",
      "un tableau de nombres est lu dans un fichier CSV, non dans un classeur",
      at: span,
      hint: "enregistrez la feuille au format CSV (séparateur point-virgule) et nommez ce fichier")
  }
}
