import Dossier

/// A word, a number or a sign of a text.
struct Token {
  enum Kind { case word, number, sign }

  let kind: Kind
  let text: String
  /// Lowercase, without accents.
  let plain: String
  /// In characters from the start.
  let offset: Int
  /// Whether nothing stands between it and the token before.
  let isJoined: Bool

  var isCapitalised: Bool { kind == .word && text.first?.isUppercase == true }
  /// « DURAND », « SNCF ».
  var isUppercase: Bool { kind == .word && text.count > 1 && text == text.uppercased() }
  var isInitial: Bool { kind == .word && text.count == 1 && isCapitalised }
}

/// A text cut into tokens, with those that name a place of the territory.
struct TokenText {
  let text: String
  let tokens: [Token]
  /// Indices of the tokens that are part of a known name of place.
  private let placeTokens: Set<Int>

  init(_ text: String, places: PlaceNames) {
    self.text = text
    tokens = Self.tokens(of: text)
    placeTokens = Self.placeTokens(in: tokens, places)
  }

  subscript(index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  func isPlace(_ index: Int) -> Bool { placeTokens.contains(index) }

  /// Whether a sentence begins at the token: its capital then says nothing.
  func opensSentence(_ index: Int) -> Bool {
    guard let before = self[index - 1] else { return true }
    return before.kind == .sign && ".!?…«\"“:".contains(before.text)
  }

  /// The token after a full stop that may follow an abbreviation.
  func afterStop(_ index: Int) -> Int { self[index]?.text == "." ? index + 1 : index }

  func match(_ kind: NominativeMatch.Kind, _ hit: NominativeHit) -> NominativeMatch {
    let first = tokens[hit.tokens.lowerBound]
    let last = tokens[hit.tokens.upperBound - 1]
    let excerpt = text.dropFirst(first.offset)
      .prefix(last.offset + last.text.count - first.offset)
    return NominativeMatch(
      kind: kind, isSure: hit.isSure, excerpt: String(excerpt), offset: first.offset)
  }

  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var pending: (kind: Token.Kind, text: String, offset: Int)?
    var isJoined = false
    func close() {
      guard let (kind, text, offset) = pending else { return }
      let plain = kind == .word ? plainWords(text).joined() : text
      tokens.append(
        Token(kind: kind, text: text, plain: plain, offset: offset, isJoined: isJoined))
      isJoined = true
      pending = nil
    }
    for (offset, character) in text.enumerated() {
      let kind = kind(of: character)
      if let kind, let open = pending, open.kind == kind, kind != .sign {
        pending?.text.append(character)
        continue
      }
      close()
      if let kind {
        pending = (kind, String(character), offset)
      } else {
        isJoined = false
      }
    }
    close()
    return tokens
  }

  /// Nil for a space of any kind.
  private static func kind(of character: Character) -> Token.Kind? {
    if character.isWhitespace { return nil }
    if character.isLetter { return .word }
    return ("0"..."9").contains(character) ? .number : .sign
  }

  private static func placeTokens(in tokens: [Token], _ places: PlaceNames) -> Set<Int> {
    let words = tokens.indices.filter { tokens[$0].kind != .sign }
    var found: Set<Int> = []
    for start in words.indices {
      for name in places.names where start + name.count <= words.count {
        let covered = words[start..<start + name.count]
        // « charlotte » in lowercase is no name of place.
        guard tokens[covered[covered.startIndex]].isCapitalised,
          zip(covered, name).allSatisfy({ tokens[$0].plain == $1 })
        else { continue }
        found.formUnion(covered)
      }
    }
    return found
  }
}

/// Lowercase words without accents.
func plainWords(_ text: String) -> [String] { FoldedName.words(of: text) }
