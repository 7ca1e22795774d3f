/// One scalar of running text and the run of attributes it belongs to.
struct Letter: Hashable {
  var scalar: Unicode.Scalar
  var run: Int
}

/// The spaces of French typography, set in all text before lines are broken.
///
/// A narrow no-break space stands before ; : ! ? % » and after «, inside numbers and before their
/// unit; addresses, times and codes are left as they are. Applying the rules twice changes nothing.
func frenchSpacing(_ text: String) -> String {
  frenchSpacing(text.unicodeScalars.map { Letter(scalar: $0, run: 0) })[...].string
}

/// The same over runs: a sign may stand in another run than the word it follows.
func frenchSpacing(_ letters: [Letter]) -> [Letter] {
  var setter = SpaceSetter(letters)
  return setter.set()
}

/// Goes through the text once, from left to right.
private struct SpaceSetter {
  let text: [Letter]
  let verbatim: [Bool]
  var index = 0
  var result: [Letter] = []

  init(_ text: [Letter]) {
    self.text = text
    verbatim = verbatimLetters(text)
    result.reserveCapacity(text.count + text.count / 16)
  }

  mutating func set() -> [Letter] {
    while index < text.count {
      let letter = text[index]
      if letter.scalar.isSpace {
        setSpace()
      } else if verbatim[index] {
        result.append(letter)
        index += 1
      } else {
        setSign(letter)
      }
    }
    return result
  }

  /// Several spaces are one; which one depends on what stands on both sides.
  private mutating func setSpace() {
    let first = text[index]
    var strongest = first.scalar.asSpace
    while index < text.count, text[index].scalar.isSpace {
      if text[index].scalar != " " { strongest = text[index].scalar.asSpace }
      index += 1
    }
    guard !result.isEmpty, index < text.count else {
      result.append(Letter(scalar: strongest, run: first.run))
      return
    }
    result.append(Letter(scalar: space(insteadOf: strongest), run: first.run))
  }

  private func space(insteadOf original: Unicode.Scalar) -> Unicode.Scalar {
    let isComparison = index + 1 < text.count && text[index + 1].scalar == "="
    if !verbatim[index], text[index].scalar.takesSpaceBefore, !isComparison { return .narrowSpace }
    if result.last?.scalar == "«" { return .narrowSpace }
    if joinsThousands || precedesUnit { return .narrowSpace }
    if precedesMonth || followsAbbreviation || isInsideInterval || isInsideRange || isBesideEquals {
      return .noBreakSpace
    }
    return original
  }

  private mutating func setSign(_ letter: Letter) {
    index += 1
    if letter.scalar == "'", result.last?.scalar.isLetter == true,
      next?.isLetter == true || next?.isDigit == true || next == "«"
    {
      result.append(Letter(scalar: "’", run: letter.run))
      return
    }
    if letter.scalar.takesSpaceBefore, wantsSpace(before: letter.scalar) {
      result.append(Letter(scalar: .narrowSpace, run: letter.run))
    }
    result.append(letter)
    if letter.scalar == "«", let next, !next.isSpace {
      result.append(Letter(scalar: .narrowSpace, run: letter.run))
    }
  }

  /// What follows the letter that is being set.
  private var next: Unicode.Scalar? { index < text.count ? text[index].scalar : nil }

  private func wantsSpace(before sign: Unicode.Scalar) -> Bool {
    guard let last = result.last?.scalar, !last.isSpace, !last.isOpening else { return false }
    switch sign {
    case "»": return true
    case "%", "‰": return last.isDigit && next?.isLetter != true && next?.isDigit != true
    case ":": return next?.isSpace ?? true
    default:
      return last != "!" && last != "?" && (next.map { $0.isSpace || $0.isClosing } ?? true)
    }
  }
}

// Each of these looks at both sides of a space: `result` before it, `text[index...]` after it.
extension SpaceSetter {
  /// « 12 345 »: one to three digits, then exactly three.
  private var joinsThousands: Bool {
    guard digits(from: index) == 3 else { return false }
    var start = result.count
    while start > 0, result[start - 1].scalar.isDigit { start -= 1 }
    guard (1...3).contains(result.count - start) else { return false }
    guard start > 0 else { return true }
    let before = result[start - 1].scalar
    return !before.isLetter && before != "," && before != "." && before != "-" && before != "/"
  }

  private func digits(from start: Int) -> Int {
    var end = start
    while end < text.count, text[end].scalar.isDigit { end += 1 }
    return end - start
  }

  private var precedesUnit: Bool {
    guard result.last?.scalar.isDigit == true else { return false }
    return units.contains(wordAhead)
  }

  private var precedesMonth: Bool {
    guard let last = result.last?.scalar, last.isDigit || last == "ʳ" else { return false }
    return months.contains(wordAhead)
  }

  /// A number after « n° » or its like, a name after « Mme ».
  private var followsAbbreviation: Bool {
    let after = text[index].scalar
    if after.isDigit || after.isUppercase, numberAbbreviations.contains(wordBehind) {
      return true
    }
    return after.isUppercase && titles.contains(wordBehind)
  }

  /// The space after the semicolon of « [6,7 ; 10,0] ».
  private var isInsideInterval: Bool {
    guard result.last?.scalar == ";" else { return false }
    for letter in result.suffix(24).reversed() {
      if letter.scalar == "[" { return true }
      if letter.scalar.isLetter || letter.scalar == "]" { return false }
    }
    return false
  }

