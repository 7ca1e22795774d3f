import Document
import Drawing
import Testing
import Units

@testable import Layout

/// Chapters and sections on sheets that are turned.
@Suite struct LandscapeTests {
  private func turned(_ level: Int, _ name: String) -> Block {
    var heading = Heading(level: level, topic: [.text(name)], anchor: name)
    heading.isLandscape = true
    return .heading(heading)
  }

  private func pages(_ blocks: [Block]) -> [Page] {
    layOutForTest(Sample.document(blocks)).publication.pages
  }

  private func isTurned(_ page: Page) -> Bool { page.size.width > page.size.height }

  @Test func turnsTheSheetsOfAChapterAndComesBack() {
    let pages = pages([
      Sample.heading(1, "un"), Sample.paragraph(5), turned(1, "deux"), Sample.table(rows: 80),
      Sample.heading(1, "trois"), Sample.paragraph(5),
    ])
    #expect(isTurned(pages[2]) && isTurned(pages[3]))
    #expect(
      pages.map(isTurned) == [false, false] + pages[2..<pages.count - 1].map { _ in true } + [false]
    )
    #expect(pages[2].size == Size(width: pages[1].size.height, height: pages[1].size.width))
  }

  /// The section inside a turned chapter stays turned, that after a turned section does not.
  @Test func endsWithTheSectionThatTurnedTheSheets() {
    let inside = pages([
      turned(1, "un"), Sample.paragraph(5), Sample.heading(2, "deux"), Sample.paragraph(5),
    ])
    #expect(inside.dropFirst().allSatisfy(isTurned))
    let after = pages([
      Sample.heading(1, "un"), Sample.paragraph(5), turned(2, "deux"), Sample.paragraph(5),
      Sample.heading(2, "trois"), Sample.paragraph(5),
    ])
    #expect(after.map(isTurned) == [false, false, true, false])
  }

  @Test func keepsTextInsideTheMarginsOfATurnedSheet() {
    let note = Paragraph([.text("mot"), .footnote([.text("une note")])])
    let blocks = [
      turned(1, "un"), Sample.table(rows: 60), Sample.figure("f"), .paragraph(note),
    ]
    let pages = pages(blocks)
    let read = ReadPages(layOutForTest(Sample.document(blocks)).publication)
    for text in read.body() where text.page > 1 {
      let size = pages[text.page - 1].size
      #expect(text.rect.left > 18.mm - 0.01 && text.rect.right < size.width - 18.mm + 0.01)
      #expect(text.rect.bottom < size.height - 21.mm + 0.01, "\(text.text.text)")
    }
    // A table takes the width: its last column ends at the right margin.
    let right = read.body(ofPage: 2).map(\.rect.right).max() ?? 0
    #expect(right > 250.mm)
  }
}
