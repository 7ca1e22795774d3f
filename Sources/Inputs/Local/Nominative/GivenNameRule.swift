/// « Karim et sa bande »: a given name alone, which a neighbour recognises.
///
/// A name that is also a word (« Claire », « Pierre », « Rose ») is only likely.
struct GivenNameRule: NominativeRule {
  let kind = NominativeMatch.Kind.givenName

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      guard let token = text[index], token.kind == .word, GivenNames.all.contains(token.plain),
        !text.isPlace(index), !PlaceNouns.precede(index, in: text),
        !PlaceNouns.isSaint(index, in: text), !isInCompound(index, in: text)
      else { return nil }
      if GivenNames.ambiguous.contains(token.plain) {
        guard token.isCapitalised, !token.isUppercase, !text.opensSentence(index) else {
          return nil
        }
        return NominativeHit(index..<index + 1, isSure: false)
      }
      // In lowercase only a long name is no word: « karim », never « lina ».
      guard token.isCapitalised || isNameInLowercase(token) else { return nil }
      return NominativeHit(index..<index + 1)
    }
  }

  private func isNameInLowercase(_ token: Token) -> Bool {
    token.text.count > 4 && !GivenNames.lowercaseWords.contains(token.plain)
  }

  /// « Bourg-la-Reine », « Pont-l'Abbé »: a part of a hyphened name of place.
  private func isInCompound(_ index: Int, in text: TokenText) -> Bool {
    func isHyphen(_ place: Int) -> Bool {
      text[place]?.text == "-" && text[place]?.isJoined == true
    }
    let joinsOther =
      isHyphen(index + 1) && text[index + 2].map { !GivenNames.all.contains($0.plain) } == true
    let joinedToOther =
      isHyphen(index - 1) && text[index - 2].map { !GivenNames.all.contains($0.plain) } == true
    return joinsOther || joinedToOther
  }
}
