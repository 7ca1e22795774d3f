/// « appartement 12 », « 3e étage porte gauche »: one dwelling.
///
/// « hall 4 », « bâtiment C », « au 3e étage » are places that many share.
struct DwellingRule: NominativeRule {
  let kind = NominativeMatch.Kind.dwelling

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { numbered($0, in: text) ?? onFloor($0, in: text) }
  }

  private func numbered(_ index: Int, in text: TokenText) -> NominativeHit? {
    let dwellings: Set<String> = ["appartement", "appart", "appt", "apt", "logement", "chambre"]
    guard let noun = text[index], dwellings.contains(noun.plain) else { return nil }
    var number = text.afterStop(index + 1)
    while let sign = text[number],
      ["n", "no", "numero"].contains(sign.plain) || "°º".contains(sign.text)
    {
      number += 1
    }
    guard text[number]?.kind == .number, !isSize(number + 1, in: text) else { return nil }
    return NominativeHit(index..<number + 1)
  }

  /// « logement 3 pièces ».
  private func isSize(_ index: Int, in text: TokenText) -> Bool {
    text[index].map { ["piece", "pieces", "m"].contains($0.plain) } ?? false
  }

  private func onFloor(_ index: Int, in text: TokenText) -> NominativeHit? {
    guard let floor = text[index], floor.plain == "etage" else { return nil }
    for next in index + 1...index + 3 {
      guard let token = text[next] else { return nil }
      if ["gauche", "droite", "porte"].contains(token.plain) {
        let isDoor = token.plain == "porte" && text[next + 1] != nil
        return NominativeHit(index..<(isDoor ? next + 2 : next + 1))
      }
      guard [",", "a", "-", "la", "face"].contains(token.plain) else { return nil }
    }
    return nil
  }
}
