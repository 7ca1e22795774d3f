import CCairo
import Drawing
import Testing

@testable import CairoRenderer

@Suite struct TypeSetterTests {
  let theme = Theme()
  let typeSetter: TypeSetter

  init() throws { typeSetter = try TypeSetter(theme: Theme()) }

  @Test func givesAllDigitsTheSameWidth() {
    for style in [theme.sans(10), theme.serif(10), theme.sans(10).bold(), theme.serif(10).italic()]
    {
      let widths = Set((0...9).map { typeSetter.width(of: "\($0)", in: style) })
      #expect(widths.count == 1)
    }
  }

  /// Noto Sans has 1000 units to the em: `hmtx` says 572 for a digit, 260 for a space, `OS/2` 714
  /// for the capitals, `hhea` 1069 and -293.
  @Test func measuresWhatTheFontFileSays() {
    let style = theme.sans(1000)
    #expect(typeSetter.width(of: "2024", in: style) == 4 * 572)
    #expect(typeSetter.width(of: " ", in: style) == 260)
    #expect(typeSetter.capHeight(of: style) == 714)
    #expect(typeSetter.extents(of: style).ascent == 1069)
    #expect(typeSetter.extents(of: style).descent == 293)
  }

  @Test func measuresAStringAsTheSumOfItsWordsAndSpaces() {
    let style = theme.serif(9.5)
    let words = ["la", "prévention", "des", "cambriolages,", "1\u{202F}234", "faits\u{A0};"]
    let sum = words.reduce(0) { $0 + typeSetter.width(of: $1, in: style) }
    let spaces = Double(words.count - 1) * typeSetter.width(of: " ", in: style)
    #expect(
      abs(typeSetter.width(of: words.joined(separator: " "), in: style) - sum - spaces) < 1e-9)
  }

  @Test func growsInProportionToTheSize() {
    let small = typeSetter.width(of: "Évolution", in: theme.sans(7))
    #expect(abs(typeSetter.width(of: "Évolution", in: theme.sans(14)) - 2 * small) < 1e-9)
  }

  @Test func drawsWhereItMeasures() throws {
    let style = theme.serif(9.5)
    let text = "Le taux baisse depuis 2021 |"
    let line = GlyphLine()
    line.place(
      PlacedText(text, at: Point(x: 70, y: 100), style: style, wordSpacing: 0.8), with: typeSetter)
    // Five spaces before the last word, each 0.8 point wider.
    let expected = 70 + typeSetter.width(of: String(text.dropLast()), in: style) + 5 * 0.8
    #expect(abs(try #require(line.glyphs.last).x - expected) < 1e-9)
    #expect(line.bytes.map { UInt8(bitPattern: $0) } == Array(text.utf8))
    #expect(line.clusters.reduce(0) { $0 + Int($1.num_bytes) } == text.utf8.count)
  }

  @Test(arguments: ["\u{A0}", "\u{202F}", "\u{2011}", "-", "\u{2010}"])
  func drawsSpacesAndHyphensThatDoNotBreakFromTheFont(character: String) {
    for style in [theme.sans(10), theme.serif(10)] {
      #expect(typeSetter.width(of: character, in: style) > 0)
      let text = PlacedText("a\(character)b", at: Point(x: 0, y: 0), style: style)
      let line = GlyphLine()
      line.place(text, with: typeSetter)
      #expect(line.segments.count == 1)
      #expect(line.glyphs.count == 3)
    }
  }

  @Test func keepsLettersApartSoThatTextIsFound() {
    let line = GlyphLine()
    line.place(
      PlacedText("officiel", at: Point(x: 0, y: 0), style: theme.serif(10)), with: typeSetter)
    #expect(line.glyphs.count == 8)
  }

  @Test func borrowsAnotherFontForWhatTheFaceLacks() {
    let text = PlacedText("a→b", at: Point(x: 0, y: 0), style: theme.serif(10))
    let line = GlyphLine()
    line.place(text, with: typeSetter)
    #expect(line.segments.count == 3)
    #expect(typeSetter.missingCharacters(in: text).isEmpty)
  }

  /// Noto Sans and Noto Serif of 2020 have no minus: the font for it must not depend on what else is
  /// installed.
  @Test(arguments: ["−", "→", "≤"]) func takesSignsFromTheUsualPackage(sign: String) throws {
    for style in [theme.sans(1000), theme.serif(1000).italic()] {
      let line = GlyphLine()
      line.place(PlacedText(sign, at: Point(x: 0, y: 0), style: style), with: typeSetter)
      let font = try #require(line.segments.first).font
      #expect(typeSetter.shaper.family(ofFont: font) == "Noto Sans Math")
    }
  }

  @Test func namesTheCharactersThatNoFontDrawsEachTimeTheyAreUsed() {
    // The last code point of Unicode is for private use.
    let text = PlacedText("fin\u{10FFFD} et", at: Point(x: 0, y: 0), style: theme.sans(10))
    #expect(typeSetter.missingCharacters(in: text) == ["\u{10FFFD}"])
    #expect(typeSetter.missingCharacters(in: text) == ["\u{10FFFD}"])
    let replaced = typeSetter.width(of: "\u{10FFFD}", in: theme.sans(10))
    #expect(replaced == typeSetter.width(of: "\u{FFFD}", in: theme.sans(10)))
  }

  @Test func drawsNothingForWhatIsNotSeen() {
    let plain = typeSetter.width(of: "cooperation", in: theme.sans(10))
    #expect(typeSetter.width(of: "co\u{AD}ope\u{200B}ration", in: theme.sans(10)) == plain)
  }

  @Test(arguments: ["", " ", "\t\n\u{0}", "👩‍👩‍👧", "العربية עברית", "\u{301}", "漢字", "\u{FEFF}"])
  func measuresAnyText(text: String) {
    let width = typeSetter.width(of: text, in: theme.serif(10).italic())
    #expect(width.isFinite && width >= 0)
  }

  @Test func saysWhichFontIsNotInstalled() {
    let theme = Theme(sansFamily: "Police Qui N’existe Pas")
    #expect(
      throws: RenderingError.missingFont(
        family: "Police Qui N’existe Pas", package: "fonts-noto-core")
    ) { try TypeSetter(theme: theme) }
  }
}

@Suite struct WordTableTests {
  private func bytes(_ word: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    Array(word.utf8).withUnsafeBufferPointer(body)
  }

  @Test func findsEachWordAgainAfterGrowing() {
    var table = WordTable()
    for number in 0..<5000 {
      bytes("mot\(number)") { table.add($0, hash: WordTable.hash(of: $0)) }
    }
    for number in [0, 1, 511, 512, 4999] {
      bytes("mot\(number)") {
        #expect(table.number(of: $0, hash: WordTable.hash(of: $0)) == number)
      }
    }
    bytes("mot5000") { #expect(table.number(of: $0, hash: WordTable.hash(of: $0)) == nil) }
  }

  @Test func tellsWordsOfTheSameHashApart() {
    var table = WordTable()
    bytes("un") { table.add($0, hash: 7) }
    bytes("deux") { table.add($0, hash: 7) }
    bytes("deux") { #expect(table.number(of: $0, hash: 7) == 1) }
    bytes("trois") { #expect(table.number(of: $0, hash: 7) == nil) }
  }

  @Test func tellsComposedLettersFromDecomposedOnes() {
    var table = WordTable()
    bytes("\u{E9}") { table.add($0, hash: WordTable.hash(of: $0)) }
    bytes("e\u{301}") { #expect(table.number(of: $0, hash: WordTable.hash(of: $0)) == nil) }
  }
}
