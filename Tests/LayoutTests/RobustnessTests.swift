import Charts
import Document
import Drawing
import Testing
import Units

@testable import Layout

/// Documents that nobody should write, and that are laid out all the same.
@Suite struct RobustnessTests {
  private let body = Rect(x: 18.mm, y: 24.mm, width: 174.mm, height: 252.mm)

  private func expectInside(_ pages: ReadPages) {
    for text in pages.body() where text.page > 1 {
      #expect(body.contains(text.rect, tolerance: 0.01), "\(text.text.text) page \(text.page)")
    }
    #expect(pages.unbalanced == 0)
  }

  private func words(_ count: Int) -> String {
    (0..<count).map { "m\($0)" }.joined(separator: " ")
  }

  private func found(_ pages: ReadPages) -> [String] {
    pages.body().filter { $0.page > 1 }.flatMap {
      $0.text.text.split(whereSeparator: \.isWhitespace)
    }
    .map(String.init).filter { $0.hasPrefix("m") }
  }

  @Test func cutsACellOfTenThousandWordsOverPages() {
    let table = Table(
      title: [.text("Titre")], columns: [.init([.text("a")], .left), .init([.text("b")], .left)],
      rows: [Table.Row([[.text("1")], [.text(words(10_000))]])])
    let pages = read([Sample.heading(1, "Un"), .table(table)])
    #expect(found(pages) == words(10_000).split(separator: " ").map(String.init))
    expectInside(pages)
  }

  @Test(arguments: [0, 1, 2])
  func setsTablesOfAFewRows(rows: Int) {
    let pages = read([Sample.table(rows: rows)])
    let count = pages.tags.filter { $0 == .tableRow }.count
    // The head has two rows.
    #expect(count == rows + 2)
    expectInside(pages)
  }

  @Test func drawsNothingOfATableWithoutColumns() {
    let pages = read([.table(Table(title: [], columns: [], rows: [])), Sample.paragraph(3)])
    #expect(!pages.tags.contains(.table))
  }

  @Test func shrinksAndBreaksATableThatIsTooWide() {
    let names = (0..<24).map { Table.Column([.text("colonne\($0)")]) }
    let row = Table.Row((0..<24).map { [.text("m\($0)mmmm")] })
    let pages = read([.table(Table(title: [], columns: names, rows: [row]))])
    expectInside(pages)
    let sizes = pages.body().filter { $0.path.contains(.tableRow) && $0.page > 1 }
      .map(\.text.style.size)
    #expect(sizes.min() == TypeScale.floor)
  }

  @Test func scalesAFigureThatIsHigherThanThePage() throws {
    let pages = read([
      Sample.heading(1, "Un", "Deux"), Sample.figure("f", height: 900.mm), Sample.paragraph(3),
    ])
    expectInside(pages)
    #expect(pages.destinations["f"] == 2, "with its heading")
    let paragraph = try #require(pages.body().last)
    #expect(paragraph.page == 2 || paragraph.page == 3)
  }

  @Test func scalesAPlotThatDoesNotFillALowerRoom() throws {
    let chart = Chart(
      plot: StubbornPlot(), alternativeText: "", values: ValueTable(columns: [], rows: []))
    let figure = Figure(
      title: [.text("Titre")], subtitle: [], chart: chart, reading: [.text("lecture")],
      source: [.text("source")], anchor: "f")
    let pages = read([.figure(figure)])
    expectInside(pages)
    let lowest = try #require(pages.first("bas"))
    let scale = lowest.text.style.size / 8
    #expect(scale < 0.5)
    // Drawn from the top of the plot: 500 mm at that scale.
    let title = try #require(pages.first("Titre"))
    #expect(abs((lowest.text.origin.y - title.text.origin.y) - 500.mm * scale) < 5.mm)
    let reading = try #require(pages.body().first { $0.text.text.hasPrefix("Lecture") })
    #expect(reading.text.origin.y > lowest.text.origin.y)
  }

