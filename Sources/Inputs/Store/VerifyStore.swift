import Database
public import Problems

extension ReferenceStore {
  /// Checks the file page by page, then each edition against the digest of what was written.
  ///
  /// Throws the first fault of the file; returns the editions whose rows are no more the same.
  public func damagedEditions() throws(Problem) -> [StoredEdition] {
    guard isThere, let store = try StoreDatabase.reading(at: path) else {
      throw .noStore(path, at: nil)
    }
    let fault = try store.attempt { () throws(DatabaseFault) in
      let check = try store.database.statement("PRAGMA integrity_check(1)")
      return try check.step() ? check.text(0) : ""
    }
    guard fault == "ok" else { throw .damagedStore(path, fault) }
    var damaged: [StoredEdition] = []
    for edition in try store.editions() {
      let digest = try store.attempt { () throws(DatabaseFault) in
        try store.database.storedDigest(of: edition.id)
      }
      if digest != edition.digest { damaged.append(edition) }
    }
    return damaged
  }
}
