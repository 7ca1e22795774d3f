import Drawing
import Testing

@testable import CairoRenderer

@Suite struct StructureTests {
  private func file(_ pages: [[Shape]]) throws -> PDFFile {
    let renderer = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
    return try PDFFile(try renderer.pdf(Sample.publication(pages.map { Sample.page($0) })))
  }

  /// The tree as text: `P(Span Span)`.
  private func outline(_ element: PDFObject) -> String {
    let kids = element["/K"].items.filter { $0.isDictionary && $0["/S"].name != nil }
    let name = String((element["/S"].name ?? "/").dropFirst())
    return kids.isEmpty ? name : "\(name)(\(kids.map(outline).joined(separator: " ")))"
  }

  private func tree(_ file: PDFFile) -> String { outline(file.root["/StructTreeRoot"]) }

  /// The marks of a page's content, in order, and how many things are drawn outside of any.
  private func marks(_ page: PDFObject) -> (names: [String], unmarked: Int) {
    let content = String(decoding: page["/Contents"].streamBytes.map { $0 & 0x7F }, as: UTF8.self)
    var names: [String] = []
    var depth = 0
    var unmarked = 0
    for line in content.split(separator: "\n") {
      if line.hasSuffix("BDC") || line.hasSuffix("BMC") {
        depth += 1
        names.append(String(line.dropFirst().prefix { $0 != " " }))
      } else if line == "EMC" {
        depth -= 1
      } else if depth == 0, [" f", " f*", " S", "Tj", "TJ", " Do"].contains(where: line.hasSuffix) {
        unmarked += 1
      }
    }
    #expect(depth == 0)
    return (names, unmarked)
  }

  private let line = Shape.stroke(
    .line(from: Point(x: 0, y: 9), to: Point(x: 90, y: 9)), Stroke(.black, width: 1))

