import Glibc
public import Problems
import SourceFiles

/// What `lot.yaml` asks for.
public struct BatchPlan: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    /// Where the dossier is, from the current folder or absolute.
    public let path: String
    /// As the consultant wrote it.
    public let name: String
  }

  public enum Document: String, CaseIterable, Hashable, Sendable {
    case diagnostic, strategie, fiches, observatoire, evaluation, instance
  }

  public let documents: [Document]
  /// `publiable` or `restreinte`, nil when the file doesn't say.
  public let edition: String?
  public let entries: [Entry]
  /// `{code}-{document}.pdf`.
  public let fileNamePattern: String
}

/// Reads a batch file; the dossiers themselves are read later, one by one.
public func readBatch(at path: String) throws(Problems) -> Warned<BatchPlan> {
  let root = try readYAML(SourceFile(path: path))
  var reader = BatchReader(folder: folder(of: path))
  reader.problems.add(contentsOf: root.warnings)
  let plan = reader.read(root.value)
  return try reader.problems.finish(plan)
}

private func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "" }
  return String(path[...slash])
}

private struct BatchReader {
  let folder: String
  var problems = ProblemCollector()

  static let keys = [
    "vigie", "documents", "edition", "dossiers", "communes", "departement", "sortie",
  ]

  mutating func read(_ root: YAMLNode) -> BatchPlan? {
    guard let section = Section(root, allowing: Self.keys, &problems) else { return nil }
    refuseStore(section)
    let documents = documents(in: section)
    let edition = section.value("edition", &problems) { node throws(Problem) in
      try node.choice(of: EditionWord.self).rawValue
    }
    let pattern = section.text("sortie", &problems) ?? "{code}-{document}.pdf"
    checkPattern(pattern, in: section, documents: documents)
    let entries = section.texts("dossiers", &problems).map { name in
      BatchPlan.Entry(path: name.hasPrefix("/") ? name : folder + name, name: name)
    }
    if entries.isEmpty, !problems.hasErrors { problems.add(.emptyBatch(at: root.span)) }
    return BatchPlan(
      documents: documents, edition: edition, entries: entries, fileNamePattern: pattern)
  }

  private enum EditionWord: String, CaseIterable { case publiable, restreinte }

  private mutating func documents(in section: Section) -> [BatchPlan.Document] {
    guard let list = section.mapping["documents"] else { return [.diagnostic] }
    return list.listOrSingle().compactMap { node in
      problems.attempt { () throws(Problem) in
        let document = try node.choice(of: BatchPlan.Document.self)
        guard document == .diagnostic else { throw .documentUnavailable(document, at: node.span) }
        return document
      }
    }
  }

  private mutating func refuseStore(_ section: Section) {
    for key in ["communes", "departement"] {
      if let node = section.mapping[key] { problems.add(.needsStore(key, at: node.span)) }
    }
  }

  private mutating func checkPattern(
    _ pattern: String, in section: Section, documents: [BatchPlan.Document]
  ) {
    guard let node = section.mapping["sortie"] else { return }
    if pattern.contains("/") || pattern.hasPrefix(".") || !pattern.contains("{code}")
      || (documents.count > 1 && !pattern.contains("{document}"))
    {
      problems.add(.patternUnusable(at: node.span))
    }
  }
}

extension Problem {
  fileprivate static func emptyBatch(at span: SourceSpan) -> Problem {
    Problem(
      .error, "lot-vide", "le lot ne nomme aucun dossier", at: span,
      hint: "donnez leur liste : « dossiers: [valmont, ../autre] »")
  }

  fileprivate static func needsStore(_ key: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "referentiel-absent",
      "« \(key) » demande un référentiel de données ouvertes, que cette version n'a pas", at: span,
      hint: "créez les dossiers avec « vigie nouveau », puis nommez-les sous « dossiers »")
  }

  fileprivate static func documentUnavailable(
    _ document: BatchPlan.Document, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "document-indisponible",
      "cette version ne produit pas le document « \(document.rawValue) »", at: span,
      hint: "document possible : diagnostic")
  }

  fileprivate static func patternUnusable(at span: SourceSpan) -> Problem {
    Problem(
      .error, "nom-de-sortie", "ce nom de fichier ne distingue pas les documents", at: span,
      hint: "écrivez un nom sans dossier qui contient {code}, par exemple {code}-{document}.pdf")
  }
}
