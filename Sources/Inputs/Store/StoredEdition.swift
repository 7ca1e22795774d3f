import Database
import Dossier
import Problems

/// A file of open data that the store holds.
public struct StoredEdition: Hashable, Sendable {
  public let kind: SourceKind
  /// What tells it from the other editions of its kind: « 2025 du 2025-06-04 », « 2021 ».
  public let identity: String
  /// Name of the file that was imported.
  public let name: String
  /// « 2016–2024 », « 2021 ».
  public let vintage: String
  /// « géographie au 1ᵉʳ janvier 2025 », empty when it has none.
  public let geography: String
  public let sha256: String
  /// Rows or shapes that were read.
  public let records: Int
  /// The day of the import, as given by whoever imported.
  public let importedOn: String
  let form: StoredForm
  /// Number of the edition in the store; 0 before it is there.
  private(set) var id: Int
  /// SHA-256 of what the store holds of it.
  let digest: String

  public var licence: String { kind.licence }

  /// As the page of sources of a document prints it.
  var source: Source {
    Source(
      path: "référentiel/\(name)", producer: kind.producer, dataset: kind.dataset,
      vintage: vintage, geography: geography, licence: kind.licence, sha256: sha256,
      records: records)
  }

  func numbered(_ id: Int) -> StoredEdition {
    var edition = self
    edition.id = id
    return edition
  }
}

extension StoredEdition {
  /// The newest edition of a kind has the greatest; one without a date comes before all others.
  fileprivate var rank: (Int, String, Int) {
    (identity.isDated ? 1 : 0, identity.isDated ? identity : "", id)
  }
}

extension String {
  /// Whether an identity begins with a year, and not with a digest.
  fileprivate var isDated: Bool {
    let year = prefix(4)
    return year.count == 4 && year.allSatisfy(\.isNumber)
      && (count == 4 || dropFirst(4).first == " ")
  }
}

extension StoreDatabase {
  /// What the store holds, kind by kind, the newest edition first.
  func editions() throws(Problem) -> [StoredEdition] {
    let found = try attempt { () throws(DatabaseFault) in
      let rows = try database.statement(
        """
        SELECT id, kind, identity, name, vintage, geography, sha256, records, imported_on, form,
          digest FROM edition
        """)
      var editions: [StoredEdition] = []
      while try rows.step() {
        guard let kind = SourceKind(rawValue: rows.text(1)) else { continue }
        editions.append(
          StoredEdition(
            kind: kind, identity: rows.text(2), name: rows.text(3), vintage: rows.text(4),
            geography: rows.text(5), sha256: rows.text(6), records: rows.int(7),
            importedOn: rows.text(8), form: StoredForm(text: rows.text(9)), id: rows.int(0),
            digest: rows.text(10)))
      }
      return editions
    }
    return found.sorted { first, second in
      first.kind == second.kind
        ? first.rank > second.rank : first.kind.position < second.kind.position
    }
  }
}

extension SourceKind {
  var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
