public import Problems

/// A mapping whose keys are asked for one by one.
public struct YAMLMapping: Sendable {
  public let entries: [YAMLEntry]
  public let span: SourceSpan

  public var keys: [String] { entries.map(\.key) }

  /// The value of a key; nil when the key is absent or its value empty.
  public subscript(key: String) -> YAMLNode? {
    entry(key).flatMap { $0.value.isNull ? nil : $0.value }
  }

  /// The key and its value, even when the value is empty.
  public func entry(_ key: String) -> YAMLEntry? { entries.first { $0.key == key } }

  /// The value of a key that must be there; throws at the mapping, or at the empty key.
  public func required(_ key: String) throws(Problem) -> YAMLNode {
    guard let entry = entry(key) else { throw .missingKey(key, at: span) }
    guard !entry.value.isNull else { throw .emptyKey(key, at: entry.keySpan) }
    return entry.value
  }
}

extension YAMLNode {
  /// The mapping, whatever its keys.
  public func mapping() throws(Problem) -> YAMLMapping {
    switch content {
    case .mapping(let entries): YAMLMapping(entries: entries, span: span)
    default: throw .expected("des clés (« clé: valeur »)", insteadOf: self)
    }
  }

  /// The mapping; adds a problem for each key that is not among those allowed.
  public func mapping(
    allowing keys: [String], problems: inout ProblemCollector
  ) throws(Problem) -> YAMLMapping {
    let mapping = try mapping()
    for entry in mapping.entries where !keys.contains(entry.key) {
      problems.add(.unknownKey(entry, among: keys))
    }
    return mapping
  }

  /// The elements of a list.
  public func list() throws(Problem) -> [YAMLNode] {
    guard case .sequence(let items) = content else {
      throw .expected("une liste", insteadOf: self)
    }
    return items
  }

  /// The elements of a list, or the one value that stands for a list of one.
  public func listOrSingle() -> [YAMLNode] {
    guard case .sequence(let items) = content else { return [self] }
    return items
  }
}

extension Problem {
  /// A key that nobody reads, with the spelling that was probably meant.
  public static func unknownKey(_ entry: YAMLEntry, among keys: [String]) -> Problem {
    Problem(
      .error, "cle-inconnue", "la clé « \(entry.key) » n'existe pas ici", at: entry.keySpan,
      hint: closest(to: entry.key, among: keys).map { "vouliez-vous dire « \($0) » ?" })
  }

  public static func missingKey(_ key: String, at span: SourceSpan) -> Problem {
    Problem(.error, "cle-manquante", "la clé « \(key) » manque", at: span)
  }

  fileprivate static func emptyKey(_ key: String, at span: SourceSpan) -> Problem {
    Problem(.error, "valeur-manquante", "la clé « \(key) » n'a pas de valeur", at: span)
  }

  /// A value of another kind than what its reader needs.
  static func expected(_ what: String, insteadOf node: YAMLNode) -> Problem {
    let found =
      switch node.content {
      case .mapping: "des clés"
      case .sequence: "une liste"
      case .scalar(let scalar):
        scalar.isNull ? "rien" : "« \(scalar.text.prefix(60)) »"
      }
    return Problem(
      .error, "type-inattendu", "attendu ici : \(what) ; trouvé : \(found)", at: node.span)
  }
}
