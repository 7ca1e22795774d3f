import Drawing
import Testing

@testable import Layout

@Suite struct BreakLinesTests {
  /// Ten points a character.
  private let style = TextStyle(.sans, size: 10, leading: 14, color: .black)

  private func setter(hyphenator: (any Hyphenator)? = nil) -> LineSetter {
    LineSetter(measurer: TestRuler(), hyphenator: hyphenator, linkColor: .black)
  }

  private func lines(_ text: String, width: Double, isHyphenated: Bool = false) -> [String] {
    setter(hyphenator: TestHyphenator()).lines(
      of: RichText(text), style: style, fit: LineFit(width: width), isHyphenated: isHyphenated
    ).map { $0.segments.map(\.text).joined() }
  }

  @Test func keepsEachLineInsideItsWidth() {
    // Ten characters a line.
    #expect(lines("un deux trois quatre", width: 100) == ["un deux", "trois", "quatre"])
  }

  @Test func preferesEvenLinesToFullOnes() {
    // Filling first would give « aaa bb », « cc », « ddddd »: slacks 0 and 4. The best is 3 and 1.
    #expect(lines("aaa bb cc ddddd", width: 60) == ["aaa", "bb cc", "ddddd"])
  }

  @Test func leavesThreeLettersOnEachSideOfAHyphen() {
    // « abcdef » may only be cut in its middle, « abcde » not at all.
    #expect(lines("xxxxx abcdef", width: 100, isHyphenated: true) == ["xxxxx abc-", "def"])
    #expect(lines("xxxxx abcde", width: 100, isHyphenated: true) == ["xxxxx", "abcde"])
  }

  @Test func hyphenatesNoTwoLinesRunning() {
    let broken = lines(
      Array(repeating: "abcdefghi", count: 12).joined(separator: " "), width: 140,
      isHyphenated: true)
    for (line, next) in zip(broken, broken.dropFirst()) {
      #expect(!(line.hasSuffix("-") && next.hasSuffix("-")), "\(broken)")
    }
    #expect(broken.contains { $0.hasSuffix("-") })
  }

  @Test func breaksAWordThatIsWiderThanTheLine() {
    #expect(lines("abcdefghijkl", width: 50) == ["abcde", "fghij", "kl"])
  }

  @Test func breaksAfterTheHyphenOfACompoundAndNotInsideACode() {
    #expect(lines("Centre-Gare", width: 80) == ["Centre-", "Gare"])
    #expect(lines("le D132-14", width: 80) == ["le", "D132-14"])
  }

  @Test func beginsNoLineWithAClosingSign() {
    // « faire ? » : » has eleven characters, and can't be cut.
    for width in stride(from: 110.0, through: 240, by: 10) {
      let broken = lines("« Que faire ? » : rien ; tout ! 8 % [6,7 ; 10,0].", width: width)
      for line in broken { #expect(!";:!?»%].".contains(line.prefix(1)), "\(width): \(broken)") }
    }
  }

  @Test func balancesTheLinesOfAHeading() {
    let text = RichText("aaaa bbbb cccc dddd")
    let fit = LineFit(width: 140, isLastLineFree: false)
    let broken = setter().lines(of: text, style: style, fit: fit)
    // Nine characters each, not fourteen and four.
    #expect(broken.map(\.width) == [90, 90])
  }

  @Test func endsALineWhereItIsAsked() {
    let text = "un\u{2028}\u{2028}deux"
    #expect(lines(text, width: 100) == ["un", "", "deux"])
  }
}
