import Drawing
import Testing

@testable import Layout

@Suite struct JustifiedLinesTests {
  private let style = TextStyle(.sans, size: 10, leading: 14, color: .black)

  private func lines(_ text: RichText, width: Double) -> [Line] {
    LineSetter(measurer: TestRuler(), hyphenator: TestHyphenator(), linkColor: .black).lines(
      of: text, style: style, fit: LineFit(width: width, isJustified: true), isHyphenated: true)
  }

  @Test func endsEachLineButTheLastAtTheRightEdge() {
    let words = (0..<40).map { String(repeating: "a", count: 2 + $0 * 7 % 6) }
    let broken = lines(RichText(words.joined(separator: " ")), width: 400)
    #expect(broken.count > 3)
    for line in broken.dropLast() { #expect(abs(line.width - 400) < 1e-9) }
    #expect(broken.last.map { $0.width <= 400 } == true)
  }

  /// « aa bb » then bold « cc dd » on 130 points: 110 wide, three spaces share 20.
  @Test func sharesTheWhiteAmongTheSpacesOfAllRuns() throws {
    var text = RichText("aa bb ")
    text.append(RichText("cc dd", RichText.Run(isBold: true)))
    text.append(RichText(" eeeeeeeeee", RichText.Run(isItalic: true)))
    let line = try #require(lines(text, width: 130).first)
    #expect(line.segments.map(\.text) == ["aa bb ", "cc dd"])
    let share = 20.0 / 3
    #expect(line.segments.map(\.wordSpacing) == [share, share])
    #expect(abs(line.segments[1].offset - (60 + 2 * share)) < 1e-9)
    #expect(abs(line.width - 130) < 1e-9)
  }

  /// The spaces of the first line would have to take 200 points.
  @Test func staysRaggedRatherThanOpenRivers() {
    let wide = String(repeating: "W", count: 19)
    let broken = lines(RichText("a b \(wide)1 a b c d e f \(wide)2"), width: 230)
    #expect(broken.flatMap(\.segments).map(\.wordSpacing).allSatisfy { $0 == 0 })
  }

  @Test func keepsTheSpacesOfAForcedEnd() {
    let broken = lines(RichText("aa bb\u{2028}cc dd"), width: 200)
    #expect(broken.map(\.width) == [50, 50])
  }
}
