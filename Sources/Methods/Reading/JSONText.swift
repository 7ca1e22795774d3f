/// A result to print: what is undefined is null, and no number is infinite or NaN.
enum JSONText {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONText])
  case object([(String, JSONText)])

  static func number(_ value: Int) -> JSONText { .number(Double(value)) }

  static func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }

  static func numbers(_ values: [Double]) -> JSONText { .array(values.map { .number($0) }) }

  static func numbers(_ values: [Double?]) -> JSONText { .array(values.map { .number($0) }) }

  static func numbers(_ values: [Int]) -> JSONText { .array(values.map { .number($0) }) }

  static func strings(_ values: [String]) -> JSONText { .array(values.map { .string($0) }) }

  /// Indented, lists of numbers on one line, keys in the order given.
  var text: String { written(indent: "") + "\n" }

  private func written(indent: String) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let value): return Self.written(value)
    case .string(let value): return Self.quoted(value)
    case .array(let values):
      if values.allSatisfy(\.isScalar) {
        return "[" + values.map { $0.written(indent: "") }.joined(separator: ", ") + "]"
      }
      let deeper = indent + "  "
      let lines = values.map { deeper + $0.written(indent: deeper) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let deeper = indent + "  "
      let lines = members.map {
        "\(deeper)\(Self.quoted($0.0)): \($0.1.written(indent: deeper))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func written(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    // Whole numbers without « .0 », others with the fewest digits that give them back.
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return "\(value)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
