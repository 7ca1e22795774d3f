import Problems
import SourceFiles

/// The names of the file's categories, each with the one that the dossier gives it.
struct LocalTableCategories {
  private struct Renaming {
    let written: String
    let name: String
    let span: SourceSpan
  }

  private let renamings: [String: Renaming]

  init(_ node: YAMLNode?) {
    var renamings: [String: Renaming] = [:]
    for entry in (try? node?.mapping())?.entries ?? [] {
      guard let name = try? entry.value.string() else { continue }
      renamings[plainName(entry.key)] = Renaming(
        written: entry.key, name: name, span: entry.keySpan)
    }
    self.renamings = renamings
  }

  /// The category that a name of the file stands for.
  func name(of written: String) -> String {
    renamings[plainName(written)]?.name ?? written
  }

  /// Says which keys no row bears, and which categories no key renames.
  func check(met: [String], _ file: SourceSpan, _ problems: inout ProblemCollector) {
    guard !renamings.isEmpty else { return }
    let plain = Set(met.map(plainName))
    for key in renamings.keys.sorted() where !plain.contains(key) {
      guard let renaming = renamings[key] else { continue }
      problems.add(.categoryNeverMet(renaming.written, among: met, at: renaming.span))
    }
    let others = met.filter { renamings[plainName($0)] == nil }
    if !others.isEmpty { problems.add(.categoriesAsWritten(others, at: file)) }
  }
}

extension Problem {
  fileprivate static func categoryNeverMet(
    _ name: String, among met: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .warning, "categorie-jamais-vue",
      "la catégorie « \(name.prefix(60)) » n'est sur aucune ligne du fichier", at: span,
      hint: closest(to: name, among: met).map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func categoriesAsWritten(_ names: [String], at span: SourceSpan) -> Problem {
    let list = names.prefix(12).map { "« \($0.prefix(60)) »" }.joined(separator: ", ")
    let rest = names.count > 12 ? " et \(names.count - 12) autres" : ""
    return Problem(
      .warning, "categories-sans-correspondance",
      names.count == 1
        ? "une catégorie garde le nom du fichier : \(list)"
        : "\(names.count) catégories gardent le nom du fichier : \(list)\(rest)",
      at: span, hint: "ajoutez-les sous « categories » pour les renommer ou les réunir")
  }
}
