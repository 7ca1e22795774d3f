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

  @Test(arguments: 0..<60)
  func findsTheOptimumOfAllWaysToBreak(seed: Int) {
    var random = TestRandom(seed: seed)
    let text = (0..<random.number(3...9)).map { _ in
      String(repeating: "a", count: random.number(1...9))
    }.joined(separator: " ")
    let fit = LineFit(
      width: Double(random.number(9...20)) * 10, firstIndent: Double(random.number(0...2)) * 10,
      isLastLineFree: random.number(0...1) == 0)
    let hyphenator: (any Hyphenator)? = random.number(0...1) == 0 ? TestHyphenator() : nil
    var cutter = PieceCutter(
      RichText(text), styles: [style], lineWidth: fit.width, tools: (TestRuler(), hyphenator))
    let pieces = cutter.cut()
    let search = TotalFit(pieces: pieces[...], fit: fit)
    #expect(abs(price(search.lines(), search) - cheapest(from: 0, search)) < 1e-6, "\(text)")
  }

  /// The price of given lines.
  private func price(_ lines: [Range<Int>], _ search: TotalFit) -> Double {
    lines.reduce(0) { $0 + search.price(ofLine: $1, width: width(of: $1, search)) }
  }

  /// Tries every way to end the next line.
  private func cheapest(from start: Int, _ search: TotalFit) -> Double {
    guard start < search.pieces.count else { return 0 }
    return (start + 1...search.pieces.count).lazy.map { end in
      let line = start..<end
      let isTooWide = width(of: line, search) > search.fit.width + 1e-6
      if isTooWide, line.count > 1 { return .infinity }
      return search.price(ofLine: line, width: width(of: line, search))
        + cheapest(from: end, search)
    }.min() ?? 0
  }

  private func width(of line: Range<Int>, _ search: TotalFit) -> Double {
    var width = 0.0
    for index in line {
      width += search.pieces[index].width
      guard index < line.upperBound - 1 else { return width + hyphen(search.pieces[index]) }
      if case .space(let space) = search.pieces[index].breakAfter { width += space }
    }
    return width
  }

  private func hyphen(_ piece: Piece) -> Double {
    if case .hyphen(let width) = piece.breakAfter { width } else { 0 }
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

/// Numbers that are the same on every machine (Knuth's MMIX constants).
struct TestRandom {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int((state >> 33) % UInt64(range.count))
  }
}
