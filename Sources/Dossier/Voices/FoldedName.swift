/// A theme or a place as a person typed it, folded so that spellings of one name are one.
///
/// « Nuisances sonores », « nuisance sonore » and « NUISANCES SONORES » are `nuisance-sonore`:
/// case, accents, plural marks and what stands between words don't count.
public struct FoldedName: Hashable, Comparable, Sendable {
  /// Lowercase letters and digits, words joined by a hyphen; empty when there were none.
  public let key: String

  public init(_ text: String) {
    key = Self.words(of: text).map(Self.singular).joined(separator: "-")
  }

  /// A place: « Les Rives » and « quartier des Rives » are one.
  public init(place text: String) {
    let words = Self.words(of: text)
    let named = words.drop { Self.placeOpenings.contains($0) }
    key = (named.isEmpty ? words[...] : named).map(Self.singular).joined(separator: "-")
  }

  private static let placeOpenings: Set<String> = [
    "quartier", "le", "la", "les", "l", "du", "de", "des", "d", "aux", "au",
  ]

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.key < rhs.key }

  /// Lowercase words without accents.
  public static func words(of text: String) -> [String] {
    var words: [String] = []
    var current = ""
    for scalar in text.lowercased().unicodeScalars.flatMap(plain) {
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        current.unicodeScalars.append(scalar)
      } else if !current.isEmpty {
        words.append(current)
        current = ""
      }
    }
    return current.isEmpty ? words : words + [current]
  }

  /// The letters of a scalar without its marks, so that folding needs no locale.
  private static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar {
    case "à", "â", "ä", "á", "ã": ["a"]
    case "ç": ["c"]
    case "é", "è", "ê", "ë": ["e"]
    case "î", "ï", "í": ["i"]
    case "ñ": ["n"]
    case "ô", "ö", "ó", "õ": ["o"]
    case "ù", "û", "ü", "ú": ["u"]
    case "ÿ": ["y"]
    case "œ": ["o", "e"]
    case "æ": ["a", "e"]
    // A mark that stands apart from its letter, as some keyboards write it.
    case "\u{300}"..."\u{36F}": []
    default: [scalar]
    }
  }

  /// Endings in « ss », « us » and « is » are seldom plurals: « bus », « relais », « abus ».
  private static func singular(_ word: String) -> String {
    guard word.count > 3, word.hasSuffix("s") || word.hasSuffix("x") else { return word }
    let stem = word.dropLast()
    if word.hasSuffix("x") { return stem.hasSuffix("u") ? String(stem) : word }
    return ["s", "u", "i"].contains(stem.last) ? word : String(stem)
  }
}
