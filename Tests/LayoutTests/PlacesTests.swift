import Document
import Drawing
import Testing
import Units

@testable import Layout

/// Places on the page, in millimetres, as the grid says them.
@Suite struct PlacesTests {
  private func top(of name: String, in pages: ReadPages) -> Double? {
    pages.places[name].map { Length.points($0.y).millimeters }
  }

  private func isClose(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 0.005 } ?? false
  }

  @Test func standsTheColumnsOfTheGrid() {
    let lefts = (0..<6).map { Length.points(Grid.left + Grid.offset(ofColumn: $0)).millimeters }
    for (left, expected) in zip(lefts, [18, 47.8, 77.6, 107.4, 137.2, 167]) {
      #expect(isClose(left, expected))
    }
    for (count, width) in [(1, 25), (2, 54.8), (3, 84.6), (4, 114.4), (6, 174)] {
      #expect(isClose(Length.points(Grid.columns(count)).millimeters, width))
    }
  }

  @Test func setsTheFirstFigureAt54MillimetresUnderATitleOfTwoLines() {
    // At 20 pt a character the title has 24 characters a line.
    let pages = read([
      Sample.heading(1, "Thème", "Les faits dépassent leur niveau de 2019"), Sample.figure("f"),
    ])
    // 24 + 24.5 + 5.5.
    #expect(isClose(top(of: "f", in: pages), 54))
  }

  @Test func setsTheKickerAt24MillimetresAndTheTitleUnderIt() throws {
    let pages = read([Sample.heading(1, "Thème", "Un constat"), Sample.paragraph(3)])
    let kicker = try #require(pages.first("Thème"))
    // Line box of 12 pt from 24 mm, capitals of 6.3 pt in the middle.
    #expect(abs(kicker.text.origin.y - (24.mm + (12 + 6.3) / 2)) < 0.01)
    // « 1 » is 9 pt wide, then 2.2 mm.
    #expect(abs(kicker.text.origin.x - (18.mm + 9 + 2.2.mm)) < 0.01)
    let title = try #require(pages.first("Un constat"))
    // 24 mm + 12 pt + 1.5 mm, then a line box of 25.5 pt with capitals of 14 pt.
    #expect(abs(title.text.origin.y - (25.5.mm + 12 + (25.5 + 14) / 2)) < 0.01)
    #expect(abs(title.text.origin.x - 18.mm) < 0.01)
  }

  @Test func beginsProofAndCommentAtTheSameHeight() throws {
    let comment = Block.paragraph(Paragraph([.text("mot")]))
    let pages = read([
      Sample.heading(1, "Thème", "Un constat"),
      .beside(proof: [Sample.figure("f")], comment: [comment]),
    ])
    let word = try #require(pages.first("mot"))
    #expect(abs(word.text.origin.x - 137.2.mm) < 0.01)
    let figure = try #require(pages.places["f"])
    // The line box of 14 pt begins where the figure begins; capitals of 6.65 pt.
    #expect(abs(word.text.origin.y - figure.y - (14 + 6.65) / 2) < 0.01)
  }

  @Test func setsRunningHeadAndFootOnEachPageButTheCover() throws {
    let pages = layOutForTest(Sample.document()).publication.pages
    // The cover is i, the contents are ii, then the first chapter begins at 1.
    #expect(pages.map(\.label) == ["", "ii"] + (1...pages.count - 2).map { "\($0)" })
    for page in pages.dropFirst() {
      var shapes: [Shape] = []
      if case .artifact(let inside) = page.shapes[0] { shapes = inside }
      let texts = shapes.compactMap { shape -> PlacedText? in
        if case .text(let text) = shape { text } else { nil }
      }
      let folio = try #require(texts.first { $0.text == page.label && $0.style.size == 8.5 })
      // Ends at the right margin: one or two signs of 8.5 pt.
      let width = 8.5 * Double(page.label.count)
      #expect(abs(folio.origin.x + width - 192.mm) < 0.01)
      #expect(texts.contains { $0.text == "données fictives" && $0.style.isItalic })
      #expect(texts.contains { $0.text == "Valmont" && $0.style.isBold })
    }
  }

  @Test func setsRunningTextOnFourColumns() {
    let pages = read([Sample.heading(1, "Thème"), Sample.paragraph(400)])
    let right = pages.body().filter { $0.path.last == .paragraph && $0.page > 1 }
      .map(\.rect.right).max()
    #expect((right ?? 0) <= 18.mm + 114.4.mm + 0.01)
  }

  @Test func setsTheTitleOfTheCoverWithItsCapitalsAt57Millimetres() throws {
    let pages = read([Sample.paragraph(3)])
    let title = try #require(pages.first("Diagnostic"))
    // Set smaller than 40 pt: the ruler's characters are wide. Capitals hang from 57 mm.
    #expect(abs(title.text.origin.y - 0.7 * title.text.style.size - 57.mm) < 0.01)
    let year = try #require(pages.first("2026"))
    #expect(abs(year.text.origin.x + 4 * 40 - 192.mm) < 0.01)
  }

  @Test func drawsKeyNumbersInRowsOf13Point2Millimetres() throws {
    let figures = (1...3).map { KeyFigure(value: "\($0)", label: [.text("rang \($0)")]) }
    let pages = read([.keyFigures(figures)])
    let first = try #require(pages.first("1")?.text.origin.y)
    let second = try #require(pages.body().first { $0.text.text == "2" }?.text.origin.y)
    #expect(abs(second - first - 13.2.mm) < 0.01)
    let label = try #require(pages.first("rang 1"))
    #expect(abs(label.text.origin.x - (18 + 22).mm) < 0.01)
  }

  @Test func putsThePaddingOfACalloutAroundItsText() throws {
    let pages = read([Sample.callout(.finding, "Constat", words: 1)])
    let label = try #require(pages.first("Constat"))
    // 24 mm, 2.6 mm, then a line box of 11 pt with capitals of 5.6 pt.
    #expect(abs(label.text.origin.y - (26.6.mm + (11 + 5.6) / 2)) < 0.01)
    #expect(abs(label.text.origin.x - (18 + 3.2).mm) < 0.01)
  }
}
