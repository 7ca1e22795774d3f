import Problems
import SourceFiles

/// A template whose `{{…}}`, and whose `{…}` at the end of headings, are hidden from Markdown and
/// YAML behind signs of private use.
///
/// Each is replaced by as many characters as it has: places found in the masked text hold in the
/// real one, `|` in a value does not cut a table, `_` and `*` in a name set nothing in italic, and
/// a YAML text may begin with `{{`.
struct MaskedSource: Sendable {
  enum Hidden: Sendable {
    case value(ValueExpression)
    /// The attributes of a heading, braces included; values in them are masked.
    case attributes(PlacedText)
    /// It could not be read; the problem is already known.
    case unreadable
  }

  let original: SourceText
  /// As the readers of Markdown and YAML see it.
  let lines: [String]
  private let typedLines: [String]
  let hidden: [Hidden]
  let problems: [Problem]

  init(_ original: SourceText, hidingAttributes: Bool) {
    self.original = original
    var masker = Masker(file: original.name)
    typedLines = original.string.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }
    ).map(String.init)
    lines = masker.mask(typedLines, hidingAttributes: hidingAttributes)
    hidden = masker.hidden
    problems = masker.problems
  }

  /// The masked text of some lines, the first being 1, at the lines where they really stand.
  func text(ofLines range: Range<Int>) -> SourceText {
    SourceText(
      String(repeating: "\n", count: range.lowerBound - 1)
        + lines[(range.lowerBound - 1)..<(range.upperBound - 1)].joined(separator: "\n"),
      of: original.name)
  }

  /// The same place with the line as it was typed.
  func real(_ span: SourceSpan) -> SourceSpan {
    guard span.line > 0 else { return span }
    return SourceSpan(
      file: span.file, line: span.line, column: span.column, length: span.length,
      lineText: typedLines.indices.contains(span.line - 1) ? typedLines[span.line - 1] : "")
  }

  func real(_ problem: Problem) -> Problem {
    Problem(
      problem.severity, problem.identifier, typed(problem.summary), at: problem.span.map(real),
      hint: problem.hint.map(typed), cause: problem.cause)
  }

  /// A piece of a masked text.
  enum Piece: Sendable {
    case text(String)
    case hidden(Hidden)
  }

  func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: Mask.start) {
      if start > rest.startIndex { pieces.append(.text(String(rest[..<start]))) }
      let end = rest[start...].firstIndex(of: Mask.end) ?? rest.index(before: rest.endIndex)
      if let index = Mask.index(of: rest[start...end]), hidden.indices.contains(index) {
        pieces.append(.hidden(hidden[index]))
      }
      rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty ? pieces : pieces + [.text(String(rest))]
  }

  /// What was really typed, for a message or for text that is shown as it is.
  func typed(_ text: String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .text(let text): text
      case .hidden(.value(let expression)): expression.typed
      case .hidden(.attributes(let attributes)): typed(attributes.string)
      case .hidden(.unreadable): "{{…}}"
      }
    }.joined()
  }
}

/// The characters of private use behind which something is hidden.
enum Mask {
  static let start: Character = "\u{E000}"
  static let filling: Character = "\u{E001}"
  static let end: Character = "\u{E002}"
  /// Opens a text that must be read as a paragraph, whatever it begins with.
  static let paragraph: Character = "\u{E003}"
  private static let firstDigit: UInt32 = 0xE100
  private static let base = 4096

  /// The shortest text that can be hidden: both ends and two digits.
  static let shortest = 4

  static func mask(_ index: Int, length: Int) -> [Character] {
    let digits = [index / base, index % base].compactMap {
      Unicode.Scalar(firstDigit + UInt32($0)).map(Character.init)
    }
    return [start] + digits + Array(repeating: filling, count: length - shortest) + [end]
  }

  static func index(of mask: Substring) -> Int? {
    let digits = mask.unicodeScalars.dropFirst().prefix(2).map(\.value)
    guard digits.count == 2, digits.allSatisfy({ (firstDigit..<0xF100).contains($0) }) else {
      return nil
    }
    return Int(digits[0] - firstDigit) * base + Int(digits[1] - firstDigit)
  }

  static func isPrivate(_ character: Character) -> Bool {
    character.unicodeScalars.contains { (0xE000..<0xF100).contains($0.value) }
  }
}

/// Goes through the lines once.
private struct Masker {
  let file: String
  var hidden: [MaskedSource.Hidden] = []
  var problems: [Problem] = []

  init(file: String) { self.file = file }

  mutating func mask(_ lines: [String], hidingAttributes: Bool) -> [String] {
    lines.enumerated().map { index, line in
      // Signs of private use have no meaning on paper either.
      let clean = line.map { Mask.isPrivate($0) ? "\u{FFFD}" : $0 }
      let place = SourceSpan(
        file: file, line: index + 1, column: 1, length: clean.count, lineText: line)
      var masked = maskValues(in: PlacedText(clean, at: place))
      if hidingAttributes { masked = maskAttributes(in: PlacedText(masked, at: place)) }
      return String(masked)
    }
  }

  private mutating func maskValues(in line: PlacedText) -> [Character] {
    var result: [Character] = []
    var index = 0
    while index < line.characters.count {
      guard line.hasPair("{", at: index) else {
        result.append(line.characters[index])
        index += 1
        continue
      }
      guard let end = line.endOfValue(from: index) else {
        problems.append(.unclosedValue(at: line.span(index..<line.characters.count)))
        result += Array(repeating: "\u{FFFD}", count: line.characters.count - index)
        break
      }
      result += Mask.mask(hidden.count, length: end - index)
      do { hidden.append(.value(try ValueExpression(line[index..<end]))) } catch {
        problems.append(error)
        hidden.append(.unreadable)
      }
      index = end
    }
    return result
  }

  /// `## Topic {#anchor si: condition}`.
  private mutating func maskAttributes(in line: PlacedText) -> [Character] {
    let content = line.trimmed
    let isHeading = content.characters.first == "#"
    guard isHeading, content.characters.last == "}",
      let open = line.characters.lastIndex(of: "{"), open > 0,
      line.characters[open - 1].isWhitespace
    else { return line.characters }
    let end = content.start.column - 1 + content.characters.count
    // Shorter braces hold nothing; the reader of headings says so.
    guard end - open >= Mask.shortest else { return line.characters }
    hidden.append(.attributes(line[open..<end]))
    return line.characters[..<open] + Mask.mask(hidden.count - 1, length: end - open)
  }
}

extension PlacedText {
  fileprivate func hasPair(_ brace: Character, at index: Int) -> Bool {
    index + 1 < characters.count && characters[index] == brace && characters[index + 1] == brace
  }

  /// Just after the braces that close a value; nil when another opens first, or none closes.
  fileprivate func endOfValue(from start: Int) -> Int? {
    var index = start + 2
    while index < characters.count {
      if hasPair("}", at: index) { return index + 2 }
      if hasPair("{", at: index) { return nil }
      index += 1
    }
    return nil
  }
}

extension Problem {
  fileprivate static func unclosedValue(at span: SourceSpan) -> Problem {
    Problem(
      .error, "valeur-non-fermee", "« {{ » n'est pas fermé sur cette ligne", at: span,
      hint: "une valeur s'écrit {{nom}}, sur une seule ligne")
  }
}
