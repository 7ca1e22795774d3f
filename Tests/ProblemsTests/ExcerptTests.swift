import Problems
import Testing

/// A long line is shown around its caret, a hundred columns at most.
@Suite struct ExcerptTests {
  /// The line and the caret that a problem shows under its sentence, without their margin « 7 | ».
  private func shown(_ line: String, column: Int, length: Int = 1) -> [String] {
    let span = SourceSpan(
      file: "essai.yaml", line: 7, column: column, length: length, lineText: line)
    let text = ProblemFormat.text.write([Problem(.error, "essai", "une faute", at: span)])
    return text.split(separator: "\n").dropFirst().map { String($0.dropFirst(4)) }
  }

  /// Where the carets stand in the line that is shown.
  private func underlined(_ shown: [String]) -> String {
    let start = shown[1].count - shown[1].drop(while: { $0 == " " }).count
    return String(shown[0].dropFirst(start).prefix(shown[1].count - start))
  }

  private func repeated(_ letter: String, _ count: Int) -> String {
    String(repeating: letter, count: count)
  }

  @Test func showsAHundredColumnsWhole() {
    let line = repeated("a", 95) + "faute"
    #expect(shown(line, column: 96, length: 5) == [line, repeated(" ", 95) + "^^^^^"])
  }

  @Test func cutsTheEndOfALineWhoseCaretIsNearItsStart() {
    let lines = shown("faute" + repeated("a", 295), column: 1, length: 5)
    #expect(lines == ["faute" + repeated("a", 94) + "…", "^^^^^"])
  }

  /// 150 before, 5 meant, 145 after: the window ends 30 after the word, and starts 65 before it.
  @Test func cutsBothSidesOfACaretInTheMiddle() {
    let lines = shown(
      repeated("a", 150) + "faute" + repeated("b", 145), column: 151, length: 5)
    #expect(lines[0] == "…" + repeated("a", 64) + "faute" + repeated("b", 29) + "…")
    #expect(underlined(lines) == "faute")
  }

  @Test func cutsTheStartOfALineWhoseCaretIsNearItsEnd() {
    let lines = shown(repeated("a", 290) + "faute", column: 291, length: 5)
    #expect(lines[0] == "…" + repeated("a", 94) + "faute" && underlined(lines) == "faute")
  }

  /// The caret goes as far as the line is shown, never under the mark of the cut.
  @Test func underlinesTheStartOfWhatIsLongerThanALine() {
    let lines = shown(repeated("a", 10) + repeated("b", 200), column: 11, length: 200)
    #expect(lines[0].count == 100 && lines[0].last == "…")
    #expect(underlined(lines) == repeated("b", 89))
    let far = shown(repeated("a", 100) + repeated("b", 200), column: 101, length: 200)
    #expect(far[0].count == 100 && far[0].first == "…" && far[0].last == "…")
    #expect(underlined(far) == repeated("b", 69))
  }

  @Test func keepsTheCaretUnderItsWordBehindTabulations() {
    #expect(shown("\tcle:\tfaute", column: 7, length: 5) == [" cle: faute", "      ^^^^^"])
    let long = shown("\t" + repeated("\ta", 100) + "faute", column: 202, length: 5)
    #expect(underlined(long) == "faute" && !long[0].contains("\t"))
  }

  /// An escape sequence in a file is not sent to the terminal.
  @Test func showsNoControlCharacter() {
    #expect(shown("a\u{1B}[2Jb", column: 5) == ["a [2Jb", "    ^"])
  }

  @Test func pointsRightAfterALineThatEndsTooEarly() {
    #expect(shown("abc", column: 4) == ["abc", "   ^"])
    // The line was cut before its fault: the caret stands after what is left of it.
    let cut = shown(repeated("a", 300), column: 900)
    #expect(cut == ["…" + repeated("a", 99), repeated(" ", 100) + "^"])
  }

  @Test func leavesTheLineWholeForPrograms() {
    let line = repeated("a", 300)
    let span = SourceSpan(file: "essai.yaml", line: 7, column: 200, lineText: line)
    let json = ProblemFormat.json.write([Problem(.error, "essai", "une faute", at: span)])
    #expect(json.contains(line) && json.contains("\"colonne\": 200"))
  }
}