  @Test func cutsAFigureWithAnEndlessSource() {
    let chart = Chart(
      plot: TestPlot(), alternativeText: "", values: ValueTable(columns: [], rows: []))
    let figure = Figure(
      title: [.text("Titre")], subtitle: [], chart: chart, reading: [],
      source: [.text(words(4_000))], anchor: "f")
    let pages = read([Sample.heading(1, "Un"), .figure(figure)])
    #expect(found(pages).count == 4_000)
    expectInside(pages)
  }

  @Test func goesOnUnderTheProofWithACommentLongerThanAPage() {
    let comment = (0..<20).map { Sample.paragraph(80, from: $0) }
    let pages = read([
      Sample.heading(1, "Un", "Deux"), .beside(proof: [Sample.figure("f")], comment: comment),
    ])
    expectInside(pages)
    #expect((pages.texts.map(\.page).max() ?? 0) > 3)
    let lefts = Set(
      pages.body().filter { $0.path.last == .paragraph && $0.page > 2 }.map(\.rect.left))
    #expect(lefts == [18.mm], "what follows the first page stands under the proof")
  }

  @Test func cutsAProofLongerThanAPageBesideItsComment() {
    let pages = read([
      Sample.heading(1, "Un", "Deux"),
      .beside(proof: [Sample.table(rows: 120)], comment: [Sample.paragraph(20)]),
      Sample.paragraph(10),
    ])
    expectInside(pages)
    #expect(pages.tags.filter { $0 == .tableRow }.count == 122)
  }

  @Test func cutsACalloutThatIsHigherThanThePage() {
    let pages = read([
      .callout(
        Callout(.alert, label: [.text("mot")], blocks: [.paragraph(.init([.text(words(3_000))]))]))
    ])
    #expect(found(pages).count == 3_001)
    expectInside(pages)
  }

  @Test func carriesALongNoteToTheNextPage() {
    let paragraph = Paragraph([.text("texte"), .footnote([.text(words(2_000))])])
    let pages = read([Sample.heading(1, "Un"), .paragraph(paragraph)])
    #expect(found(pages).count == 2_000)
    expectInside(pages)
    let notes = Set(pages.body().filter { $0.path.contains(.note) }.map(\.page))
    #expect(notes.count > 1)
  }

  @Test func setsADocumentWithoutBlocks() {
    let publication = layOutForTest(Sample.document([])).publication
    #expect(publication.pages.count == 1)
    #expect(ReadPages(publication).unbalanced == 0)
  }

  @Test func setsEmptyBlocks() {
    let heading = Block.heading(Heading(level: 1, topic: [], anchor: ""))
    let pages = read([
      heading, .paragraph(Paragraph([])), .list(BulletList(items: [])),
      .list(BulletList(items: [[]])),
      .keyFigures([]), .callout(Callout(.finding, label: [], blocks: [])),
      .fieldTable(FieldTable(fields: [])), .beside(proof: [], comment: []), .columns([]),
      .columns([[], []]), .contents(.figures), .pageBreak, .pageBreak,
      .sheetHead(SheetHead(number: "", label: [], title: [], anchor: "")),
      .marked(MarginMark(.added, word: ""), []), .blank(Blank([], lines: 0)),
      .signatures(Signatures(signers: [])),
    ])
    #expect(pages.unbalanced == 0)
  }

  @Test func nestsBlocksInBlocks() {
    let inner: [Block] = [
      Sample.table(rows: 3), Sample.figure("f1", height: 20.mm), Sample.callout(.finding, "C1"),
      .columns([[Sample.paragraph(5)], [Sample.paragraph(8)]]),
    ]
    let pages = read([
      .list(BulletList(items: [inner, inner])),
      .callout(Callout(.caution, label: [], blocks: inner)),
      .fieldTable(FieldTable(fields: [.init(name: [.text("nom")], content: inner)])),
      .beside(proof: inner, comment: inner),
    ])
    #expect(pages.unbalanced == 0)
    #expect(pages.duplicates.isEmpty)
  }
}
