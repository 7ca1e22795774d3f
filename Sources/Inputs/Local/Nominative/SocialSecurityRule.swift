/// « 2 84 03 75 116 042 35 »: a social security number has 13 digits, and two more of a key.
struct SocialSecurityRule: NominativeRule {
  let kind = NominativeMatch.Kind.socialSecurityNumber

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      guard let first = text[index], first.kind == .number, "1278".contains(first.text.prefix(1)),
        text[index - 1]?.kind != .number
      else { return nil }
      var groups: [String] = []
      var end = index
      while let token = text[end], token.kind == .number || isCorsica(end, in: text) {
        // « 2A » counts as the two digits of a département.
        groups.append(token.kind == .number ? token.text : "0")
        end += 1
      }
      let digits = groups.joined().count
      guard digits == 13 || digits == 15, !isAmount(groups) else { return nil }
      return NominativeHit(index..<end)
    }
  }

  private func isCorsica(_ index: Int, in text: TokenText) -> Bool {
    guard let token = text[index], token.isJoined, ["A", "B"].contains(token.text) else {
      return false
    }
    return text[index - 1]?.text.hasSuffix("2") == true
  }

  /// Thousands in groups of three.
  private func isAmount(_ groups: [String]) -> Bool {
    groups.count > 1 && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}
