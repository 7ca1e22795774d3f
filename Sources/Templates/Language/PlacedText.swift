import Problems

/// A piece of one line of a file, able to say where each of its characters stands.
struct PlacedText: Sendable {
  let characters: [Character]
  /// Where the first character stands; it carries the whole line.
  let start: SourceSpan

  init(_ text: some Sequence<Character>, at start: SourceSpan) {
    characters = Array(text)
    self.start = start
  }

  var string: String { String(characters) }

  /// The place of a run of characters; an empty run points to where it would stand.
  func span(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(
      file: start.file, line: start.line, column: start.column + range.lowerBound,
      length: range.count, lineText: start.lineText)
  }

  var span: SourceSpan { span(0..<characters.count) }

  subscript(range: Range<Int>) -> PlacedText {
    PlacedText(characters[range], at: span(range))
  }

  /// Without the spaces on both sides.
  var trimmed: PlacedText {
    let lower = characters.firstIndex { !$0.isWhitespace } ?? characters.count
    let upper = (characters.lastIndex { !$0.isWhitespace } ?? lower - 1) + 1
    return self[lower..<max(lower, upper)]
  }

  /// The parts between a character, which is left out.
  func split(on separator: Character) -> [PlacedText] {
    var parts: [PlacedText] = []
    var lower = 0
    for (index, character) in characters.enumerated() where character == separator {
      parts.append(self[lower..<index])
      lower = index + 1
    }
    return parts + [self[lower..<characters.count]]
  }
}
