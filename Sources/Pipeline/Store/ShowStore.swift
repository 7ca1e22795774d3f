import Glibc
import Inputs
public import Problems
import Units

/// Says what the store holds, source by source, the newest edition first, and what it lacks.
public func showStore(in surroundings: Surroundings) throws(Problems) -> Warned<String> {
  let report = try alone { () throws(Problem) in
    let store = try surroundings.storeToUse()
    return StoreReport(store: store, editions: try store.editions())
  }
  return Warned(report.text)
}

/// Says what the newest editions hold of one commune.
public func showCommune(
  _ code: String, in surroundings: Surroundings
) throws(Problems) -> Warned<String> {
  let lines = try alone { () throws(Problem) in
    try surroundings.storeToUse().lines(ofCommune: code)
  }
  return Warned(lines.map { "\($0)\n" }.joined())
}

/// Checks the file and each edition in it; an edition that is no more what was imported is an error.
public func verifyStore(in surroundings: Surroundings) throws(Problems) -> Warned<String> {
  let (store, editions, damaged) = try alone { () throws(Problem) in
    let store = try surroundings.storeToUse()
    return (store, try store.editions(), try store.damagedEditions())
  }
  guard damaged.isEmpty else { throw Problems(damaged.map { .damaged($0, in: store) }) }
  return Warned(
    "\(store.path) : intact, "
      + (editions.count > 1
        ? "\(editions.count) éditions conformes à ce qui fut importé\n"
        : "\(editions.count) édition conforme à ce qui fut importé\n"))
}

/// What `referentiel etat` prints.
private struct StoreReport {
  let store: ReferenceStore
  let editions: [StoredEdition]

  var text: String {
    let missing = SourceKind.allCases.filter { kind in !editions.contains { $0.kind == kind } }
    var lines = [head] + SourceKind.allCases.flatMap(section)
    if !missing.isEmpty {
      lines += ["", "Pas encore importés :"]
      lines += missing.map { "  \($0.producer), \($0.dataset) ; \($0.expectedColumns)" }
    }
    return lines.map { "\($0)\n" }.joined()
  }

  private var head: String {
    guard !editions.isEmpty else { return "Référentiel vide : \(store.path)" }
    return "Référentiel : \(store.path) (\(size))"
  }

  private var size: String {
    var status = stat()
    guard stat(store.path, &status) == 0 else { return "absent" }
    return French.decimal(Double(status.st_size) / 1e6, places: 1) + " Mo"
  }

  private func section(_ kind: SourceKind) -> [String] {
    let own = editions.filter { $0.kind == kind }
    guard !own.isEmpty else { return [] }
    return ["", "\(kind.rawValue) : \(kind.producer), \(kind.dataset)"]
      + own.flatMap { edition in
        [
          "  « \(edition.identity) » : " + facts(edition),
          "    \(edition.name), importé le \(edition.importedOn), SHA-256 \(edition.sha256)",
        ]
      }
  }

  private func facts(_ edition: StoredEdition) -> String {
    [
      edition.vintage, edition.geography,
      "\(French.integer(edition.records)) ligne\(edition.records > 1 ? "s" : "")", edition.licence,
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension Problem {
  fileprivate static func damaged(_ edition: StoredEdition, in store: ReferenceStore) -> Problem {
    Problem(
      .error, "edition-abimee",
      "l’édition « \(edition.identity) » de « \(edition.kind.dataset) » n’est plus ce qui fut "
        + "importé dans « \(store.path) »", at: nil,
      hint: "importez à nouveau « \(edition.name) » avec « --remplacer »")
  }
}
