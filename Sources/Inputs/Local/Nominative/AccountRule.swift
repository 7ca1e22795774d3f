/// « @karim_93 », « snap : karim93 », « facebook.com/… »: an account on a social network.
struct AccountRule: NominativeRule {
  let kind = NominativeMatch.Kind.account

  private static let networks: Set<String> = [
    "snap", "snapchat", "insta", "instagram", "facebook", "fb", "tiktok", "telegram", "whatsapp",
    "twitter", "linkedin", "youtube", "twitch", "discord",
  ]

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      handle(at: index, in: text) ?? named(at: index, in: text) ?? address(at: index, in: text)
    }
  }

  private func handle(at index: Int, in text: TokenText) -> NominativeHit? {
    guard let sign = text[index], sign.text == "@",
      !sign.isJoined || text[index - 1]?.kind == .sign,
      let name = text[index + 1], name.isJoined, name.kind != .sign
    else { return nil }
    return NominativeHit(index..<end(of: index + 1, in: text))
  }

  /// « snap : karim93 »; « Snapchat : ils filment tout » is a sentence.
  private func named(at index: Int, in text: TokenText) -> NominativeHit? {
    guard let network = text[index], Self.networks.contains(network.plain),
      text[index + 1]?.text == ":", let name = text[index + 2], name.kind == .word,
      !CommonWords.openings.contains(name.plain)
    else { return nil }
    return NominativeHit(index..<end(of: index + 2, in: text))
  }

  private func address(at index: Int, in text: TokenText) -> NominativeHit? {
    guard let network = text[index], Self.networks.contains(network.plain),
      text[index + 1]?.text == ".", text[index + 2]?.isJoined == true,
      text[index + 3]?.text == "/", text[index + 4]?.isJoined == true
    else { return nil }
    return NominativeHit(index..<end(of: index + 4, in: text))
  }

  /// The end of what is written without a space.
  private func end(of start: Int, in text: TokenText) -> Int {
    var end = start + 1
    while let token = text[end], token.isJoined, token.kind != .sign || "._-".contains(token.text) {
      end += 1
    }
    return text[end - 1]?.text == "." ? end - 1 : end
  }
}
