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
    /// Where the batch names it.
    public let span: SourceSpan
    /// Why its documents can't be made beside those of the others.
    public fileprivate(set) var refusal: Problem?
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

/// The path without links, so that two ways to write it are one.
private func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

/// The code of a dossier's territory, nil when its file can't be read: that is said in its turn.
private func territoryCode(in file: SourceFile) -> String? {
  var ignored = ProblemCollector()
  guard let root = try? readYAML(file).value,
    let section = Section(root, allowing: DossierKeys.allowed, &ignored)
  else { return nil }
  return TerritoryKeys(section, &ignored)?.code
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
    section.checkVersion(&problems)
    let documents = documents(in: section)
    let edition = section.value("edition", &problems) { node throws(Problem) in
      try node.choice(of: EditionWord.self).rawValue
    }
    let pattern = section.text("sortie", &problems) ?? "{code}-{document}.pdf"
    checkPattern(pattern, in: section, documents: documents)
    let entries = entries(in: section)
    if entries.isEmpty, !problems.hasErrors { problems.add(.emptyBatch(at: root.span)) }
    return BatchPlan(
      documents: documents, edition: edition, entries: entries, fileNamePattern: pattern)
  }

  /// The dossiers in order, each once; two territories of one code can't both be made.
  private mutating func entries(in section: Section) -> [BatchPlan.Entry] {
    var entries: [BatchPlan.Entry] = []
    var byFile: [String: SourceSpan] = [:]
    var byCode: [String: String] = [:]
    for node in section.mapping["dossiers"]?.listOrSingle() ?? [] {
      let read = problems.attempt { () throws(Problem) in try node.string() }
      guard let name = read else { continue }
      let path = name.hasPrefix("/") ? name : folder + name
      var entry = BatchPlan.Entry(path: path, name: name, span: node.span)
      let file = DossierFolder(dossierAt: path).file
      if let first = byFile.updateValue(node.span, forKey: resolved(file.path)) {
        problems.add(.repeatedDossier(name, line: first.line, at: node.span))
        continue
      }
      if let code = territoryCode(in: file) {
        if let first = byCode[code] {
          entry.refusal = .sharedCode(code, with: first, at: node.span)
        } else {
          byCode[code] = name
        }
      }
      entries.append(entry)
    }
    return entries
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
    for name in pattern.split(separator: "{").dropFirst(pattern.hasPrefix("{") ? 0 : 1) {
      let word = String(name.prefix { $0 != "}" })
      if !["code", "document"].contains(word) || !name.contains("}") {
        problems.add(.unknownPlace(word, at: node.span))
      }
    }
    // The system's names have 255 bytes at most; the words between braces are still to grow.
    if pattern.utf8.count > 180 || !pattern.hasSuffix(".pdf") || pattern.contains("/")
      || pattern.hasPrefix(".") || !pattern.contains("{code}")
      || (documents.count > 1 && !pattern.contains("{document}"))
    {
      problems.add(.patternUnusable(at: node.span))
    }
  }
}

extension Problem {
  fileprivate static func repeatedDossier(
    _ name: String, line: Int, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "dossier-repete", "le dossier « \(name) » est déjà dans ce lot, à la ligne \(line)",
      at: span, hint: "supprimez l'une des deux mentions")
  }

  fileprivate static func sharedCode(
    _ code: String, with first: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "code-partage",
      "ce dossier porte le code « \(code) », comme « \(first) » : leurs documents auraient le même nom",
      at: span, hint: "faites deux lots, avec deux dossiers de sortie, ou corrigez l'un des codes")
  }

  fileprivate static func unknownPlace(_ word: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "nom-de-sortie", "« {\(word)} » n'a pas de sens dans un nom de fichier", at: span,
      hint: "seuls {code} et {document} sont remplacés")
  }

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
      .error, "nom-de-sortie", "ce nom de fichier ne convient pas aux documents d'un lot", at: span,
      hint: "écrivez un nom court, sans dossier, qui contient {code} et finit par .pdf : "
        + "{code}-{document}.pdf")
  }
}
