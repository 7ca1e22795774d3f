import Problems

/// Goes through the bytes of a JSON text (RFC 8259) and builds what it is asked for.
struct JSONScanner {
  static let depthLimit = 64

  let source: SourceText
  private let bytes: [UInt8]
  private(set) var offset = 0
  private var depth = 0

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
  }

  /// The next byte that is not white; 0 at the end.
  @inline(__always)
  mutating func peek() -> UInt8 {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte > 0x20 { return byte }
      offset += 1
    }
    return 0
  }

  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  mutating func expect(_ byte: UInt8, _ what: String) throws(Problem) {
    guard take(byte) else { throw unexpected(what) }
  }

  mutating func expectEnd() throws(Problem) {
    guard peek() == 0 else { throw unexpected("la fin du fichier") }
  }

  /// Enters an array; `hasElement` then says whether one more begins.
  mutating func openArray() throws(Problem) {
    try enter()
    try expect(UInt8(ascii: "["), "« [ »")
  }

  /// Goes to the next element of an array, or leaves it.
  mutating func hasElement(_ isFirst: inout Bool) throws(Problem) -> Bool {
    if take(UInt8(ascii: "]")) {
      depth -= 1
      return false
    }
    if !isFirst { try expect(UInt8(ascii: ","), "« , » ou « ] »") }
    isFirst = false
    return true
  }

  /// Enters an object; `nextKey` then gives its keys.
  mutating func openObject() throws(Problem) {
    try enter()
    try expect(UInt8(ascii: "{"), "« { »")
  }

  /// Goes to the value of the next member, or leaves the object and returns nil.
  mutating func nextKey(_ isFirst: inout Bool) throws(Problem) -> String? {
    if take(UInt8(ascii: "}")) {
      depth -= 1
      return nil
    }
    if !isFirst { try expect(UInt8(ascii: ","), "« , » ou « } »") }
    isFirst = false
    guard peek() == UInt8(ascii: "\"") else { throw unexpected("une clé entre guillemets") }
    let key = try string()
    try expect(UInt8(ascii: ":"), "« : »")
    return key
  }

  private mutating func enter() throws(Problem) {
    depth += 1
    guard depth <= Self.depthLimit else { throw .tooDeep(at: source.span(at: offset)) }
  }

  /// A value of any kind.
  mutating func node() throws(Problem) -> JSONNode {
    let first = peek()
    let start = offset
    let content: JSONNode.Content
    switch first {
    case UInt8(ascii: "{"):
      content = .object(try members())
    case UInt8(ascii: "["):
      var elements: [JSONNode] = []
      var isFirst = true
      try openArray()
      while try hasElement(&isFirst) { elements.append(try node()) }
      content = .array(elements)
    case UInt8(ascii: "\""): content = .text(try string())
    case UInt8(ascii: "t"): content = try word("true", .bool(true))
    case UInt8(ascii: "f"): content = try word("false", .bool(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    default: content = .number(try number())
    }
    return JSONNode(content: content, source: source, offset: start, length: offset - start)
  }

  private mutating func members() throws(Problem) -> [JSONMember] {
    var members: [JSONMember] = []
    var isFirst = true
    try openObject()
    while let key = try nextKey(&isFirst) {
      members.append(JSONMember(key: key, value: try node()))
    }
    return members
  }

  private mutating func word(
    _ word: StaticString, _ content: JSONNode.Content
  ) throws(Problem) -> JSONNode.Content {
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[offset...].starts(with: expected) else { throw unexpected("une valeur") }
    offset += expected.count
    return content
  }

  mutating func number() throws(Problem) -> Double {
    let first = peek()
    guard first == UInt8(ascii: "-") || (48...57).contains(first) else {
      throw unexpected("une valeur")
    }
    let value: (number: Double, length: Int)? = bytes.withUnsafeBufferPointer { all in
      let rest = UnsafeBufferPointer(rebasing: all[offset..<min(all.count, offset + 400)])
      guard let number = DecimalNumber(rest, allowsComma: false) else { return nil }
      return number.value(of: rest).map { ($0, number.length) }
    }
    guard let value else { throw unexpected("un nombre") }
    offset += value.length
    return value.number
  }

  /// The text between quotes, its escapes replaced.
  mutating func string() throws(Problem) -> String {
    let opening = offset
    offset += 1
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""),
      bytes[offset] != UInt8(ascii: "\\")
    {
      offset += 1
    }
    var text = bytes[start..<offset]
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      if bytes[offset] == UInt8(ascii: "\\") {
        text += try escape()
      } else {
        text.append(bytes[offset])
        offset += 1
      }
    }
    guard offset < bytes.count else { throw .openText(at: source.span(at: opening)) }
    offset += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape() throws(Problem) -> [UInt8] {
    guard offset + 1 < bytes.count else { throw .openText(at: source.span(at: offset)) }
    let letter = bytes[offset + 1]
    let simple: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
      0x74: 0x09,
    ]
    if let byte = simple[letter] {
      offset += 2
      return [byte]
    }
    guard let first = hexadecimal(at: offset) else { throw unexpected("un échappement connu") }
    offset += 6
    var value = first
    // Two escapes make one character outside the basic plane.
    if (0xD800..<0xDC00).contains(first), let second = hexadecimal(at: offset),
      (0xDC00..<0xE000).contains(second)
    {
      value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      offset += 6
    }
    return Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
  }

  /// The value of `\uXXXX` at a place, nil when it is not one.
  private func hexadecimal(at place: Int) -> UInt32? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt32(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
  }

  func unexpected(_ what: String) -> Problem {
    .unexpected(what, atEnd: offset >= bytes.count, at: source.span(at: offset))
  }
}

extension Problem {
  fileprivate static func unexpected(_ what: String, atEnd: Bool, at span: SourceSpan) -> Problem {
    Problem(
      .error, "json-illisible",
      atEnd
        ? "le fichier s'arrête trop tôt (attendu : \(what))"
        : "le JSON n'est pas lisible à partir d'ici (attendu : \(what))", at: span)
  }

  fileprivate static func openText(at span: SourceSpan) -> Problem {
    Problem(.error, "json-illisible", "le guillemet ouvert ici n'est pas fermé", at: span)
  }

  fileprivate static func tooDeep(at span: SourceSpan) -> Problem {
    Problem(
      .error, "trop-imbrique",
      "les valeurs sont imbriquées sur plus de \(JSONScanner.depthLimit) niveaux", at: span)
  }
}
