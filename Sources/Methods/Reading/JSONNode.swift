/// A value read from a case, and where it stands.
struct JSONNode {
  enum Value {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONNode])
    /// In the order of the file: margins are adjusted in the order given.
    case object([(key: String, node: JSONNode)])
  }

  let value: Value
  /// First byte of the value.
  let offset: Int

  subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.node
  }

  var isNull: Bool {
    if case .null = value { true } else { false }
  }

  /// What it is called in a sentence.
  var kind: String {
    switch value {
    case .null: "null"
    case .bool: "un booléen"
    case .number: "un nombre"
    case .string: "un texte"
    case .array: "une liste"
    case .object: "un objet"
    }
  }
}
