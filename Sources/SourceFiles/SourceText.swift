public import Problems

/// A text that was read whole, able to say where any of its bytes stands.
public final class SourceText: Sendable {
  /// The path as the user would recognise it.
  public let name: String
  /// Valid UTF-8, without byte order mark.
  public let bytes: [UInt8]
  private let lineStarts: [Int]

  /// The text of a person, already in memory.
  public convenience init(_ text: String, of name: String) {
    self.init(utf8: Array(text.utf8), of: name)
  }

  init(utf8 bytes: [UInt8], of name: String) {
    var bytes = bytes
    var starts = [0]
    for index in bytes.indices {
      // A lone carriage return ends a line for libyaml and cmark, so it does for us.
      if bytes[index] == UInt8(ascii: "\r"), index + 1 < bytes.count,
        bytes[index + 1] != UInt8(ascii: "\n")
      {
        bytes[index] = UInt8(ascii: "\n")
      }
      if bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    }
    self.name = name
    self.bytes = bytes
    lineStarts = starts
  }

  /// Decodes the bytes of a file: UTF-8, else windows-1252 with a warning.
  ///
  /// Throws for a binary file and for UTF-16.
  public static func decoding(
    _ bytes: [UInt8], of name: String
  ) throws(Problem) -> Warned<SourceText> {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16(name) }
    let content = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
    guard !content.contains(0) else { throw .binary(name) }
    guard let invalid = firstInvalidUTF8(in: content) else {
      return Warned(SourceText(utf8: content, of: name))
    }
    let text = SourceText(utf8: decodedFromWindows1252(content), of: name)
    let line = content[..<invalid].count { $0 == UInt8(ascii: "\n") } + 1
    return Warned(text, warnings: [.notUTF8(at: text.span(ofLine: line))])
  }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  public var lineCount: Int { lineStarts.count }

  /// The whole of a line; the first is 1.
  public func span(ofLine line: Int) -> SourceSpan {
    let text = lineText(line)
    let indent = text.prefix { $0 == " " || $0 == "\t" }.count
    return SourceSpan(
      file: name, line: line, column: indent + 1, length: text.count - indent, lineText: text)
  }

  /// The place of a run of bytes; a run that goes over several lines is cut at its first.
  public func span(at offset: Int, length: Int = 1) -> SourceSpan {
    let start = min(max(0, offset), bytes.count)
    let line = lineIndex(of: start)
    let end = min(start + max(1, length), contentEnd(ofLine: line))
    let column = characterCount(lineStarts[line]..<start) + 1
    return SourceSpan(
      file: name, line: line + 1, column: column, length: characterCount(start..<max(start, end)),
      lineText: cutText(ofLine: line, through: column))
  }

  /// The place given by line and Unicode scalars, both from 0, as libyaml counts them.
  ///
  /// A length of 0 means to the end of the line.
  func span(line: Int, scalar: Int, length: Int) -> SourceSpan {
    let line = min(line, lineStarts.count - 1)
    let content = lineStarts[line]..<contentEnd(ofLine: line)
    let start = advance(content.lowerBound, by: scalar, until: content.upperBound)
    let end =
      length == 0 ? content.upperBound : advance(start, by: length, until: content.upperBound)
    return span(at: start, length: end - start)
  }

  /// The text of a line without its end; the first line is 1.
  public func lineText(_ line: Int) -> String {
    guard lineStarts.indices.contains(line - 1) else { return "" }
    return cutText(ofLine: line - 1, through: 0)
  }

  /// The number of the line, from 1, that holds a byte.
  public func line(at offset: Int) -> Int { lineIndex(of: offset) + 1 }

  /// What a problem shows of a line beyond the column that it points to.
  private static let shownCharacters = 400
  /// Beyond this column nothing is shown: a file on one line was written by a program.
  private static let longestShownColumn = 10_000

  private func cutText(ofLine line: Int, through column: Int) -> String {
    guard column <= Self.longestShownColumn else { return "" }
    let content = lineStarts[line]..<contentEnd(ofLine: line)
    let end = advance(
      content.lowerBound, by: column + Self.shownCharacters, until: content.upperBound)
    return String(decoding: bytes[content.lowerBound..<end], as: UTF8.self)
  }

  /// Where a line begins; the end of the text for a line beyond the last.
  func offset(ofLine line: Int) -> Int {
    lineStarts.indices.contains(line - 1) ? lineStarts[line - 1] : bytes.count
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func contentEnd(ofLine line: Int) -> Int {
    guard line + 1 < lineStarts.count else { return bytes.count }
    let end = lineStarts[line + 1] - 1
    return end > lineStarts[line] && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
  }

  /// Characters as a person counts them; Unicode scalars when there are too many to count so.
  private func characterCount(_ range: Range<Int>) -> Int {
    range.count > Self.longestShownColumn
      ? bytes[range].count { $0 & 0xC0 != 0x80 }
      : String(decoding: bytes[range], as: UTF8.self).count
  }

  /// Goes forward by Unicode scalars.
  private func advance(_ offset: Int, by scalars: Int, until end: Int) -> Int {
    var offset = offset
    var left = scalars
    while offset < end, left > 0 {
      offset += 1
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }
}

extension Problem {
  static func binary(_ name: String) -> Problem {
    Problem(
      .error, "fichier-binaire",
      "ce fichier n'est pas du texte : il contient des octets nuls",
      at: SourceSpan(wholeOf: name),
      hint: "un classeur ou une archive ne se lit pas ici : exportez-le en texte (UTF-8)")
  }

  static func utf16(_ name: String) -> Problem {
    Problem(
      .error, "encodage-utf-16", "ce fichier est en UTF-16", at: SourceSpan(wholeOf: name),
      hint: "enregistrez-le en UTF-8")
  }

  static func notUTF8(at span: SourceSpan) -> Problem {
    Problem(
      .warning, "encodage", "ce fichier n'est pas en UTF-8 ; il est lu comme du windows-1252",
      at: span, hint: "vérifiez les accents, puis enregistrez-le en UTF-8")
  }
}
