import Units

/// A figure as it stands in a text, in French: « 8,2 », « 12 % », « 1 204 ».
///
/// Years, dates, hours, durations, ages, ordinals, article numbers, denominators and small whole
/// numbers are no figures: nobody holds them against a table.
public struct TypedFigure: Hashable, Sendable {
  /// Without its sign.
  public let magnitude: Double
  public let isNegative: Bool
  /// Digits after the comma.
  public let places: Int
  public let isPercent: Bool
  /// As it was typed, with its percent sign.
  public let text: String
  /// Where it stands among the characters of the text.
  let range: Range<Int>

  /// `8,20`: two figures are the same when these are.
  public var key: String { French.decimal(magnitude, places: places) }
}

extension TypedFigure {
  /// What a scan leaves out besides what is never a figure.
  public enum Attention: Sendable {
    /// What a person means as a figure of the document.
    case claims
    /// Everything that a document prints, small whole numbers and years included.
    case everything
  }

  public static func figures(
    in text: String, _ attention: Attention = .claims
  ) -> [TypedFigure] {
    figures(in: Array(text), attention)
  }

  static func figures(
    in characters: [Character], _ attention: Attention = .claims
  ) -> [TypedFigure] {
    var scan = FigureScan(characters: characters)
    var figures: [TypedFigure] = []
    while let found = scan.next() {
      guard attention == .everything || found.isClaim(in: characters) else { continue }
      figures.append(found.figure)
    }
    return figures
  }
}

/// Goes from number to number.
private struct FigureScan {
  let characters: [Character]
  private var index = 0

  init(characters: [Character]) { self.characters = characters }

  /// A number with what stands around it.
  struct Found {
    let figure: TypedFigure
    /// Whether its thousands are parted, as those of a year never are.
    let isGrouped: Bool
  }

  mutating func next() -> Found? {
    while index < characters.count {
      guard characters[index].isDigit else {
        index += 1
        continue
      }
      if index > 0, characters[index - 1].isWordLike {
        skipWord()
        continue
      }
      let start = index
      let number = readNumber()
      // [6,7–10,0] is an interval, 2016–2024 are years.
      let isInterval = number.places > 0 && index < characters.count && characters[index] == "–"
      if characters.isGlued(at: index), !isInterval {
        skipWord()
        continue
      }
      return found(start, number)
    }
    return nil
  }

  /// « 22h30 », « 18ᵉ », « L132-4 », « 15-29 », « 12/03/2026 », « 2016–2024 ».
  private mutating func skipWord() {
    while index < characters.count,
      characters[index].isWordLike || characters[index].isDigit
        || characters.isGlued(at: index)
    { index += 1 }
  }

  private struct Number {
    var digits = ""
    var places = 0
    var isGrouped = false
  }

  private mutating func readNumber() -> Number {
    var number = Number()
    readDigits(&number)
    // 12 345: groups of three behind at most three.
    if number.digits.count <= 3 {
      while index + 3 < characters.count, characters[index].isThinSpace,
        characters[(index + 1)...(index + 3)].allSatisfy(\.isDigit),
        index + 4 >= characters.count || !characters[index + 4].isDigit
      {
        index += 1
        number.isGrouped = true
        readDigits(&number)
      }
    }
    if index + 1 < characters.count, characters[index] == "," || characters[index] == ".",
      characters[index + 1].isDigit
    {
      index += 1
      let whole = number.digits.count
      readDigits(&number)
      number.places = number.digits.count - whole
    }
    return number
  }

  private mutating func readDigits(_ number: inout Number) {
    while index < characters.count, characters[index].isDigit {
      number.digits.append(characters[index])
      index += 1
    }
  }

  private mutating func found(_ start: Int, _ number: Number) -> Found? {
    var value = Double(number.digits) ?? 0
    for _ in 0..<min(number.places, 9) { value /= 10 }
    let percent = characters.endOfPercent(from: index)
    let end = percent ?? index
    index = end
    let isNegative =
      start > 0 && ["−", "-", "–"].contains(characters[start - 1])
      && (start < 2 || !characters[start - 2].isDigit)
    return Found(
      figure: TypedFigure(
        magnitude: value, isNegative: isNegative, places: min(number.places, 9),
        isPercent: percent != nil, text: String(characters[start..<end]), range: start..<end),
      isGrouped: number.isGrouped)
  }
}

