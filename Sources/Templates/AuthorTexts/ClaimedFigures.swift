public import Problems
import SourceFiles

/// A figure that an author typed plainly, with its place and its sentence.
public struct ClaimedFigure: Hashable, Sendable {
  public let figure: TypedFigure
  public let span: SourceSpan
  /// The sentence that holds it.
  public let sentence: String
}

/// `[8,2](valeur:malveillance.…)`: a figure with the name of the value that it repeats.
public struct FigureCitation: Sendable {
  static let scheme = "valeur:"

  /// What the page prints.
  let typed: String
  let reference: NameReference
  /// From the first bracket to the last.
  let span: SourceSpan
}

/// What an author typed as figures, found in the text as it stands in the file.
struct FigureReader {
  private let source: MaskedSource
  private var characters: [Character] = []
  /// Where each line begins among the characters.
  private var starts: [Int] = []
  private let firstLine: Int
  private(set) var citations: [FigureCitation] = []

  init(_ source: MaskedSource, from firstLine: Int) {
    self.source = source
    self.firstLine = firstLine
    for line in source.lines.dropFirst(firstLine - 1) {
      starts.append(characters.count)
      // The line of a fence names blocks, not figures.
      let isFence = line.drop { $0.isWhitespace }.hasPrefix("```")
      characters += isFence ? Array(repeating: " ", count: line.count) : Array(line)
      characters.append("\n")
    }
    blankCode()
    blankComments()
    readLinks()
  }

  /// The figures that are neither cited by name nor made by a value.
  func claims() -> [ClaimedFigure] {
    TypedFigure.figures(in: characters).map { figure in
      ClaimedFigure(
        figure: figure, span: span(figure.range), sentence: sentence(around: figure.range))
    }
  }

  private func span(_ range: Range<Int>) -> SourceSpan {
    let line = starts.lastIndex { $0 <= range.lowerBound } ?? 0
    return source.real(
      SourceSpan(
        file: source.original.name, line: firstLine + line,
        column: range.lowerBound - starts[line] + 1, length: range.count))
  }

  private func sentence(around range: Range<Int>) -> String {
    func isEnd(_ index: Int) -> Bool {
      [".", "!", "?"].contains(characters[index])
        && (index + 1 >= characters.count || characters[index + 1].isWhitespace)
        || characters[index] == "\n" && index + 1 < characters.count
          && characters[index + 1] == "\n"
    }
    var start = range.lowerBound
    while start > 0, !isEnd(start - 1) { start -= 1 }
    var end = range.upperBound
    while end < characters.count, !isEnd(end) { end += 1 }
    return String(characters[start..<end])
  }

  private mutating func blank(_ range: Range<Int>) {
    for index in range where characters[index] != "\n" { characters[index] = " " }
  }

  private mutating func blankCode() {
    var open: Int?
    for index in characters.indices {
      if characters[index] == "`" {
        if let start = open { blank(start..<index + 1) }
        open = open == nil ? index : nil
      } else if characters[index] == "\n" {
        open = nil
      }
    }
  }

  private mutating func blankComments() {
    var start = 0
    while let open = position(of: "<!--", from: start) {
      let end = position(of: "-->", from: open).map { $0 + 3 } ?? characters.count
      blank(open..<end)
      start = end
    }
  }

  /// Takes citations out, and the addresses of other links.
  private mutating func readLinks() {
    var start = 0
    while let middle = position(of: "](", from: start) {
      let end = characters[middle...].firstIndex(of: ")") ?? characters.count - 1
      let address = String(characters[middle + 2..<max(middle + 2, end)])
      if address.hasPrefix(FigureCitation.scheme),
        let open = characters[..<middle].lastIndex(of: "[")
      {
        let name = address.dropFirst(FigureCitation.scheme.count)
        let nameStart = end - name.count
        citations.append(
          FigureCitation(
            typed: source.typed(String(characters[open + 1..<middle])),
            reference: NameReference(name: String(name), span: span(nameStart..<end)),
            span: span(open..<end + 1)))
        blank(open..<end + 1)
      } else {
        blank(middle..<end + 1)
      }
      start = end
    }
  }

  private func position(of text: String, from start: Int) -> Int? {
    let sought = Array(text)
    guard characters.count >= sought.count, start <= characters.count - sought.count else {
      return nil
    }
    return (start...characters.count - sought.count).first { index in
      sought.indices.allSatisfy { characters[index + $0] == sought[$0] }
    }
  }
}
