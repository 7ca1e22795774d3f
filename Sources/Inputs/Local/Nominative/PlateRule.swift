/// « AB-123-CD » since 2009, « 123 ABC 75 » before: the plate of a vehicle.
struct PlateRule: NominativeRule {
  let kind = NominativeMatch.Kind.plate

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { current(at: $0, in: text) ?? former(at: $0, in: text) }
  }

  /// Two letters, three digits, two letters; in lowercase only without spaces.
  private func current(at index: Int, in text: TokenText) -> NominativeHit? {
    guard let first = text[index], isLetters(first, 2...2) else { return nil }
    let middle = afterHyphen(index + 1, in: text)
    guard let number = text[middle], number.kind == .number, number.text.count == 3 else {
      return nil
    }
    let end = afterHyphen(middle + 1, in: text)
    guard let last = text[end], isLetters(last, 2...2) else { return nil }
    let isTied = (index + 1...end).allSatisfy { text[$0]?.isJoined == true }
    guard isTied || first.isUppercase && last.isUppercase else { return nil }
    return NominativeHit(index..<end + 1)
  }

  /// Two to four digits, two or three capitals, a département.
  private func former(at index: Int, in text: TokenText) -> NominativeHit? {
    guard let number = text[index], number.kind == .number, (2...4).contains(number.text.count),
      text[index - 1]?.kind != .number
    else { return nil }
    let middle = afterHyphen(index + 1, in: text)
    guard let letters = text[middle], isLetters(letters, 2...3), letters.isUppercase,
      !CommonWords.acronyms.contains(letters.text)
    else { return nil }
    let end = afterHyphen(middle + 1, in: text)
    guard let department = text[end], department.kind == .number,
      (2...3).contains(department.text.count), text[end + 1]?.kind != .number
    else { return nil }
    return NominativeHit(index..<end + 1)
  }

  private func afterHyphen(_ index: Int, in text: TokenText) -> Int {
    text[index]?.text == "-" ? index + 1 : index
  }

  private func isLetters(_ token: Token, _ count: ClosedRange<Int>) -> Bool {
    token.kind == .word && count.contains(token.text.count)
      && token.text.allSatisfy { $0.isASCII }
  }
}
