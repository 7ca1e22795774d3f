import Document
import Drawing
import Testing

@testable import Layout

@Suite struct NumberingTests {
  private let laidOut = layOutForTest(Sample.document())
  private var pages: ReadPages { ReadPages(laidOut.publication) }

  @Test func numbersChaptersSectionsAndAnnexes() {
    let entries = laidOut.publication.outline
    #expect(
      entries.map(\.title) == [
        "Sommaire", "1 Synthèse", "2 Malveillance", "3 Tranquillité publique",
        "A Annexe. Glossaire des sigles",
      ])
    #expect(
      entries[2].children.map(\.title) == [
        "2.1 Vue d’ensemble", "2.2 Après les années", "2.3 Position",
      ])
  }

  @Test func numbersFiguresMapsAndTablesApart() {
    let labels = pages.body().map(\.text.text)
    for label in ["Figure 1", "Figure 5", "Carte 1", "Tableau 1", "Tableau 2"] {
      #expect(labels.contains(label))
    }
    #expect(!labels.contains("Figure 6"))
  }

  @Test func printsInContentsTheFolioOfThePageItLeadsTo() throws {
    let pages = pages
    let entries = pages.links.filter { $0.page == pages.destinations["titre-1"] }
    // Three chapters, an annexe, three sections; then figures, a map and tables.
    #expect(entries.count >= 13)
    for entry in entries {
      guard case .destination(let name) = entry.target else { continue }
      let page = try #require(pages.destinations[name])
      let folio = laidOut.publication.pages[page - 1].label
      #expect(entry.text.hasSuffix(" \(folio)"), "« \(entry.text) » leads to page \(folio)")
    }
  }

  @Test func countsPagesFromTheCoverWithoutFrontMatter() {
    let pages = layOutForTest(Sample.document([Sample.heading(1, "Un"), Sample.paragraph(900)]))
      .publication.pages
    #expect(pages.count > 2)
    #expect(pages.map(\.label) == [""] + (2...pages.count).map { "\($0)" })
  }

  @Test(arguments: [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix")])
  func writesRomanNumerals(number: Int, numeral: String) {
    #expect(romanNumeral(number) == numeral)
  }

  @Test func doesNotListTheContentsInThemselves() {
    let pages = pages
    let page = pages.destinations["titre-1"]
    #expect(!pages.links.contains { $0.page == page && $0.text.contains("Sommaire") })
  }

  @Test func dropsAndReportsLinksThatLeadNowhere() {
    #expect(laidOut.unresolvedAnchors == ["nulle part"])
    for link in pages.links {
      guard case .destination(let name) = link.target else { continue }
      #expect(pages.destinations[name] != nil, "\(name)")
    }
    #expect(pages.first("F05") != nil, "the words of the link stay")
  }

  @Test func namesTheChapterInTheRunningHead() throws {
    let pages = pages
    let page = try #require(pages.destinations["Position"])
    let head = pages.texts.filter { $0.page == page && $0.isDecoration }.map(\.text.text)
    #expect(head.contains { $0.hasPrefix("2 Malv") })
  }

  @Test func continuesAKickerInSmallLettersUnlessItMayBeAName() {
    let small = read([
      Sample.heading(1, "Faits", "a"), Sample.heading(2, "Atteintes", "b"),
      .paragraph(Paragraph([.text("des atteintes")])),
    ])
    #expect(small.first("Faits\u{202F}: atteintes") != nil)
    let name = read([Sample.heading(1, "Faits", "a"), Sample.heading(2, "Valmont", "b")])
    #expect(name.first("Faits\u{202F}: Valmont") != nil)
  }

  @Test func givesRepeatedAnchorsNamesOfTheirOwn() {
    let pages = read([
      Sample.heading(1, "même"), Sample.paragraph(2), Sample.heading(1, "même"),
      Sample.paragraph(2),
    ])
    #expect(pages.duplicates.isEmpty)
    #expect(pages.destinations.count == 2)
  }

  @Test func numbersNotesThroughTheDocument() {
    let note = { (text: String) in
      Block.paragraph(Paragraph([.text("a"), .footnote([.text(text)])]))
    }
    let pages = read([
      note("un"), .beside(proof: [note("deux")], comment: [note("trois")]), note("quatre"),
    ])
    let notes = pages.body().filter { $0.path.last == .note }.map(\.text.text)
    #expect(notes == ["1\u{A0}un", "2\u{A0}deux", "3\u{A0}trois", "4\u{A0}quatre"])
  }
}
