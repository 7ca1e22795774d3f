import Problems

/// The words of the line that opens a fence: ```` ```figure NOM clef=valeur ````.
struct FenceLine {
  struct Word {
    /// Quotation marks left out; values masked.
    let text: String
    let span: SourceSpan
  }

  /// The whole line after its backquotes.
  let text: PlacedText
  let words: [Word]

  /// Reads a line that opens a fence, or one that holds words only.
  init(_ line: PlacedText) {
    text = line[Self.endOfMarks(in: line.characters)..<line.characters.count].trimmed
    words = Self.words(of: text)
  }

  /// Just after the first run of three marks or more: a list may stand before the fence.
  private static func endOfMarks(in characters: [Character]) -> Int {
    var run = 0
    for (index, character) in characters.enumerated() {
      if character == "`" || character == "~" {
        run += 1
      } else if run >= 3 {
        return index
      } else {
        run = 0
      }
    }
    return run >= 3 ? characters.count : 0
  }

  /// What follows the first words.
  func rest(after count: Int) -> PlacedText {
    guard count > 0, count <= words.count else { return text }
    let last = words[count - 1].span
    let offset = last.column + last.length - text.start.column
    return text[min(offset, text.characters.count)..<text.characters.count].trimmed
  }

  private static func words(of text: PlacedText) -> [Word] {
    var words: [Word] = []
    var start: Int?
    var isQuoted = false
    func add(_ range: Range<Int>) {
      words.append(
        Word(text: String(text.characters[range].filter { $0 != "\"" }), span: text.span(range)))
    }
    for (index, character) in text.characters.enumerated() {
      if character == "\"" { isQuoted.toggle() }
      if character.isWhitespace, !isQuoted {
        if let begun = start { add(begun..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let begun = start { add(begun..<text.characters.count) }
    return words
  }
}

extension RequestTemplate {
  /// Reads a name and its options; the words before them are already taken.
  init(
    _ kind: Kind, _ words: ArraySlice<FenceLine.Word>, at place: SourceSpan,
    in source: MaskedSource
  ) throws(Problem) {
    guard let name = words.first, !name.text.contains("=") else {
      throw .nameExpected(kind, at: place)
    }
    self.kind = kind
    self.name = TemplateText(name.text, in: source)
    span = name.span
    var options: [Option] = []
    for word in words.dropFirst() {
      guard let equal = word.text.firstIndex(of: "="), equal > word.text.startIndex else {
        throw .optionExpected(source.typed(word.text), at: word.span)
      }
      let key = String(word.text[..<equal])
      guard !options.contains(where: { $0.name == key }) else {
        throw .optionTwice(key, at: word.span)
      }
      let value = String(word.text[word.text.index(after: equal)...])
      options.append(
        Option(name: key, value: TemplateText(value, in: source), span: word.span))
    }
    self.options = options
  }
}

extension Problem {
  fileprivate static func nameExpected(
    _ kind: RequestTemplate.Kind, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "nom-attendu", "un nom est attendu après « \(kind.rawValue) »", at: span,
      hint: "« vigie modeles » donne la liste des noms")
  }

  fileprivate static func optionExpected(_ word: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "option-illisible", "« \(word) » n'est pas une option", at: span,
      hint: "une option s'écrit clef=valeur, entre guillemets si elle contient une espace")
  }

  fileprivate static func optionTwice(_ key: String, at span: SourceSpan) -> Problem {
    Problem(.error, "cle-en-double", "l'option « \(key) » est donnée deux fois", at: span)
  }
}
