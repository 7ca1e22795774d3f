import Problems
import SourceFiles

/// A table of counts that the dossier names, and how it is to be read.
struct LocalTableKeys: Sendable {
  let file: NamedFile
  /// The whole entry of `sources.tableaux`, its keys already checked.
  let node: YAMLNode
}

/// The keys of a file of the town: read by a later stage, checked with the others.
struct LocalFileKeys {
  let allowed: [String]
  let required: [String]
  let columns: [String]
  let requiredColumns: [String]

  /// How a text file is written, when it can't be recognised without doubt.
  private static let writing = ["feuille", "separateur", "encodage", "format_date"]

  /// Counts received already aggregated: état 4001, landlords, transport.
  static let table = LocalFileKeys(
    allowed: ["fichier", "nom", "source", "unite", "regle_de_lieu", "colonnes", "categories"]
      + writing,
    // One column a month makes up for « periode » and « nombre »: the reader asks for them.
    required: ["fichier"], columns: ["periode", "categorie", "lieu", "nombre"],
    requiredColumns: [])

  /// The file that the section names, nil when it names none; adds what is wrong with the rest.
  func check(
    _ node: YAMLNode, in folder: DossierFolder, _ problems: inout ProblemCollector
  ) -> NamedFile? {
    guard let section = Section(node, allowing: allowed, &problems) else { return nil }
    for key in required { section.require(key, &problems) }
    let textKeys = [
      "nom", "source", "unite", "regle_de_lieu", "feuille", "format_date",
    ]
    for key in textKeys where section.mapping[key] != nil { _ = section.text(key, &problems) }
    checkColumns(section, &problems)
    _ = section.csvFormat(&problems)
    checkCategories(section, &problems)
    guard let path = section.text("fichier", &problems) else { return nil }
    let file = folder.file(path, namedAt: section.mapping["fichier"]?.span)
    _ = problems.attempt { () throws(Problem) in try file.checkFile() }
    return file
  }

  private func checkColumns(_ section: Section, _ problems: inout ProblemCollector) {
    guard let named = section.section("colonnes", allowing: columns, &problems) else { return }
    for key in requiredColumns { named.require(key, &problems) }
    for entry in named.mapping.entries where columns.contains(entry.key) {
      _ = problems.attempt { () throws(Problem) in try entry.value.string() }
    }
  }

  /// Names of the file, each with the category of ours: the keys are free.
  private func checkCategories(_ section: Section, _ problems: inout ProblemCollector) {
    let categories = section.value("categories", &problems) { node throws(Problem) in
      try node.mapping()
    }
    for entry in categories?.entries ?? [] {
      _ = problems.attempt { () throws(Problem) in try entry.value.string() }
    }
  }
}