  @Test func followsTheDocumentOverThePages() throws {
    let renderer = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
    let file = try PDFFile(try renderer.pdf(Sample.everything))
    #expect(
      tree(file)
        == "(Document(H1 Link P(Span Span Span Span) Table(TR(TH) TR(TH TD)) Figure Figure Link))")
  }

  @Test func keepsAParagraphWholeOverAPageBreak() throws {
    let file = try file([
      [.begin(.document), .begin(.paragraph), Sample.text("un", y: 50)],
      [Sample.text("deux", y: 50), .end, .end],
    ])
    #expect(tree(file) == "(Document(P))")
    let paragraph = file.root["/StructTreeRoot"]["/K"].items[0]["/K"].items[0]
    #expect(paragraph["/K"].count == 2, "a mark on each page")
  }

  @Test func marksEverythingThatIsDrawn() throws {
    let renderer = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
    let file = try PDFFile(try renderer.pdf(Sample.everything))
    #expect(
      marks(file.page(0)).names
        == ["Artifact", "H1", "Link", "Span", "Span", "Span", "Artifact"])
    for index in 0..<file.pageCount { #expect(marks(file.page(index)).unmarked == 0) }
  }

  @Test func takesForDecorationWhatIsDrawnBesideChildren() throws {
    let file = try file([
      [
        .begin(.document), .fill(.rect(Rect(x: 0, y: 0, width: 9, height: 9)), .black),
        .begin(.tableRow), line, .begin(.tableCell(columns: 1)), Sample.text("12", y: 50), .end,
        .end, .clip(.rect(Rect(x: 0, y: 0, width: 50, height: 50)), [line]), line, .end,
      ]
    ])
    #expect(tree(file) == "(Document(TR(TD)))")
    #expect(marks(file.page(0)).names == ["Artifact", "Artifact", "TD", "Artifact", "Artifact"])
    #expect(marks(file.page(0)).unmarked == 0)
  }

  @Test func forgetsDecorationInTheParentTree() throws {
    let file = try file([
      [
        .begin(.document), .artifact([line]), .begin(.paragraph), Sample.text("un", y: 50), .end,
        .end,
      ]
    ])
    let parents = file.root["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]
    #expect(parents[0].isNull)
    #expect(parents[1]["/S"].name == "/P")
  }

  @Test func holdsADrawingInItsFigure() throws {
    let file = try file([
      [
        .begin(.document), .begin(.figure(alternativeText: "Un carré (bleu) à l’été")),
        .fill(.rect(Rect(x: 0, y: 0, width: 9, height: 9)), .black), Sample.text("12", y: 50),
        .begin(.caption), Sample.text("Figure 1", y: 70), .end, line, .end, .end,
      ]
    ])
    #expect(tree(file) == "(Document(Figure(Span Caption Span)))")
    let figure = file.root["/StructTreeRoot"]["/K"].items[0]["/K"].items[0]
    #expect(figure["/Alt"].text == "Un carré (bleu) à l’été")
  }

  @Test func saysTheScopeAndTheWidthOfCells() throws {
    let file = try file([
      [
        .begin(.document), .begin(.table), .begin(.tableRow),
        .begin(.tableHeader(scope: .column, columns: 3)), Sample.text("a", y: 50), .end,
        .begin(.tableHeader(scope: .row, columns: 1)), Sample.text("b", y: 60), .end,
        .begin(.tableCell(columns: 2)), .end, .begin(.tableCell(columns: 1)), .end,
        .end, .end, .end,
      ]
    ])
    let table = file.root["/StructTreeRoot"]["/K"].items[0]["/K"].items[0]
    let cells = table["/K"].items[0]["/K"].items
    #expect(cells.map { $0["/A"]["/Scope"].name } == ["/Column", "/Row", nil, nil])
    #expect(cells.map { $0["/A"]["/ColSpan"].integer } == [3, nil, 2, nil])
  }

  @Test func namesTheLanguageOfForeignWordsOnly() throws {
    let file = try file([
      [
        .begin(.document), .begin(.span(language: "en")), Sample.text("hot spot", y: 50), .end,
        .begin(.span(language: "fr-FR")), Sample.text("point chaud", y: 60), .end,
        .begin(.note), Sample.text("a", y: 70), .end, .begin(.note), Sample.text("b", y: 80), .end,
        .end,
      ]
    ])
    let spans = file.root["/StructTreeRoot"]["/K"].items[0]["/K"].items
    #expect(spans[0]["/Lang"].text == "en" && spans[1]["/Lang"].isNull)
    #expect(spans[2]["/ID"].text == "note-1" && spans[3]["/ID"].text == "note-2")
  }

  @Test func leavesAloneWordsThatLookLikeMarks() throws {
    let words = "/NonStruct << /MCID 0 >> BDC"
    let file = try file([
      [
        .begin(.document), .artifact([line]), .begin(.paragraph), Sample.text(words, y: 50), .end,
        .end,
      ]
    ])
    #expect(marks(file.page(0)).names == ["Artifact", "P"])
  }
}

@Suite struct ArtifactMarksTests {
  @Test(arguments: [
    ("q\n/NonStruct << /MCID 12 >> BDC\nEMC\n", "q\n/Artifact BMC\nEMC\n", 1),
    ("/NonStruct << /MCID 0 >> BDC\n", "/Artifact BMC\n", 1),
    ("/P << /MCID 0 >> BDC\n", "/P << /MCID 0 >> BDC\n", 0),
    ("(a /NonStruct << /MCID 0 >> BDC\n)Tj", "(a /NonStruct << /MCID 0 >> BDC\n)Tj", 0),
    ("(a\\\n/NonStruct << /MCID 0 >> BDC\n)Tj", "(a\\\n/NonStruct << /MCID 0 >> BDC\n)Tj", 0),
    ("/NonStruct << /MCID >> BDC\n", "/NonStruct << /MCID >> BDC\n", 0),
    ("/NonStruct << /MCID 1", "/NonStruct << /MCID 1", 0),
    ("", "", 0),
  ])
  func rewritesMarksThatStandOnTheirOwnLine(content: String, expected: String, count: Int) {
    let result = ArtifactMarks.rewrite(Array(content.utf8))
    #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
    #expect(result.count == count)
  }
}
