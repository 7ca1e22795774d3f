import Dossier
import Problems

extension RecordedBase.Level {
  /// The code that a cell holds; a zero that a spreadsheet took off is put back.
  ///
  /// Nil when it can't be the code of an area of this level.
  func code(writtenAs text: String) -> String? {
    let text = text.trimmingSpaces
    let digits = text.utf8.allSatisfy { (48...57).contains($0) }
    switch self {
    case .communes:
      if isCommuneCode(text) { return text }
      return digits && text.utf8.count == 4 ? "0" + text : nil
    case .departments:
      if text == "2A" || text == "2B" { return text }
      guard digits, (1...3).contains(text.utf8.count) else { return nil }
      return text.utf8.count == 1 ? "0" + text : text
    case .regions:
      guard digits, (1...2).contains(text.utf8.count) else { return nil }
      return text.utf8.count == 1 ? "0" + text : text
    }
  }
}

extension String {
  var trimmingSpaces: String {
    // Hardly any cell has some.
    func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
    guard isSpace(utf8.first) || isSpace(utf8.last) else { return self }
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

extension Problem {
  static func wrongAreaCode(
    _ text: String, _ level: RecordedBase.Level, at span: SourceSpan
  ) -> Problem {
    let what =
      switch level {
      case .communes: "d'une commune"
      case .departments: "d'un département"
      case .regions: "d'une région"
      }
    return Problem(
      .error, "code-insee-invalide", "« \(text.prefix(60)) » n'est pas le code \(what)", at: span)
  }

  static func lostZero(_ text: String, _ code: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "zero-initial-perdu", "« \(text.prefix(60)) » est lu comme « \(code) »", at: span,
      hint: "un tableur a ôté le zéro initial : importez la colonne comme du texte")
  }
}
