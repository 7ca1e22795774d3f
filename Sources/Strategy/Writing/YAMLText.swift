import Problems

extension WrittenNode {
  /// The value as a person writes it in YAML: short lists and keys on one line, the rest in blocks.
  public var yaml: String { yamlLines(indent: 0).joined(separator: "\n") + "\n" }

  /// What fits on one line of this width stays there.
  private static let width = 100

  /// The lines of a block, each with its indent.
  func yamlLines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    switch self {
    case .keys(let entries):
      return entries.flatMap { entry -> [String] in
        let head = "\(margin)\(plain(entry.key)):"
        return entry.value.attached(to: head, indent: indent + 2)
      }
    case .list(let items):
      return items.flatMap { item -> [String] in
        if let flow = item.flowYAML, margin.count + 2 + flow.count <= Self.width {
          return ["\(margin)- \(flow)"]
        }
        var lines = item.yamlLines(indent: indent + 2)
        lines[0] = "\(margin)- " + lines[0].dropFirst(indent + 2)
        return lines
      }
    default: return [margin + (flowYAML ?? "")]
    }
  }

  /// The value after a key: on its line when it fits, else below it.
  private func attached(to head: String, indent: Int) -> [String] {
    if let flow = flowYAML, isScalar || head.count + 1 + flow.count <= Self.width {
      return ["\(head) \(flow)"]
    }
    return [head] + yamlLines(indent: indent)
  }

  private var isScalar: Bool {
    switch self {
    case .text, .number: true
    default: false
    }
  }

  /// On one line, in brackets; nil where that would hide a level of the tree.
  private var flowYAML: String? {
    switch self {
    case .text(let text): return plain(text)
    case .number(let value): return numberText(value)
    case .list(let items):
      let texts = items.compactMap(\.flowYAML)
      return texts.count == items.count ? "[" + texts.joined(separator: ", ") + "]" : nil
    case .keys(let entries):
      guard !entries.contains(where: { Self.levels.contains($0.key) }) else { return nil }
      let texts = entries.compactMap { entry in
        entry.value.flowYAML.map { "\(plain(entry.key)): \($0)" }
      }
      return texts.count == entries.count ? "{" + texts.joined(separator: ", ") + "}" : nil
    }
  }

  private static let levels: Set<String> = [
    "vigie", "axes", "objectifs", "objectifs_operationnels", "actions", "statut",
  ]
}

/// The text without quotes where YAML reads it as it stands, in a list too; else in double quotes.
private func plain(_ text: String) -> String {
  guard let first = text.first, first.isLetter || first.isNumber, text.last != " ",
    !["null", "Null", "NULL"].contains(text), !text.contains(where: { "[]{},".contains($0) }),
    !text.contains(": "), !text.hasSuffix(":"), !text.contains(" #"),
    // The rare breaks that libyaml counts as lines, and all that a terminal would not show.
    text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !isUnseen($0) })
  else { return quoted(text) }
  return text
}

private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
    || scalar.value == 0xFEFF
}

/// Double quotes of YAML take the escapes of JSON; what it refuses to read as it stands is escaped.
private func quoted(_ text: String) -> String {
  var result = ""
  for scalar in jsonLiteral(text).unicodeScalars {
    if isUnseen(scalar) {
      let hex = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
