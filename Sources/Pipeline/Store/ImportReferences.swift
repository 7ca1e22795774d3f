import Inputs
public import Problems
public import Units

/// Puts files of open data into the store, all or none, and says what became of each.
public func importReferences(
  _ files: [String], in surroundings: Surroundings, on day: CalendarDate, replacing: Bool
) throws(Problems) -> Warned<String> {
  let store = try alone { () throws(Problem) in try surroundings.storeToUse() }
  if let slash = store.path.lastIndex(of: "/") {
    try alone { () throws(Problem) in
      try OutputFolder(path: String(store.path[...slash])).prepare()
    }
  }
  return try store.importFiles(files, on: day, replacing: replacing).map { imports in
    imports.map(\.line).joined() + "\(store.path)\n"
  }
}

extension StoredImport {
  fileprivate var line: String {
    let word =
      switch outcome {
      case .added: "importé"
      case .replaced: "remplacé"
      case .alreadyThere: "déjà là"
      }
    return "\(word)  \(edition.name) : \(edition.kind.producer), \(edition.kind.dataset), "
      + "édition « \(edition.identity) »\n"
  }
}
