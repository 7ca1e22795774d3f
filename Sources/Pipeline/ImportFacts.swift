import Dossier
import Inputs
public import Problems
import SourceFiles
import Units

/// Puts files of facts into the register of a dossier, and says what became of each.
///
/// Errors of a file come among the problems: the other files are in the register.
public func importLocalFacts(
  _ request: DocumentRequest, files: [String], source: String?
) throws(Problems) -> Warned<String> {
  var facts = FactImportRequest(
    dossier: request.dossier, files: files, source: source, date: request.date)
  facts.store = request.surroundings.store
  let imported = try importFacts(facts)
  return imported.map { files in files.map { ImportReport($0).text }.joined(separator: "\n") }
}

/// What a person reads of one imported file.
private struct ImportReport {
  let file: ImportedFile

  init(_ file: ImportedFile) { self.file = file }

  var text: String {
    let facts = file.facts
    let head = "\(facts.file) (\(facts.source)) : "
    guard !file.isKnown else {
      return head + "déjà dans le registre (import \(facts.number)), rien n’est ajouté\n"
    }
    var lines = [head + "import \(facts.number)", "  \(rows)"]
    if let period = facts.period {
      lines.append("  du \(period.lowerBound.french) au \(period.upperBound.french)")
    }
    lines.append("  \(form)")
    lines.append("  \(dates)")
    lines += RegisterWords.reasons("Lignes refusées", facts.refusals)
    lines += RegisterWords.reasons("Lignes gardées, à regarder", facts.notices)
    lines += RegisterWords.unmapped(facts.unmappedCategories)
    return lines.map { $0 + "\n" }.joined()
  }

  private var rows: String {
    let rows = file.facts.rows
    let parts: [(Int, String)] = [
      (rows.read, "lues"), (rows.added, "ajoutées"), (rows.replaced, "remplacées"),
      (rows.unchanged, "déjà présentes"), (rows.refused, "refusées"),
    ]
    let counted = parts.map { "\($1) \(French.integer($0))" }.joined(separator: ", ")
    guard rows.withdrawn > 0 else { return "lignes " + counted }
    return "lignes \(counted) ; retirées \(French.integer(rows.withdrawn)) "
      + "(dans la forme précédente du fichier, et plus dans celle-ci)"
  }

  private var form: String {
    switch file.tableForm {
    case .text(let separator, let encoding):
      "séparateur \(separator.name), encodage \(encoding.rawValue)"
    case .sheet(let name): "classeur, feuille « \(name) »"
    }
  }

  private var dates: String {
    switch file.dateForm {
    case .declared(let form): "dates \(form), comme le dossier le dit"
    case .recognised(let form, let line): "dates \(form), reconnues à la ligne \(line)"
    case .clear(let form): "dates \(form), sans doute possible"
    }
  }
}
