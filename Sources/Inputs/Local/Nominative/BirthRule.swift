/// « né le 12/03/1984 », « née en 1984 », « date de naissance : 12 mars 1984 ».
struct BirthRule: NominativeRule {
  let kind = NominativeMatch.Kind.birth

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      guard let token = text[index], isBirth(token) else { return nil }
      var date = index + 1
      while let link = text[date], isLink(link), date < index + 6 { date += 1 }
      if let end = WrittenDate(at: date, in: text, needsYear: false)?.end {
        return NominativeHit(index..<end)
      }
      guard let year = text[date], WrittenDate.isYear(year) else { return nil }
      return NominativeHit(index..<date + 1)
    }
  }

  /// With its accent: « ne » says no.
  private func isBirth(_ token: Token) -> Bool {
    ["né", "née", "nés", "nées"].contains(token.text.lowercased())
      || ["naissance", "ddn"].contains(token.plain)
  }

  private func isLink(_ token: Token) -> Bool {
    ["le", "la", "en", "e", "du", "au", "est"].contains(token.plain) || "():.-".contains(token.text)
  }
}

/// A full date alone: an event, or a birth.
///
/// « loi du 5 mars 2007 » dates a text; elsewhere a person decides whether the day designates
/// somebody, so that the rule only warns.
struct DateRule: NominativeRule {
  let kind = NominativeMatch.Kind.date

  private static let texts: Set<String> = [
    "loi", "decret", "arrete", "circulaire", "ordonnance", "deliberation", "convention", "contrat",
    "instruction", "protocole", "charte", "reglement", "avenant",
  ]

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      guard let date = WrittenDate(at: index, in: text, needsYear: true),
        text[index - 1]?.kind != .number
      else { return nil }
      let before = (max(0, index - 4)..<index).compactMap { text[$0]?.plain }
      guard !before.contains(where: Self.texts.contains) else { return nil }
      return NominativeHit(index..<date.end, isSure: false)
    }
  }
}

/// A day as it is written in a text: « 12/03/1984 », « 12 mars 1984 », « 1er mars ».
struct WrittenDate {
  /// Index after its last token.
  let end: Int

  private static let months: Set<String> = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
    "octobre", "novembre", "decembre",
  ]

  init?(at index: Int, in text: TokenText, needsYear: Bool) {
    guard let day = text[index], day.kind == .number, day.text.count <= 2 else { return nil }
    if let separator = text[index + 1], "/.-".contains(separator.text), separator.isJoined,
      let month = text[index + 2], month.kind == .number, month.text.count <= 2,
      text[index + 3]?.text == separator.text, let year = text[index + 4], year.kind == .number,
      year.text.count == 2 || Self.isYear(year)
    {
      end = index + 5
      return
    }
    let month = text[index + 1]?.plain == "er" ? index + 2 : index + 1
    guard let name = text[month], Self.months.contains(name.plain) else { return nil }
    if let year = text[month + 1], Self.isYear(year) {
      end = month + 2
    } else if needsYear {
      return nil
    } else {
      end = month + 1
    }
  }

  static func isYear(_ token: Token) -> Bool {
    token.kind == .number && token.text.count == 4
      && (token.text.hasPrefix("19") || token.text.hasPrefix("20"))
  }
}
