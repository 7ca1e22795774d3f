/// A French name in small letters without accents, each run of anything else one separator.
///
/// « Nuisances sonores » and « NUISANCES SONORES » are both `nuisances-sonores`.
public func plainLetters(of name: String, joinedBy separator: Character) -> String {
  var plain = ""
  for character in name.lowercased() {
    if let letters = unaccented[character] {
      plain += letters
    } else if character.isASCII, character.isLetter || character.isNumber {
      plain.append(character)
    } else if plain.last != separator, !plain.isEmpty {
      plain.append(separator)
    }
  }
  while plain.last == separator { plain.removeLast() }
  return plain
}

/// The letters of French names without what hangs on them.
private let unaccented: [Character: String] = {
  let letters = [
    "a": "àâäáã", "c": "ç", "e": "éèêë", "i": "îïí", "n": "ñ", "o": "ôöóõ", "u": "ùûüú",
    "y": "ÿ", "oe": "œ", "ae": "æ",
  ]
  var table: [Character: String] = [:]
  for (plain, accented) in letters { for letter in accented { table[letter] = plain } }
  return table
}()
