import Problems

/// A text in which guillemets ⟨…⟩ mark what a problem must underline.
struct MarkedText {
  let text: String
  let span: SourceSpan

  init(_ marked: String, file: String) {
    let before = marked.prefix { $0 != "⟨" }
    let inside = marked.dropFirst(before.count + 1).prefix { $0 != "⟩" }
    let after = marked.dropFirst(before.count + inside.count + 2)
    text = String(before + inside + after)
    let line = before.count { $0 == "\n" || $0 == "\r\n" } + 1
    let lines = text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
    let column =
      before.split(
        omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }
      ).last?.count ?? 0
    span = SourceSpan(
      file: file, line: line, column: column + 1, length: inside.count,
      lineText: String(lines[line - 1]))
  }
}