extension FigureScan.Found {
  func isClaim(in characters: [Character]) -> Bool {
    let range = figure.range
    if figure.isPercent { return true }
    let before = characters.word(before: range.lowerBound)
    let after = characters.word(after: range.upperBound)
    if FigureWords.before.contains(before) || FigureWords.after.contains(after) { return false }
    if characters.goesOnToAnAge(after, from: range.upperBound) { return false }
    if figure.places > 0 { return true }
    if before == "pour", [100, 1_000, 10_000, 100_000].contains(figure.magnitude) { return false }
    if !isGrouped, (1_900...2_100).contains(figure.magnitude), range.count == 4 { return false }
    // A code or a telephone begins by a zero.
    if characters[range.lowerBound] == "0", range.count > 1 { return false }
    return figure.magnitude >= 10 || FigureWords.units.contains(after)
  }
}

/// The words by which a number is known not to be a figure, or to be one.
private enum FigureWords {
  static let before: Set<String> = [
    "article", "articles", "art", "n", "no", "numéro", "page", "pages", "figure", "tableau",
    "annexe", "chapitre", "section", "code", "loi", "décret", "h", "l", "r", "d",
  ]
  static let after: Set<String> = [
    "h", "heure", "heures", "min", "minute", "minutes", "jour", "jours", "semaine", "semaines",
    "mois", "an", "ans", "année", "années", "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
  ]
  static let units: Set<String> = ["€", "euros", "‰"]
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  /// Part of a word, so that a number beside it is a piece of a name.
  fileprivate var isWordLike: Bool { isLetter || self == "_" || self == "°" || self == "²" }

  /// A space that may part thousands.
  fileprivate var isThinSpace: Bool {
    ["\u{202F}", "\u{00A0}", "\u{2009}", " "].contains(self)
  }
}

extension [Character] {
  /// Whether what stands here makes the number before it a piece of something else.
  fileprivate func isGlued(at index: Int) -> Bool {
    guard index < count else { return false }
    if self[index].isWordLike { return true }
    let joins: [Character] = ["-", "–", "/", ":", "."]
    return joins.contains(self[index]) && index + 1 < count
      && (self[index + 1].isDigit || self[index] == "-" && self[index + 1].isLetter)
  }

  /// Just after « % » or « pour cent »; nil when neither follows.
  fileprivate func endOfPercent(from index: Int) -> Int? {
    var next = index
    while next < count, self[next].isWhitespace, next - index < 2 { next += 1 }
    guard next < count else { return nil }
    if self[next] == "%" { return next + 1 }
    let words = Array("pour cent")
    return next + words.count <= count && Array(self[next..<next + words.count]) == words
      ? next + words.count : nil
  }

  /// « de 20 à 30 ans », « entre 8 et 10 heures »: the unit stands behind the second number.
  fileprivate func goesOnToAnAge(_ after: String, from index: Int) -> Bool {
    guard ["à", "et", "ou"].contains(after),
      let digit = self[index...].firstIndex(where: \.isDigit), digit - index < 6
    else { return false }
    let end = self[digit...].firstIndex { !$0.isDigit } ?? count
    return FigureWords.after.contains(word(after: end))
  }

  fileprivate func word(before index: Int) -> String {
    var end = index
    while end > 0, self[end - 1].isWhitespace || self[end - 1] == "." || self[end - 1] == "°" {
      end -= 1
    }
    var start = end
    while start > 0, self[start - 1].isLetter { start -= 1 }
    return String(self[start..<end]).lowercased()
  }

  fileprivate func word(after index: Int) -> String {
    var start = index
    while start < count, self[start].isWhitespace { start += 1 }
    if start < count, ["€", "‰"].contains(self[start]) { return String(self[start]) }
    var end = start
    while end < count, self[end].isLetter { end += 1 }
    return String(self[start..<end]).lowercased()
  }
}
