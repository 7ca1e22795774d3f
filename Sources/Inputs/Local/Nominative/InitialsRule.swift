/// Two initials with their full stops: a name for who knows the place.
///
/// « S.N.C.F. » has more letters, « P.M. » and « U.E. » are services.
struct InitialsRule: NominativeRule {
  let kind = NominativeMatch.Kind.initials

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      guard isLetter(index, in: text), isLetter(index + 2, in: text),
        !isLetter(index - 2, in: text), !isLetter(index + 4, in: text),
        let first = text[index], let second = text[index + 2],
        !CommonWords.acronyms.contains(first.text + second.text)
      else { return nil }
      return NominativeHit(index..<index + 4)
    }
  }

  /// A capital alone with its full stop.
  private func isLetter(_ index: Int, in text: TokenText) -> Bool {
    text[index]?.isInitial == true && text[index + 1]?.text == "."
      && text[index + 1]?.isJoined == true
  }
}
