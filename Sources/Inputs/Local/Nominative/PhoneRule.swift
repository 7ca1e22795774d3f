/// « 06 12 34 56 78 », « 01.23.45.67.89 », « +33 6 12 34 56 78 »: ten digits from 0, or nine after 33.
///
/// Public short numbers (17, 3919) pass.
struct PhoneRule: NominativeRule {
  let kind = NominativeMatch.Kind.phone

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      guard let number = text[index], number.kind == .number,
        text[index - 1]?.kind != .number || !number.isJoined
      else { return nil }
      if isInternational(index, in: text) {
        let hasPlus = text[index - 1]?.text == "+"
        return end(of: 11, from: index, in: text, skipping: true)
          .map { NominativeHit((hasPlus ? index - 1 : index)..<$0) }
      }
      guard number.text.hasPrefix("0"), !number.text.hasPrefix("00"), !isDate(index, in: text)
      else { return nil }
      return end(of: 10, from: index, in: text, skipping: false).map { NominativeHit(index..<$0) }
    }
  }

  private func isInternational(_ index: Int, in text: TokenText) -> Bool {
    guard let digits = text[index]?.text else { return false }
    return text[index - 1]?.text == "+" ? digits.hasPrefix("33") : digits.hasPrefix("0033")
  }

  /// « 01/02/2026 18 h » has ten digits too.
  private func isDate(_ index: Int, in text: TokenText) -> Bool {
    text[index]?.text.count == 2 && text[index + 1]?.text == "/" && text[index + 3]?.text == "/"
      && text[index + 4]?.text.count == 4
  }

  /// Where exactly so many digits end, over spaces and the usual signs.
  private func end(
    of digits: Int, from start: Int, in text: TokenText, skipping isInternational: Bool
  ) -> Int? {
    var found = 0
    var index = start
    while let token = text[index] {
      switch token.kind {
      case .number:
        var group = token.text
        if isInternational, group.hasPrefix("00"), index == start { group.removeFirst(2) }
        // « +33 (0)6 »: the zero of the national number.
        if isInternational, group == "0", text[index - 1]?.text == "(" { group = "" }
        found += group.count
      case .sign where found < digits && ".-/()".contains(token.text): break
      default: return nil
      }
      index += 1
      if found == digits { return text[index].map { $0.kind == .number } == true ? nil : index }
      if found > digits { return nil }
    }
    return nil
  }
}
