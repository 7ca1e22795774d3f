import Problems
import SourceFiles

extension YAMLNode {
  /// The code of a commune or of an arrondissement; `01004` without quotes keeps its zero.
  func communeCode() throws(Problem) -> String {
    let text = try string()
    guard isCommuneCode(text) else { throw .wrongCommuneCode(text, at: span) }
    return text
  }

  /// The nine digits of an intercommunality's SIREN.
  func siren() throws(Problem) -> String {
    let text = String(try string().filter { $0 != " " })
    guard text.utf8.count == 9, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw .wrongSIREN(text, at: span)
    }
    return text
  }
}

/// Five characters: digits, but for 2A and 2B.
func isCommuneCode(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count == 5 else { return false }
  return bytes.indices.allSatisfy { index in
    (48...57).contains(bytes[index])
      || (index == 1 && bytes[0] == UInt8(ascii: "2")
        && (bytes[1] == UInt8(ascii: "A") || bytes[1] == UInt8(ascii: "B")))
  }
}

/// The département that the code of a commune begins with: `2A`, `33`, `974`.
func departmentCode(ofCommune code: String) -> String {
  String(code.hasPrefix("97") || code.hasPrefix("98") ? code.prefix(3) : code.prefix(2))
}

extension Problem {
  fileprivate static func wrongCommuneCode(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "code-insee-invalide",
      "« \(text.prefix(60)) » n'est pas un code Insee : cinq caractères sont attendus", at: span,
      hint: isCommuneCode("0" + text)
        ? "écrivez « \"0\(text)\" », avec le zéro et des guillemets" : nil)
  }

  fileprivate static func wrongSIREN(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "siren-invalide",
      "« \(text.prefix(60)) » n'est pas un numéro SIREN : neuf chiffres sont attendus", at: span)
  }
}
