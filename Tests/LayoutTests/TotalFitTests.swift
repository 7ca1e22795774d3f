import Drawing
import Testing

@testable import Layout

/// The search against all ways to break, and against cases worked by hand.
@Suite struct TotalFitTests {
  /// Ten points a character, spaces too: a justified space goes from 8 to 15.
  private let style = TextStyle(.sans, size: 10, leading: 14, color: .black)

  private func pieces(_ text: String, width: Double, hyphenator: (any Hyphenator)? = nil) -> [Piece]
  {
    var cutter = PieceCutter(
      RichText(text), styles: [style], lineWidth: width, tools: (TestRuler(), hyphenator))
    return cutter.cut()
  }

  private func words(_ random: inout TestRandom) -> String {
    (0..<random.number(3...9)).map { _ in
      String(repeating: "a", count: random.number(1...9))
    }.joined(separator: " ")
  }

  @Test(arguments: 0..<120, [false, true])
  func findsTheOptimumOfAllWaysToBreak(seed: Int, isJustified: Bool) {
    var random = TestRandom(seed: seed)
    let text = words(&random)
    let fit = LineFit(
      width: Double(random.number(9...20)) * 10, firstIndent: Double(random.number(0...2)) * 10,
      isLastLineFree: random.number(0...1) == 0, isJustified: isJustified)
    let hyphenator: (any Hyphenator)? = random.number(0...1) == 0 ? TestHyphenator() : nil
    let pieces = pieces(text, width: fit.width, hyphenator: hyphenator)
    let search = TotalFit(pieces: pieces[...], fit: fit)
    let found = search.lines()
    #expect(found.first?.lowerBound == 0 && found.last?.upperBound == pieces.count)
    let best = cheapest(from: 0, after: .even, search)
    #expect(abs(price(found, search) - best) <= 1e-9 * max(best, 1), "\(text)")
  }

  /// The price of given lines.
  private func price(_ lines: [Range<Int>], _ search: TotalFit) -> Double {
    var before = Tightness.even
    return lines.reduce(0) { sum, line in
      let (price, tightness) = search.price(ofLine: line)
      defer { before = tightness }
      return sum + price + tightness.price(after: before, atStart: line.lowerBound == 0)
    }
  }

  /// Tries every way to end the next line.
  private func cheapest(from start: Int, after before: Tightness, _ search: TotalFit) -> Double {
    guard start < search.pieces.count else { return 0 }
    return (start + 1...search.pieces.count).lazy.map { end in
      let line = start..<end
      if search.isTooWide(line), line.count > 1 { return .infinity }
      let (price, tightness) = search.price(ofLine: line)
      return price + tightness.price(after: before, atStart: start == 0)
        + cheapest(from: end, after: tightness, search)
    }.min() ?? 0
  }

  /// Three pieces of 30, spaces of 10, a line of 75: one word is 45 short of spaces to stretch,
  /// two words lack 5 of 75 and stretch one space by 5 of the 5 it should: ratio 1, badness 100.
  @Test func pricesAJustifiedLineAsKnuthAndPlass() {
    let pieces = pieces("aaa bbb ccc", width: 75)
    let search = TotalFit(pieces: pieces[...], fit: LineFit(width: 75, isJustified: true))
    let (price, tightness) = search.price(ofLine: 0..<2)
    #expect(price == 101 * 101)
    #expect(tightness == .loose)
    // The last line is filled with white: nothing but its own price.
    #expect(search.price(ofLine: 2..<3).price == 1)
  }

  /// « aaaa bb » is 70 wide and may shrink by 2: it fits in 68 at ratio −1, in 67 no more.
  @Test(arguments: [(70.0, 1.0), (68.0, 101.0 * 101.0), (69.0, 13.5 * 13.5)])
  func shrinksSpacesByAFifth(width: Double, price: Double) {
    let pieces = pieces("aaaa bb c", width: width)
    let search = TotalFit(pieces: pieces[...], fit: LineFit(width: width, isJustified: true))
    #expect(!search.isTooWide(0..<2))
    #expect(abs(search.price(ofLine: 0..<2).price - price) < 1e-9)
    let narrower = TotalFit(pieces: pieces[...], fit: LineFit(width: 67, isJustified: true))
    #expect(narrower.isTooWide(0..<2))
  }

  /// A case on 150 points.
  ///
  /// Filling first: « aaaa bbbb cccc » (140, two spaces, 10 missing: ratio 1), then
  /// « dddd eeee » (90, 60 missing on one space: ratio 12). Looking ahead: « aaaa bbbb » has ratio
  /// 12 as well: nothing is gained, the first keeps. With « ff » the second line would be full:
  /// « dddd eeee ff » is 120, 30 missing on two spaces, ratio 3.
  @Test func fillsLinesOfWhichTheSumIsBest() {
    let pieces = pieces("aaaa bbbb cccc dddd eeee ff gggggggggggg", width: 150)
    let search = TotalFit(pieces: pieces[...], fit: LineFit(width: 150, isJustified: true))
    #expect(search.lines() == [0..<3, 3..<6, 6..<7])
  }

  /// A very loose line after a tight one costs what Knuth and Plass ask for classes apart.
  @Test func setsApartLinesThatDoNotLookAlike() {
    #expect(Tightness(ratio: -0.6) == .tight)
    #expect(Tightness(ratio: 0.5) == .even)
    #expect(Tightness(ratio: 1.2) == .veryLoose)
    #expect(Tightness.veryLoose.price(after: .even, atStart: false) == 3_000)
    #expect(Tightness.loose.price(after: .even, atStart: false) == 0)
    #expect(Tightness.tight.price(after: .loose, atStart: true) == 0)
  }
}
