import Problems

/// A word of an expression.
enum Token: Hashable, Sendable {
  case name(String)
  case number(Double)
  case text(String)
  case comparison(Comparison)
  case pipe
  case open
  case close
}

enum Comparison: String, Hashable, Sendable {
  case equal = "="
  case different = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
}

/// Reads the words of an expression one by one.
struct TokenReader {
  private let text: PlacedText
  private var tokens: [(token: Token, range: Range<Int>)] = []
  private var next = 0

  init(_ text: PlacedText) throws(Problem) {
    self.text = text
    var index = 0
    while index < text.characters.count {
      guard !text.characters[index].isWhitespace else {
        index += 1
        continue
      }
      let (token, end) = try Self.token(of: text, at: index)
      tokens.append((token, index..<end))
      index = end
    }
  }

  var peek: Token? { next < tokens.count ? tokens[next].token : nil }

  /// The place of the next word, or of the end of the expression.
  var place: SourceSpan {
    let count = text.characters.count
    return text.span(next < tokens.count ? tokens[next].range : max(0, count - 1)..<count)
  }

  mutating func take() -> Token? {
    defer { next += 1 }
    return peek
  }

  /// Takes the next word when it is this one.
  mutating func take(_ token: Token) -> Bool {
    guard peek == token else { return false }
    next += 1
    return true
  }

  private static func token(
    of text: PlacedText, at start: Int
  ) throws(Problem) -> (Token, end: Int) {
    let characters = text.characters
    let first = characters[start]
    switch first {
    case "|": return (.pipe, start + 1)
    case "(": return (.open, start + 1)
    case ")": return (.close, start + 1)
    case "=", "!", "<", ">":
      let isPair = start + 1 < characters.count && characters[start + 1] == "="
      let spelling = isPair ? "\(first)=" : String(first)
      // « == » is what programmers type.
      guard let comparison = spelling == "==" ? .equal : Comparison(rawValue: spelling) else {
        throw .unexpectedCharacter(first, at: text.span(start..<start + 1))
      }
      return (.comparison(comparison), start + spelling.count)
    case "\"", "'", "«": return try quotation(in: text, at: start)
    default: break
    }
    if first.isLetter { return name(in: text, at: start) }
    if let number = number(in: text, at: start) { return number }
    throw .unexpectedCharacter(first, at: text.span(start..<start + 1))
  }

  private static func quotation(
    in text: PlacedText, at start: Int
  ) throws(Problem) -> (Token, end: Int) {
    let first = text.characters[start]
    let closing: Character = first == "«" ? "»" : first
    guard let end = text.characters[(start + 1)...].firstIndex(of: closing) else {
      throw .unclosedQuotation(at: text.span(start..<text.characters.count))
    }
    let inside = text[start + 1..<end]
    return (.text(first == "«" ? inside.trimmed.string : inside.string), end + 1)
  }

  /// Letters, digits, underscores, and a hyphen or a dot between two of them.
  private static func name(in text: PlacedText, at start: Int) -> (Token, end: Int) {
    let characters = text.characters
    func isWord(_ index: Int) -> Bool {
      index < characters.count
        && (characters[index].isLetter || characters[index].isNumber || characters[index] == "_")
    }
    var end = start
    while isWord(end)
      || (end < characters.count && ".-".contains(characters[end]) && isWord(end + 1))
    {
      end += 1
    }
    return (.name(String(characters[start..<end])), end)
  }

  /// `12`, `1.5`, `1,5`, `-3`.
  private static func number(in text: PlacedText, at start: Int) -> (Token, end: Int)? {
    let characters = text.characters
    var end = start
    if characters[end] == "-" || characters[end] == "−" { end += 1 }
    while end < characters.count, characters[end].isASCII, characters[end].isNumber {
      end += 1
      if end + 1 < characters.count, ".,".contains(characters[end]), characters[end + 1].isNumber {
        end += 1
      }
    }
    let spelling = characters[start..<end].map { character -> Character in
      switch character {
      case ",": "."
      case "−": "-"
      default: character
      }
    }
    return Double(String(spelling)).map { (.number($0), end) }
  }
}

extension Problem {
  fileprivate static func unexpectedCharacter(
    _ character: Character, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "expression-illisible", "« \(character) » ne peut pas se trouver ici", at: span,
      hint: "une expression est faite de noms, de nombres et de textes entre guillemets")
  }

  fileprivate static func unclosedQuotation(at span: SourceSpan) -> Problem {
    Problem(.error, "guillemet-non-ferme", "ce guillemet n'est pas fermé", at: span)
  }
}
