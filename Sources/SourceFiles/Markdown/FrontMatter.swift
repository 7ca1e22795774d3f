public import Problems

/// A Markdown file with its YAML head, both with the lines of the file.
public struct MarkdownFile: Sendable {
  /// What stands between the two `---` lines; nil when there is no head, or nothing in it.
  public let head: YAMLNode?
  public let body: MarkdownDocument
}

/// Reads a Markdown file and its head; throws all the problems of both.
public func readMarkdownFile(_ text: SourceText) throws(Problems) -> MarkdownFile {
  let lastHeadLine: Int?
  do { lastHeadLine = try endOfHead(in: text) } catch { throw Problems([error]) }
  guard let lastHeadLine else {
    return MarkdownFile(head: nil, body: try readMarkdown(text))
  }
  var problems: [Problem] = []
  var head: YAMLNode?
  var body: MarkdownDocument?
  // Each reader gets the whole file with the part of the other left blank: lines keep their number.
  if (2..<lastHeadLine).contains(where: { !isBlankYAML(text.lineText($0)) }) {
    do {
      head = try readYAML(text, bytes: text.keeping(lines: 2..<lastHeadLine))
    } catch { problems += error.all }
  }
  do {
    let bytes = text.keeping(lines: lastHeadLine + 1..<max(lastHeadLine, text.lineCount) + 1)
    body = try readMarkdown(text, bytes: bytes)
  } catch { problems += error.all }
  guard let body, problems.isEmpty else { throw Problems(problems) }
  return MarkdownFile(head: head, body: body)
}

/// Reads a Markdown file of the disk; warns when it is not in UTF-8.
public func readMarkdownFile(
  _ file: SourceFile, onBytes: SourceFile.ByteObserver? = nil
) throws(Problems) -> Warned<MarkdownFile> {
  let text: Warned<SourceText>
  do { text = try file.readText(onBytes: onBytes) } catch { throw Problems([error]) }
  return Warned(try readMarkdownFile(text.value), warnings: text.warnings)
}

/// The line that closes the head; nil when the file does not begin by one.
private func endOfHead(in text: SourceText) throws(Problem) -> Int? {
  guard isMark("---", text.lineText(1)) else { return nil }
  for line in stride(from: 2, through: text.lineCount, by: 1)
  where isMark("---", text.lineText(line)) || isMark("...", text.lineText(line)) {
    return line
  }
  throw .openHead(at: text.span(ofLine: 1))
}

private func isMark(_ mark: String, _ line: String) -> Bool {
  line.hasPrefix(mark) && line.dropFirst(mark.count).allSatisfy(\.isWhitespace)
}

private func isBlankYAML(_ line: String) -> Bool {
  line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
}

extension SourceText {
  /// The bytes of some lines, after as many empty lines as come before.
  fileprivate func keeping(lines: Range<Int>) -> [UInt8] {
    let empty = [UInt8](repeating: UInt8(ascii: "\n"), count: lines.lowerBound - 1)
    return empty + bytes[offset(ofLine: lines.lowerBound)..<offset(ofLine: lines.upperBound)]
  }
}

extension Problem {
  fileprivate static func openHead(at span: SourceSpan) -> Problem {
    Problem(
      .error, "tete-non-fermee", "l'en-tête ouvert par « --- » n'est pas fermé", at: span,
      hint: "ajoutez une ligne « --- » après la dernière clé")
  }
}
