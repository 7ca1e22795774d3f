import Glibc
public import Problems

/// The store of open data that all dossiers share: a SQLite file, many editions side by side.
public struct ReferenceStore: Hashable, Sendable {
  /// Of the file, which needs not be there yet.
  public let path: String

  public init(path: String) { self.path = path }

  /// The name of the file in its folder.
  public static let fileName = "referentiel.sqlite"

  /// What it holds, kind by kind, the newest edition first; nothing when it is not there.
  public func editions() throws(Problem) -> [StoredEdition] {
    guard isThere else { return [] }
    return try StoreDatabase.reading(at: path)?.editions() ?? []
  }

  var isThere: Bool { access(path, F_OK) == 0 }
}

extension [StoredEdition] {
  /// What answers the question of a document: the digest of the edition that would serve it, or of
  /// all those that could, when each may hold a part of the country.
  public func answer(to question: String) -> String? {
    let parts = question.split(separator: "=", maxSplits: 1).map(String.init)
    guard let kind = parts.first.flatMap(SourceKind.init(rawValue:)) else { return nil }
    let wanted = parts.count == 2 ? parts[1] : nil
    let able = filter { $0.kind == kind && (wanted ?? $0.identity) == $0.identity }
    guard !able.isEmpty else { return nil }
    return able.prefix(kind.comesInParts ? able.count : 1).map(\.digest).joined(separator: " ")
  }
}
