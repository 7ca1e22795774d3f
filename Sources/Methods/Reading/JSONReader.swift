/// Reads JSON (RFC 8259) and keeps the place of each value.
struct JSONReader {
  struct Fault: Error {
    let offset: Int
    let sentence: String
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  /// Deeper nesting is refused: no case needs it, and each level takes a frame of the stack.
  static let deepest = 64

  static func read(_ bytes: [UInt8]) throws(Fault) -> JSONNode {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.offset = 3 }
    reader.skipSpace()
    let node = try reader.value()
    reader.skipSpace()
    guard reader.offset == bytes.count else {
      throw reader.fault("du texte suit la fin de l'objet")
    }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func fault(_ sentence: String) -> Fault { Fault(offset: offset, sentence: sentence) }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }

  private mutating func value() throws(Fault) -> JSONNode {
    guard depth < Self.deepest else { throw fault("les niveaux imbriqués sont trop nombreux") }
    let start = offset
    guard let byte = current else { throw fault("le texte s'arrête avant la fin") }
    switch byte {
    case UInt8(ascii: "{"): return JSONNode(value: .object(try object()), offset: start)
    case UInt8(ascii: "["): return JSONNode(value: .array(try array()), offset: start)
    case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), offset: start)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return JSONNode(value: .number(try number()), offset: start)
    }
  }

  private mutating func word(_ text: String, _ value: JSONNode.Value) throws(Fault) -> JSONNode {
    let start = offset
    guard bytes[offset...].starts(with: text.utf8) else {
      throw fault("une valeur JSON est attendue")
    }
    offset += text.utf8.count
    return JSONNode(value: value, offset: start)
  }

  private mutating func number() throws(Fault) -> Double {
    let start = offset
    while let byte = current, isPartOfNumber(byte) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    let digits = text.drop { $0 == "-" }
    guard let first = digits.first, first.isNumber, text.last?.isNumber == true,
      let value = Double(text), value.isFinite
    else {
      offset = start
      throw fault("une valeur JSON est attendue")
    }
    return value
  }

  private func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func array() throws(Fault) -> [JSONNode] {
    depth += 1
    defer { depth -= 1 }
    offset += 1
    skipSpace()
    var nodes: [JSONNode] = []
    if take(UInt8(ascii: "]")) { return nodes }
    while true {
      nodes.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { return nodes }
      guard take(UInt8(ascii: ",")) else { throw fault("« , » ou « ] » est attendu") }
      skipSpace()
    }
  }

  private mutating func object() throws(Fault) -> [(key: String, node: JSONNode)] {
    depth += 1
    defer { depth -= 1 }
    offset += 1
    skipSpace()
    var members: [(key: String, node: JSONNode)] = []
    var known: Set<String> = []
    if take(UInt8(ascii: "}")) { return members }
    while true {
      guard current == UInt8(ascii: "\"") else {
        throw fault("une clé entre guillemets droits est attendue")
      }
      let start = offset
      let key = try string()
      guard known.insert(key).inserted else {
        throw Fault(offset: start, sentence: "la clé « \(key) » est donnée deux fois")
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw fault("« : » est attendu après la clé") }
      skipSpace()
      members.append((key, try value()))
      skipSpace()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else { throw fault("« , » ou « } » est attendu") }
      skipSpace()
    }
  }

  private mutating func string() throws(Fault) -> String {
    let start = offset
    offset += 1
    var scalars: [UInt8] = []
    while let byte = current {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: scalars, as: UTF8.self) else {
          throw Fault(offset: start, sentence: "ce texte n'est pas en UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): scalars += try escape()
      case 0..<0x20: throw fault("un texte ne peut contenir de saut de ligne")
      default: scalars.append(byte)
      }
    }
    throw Fault(offset: start, sentence: "ce texte n'est pas refermé")
  }

  private mutating func escape() throws(Fault) -> [UInt8] {
    guard let byte = current else { throw fault("le texte s'arrête avant la fin") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"): return Array(String(try escapedScalar()).utf8)
    default: throw fault("cette séquence d'échappement n'existe pas")
    }
  }

  private mutating func escapedScalar() throws(Fault) -> Character {
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw fault("ce caractère n'existe pas") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault("ce caractère n'existe pas") }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    let end = offset + 4
    guard end <= bytes.count,
      let code = UInt32(String(decoding: bytes[offset..<end], as: UTF8.self), radix: 16)
    else { throw fault("quatre chiffres hexadécimaux sont attendus") }
    offset = end
    return code
  }
}
