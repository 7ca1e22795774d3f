import Problems
import SourceFiles

/// Finds what would designate a person in an author's text, its head included: both are printed.
struct TextNames {
  let places: PlaceNames

  func problems(in bytes: [UInt8], of file: String) -> [Problem] {
    // What can't be decoded is said by who understands the text.
    guard let source = try? SourceText.decoding(bytes, of: file).value else { return [] }
    let characters = Array(source.string)
    let matches = nominativeFindings(in: String(Self.running(characters)), places: places)
    return matches.filter { $0.kind != .date }.map { match in
      // The day of a council or of an order designates nobody.
      .nominative(match, at: Self.span(of: match, in: characters, file))
    }
  }

  /// One line a paragraph, as long as before, since a name may be cut by the end of a line.
  ///
  /// Names of values and addresses of links are no words of the text.
  private static func running(_ characters: [Character]) -> [Character] {
    var result = characters
    for index in result.indices where result[index] == "\n" || result[index] == "\r\n" {
      let next = index + 1
      let isParagraph = next < result.count && characters[next].isNewline
      if !isParagraph, index == 0 || !characters[index - 1].isNewline { result[index] = " " }
    }
    for (open, close) in [("{{", "}}"), ("](", ")")] {
      var start = 0
      while let from = position(of: open, in: result, from: start),
        let to = position(of: close, in: result, from: from + 2)
      {
        let end = to + close.count
        for index in from..<end where !characters[index].isNewline { result[index] = " " }
        start = end
      }
    }
    return result
  }

  private static func position(
    of text: String, in characters: [Character], from start: Int
  ) -> Int? {
    let sought = Array(text)
    guard start <= characters.count - sought.count else { return nil }
    return (start...(characters.count - sought.count)).first { index in
      sought.indices.allSatisfy { characters[index + $0] == sought[$0] }
    }
  }

  /// Where the match stands, cut at the end of its first line.
  private static func span(
    of match: NominativeMatch, in characters: [Character], _ file: String
  ) -> SourceSpan {
    let before = characters[..<match.offset]
    let lineStart = (before.lastIndex(where: \.isNewline) ?? -1) + 1
    let line = characters[lineStart...].prefix { !$0.isNewline }
    return SourceSpan(
      file: file, line: before.count(where: \.isNewline) + 1,
      column: match.offset - lineStart + 1,
      length: min(match.length, lineStart + line.count - match.offset),
      lineText: String(line))
  }
}
