/// The names of places that a document has already given.
struct Anchors {
  private var taken: Set<String> = []
  /// Each once, in the order in which they were given.
  private(set) var inOrder: [String] = []

  /// False when the name is already another place's.
  mutating func claim(_ anchor: String) -> Bool {
    let isNew = taken.insert(anchor).inserted
    if isNew { inOrder.append(anchor) }
    return isNew
  }

  /// A name of small letters, digits and hyphens that is no other place's.
  mutating func make(from topic: String) -> String {
    let slug = Self.slug(topic)
    let base = slug.isEmpty ? "section" : slug
    var anchor = base
    var number = 2
    while !claim(anchor) {
      anchor = "\(base)-\(number)"
      number += 1
    }
    return anchor
  }

  static func slug(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      let plain = unaccented[character] ?? String(character)
      if plain.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
        result += plain
      } else if result.last != "-", !result.isEmpty {
        result += "-"
      }
    }
    return result.last == "-" ? String(result.dropLast()) : result
  }

  private static let unaccented: [Character: String] = [
    "à": "a", "â": "a", "ä": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i",
    "ï": "i", "ô": "o", "ö": "o", "ù": "u", "û": "u", "ü": "u", "ÿ": "y", "œ": "oe", "æ": "ae",
    "ᵉ": "e", "ʳ": "r",
  ]
}
