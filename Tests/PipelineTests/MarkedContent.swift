/// The content of a page as marked sequences (PDF 32000-1, 14.6).
struct MarkedContent {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var faults: [String] = []
  /// Marks of the structure, in order.
  private(set) var marks: [Int] = []
  /// Whether each open sequence belongs to the structure or is decoration.
  private var open: [Bool] = []

  private static let painting: Set<String> = [
    "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", "\"", "EI",
  ]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() {
    var operands: [String] = []
    while let token = next() {
      guard let first = token.first, first.isLetter || first == "'" || first == "\"" else {
        operands.append(token)
        continue
      }
      run(token, operands)
      operands = []
    }
    if !open.isEmpty { faults.append("\(open.count) sequences left open") }
  }

  private mutating func run(_ name: String, _ operands: [String]) {
    switch name {
    case "BDC", "BMC":
      let tag = operands.first ?? ""
      if let place = operands.firstIndex(of: "/MCID"), let mark = Int(operands[place + 1]) {
        if open.contains(true) { faults.append("mark \(mark) inside another") }
        marks.append(mark)
        open.append(true)
      } else {
        if tag != "/Artifact" { faults.append("\(tag) is neither marked nor decoration") }
        open.append(false)
      }
    case "EMC": if open.popLast() == nil { faults.append("a sequence closed twice") }
    default:
      if Self.painting.contains(name), open.isEmpty { faults.append("\(name) outside any mark") }
    }
  }

  /// Names, numbers and operators; strings, arrays and dictionaries as what they hold.
  private mutating func next() -> String? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: ">"):
        position += 1
      case UInt8(ascii: "("): skipString()
      case UInt8(ascii: "<"):
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "<") {
          position += 1
        } else {
          while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
        }
      default: return word()
      }
    }
    return nil
  }

  private mutating func skipString() {
    var depth = 0
    repeat {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
    } while depth > 0 && position < bytes.count
  }

  private mutating func word() -> String {
    let start = position
    position += 1
    while position < bytes.count, !Self.ends.contains(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static let ends = Set(Array("()<>[]/% \n\r\t\u{0C}".utf8) + [0])
}
