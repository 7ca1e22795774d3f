import Problems
import Statistics

/// An object of the input of a case, asked for its values by key.
struct CaseInput {
  let node: JSONNode
  let file: CaseFile

  func has(_ key: String) -> Bool { node[key].map { !$0.isNull } ?? false }

  func member(_ key: String) throws(Problem) -> JSONNode {
    guard let member = node[key] else { throw .missingKey(key, in: self) }
    return member
  }

  func object(_ key: String) throws(Problem) -> CaseInput {
    let member = try member(key)
    guard case .object = member.value else { throw .wrongKind(member, "un objet", key, file) }
    return CaseInput(node: member, file: file)
  }

  /// The keys of this object, in the order of the file.
  var keys: [String] {
    guard case .object(let members) = node.value else { return [] }
    return members.map(\.key)
  }

  func nodes(_ key: String) throws(Problem) -> [JSONNode] {
    try nodes(of: try member(key), key)
  }

  func nodes(of member: JSONNode, _ key: String) throws(Problem) -> [JSONNode] {
    guard case .array(let nodes) = member.value else {
      throw .wrongKind(member, "une liste", key, file)
    }
    return nodes
  }

  /// The objects of a list.
  func objects(_ key: String) throws(Problem) -> [CaseInput] {
    try nodes(key).map { (node) throws(Problem) in
      guard case .object = node.value else { throw .wrongKind(node, "un objet", key, file) }
      return CaseInput(node: node, file: file)
    }
  }

  // MARK: One value

  func number(_ key: String) throws(Problem) -> Double { try number(try member(key), key) }

  func number(_ key: String, default value: Double) throws(Problem) -> Double {
    has(key) ? try number(key) : value
  }

  func integer(_ key: String) throws(Problem) -> Int { try integer(try member(key), key) }

  func integer(_ key: String, default value: Int) throws(Problem) -> Int {
    has(key) ? try integer(key) : value
  }

  func bool(_ key: String, default value: Bool) throws(Problem) -> Bool {
    guard has(key) else { return value }
    let member = try member(key)
    guard case .bool(let value) = member.value else {
      throw .wrongKind(member, "true ou false", key, file)
    }
    return value
  }

  func string(_ key: String) throws(Problem) -> String { try string(try member(key), key) }

  /// The level of confidence, 0.95 when it is not given.
  func level() throws(Problem) -> Double {
    let level = try number("confidence", default: 0.95)
    guard level > 0, level < 1 else {
      throw .refused(
        try member("confidence"), "« confidence » doit être strictement entre 0 et 1", file)
    }
    return level
  }

  // MARK: Lists

  func numbers(_ key: String) throws(Problem) -> [Double] {
    try nodes(key).map { (node) throws(Problem) in try number(node, key) }
  }

  /// Numbers, nil where the case says null.
  func optionalNumbers(_ key: String) throws(Problem) -> [Double?] {
    try nodes(key).map { (node) throws(Problem) in
      node.isNull ? nil : try number(node, key)
    }
  }

  func strings(_ key: String) throws(Problem) -> [String] {
    try nodes(key).map { (node) throws(Problem) in try string(node, key) }
  }

  func counts(_ key: String) throws(Problem) -> [Int] {
    try nodes(key).map { (node) throws(Problem) in try count(node, key) }
  }

  /// Counts, nil where the case says null.
  func optionalCounts(_ key: String) throws(Problem) -> [Int?] {
    try nodes(key).map { (node) throws(Problem) in node.isNull ? nil : try count(node, key) }
  }

  func nonNegatives(_ key: String) throws(Problem) -> [Double] {
    try nodes(key).map { (node) throws(Problem) in
      let value = try number(node, key)
      guard value >= 0 else { throw .refused(node, "« \(key) » ne peut être négatif", file) }
      return value
    }
  }

  func positives(_ key: String) throws(Problem) -> [Double] {
    try nodes(key).map { (node) throws(Problem) in
      let value = try number(node, key)
      guard value > 0 else { throw .refused(node, "« \(key) » doit être au-dessus de zéro", file) }
      return value
    }
  }

  /// A list of lists of numbers, all of the same length.
  func matrix(_ key: String) throws(Problem) -> [[Double]] {
    let rows = try nodes(key)
    let values = try rows.map { (row) throws(Problem) in
      try nodes(of: row, key).map { (node) throws(Problem) in try number(node, key) }
    }
    if let index = values.firstIndex(where: { $0.count != values[0].count }) {
      throw .refused(
        rows[index], "les lignes de « \(key) » n'ont pas toutes la même longueur", file)
    }
    return values
  }

  /// Throws unless the lists of these keys have the same length.
  func requireSameLength(_ keys: String...) throws(Problem) {
    let expected = try nodes(keys[0]).count
    for key in keys.dropFirst() where try nodes(key).count != expected {
      throw .refused(
        try member(key), "« \(key) » n'a pas la même longueur que « \(keys[0]) » (\(expected))",
        file)
    }
  }

  // MARK: Conversions

  func number(_ node: JSONNode, _ key: String) throws(Problem) -> Double {
    guard case .number(let value) = node.value else {
      throw .wrongKind(node, "un nombre", key, file)
    }
    return value
  }

  func integer(_ node: JSONNode, _ key: String) throws(Problem) -> Int {
    let value = try number(node, key)
    guard let whole = Int(exactly: value) else {
      throw .refused(node, "« \(key) » doit être un nombre entier", file)
    }
    return whole
  }

  func count(_ node: JSONNode, _ key: String) throws(Problem) -> Int {
    let value = try integer(node, key)
    // A million million facts is beyond any register, and safe for sums.
    guard (0...1_000_000_000_000).contains(value) else {
      throw .refused(node, "« \(key) » doit être un dénombrement, nul ou positif", file)
    }
    return value
  }

  func string(_ node: JSONNode, _ key: String) throws(Problem) -> String {
    guard case .string(let value) = node.value else {
      throw .wrongKind(node, "un texte", key, file)
    }
    return value
  }
}

extension Problem {
  fileprivate static func missingKey(_ key: String, in input: CaseInput) -> Problem {
    Problem(
      .error, "cle-absente", "la clé « \(key) » est absente",
      at: input.file.span(at: input.node.offset),
      hint: closest(to: key, among: input.keys).map { "est-ce « \($0) » qu'il faut renommer ?" })
  }

  static func wrongKind(
    _ node: JSONNode, _ wanted: String, _ key: String, _ file: CaseFile
  ) -> Problem {
    Problem(
      .error, "type-inattendu", "« \(key) » : \(wanted) est attendu, et non \(node.kind)",
      at: file.span(at: node.offset))
  }

  static func refused(_ node: JSONNode, _ sentence: String, _ file: CaseFile) -> Problem {
    Problem(.error, "valeur-refusee", sentence, at: file.span(at: node.offset))
  }
}

/// The problem of a value that a case may not hold.
func refusedCase(_ node: JSONNode, _ sentence: String, _ input: CaseInput) -> Problem {
  .refused(node, sentence, input.file)
}
