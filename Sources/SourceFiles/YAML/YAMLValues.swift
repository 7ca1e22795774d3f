public import Problems

extension YAMLNode {
  /// The text as typed: `01004` keeps its zero; throws for a list, keys or nothing.
  public func string() throws(Problem) -> String { try scalar(as: "un texte").text }

  /// Text and whether it was typed without quotes.
  public func scalar() throws(Problem) -> YAMLScalar { try scalar(as: "une valeur") }

  /// A whole number, with ordinary or narrow spaces between thousands.
  public func int() throws(Problem) -> Int {
    let scalar = try scalar(as: "un nombre entier")
    let digits = scalar.text.filter { !Self.thousandsSeparators.contains($0) }
    guard let value = Int(digits) else {
      throw .expected("un nombre entier", insteadOf: self)
    }
    return value
  }

  /// A number with a decimal point; a decimal comma is refused with the right spelling.
  public func double() throws(Problem) -> Double {
    let scalar = try scalar(as: "un nombre")
    let digits = scalar.text.filter { !Self.thousandsSeparators.contains($0) }
    if let value = Self.decimal(digits) { return value }
    let corrected = String(digits.map { $0 == "," ? "." : $0 })
    if Self.decimal(corrected) != nil { throw .decimalComma(corrected, at: span) }
    throw .expected("un nombre", insteadOf: self)
  }

  /// `oui` or `non`; `true`, `false`, `yes` and `no` are understood.
  public func bool() throws(Problem) -> Bool {
    let scalar = try scalar(as: "oui ou non")
    switch scalar.text.lowercased() {
    case "oui", "true", "yes", "vrai": return true
    case "non", "false", "no", "faux": return false
    default: throw .expected("« oui » ou « non »", insteadOf: self)
    }
  }

  /// One of the spellings of a closed list.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    of type: Choice.Type
  ) throws(Problem) -> Choice where Choice.RawValue == String {
    let text = try string()
    guard let choice = Choice(rawValue: text) else {
      throw .unknownChoice(text, among: Choice.allCases.map(\.rawValue), at: span)
    }
    return choice
  }

  /// A list of texts.
  public func strings() throws(Problem) -> [String] {
    var texts: [String] = []
    for item in try list() { texts.append(try item.string()) }
    return texts
  }

  private func scalar(as what: String) throws(Problem) -> YAMLScalar {
    guard case .scalar(let scalar) = content, !scalar.isNull else {
      throw .expected(what, insteadOf: self)
    }
    return scalar
  }

  /// Space, no-break space, narrow no-break space.
  private static let thousandsSeparators: Set<Character> = [" ", "\u{A0}", "\u{202F}"]

  /// Refuses what `Double` reads and nobody means: `nan`, `inf`, hexadecimal.
  private static func decimal(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }) else {
      return nil
    }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}

extension Problem {
  fileprivate static func decimalComma(_ corrected: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "virgule-decimale", "la virgule décimale n'est pas lue dans ce fichier", at: span,
      hint: "écrivez « \(corrected) »")
  }

  fileprivate static func unknownChoice(
    _ text: String, among choices: [String], at span: SourceSpan
  ) -> Problem {
    let all = choices.map { "« \($0) »" }.joined(separator: ", ")
    return Problem(
      .error, "valeur-inconnue", "la valeur « \(text.prefix(60)) » n'est pas une de celles prévues",
      at: span,
      hint: closest(to: text, among: choices).map { "vouliez-vous dire « \($0) » ?" }
        ?? "valeurs possibles : \(all)")
  }
}
