/// « 12 rue des Lilas », « 4 bis, avenue Foch »: a number in a street.
///
/// A street without number is a place like another.
struct AddressRule: NominativeRule {
  let kind = NominativeMatch.Kind.address

  private static let streets: Set<String> = [
    "rue", "avenue", "av", "ave", "boulevard", "bd", "bld", "place", "pl", "impasse", "imp",
    "allee", "allees", "chemin", "che", "quai", "cours", "square", "sq", "route", "rte", "passage",
    "sentier", "sente", "villa", "ruelle", "venelle", "esplanade", "promenade", "mail", "cite",
    "residence", "lotissement", "faubourg", "clos", "montee", "traverse", "rond",
  ]

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      guard let number = text[index], number.kind == .number, number.text.count <= 4,
        !isLineOrYear(index, in: text)
      else { return nil }
      var street = index + 1
      if let repeated = text[street], isRepetition(repeated) { street += 1 }
      if text[street]?.text == "," { street += 1 }
      guard let noun = text[street], Self.streets.contains(noun.plain),
        let name = nameIndex(after: street, in: text)
      else { return nil }
      return NominativeHit(index..<name + 1)
    }
  }

  private func isRepetition(_ token: Token) -> Bool {
    ["bis", "ter", "quater"].contains(token.plain)
      || (token.kind == .word && ["a", "b", "c", "d"].contains(token.plain))
  }

  /// « la ligne 4 rue de la Gare », « en 2024 place Valmont ».
  private func isLineOrYear(_ index: Int, in text: TokenText) -> Bool {
    guard let before = text[index - 1] else { return false }
    return ["ligne", "lignes", "bus", "tram", "car", "en"].contains(before.plain)
  }

  /// The last word of the street's name; nil for « 12 places de parking ».
  private func nameIndex(after noun: Int, in text: TokenText) -> Int? {
    var index = text.afterStop(noun + 1)
    let links: Set<String> = ["de", "du", "des", "la", "le", "les", "l", "d"]
    while let token = text[index],
      links.contains(token.plain) && token.kind == .word || "'’".contains(token.text)
    {
      index += 1
    }
    guard let name = text[index], name.kind == .word else { return nil }
    guard name.isCapitalised || text[noun]?.plain == "rue" else { return nil }
    return index
  }
}
