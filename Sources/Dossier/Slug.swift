/// A name as identifiers hold it: « Nuisances sonores » and « NUISANCES
/// SONORES » are both `nuisances-sonores`.
public func slug(of name: String) -> String {
  var folded = ""
  for character in name.lowercased() {
    if let letters = unaccented[character] {
      folded += letters
    } else if character.isASCII, character.isLetter || character.isNumber {
      folded.append(character)
    } else if !folded.hasSuffix("-"), !folded.isEmpty {
      folded.append("-")
    }
  }
  while folded.hasSuffix("-") { folded.removeLast() }
  return folded
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