  /// The spaces of « n = 1 119 ».
  private var isBesideEquals: Bool {
    text[index].scalar == "=" || (result.last?.scalar == "=" && text[index].scalar.isDigit)
  }

  /// The spaces of « 17 h – 21 h ».
  private var isInsideRange: Bool {
    let last = result.last?.scalar
    if text[index].scalar == "–" {
      let isAfterNumber = last?.isDigit == true || last == "h"
      guard isAfterNumber, index + 2 < text.count, text[index + 1].scalar.isSpace else {
        return false
      }
      return text[index + 2].scalar.isDigit
    }
    guard last == "–", text[index].scalar.isDigit, result.count > 2 else { return false }
    let before = result[result.count - 3].scalar
    return result[result.count - 2].scalar.isSpace && (before.isDigit || before == "h")
  }

  private var wordAhead: String {
    var end = index
    while end < text.count, end - index < 12, text[end].scalar.isPartOfUnit { end += 1 }
    let word = text[index..<end].string
    // « le 3 s’est » holds no seconds, « 12 h30 » no hours apart.
    guard end < text.count else { return word }
    let after = text[end].scalar
    return after == "'" || after == "’" || after.isDigit || after.isLetter ? "" : word
  }

  private var wordBehind: String {
    var start = result.count
    while start > 0, result.count - start < 8, !result[start - 1].scalar.isSpace,
      !result[start - 1].scalar.isOpening
    {
      start -= 1
    }
    return result[start...].string
  }
}

private let units: Set<String> = [
  "€", "k€", "M€", "Md€", "m", "km", "cm", "mm", "m²", "km²", "ha", "h", "min", "s", "an", "ans",
  "mois", "°", "°C", "pt", "points",
]

private let months: Set<String> = [
  "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
  "novembre", "décembre",
]

private let numberAbbreviations: Set<String> = [
  "n°", "N°", "nᵒ", "nos", "art.", "Art.", "p.", "pp.", "§", "al.", "chap.", "fig.", "tabl.",
  "vol.",
]

private let titles: Set<String> = ["M.", "MM.", "Mme", "Mmes"]

/// Which letters belong to an address or a code, and stay as they are.
private func verbatimLetters(_ text: [Letter]) -> [Bool] {
  var result = Array(repeating: false, count: text.count)
  var start = 0
  while start < text.count {
    guard !text[start].scalar.isSpace else {
      start += 1
      continue
    }
    var end = start
    while end < text.count, !text[end].scalar.isSpace { end += 1 }
    markAddress(in: text, start..<end, &result)
    start = end
  }
  return result
}

private func markAddress(in text: [Letter], _ range: Range<Int>, _ result: inout [Bool]) {
  var core = range
  while let first = core.first, text[first].scalar.isOpening {
    core = (first + 1)..<core.upperBound
  }
  while let last = core.last, text[last].scalar.isClosing || text[last].scalar == ":" {
    core = core.lowerBound..<last
  }
  guard core.contains(where: { isAddressSign(text, $0, core) }) else { return }
  for position in core { result[position] = true }
}

/// `://`, `www.`, `nom@domaine`, `un_code`.
private func isAddressSign(_ text: [Letter], _ position: Int, _ range: Range<Int>) -> Bool {
  switch text[position].scalar {
  case "@", "_", "\\": return range.count > 1
  case ":":
    return position + 2 < range.upperBound && text[position + 1].scalar == "/"
      && text[position + 2].scalar == "/"
  case "w":
    return position == range.lowerBound && range.count > 4
      && text[range].prefix(4).map(\.scalar) == ["w", "w", "w", "."]
  default: return false
  }
}

extension Unicode.Scalar {
  static let narrowSpace: Unicode.Scalar = "\u{202F}"
  static let noBreakSpace: Unicode.Scalar = "\u{00A0}"

  var isSpace: Bool {
    switch self {
    case " ", "\t", "\n", "\r", .narrowSpace, .noBreakSpace: true
    default: false
    }
  }

  /// Tabs and ends of lines of a source text are plain spaces.
  fileprivate var asSpace: Unicode.Scalar {
    self == .narrowSpace || self == .noBreakSpace ? self : " "
  }

  var isDigit: Bool { ("0"..."9").contains(self) }

  /// Of any script; those of French text are told without the tables of Unicode.
  var isLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x17F: true
    case ..<0xC0, 0x2000...0x20CF: false
    default: properties.isAlphabetic
    }
  }

  var isUppercase: Bool {
    switch value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: true
    case ..<0x100: false
    default: properties.isUppercase
    }
  }

  fileprivate var isPartOfUnit: Bool {
    switch self {
    case "€", "°", "²", "³": true
    default: isLetter
    }
  }

  fileprivate var takesSpaceBefore: Bool {
    switch self {
    case ";", ":", "!", "?", "%", "‰", "»": true
    default: false
    }
  }

  var isOpening: Bool {
    switch self {
    case "(", "[", "«", "“", "{", "<": true
    default: false
    }
  }

  var isClosing: Bool {
    switch self {
    case ")", "]", "»", "”", "}", ">", ".", ",", ";", "!", "?", "…": true
    default: false
    }
  }
}
