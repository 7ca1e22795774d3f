import Digests
public import Dossier
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
    /// From 1, in the order of the batch.
    public fileprivate(set) var rank = 0
    /// What it asks for itself, instead of the documents of the batch; empty when it doesn't.
    public fileprivate(set) var ownDocuments: [Document] = []
    /// Code and name that the dossier declares; nil when its file can't be read, or says none.
    public fileprivate(set) var code: String?
    public fileprivate(set) var territoryName: String?
    /// Why its documents can't be made beside those of the others.
    public fileprivate(set) var refusal: Problem?
  }

  public enum Document: String, CaseIterable, Hashable, Sendable {
    case diagnostic, strategie, fiches, observatoire, evaluation, instance
  }

  public let documents: [Document]
  /// Period of the observatories; nil for the last quarter that was over.
  public let period: ObservationPeriod?
  /// SHA-256 of the batch file.
  public let sha256: String
  /// `publiable` or `restreinte`, nil when the file doesn't say.
  public let edition: String?
  public let entries: [Entry]
  /// `{code}-{document}.pdf`.
  public let fileNamePattern: String
}

/// Reads a batch file; the dossiers themselves are read later, one by one.
public func readBatch(at path: String) throws(Problems) -> Warned<BatchPlan> {
  let hasher = SHA256Hasher()
  let root = try readYAML(SourceFile(path: path), onBytes: { hasher.update($0) })
  var reader = BatchReader(folder: folder(of: path))
  reader.problems.add(contentsOf: root.warnings)
  let plan = reader.read(root.value, sha256: hasher.finish().hex)
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

/// The territory of a dossier, nil when its file can't be read: that is said in its turn.
private func territory(in file: SourceFile) -> TerritoryKeys? {
  var ignored = ProblemCollector()
  guard let root = try? readYAML(file).value,
    let section = Section(root, allowing: DossierKeys.allowed, &ignored)
  else { return nil }
  return TerritoryKeys(section, &ignored)
}

private struct BatchReader {
  let folder: String
  var problems = ProblemCollector()

  static let keys = [
    "vigie", "documents", "periode", "edition", "dossiers", "communes", "departement", "sortie",
  ]

  mutating func read(_ root: YAMLNode, sha256: String) -> BatchPlan? {
    guard let section = Section(root, allowing: Self.keys, &problems) else { return nil }
    refuseStore(section)
    section.checkVersion(&problems)
    let documents = section.mapping["documents"].map { self.documents($0) } ?? [.diagnostic]
    let period = section.value("periode", &problems) { node throws(Problem) in
      let text = try node.string()
      guard let period = ObservationPeriod(text) else {
        throw Problem.unreadablePeriod(text, at: node.span)
      }
      return period
    }
    let edition = section.value("edition", &problems) { node throws(Problem) in
      try node.choice(of: EditionWord.self).rawValue
    }
    let pattern = section.text("sortie", &problems) ?? "{code}-{document}.pdf"
    let entries = entries(in: section)
    checkPattern(pattern, in: section, documents: documents + entries.flatMap(\.ownDocuments))
    if entries.isEmpty, !problems.hasErrors { problems.add(.emptyBatch(at: root.span)) }
    return BatchPlan(
      documents: documents, period: period, sha256: sha256, edition: edition, entries: entries,
      fileNamePattern: pattern)
  }

  /// The dossiers in order, each once; two territories of one code can't both be made.
  private mutating func entries(in section: Section) -> [BatchPlan.Entry] {
    var entries: [BatchPlan.Entry] = []
    var byFile: [String: SourceSpan] = [:]
    var byCode: [String: String] = [:]
    for node in section.mapping["dossiers"]?.listOrSingle() ?? [] {
      guard var entry = entry(node) else { continue }
      let file = DossierFolder(dossierAt: entry.path).file
      if let first = byFile.updateValue(entry.span, forKey: resolved(file.path)) {
        problems.add(.repeatedDossier(entry.name, line: first.line, at: entry.span))
        continue
      }
      entry.rank = entries.count + 1
      let territory = territory(in: file)
      entry.code = territory?.code
      entry.territoryName = territory?.name
      if let code = territory?.code {
        if let first = byCode[code] {
          entry.refusal = .sharedCode(code, with: first, at: entry.span)
        } else {
          byCode[code] = entry.name
        }
      }
      entries.append(entry)
    }
    return entries
  }

  private enum EditionWord: String, CaseIterable { case publiable, restreinte }

  /// A path, or a section with a path and the documents that this dossier must give.
  private mutating func entry(_ node: YAMLNode) -> BatchPlan.Entry? {
    var path = node
    var documents: [BatchPlan.Document] = []
    if case .mapping = node.content {
      guard let section = Section(node, allowing: ["dossier", "documents"], &problems) else {
        return nil
      }
      section.require("dossier", &problems)
      guard let named = section.mapping["dossier"] else { return nil }
      path = named
      documents = section.mapping["documents"].map { self.documents($0) } ?? []
    }
    guard let name = problems.attempt({ () throws(Problem) in try path.string() }) else {
      return nil
    }
    var entry = BatchPlan.Entry(
      path: name.hasPrefix("/") ? name : folder + name, name: name, span: path.span)
    entry.ownDocuments = documents
    return entry
  }

  /// Each once, in the order of the list; « tous » is all that there are.
  private mutating func documents(_ list: YAMLNode) -> [BatchPlan.Document] {
    if case .scalar(let word) = list.content, word.text == "tous" {
      return BatchPlan.Document.allCases
    }
    var documents: [BatchPlan.Document] = []
    for node in list.listOrSingle() {
      let document = problems.attempt { () throws(Problem) in
        try node.choice(of: BatchPlan.Document.self)
      }
      if let document, !documents.contains(document) { documents.append(document) }
    }
    return documents
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
      || (isPlural(documents) && !pattern.contains("{document}"))
    {
      problems.add(.patternUnusable(at: node.span))
    }
  }
}

/// Whether a territory gets several files: the papers of the council are many by themselves.
private func isPlural(_ documents: [BatchPlan.Document]) -> Bool {
  Set(documents).count > 1 || documents.contains(.instance)
}

extension Problem {
  fileprivate static func unreadablePeriod(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "periode-illisible", "« \(text.prefix(60)) » n'est pas une période", at: span,
      hint: "écrivez un trimestre, un mois ou une année : 2026-T3, 2026-09, 2026")
  }

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

  fileprivate static func patternUnusable(at span: SourceSpan) -> Problem {
    Problem(
      .error, "nom-de-sortie", "ce nom de fichier ne convient pas aux documents d'un lot", at: span,
      hint: "écrivez un nom court, sans dossier, qui contient {code} et finit par .pdf : "
        + "{code}-{document}.pdf")
  }
}
