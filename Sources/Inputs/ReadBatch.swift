import Digests
import Dossier
import Glibc
public import Problems
import SourceFiles

/// Reads a batch file; the dossiers themselves are read later, one by one.
///
/// The store says which communes a département or an intercommunality has; `hasDate` when the date
/// of the documents is given elsewhere.
public func readBatch(
  at path: String, store: ReferenceStore? = nil, hasDate: Bool = false
) throws(Problems) -> Warned<BatchPlan> {
  let hasher = SHA256Hasher()
  let root = try readYAML(SourceFile(path: path), onBytes: { hasher.update($0) })
  var reader = BatchReader(folder: folder(of: path), store: store, hasDate: hasDate)
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
  let store: ReferenceStore?
  let hasDate: Bool
  var problems = ProblemCollector()

  static let keys =
    [
      "vigie", "documents", "periode", "edition", "dossiers", "sortie", "mission", "referentiel",
      "modeles",
    ] + BatchFromStore.keys

  mutating func read(_ root: YAMLNode, sha256: String) -> BatchPlan? {
    guard let section = Section(root, allowing: Self.keys, &problems) else { return nil }
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
      fileNamePattern: pattern, templateFolder: templateFolder(section))
  }

  private mutating func templateFolder(_ section: Section) -> String? {
    guard let written = section.text("modeles", &problems), let node = section.mapping["modeles"]
    else { return nil }
    let named = NamedFile(
      written: written,
      source: SourceFile(
        path: written.hasPrefix("/") ? written : folder + written, namedAt: node.span))
    _ = problems.attempt { () throws(Problem) in try named.checkFolder() }
    return named.source.path
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
    addMadeUp(to: &entries, section, without: byCode)
    return entries
  }

  /// Communes of the store; one that has a dossier of its own is served by it.
  private mutating func addMadeUp(
    to entries: inout [BatchPlan.Entry], _ section: Section, without byCode: [String: String]
  ) {
    guard let source = BatchFromStore(section, in: store, hasDate: hasDate, &problems) else {
      return
    }
    for commune in source.communes(&problems) where byCode[commune.code] == nil {
      var entry = BatchPlan.Entry(path: commune.code, name: commune.code, span: commune.span)
      entry.rank = entries.count + 1
      entry.code = commune.code
      entry.territoryName = commune.name
      entry.madeUp = source.dossier(commune.code)
      entries.append(entry)
    }
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
      return BatchPlan.Document.printed
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
      .error, "lot-vide", "le lot ne nomme aucun dossier, aucune commune", at: span,
      hint: "donnez leur liste : « dossiers: [valmont, ../autre] », « communes: [\"33063\"] », "
        + "« departement: \"33\" » ou « epci: \"243300316\" »")
  }

  fileprivate static func patternUnusable(at span: SourceSpan) -> Problem {
    Problem(
      .error, "nom-de-sortie", "ce nom de fichier ne convient pas aux documents d'un lot", at: span,
      hint: "écrivez un nom court, sans dossier, qui contient {code} et finit par .pdf : "
        + "{code}-{document}.pdf")
  }
}
