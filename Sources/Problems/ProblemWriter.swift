/// Writes problems for a person or for a program; the only place that does.
public enum ProblemFormat: String, Sendable, CaseIterable {
  case text = "texte"
  case json

  public func write(_ problems: [Problem]) -> String {
    let sorted = problems.sorted()
    switch self {
    case .text: return sorted.map(\.text).joined()
    case .json: return "[" + sorted.map(\.json).joined(separator: ",\n ") + "]\n"
    }
  }
}

extension Problem {
  /// `chemin:ligne:colonne: erreur: phrase [identifiant]`, the line, the caret, the hint.
  var text: String {
    var lines = ["\(place)\(severity.rawValue): \(summary) [\(identifier)]"]
    if let span, span.line > 0, !span.lineText.isEmpty { lines += excerpt(of: span) }
    if let hint { lines.append("  = piste : \(hint)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var place: String {
    guard let span else { return "" }
    return span.line > 0 ? "\(span.file):\(span.line):\(span.column): " : "\(span.file): "
  }

  private func excerpt(of span: SourceSpan) -> [String] {
    let number = String(span.line)
    let margin = String(repeating: " ", count: number.count)
    let excerpt = Excerpt(of: span)
    return ["\(number) | \(excerpt.line)", "\(margin) | \(excerpt.caret)"]
  }

  var json: String {
    var fields = [
      "\"gravite\": \(jsonLiteral(severity.rawValue))",
      "\"identifiant\": \(jsonLiteral(identifier))",
      "\"phrase\": \(jsonLiteral(summary))",
    ]
    if let span {
      fields.append("\"fichier\": \(jsonLiteral(span.file))")
      if span.line > 0 {
        fields += [
          "\"ligne\": \(span.line)", "\"colonne\": \(span.column)",
          "\"longueur\": \(span.length)", "\"texte\": \(jsonLiteral(span.lineText))",
        ]
      }
    }
    if let hint { fields.append("\"piste\": \(jsonLiteral(hint))") }
    return "{" + fields.joined(separator: ", ") + "}"
  }
}

/// A JSON string literal.
public func jsonLiteral(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case "\r": result += "\\r"
    case _ where scalar.value < 0x20:
      let hex = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
