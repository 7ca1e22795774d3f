import Document
import Drawing
import Testing

@testable import Layout

@Suite struct IndexTests {
  private func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  private func entry(_ label: String, _ spellings: String...) -> TermIndex.Entry {
    TermIndex.Entry(label: label, spellings: spellings.isEmpty ? [label] : spellings)
  }

  /// Six chapters of a page each, then the index; what the index prints, and where it leads.
  private func listing(_ texts: [String], _ entries: [TermIndex.Entry]) -> ReadPages {
    let chapters = texts.enumerated().flatMap { index, text in
      [Sample.heading(1, "Chapitre \(index + 1)"), paragraph(text)]
    }
    return ReadPages(
      layOutForTest(
        Sample.document(
          [.contents(.chapters)] + chapters + [
            Sample.heading(1, "Index"),
            .index(TermIndex(entries: entries, absence: [.text("Aucun mot.")])),
          ])
      ).publication)
  }

  /// The lines of the index in order, each with the pages that its folios lead to.
  private func lines(_ pages: ReadPages) -> [String] {
    let last = pages.count
    let elements = pages.body(ofPage: last).filter { $0.path.contains(.paragraph) }
    var lines: [String] = []
    var element = -1
    for text in elements {
      if text.element != element, !lines.isEmpty, text.text.text.first?.isUppercase == true {
        lines.append("")
      }
      if lines.isEmpty { lines.append("") }
      lines[lines.count - 1] += text.text.text
      element = text.element
    }
    return lines.map { $0.replacing("\u{2003}", with: " ") }
  }

  @Test func namesThePagesThatSpeakOfAWordAndJoinsThoseInARow() {
    let pages = listing(
      [
        "La gare est calme.", "Rien ici.", "Les abords de la gare, puis Le Moulin.",
        "La Gare encore.", "Et la gare.", "Fin.",
      ], [entry("Gare"), entry("Moulin", "Le Moulin"), entry("Port")])
    // Chapter 1 is page 1: the contents are ii. No page speaks of a port.
    #expect(lines(pages) == ["Gare 1, 3–5", "Moulin 3"])
  }

  @Test func saysThatNoPageSpeaksOfAny() {
    #expect(lines(listing(["Rien."], [entry("Port")])) == ["Aucun mot."])
    #expect(lines(listing(["Rien."], [])) == ["Aucun mot."])
  }

  @Test func leadsToThePagesItNames() throws {
    let pages = listing(["La gare.", "Rien.", "La gare."], [entry("Gare")])
    let links = pages.links.filter { $0.page == pages.count }
    #expect(links.map(\.text) == ["1", "3"])
    for link in links {
      guard case .destination(let name) = link.target else { continue }
      // The cover and the contents come before page 1.
      #expect(pages.destinations[name] == Int(link.text).map { $0 + 2 })
    }
  }

  @Test func listsTheChapterOfTheIndexInTheContents() {
    let pages = listing(["Un.", "Deux."], [entry("Un")])
    #expect(pages.links.contains { $0.page == 2 && $0.text.contains("Index") })
  }

  private func line(_ text: String) -> Shape {
    .text(PlacedText(text, at: Point(x: 0, y: 0), style: Theme().sans(9)))
  }

  private func words(_ shapes: [Shape]) -> PageWords { PageWords.words(of: [shapes])[0] }

  @Test(arguments: [
    ("une dégradation", true), ("des Dégradations.", true), ("(dégradations)", true),
    ("prédégradation", false), ("dégradationsx", false), ("la dégrada- tion", false),
  ])
  func findsWholeWordsAndTheirPlural(text: String, isFound: Bool) {
    #expect(words([line(text)]).speaks(of: ["Dégradation"]) == isFound)
  }

  @Test func joinsWordsCutAtTheEndOfALine() {
    #expect(words([line("des cambrio-"), line("lages")]).speaks(of: ["cambriolage"]))
    #expect(words([line("à Centre-"), line("Gare")]).speaks(of: ["Gare"]))
    #expect(words([line("occupation"), line("de halls")]).speaks(of: ["Occupation de halls"]))
    #expect(words([line("l’école")]).speaks(of: ["l'école"]))
  }

  /// Every table and every figure names all places.
  @Test func leavesTablesAndFiguresOut() {
    let text = line("Gare")
    #expect(!words([.begin(.table), text, .end]).speaks(of: ["Gare"]))
    #expect(!words([.artifact([text])]).speaks(of: ["Gare"]))
    #expect(words([.begin(.table), .end, text]).speaks(of: ["Gare"]))
    // A table of two pages.
    let pages = PageWords.words(of: [[.begin(.table), text], [text, .end], [text]])
    #expect(pages.map { $0.speaks(of: ["Gare"]) } == [false, false, true])
  }

  @Test func goesOnInColumnsOverPages() {
    let entries = (0..<400).map { entry("Mot\($0)", "mot") }
    let pages = listing(["Un mot."], entries)
    let printed = pages.body().map(\.text.text).filter { $0.hasPrefix("Mot") }
    #expect(printed.map { $0.filter(\.isNumber) } == (0..<400).map { "\($0)" })
    #expect(pages.unbalanced == 0)
  }
}
