import Problems

extension WrittenNode {
  /// The value as JSON, indented, its keys in their order: the same value, the same bytes.
  public var json: String { json(indent: "") + "\n" }

  /// What fits on one line of this width stays there.
  private static let width = 100

  private func json(indent: String) -> String {
    let flat = flatJSON
    if flat.count + indent.count <= Self.width { return flat }
    let inner = indent + "  "
    switch self {
    case .list(let items):
      return "[\n" + items.map { inner + $0.json(indent: inner) }.joined(separator: ",\n")
        + "\n\(indent)]"
    case .keys(let entries):
      let lines = entries.map {
        "\(inner)\(jsonLiteral($0.key)): \($0.value.json(indent: inner))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    default: return flat
    }
  }

  private var flatJSON: String {
    switch self {
    case .text(let text): jsonLiteral(text)
    case .number(let value): numberText(value)
    case .list(let items): "[" + items.map(\.flatJSON).joined(separator: ", ") + "]"
    case .keys(let entries):
      "{" + entries.map { "\(jsonLiteral($0.key)): \($0.value.flatJSON)" }.joined(separator: ", ")
        + "}"
    }
  }
}
