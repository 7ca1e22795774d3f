/// « prenom.nom@exemple.fr ».
struct EmailRule: NominativeRule {
  let kind = NominativeMatch.Kind.email

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      guard let sign = text[index], sign.text == "@", sign.isJoined,
        text[index + 1]?.isJoined == true
      else { return nil }
      var start = index
      while start > 0, text[start]?.isJoined == true, isPart(start - 1, in: text) { start -= 1 }
      var end = index + 1
      while text[end]?.isJoined == true, isPart(end, in: text) { end += 1 }
      guard start < index, end > index + 1 else { return nil }
      if text[end - 1]?.text == "." { end -= 1 }
      return NominativeHit(start..<end)
    }
  }

  private func isPart(_ index: Int, in text: TokenText) -> Bool {
    guard let token = text[index] else { return false }
    return token.kind != .sign || "._-+".contains(token.text)
  }
}
