import Analysis
import Dossier
import Drawing
import Inputs
import Problems
import SourceFiles
import Synchronization

/// Looks in the pages of a document for what belongs to the other communes of its batch.
final class LeakSearch: Sendable {
  private let entries: [BatchPlan.Entry]
  private let templateFolders: [String]
  private let words = Mutex<[[Substring]]?>(nil)

  /// The dossiers of the whole batch, those of other parts too; the folders of the program's own
  /// templates.
  init(_ entries: [BatchPlan.Entry], templateFolders: [String]) {
    self.entries = entries
    self.templateFolders = templateFolders
  }

  /// Throws a problem for each area whose figures the findings hold, then for each commune that the
  /// pages name, when nothing ties it to the dossier.
  func check(
    _ publication: Publication, of dossier: Dossier, findings: Findings?, folder: String,
    reading trace: ReadingTrace
  ) throws(Problems) {
    let strangers = findings?.areaCodes(undeclaredBy: dossier) ?? []
    guard strangers.isEmpty else { throw Problems(strangers.sorted().map { .stranger($0) }) }
    let declared = declaredCodes(dossier, findings)
    let index = index(for: dossier, declared: declared)
    var pages: [NameIndex.Found: Int] = [:]
    for (number, page) in publication.pages.enumerated() {
      for found in PageWords(page).readings.map({ index.found(in: $0) }).joined()
      where !found.owner.isEmpty {
        pages[found] = min(pages[found] ?? .max, number + 1)
      }
    }
    guard !pages.isEmpty else { return }
    let own = OwnWords(dossier: dossier, folder: folder, trace: trace).texts
    let known = found(in: own.map(PageWords.words), index).union(found(in: templateWords, index))
    let leaks = pages.filter { !known.contains($0.key.name) }
    guard leaks.isEmpty else {
      throw Problems(
        leaks.sorted { ($0.value, $0.key.name) < ($1.value, $1.key.name) }
          .map { .leak($0.key, page: $0.value) })
    }
  }

  /// The communes that the document may be about.
  private func declaredCodes(_ dossier: Dossier, _ findings: Findings?) -> Set<String> {
    var codes: Set = [dossier.territory.code]
    codes.formUnion(dossier.comparison.namedTerritories)
    if case .available(let comparables)? = findings?.comparables {
      codes.formUnion(comparables.codes)
    }
    switch dossier.territory.kind {
    case .commune: break
    case .arrondissement(let city): codes.insert(city)
    case .intercommunality(let members): codes.formUnion(members)
    }
    // An annexe names those of a small funnel, one by one.
    for study in findings?.malveillance?.indicators ?? [] {
      guard let field = study.funnel.value?.field,
        field.points.count <= FunnelField.longestNamedList
      else { continue }
      codes.formUnion(field.points.map(\.code))
    }
    // Communes around it, as the map names them.
    codes.formUnion(dossier.map?.neighbours.map(\.code) ?? [])
    return codes
  }

  /// Names and codes of the others; those that are declared bear no owner, and hide what they hold.
  private func index(for dossier: Dossier, declared: Set<String>) -> NameIndex {
    var index = NameIndex()
    for code in declared {
      for name in labels(of: code, nil, in: dossier) { index.add(name, of: "") }
    }
    let territory = dossier.territory
    let areas = [
      territory.department?.name, territory.region?.name, territory.intercommunality?.name,
    ]
    for name in areas.compactMap({ $0 }) + [territory.name.label, territory.name.short] {
      index.add(name, of: "")
    }
    for entry in entries {
      guard let code = entry.code, !declared.contains(code) else { continue }
      index.add(code, of: code)
      for name in labels(of: code, entry.territoryName, in: dossier) { index.add(name, of: code) }
    }
    return index
  }

  private func labels(of code: String, _ declared: String?, in dossier: Dossier) -> [String] {
    let name = dossier.gazetteer.communes[code]
    return [declared, name?.label, name?.short].compactMap { $0 }
  }

  private func found(in texts: [[Substring]], _ index: NameIndex) -> Set<String> {
    Set(texts.flatMap { index.found(in: $0).map(\.name) })
  }

  /// Those of the program's own templates, where Port, Bourg or Poisson are common nouns; a
  /// consultant's template that names another commune is a leak like any other.
  private var templateWords: [[Substring]] {
    words.withLock { words in
      if let words { return words }
      let read = templateFolders.flatMap(Self.texts).map(PageWords.words)
      words = read
      return read
    }
  }

  private static func texts(under folder: String) -> [String] {
    names(inFolder: folder).flatMap { name -> [String] in
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      guard name.hasSuffix(".md") || name.hasSuffix(".yaml") else { return texts(under: path) }
      return (try? SourceFile(path: path).readText().value.string).map { [$0] } ?? []
    }
  }
}

extension Problem {
  fileprivate static func stranger(_ code: String) -> Problem {
    Problem(
      .error, "valeur-d-ailleurs",
      "une valeur du document est celle du territoire \(code), que le dossier ne déclare pas",
      at: nil, hint: "ne diffusez pas ce lot et signalez-le")
  }

  fileprivate static func leak(_ found: NameIndex.Found, page: Int) -> Problem {
    let what = found.name == found.owner ? "" : " (\(found.owner))"
    return Problem(
      .error, "fuite",
      "la page \(page) nomme « \(found.name) »\(what), une autre commune du lot que rien ne rattache à ce document",
      at: nil,
      hint:
        "si c'est voulu, nommez-la dans le dossier ; sinon ne diffusez pas ce lot et signalez-le")
  }
}
