import Document
import Drawing
import Testing
import Units

@testable import Layout

/// Where chapters and sections begin.
@Suite struct SectionsTests {
  private func page(of name: String, _ blocks: [Block]) -> Int? {
    read(blocks).destinations[name]
  }

  /// A figure with this plot; head, lecture and source add about 25 mm.
  private func figure(_ height: Double) -> Block { Sample.figure("", height: height.mm) }

  @Test func beginsEachChapterOnANewPage() {
    let blocks = [
      Sample.heading(1, "un"), Sample.paragraph(5), Sample.heading(1, "deux"), Sample.paragraph(5),
    ]
    #expect(page(of: "un", blocks) == 2)
    #expect(page(of: "deux", blocks) == 3)
  }

  @Test func letsASectionFollowWhenItFitsInWhatRemains() {
    // 35 mm of heading, 65 mm of figure: 100 of 252 mm are used.
    let start = [Sample.heading(1, "un"), figure(40)]
    #expect(page(of: "deux", start + [Sample.heading(2, "deux"), figure(40)]) == 2)
    #expect(page(of: "deux", start + [Sample.heading(2, "deux"), figure(40), figure(90)]) == 3)
  }

  /// The rule of sections, for a chapter that needs no page of its own.
  @Test func letsAChapterFollowOnThatSaysSo() {
    func chapter(_ name: String) -> Block {
      var heading = Heading(level: 1, topic: [.text(name)], anchor: name)
      heading.followsOn = true
      return .heading(heading)
    }
    let short = [Sample.heading(1, "un"), figure(40)]
    #expect(page(of: "deux", short + [chapter("deux"), figure(40)]) == 2)
    let long = [Sample.heading(1, "un"), figure(130)]
    #expect(page(of: "deux", long + [chapter("deux"), Sample.paragraph(5)]) == 3)
    // It is a chapter still: the next section is its own.
    let tags = read(
      short + [chapter("deux"), Sample.paragraph(5), Sample.heading(2, "trois")]
    ).tags.filter { if case .heading = $0 { true } else { false } }
    #expect(tags == [.heading(level: 1), .heading(level: 1), .heading(level: 2)])
  }

  @Test func beginsASectionOnANewPageWhenLessThanAThirdRemains() {
    let short = [Sample.heading(2, "deux"), Sample.paragraph(5)]
    // 35 mm of heading, then 105 or 155 mm of figure: 112 or 62 of 252 mm are left.
    #expect(page(of: "deux", [Sample.heading(1, "un"), figure(80)] + short) == 2)
    #expect(page(of: "deux", [Sample.heading(1, "un"), figure(130)] + short) == 3)
  }

  @Test func leavesNoPageNearlyEmptyBeforeALongSection() {
    let start = [Sample.heading(1, "un"), Sample.paragraph(5)]
    let long = [Sample.heading(2, "deux")] + (0..<20).map { Sample.paragraph(60, from: $0) }
    #expect(page(of: "deux", start + long) == 2)
  }

  /// 35 mm of heading and 200 of two figures leave no room for nine lines, and the figure after them
  /// takes more than what they leave of a page.
  @Test func sharesAPageThatWouldStayNearlyEmpty() {
    let full = [Sample.heading(1, "un"), figure(75), Sample.figure("deuxième", height: 65.mm)]
    let last = Sample.figure("troisième", height: 200.mm)
    let pages = read(full + [Sample.paragraph(40), last]).destinations
    #expect(pages["deuxième"] == 3)
    #expect(pages["troisième"] == 4)
    // A chapter may leave the page before it as it is.
    let chapter = [Sample.paragraph(40), Sample.heading(1, "deux"), last]
    #expect(read(full + chapter).destinations["deuxième"] == 2)
    // Nothing is moved for a page that is full enough.
    #expect(read(full + [figure(80), last]).destinations["deuxième"] == 2)
  }

  @Test func makesNoEmptyPageOfRepeatedBreaks() {
    let blocks: [Block] = [
      .pageBreak, Sample.heading(1, "un"), .pageBreak, Sample.paragraph(5), .pageBreak, .pageBreak,
      Sample.heading(1, "deux"), Sample.paragraph(5),
    ]
    #expect(page(of: "un", blocks) == 2)
    #expect(page(of: "deux", blocks) == 3)
  }

  @Test func nestsSectionsInChapters() {
    let tags = read([
      Sample.heading(1, "un"), Sample.paragraph(2), Sample.heading(2, "deux"), Sample.paragraph(2),
      Sample.heading(1, "trois"), Sample.paragraph(2),
    ]).tags.filter { $0 != .paragraph }
    // The cover has paragraphs only.
    #expect(
      tags == [
        .document, .section, .heading(level: 1), .section, .heading(level: 2), .section,
        .heading(level: 1),
      ])
  }

  @Test func setsTheFigureThenItsCaption() {
    let tags = read([Sample.figure("f")]).tags.filter { $0 != .paragraph }
    // The picture of the cover is plain.
    #expect(tags == [.document, .figure(alternativeText: "Une ligne monte."), .caption])
  }

  @Test func holdsTextOnlyInElementsWithoutChildren() {
    let shapes = layOutForTest(Sample.document()).publication.pages.flatMap(\.shapes)
    var open: [(hasText: Bool, hasChildren: Bool)] = []
    for shape in shapes {
      switch shape {
      case .begin, .link:
        if !open.isEmpty { open[open.count - 1].hasChildren = true }
        if case .begin = shape { open.append((false, false)) }
      case .text: open[open.count - 1].hasText = true
      case .end:
        let last = open.removeLast()
        #expect(!(last.hasText && last.hasChildren))
      default: break
      }
    }
  }

  @Test func coversTheWordsOfALinkWithItsArea() throws {
    let link = Inline.link(.uri("https://www.valmont.fr"), [.text("lien")])
    let pages = read([.paragraph(Paragraph([.text("un "), link, .text(".")]))])
    let area = try #require(pages.links.first?.area)
    // « un » and a space are 3 × 9.5 pt wide; the link 4 × 9.5.
    #expect(abs(area.left - 18.mm - 28.5) < 0.01)
    #expect(abs(area.width - 38) < 0.01)
    #expect(abs(area.top - 24.mm) < 0.01)
    #expect(area.height == 14)
  }

  @Test func standsNotesAtTheFootOfThePageOfTheirMark() throws {
    let paragraph = Paragraph([.text("texte"), .footnote([.text("note")]), .text(" suite")])
    let pages = read([Sample.heading(1, "un"), .paragraph(paragraph)])
    let note = try #require(pages.body().first { $0.path.last == .note })
    // The last line box of 10 pt ends at 276 mm; capitals of 5.25 pt in its middle.
    #expect(abs(note.text.origin.y - (276.mm - 10 + (10 + 5.25) / 2)) < 0.01)
    let mark = try #require(
      pages.body().first { $0.text.text == "1" && $0.path.last != .heading(level: 1) })
    #expect(mark.page == note.page)
    #expect(abs(mark.text.style.size - 9.5 * 0.65) < 0.01)
  }
}
