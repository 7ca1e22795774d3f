import Drawing
import Testing

@testable import CairoRenderer

@Suite struct PublicationTests {
  let renderer: CairoRenderer

  init() throws { renderer = CairoRenderer(typeSetter: try TypeSetter(theme: Theme())) }

  private func file(_ publication: Publication) throws -> PDFFile {
    try PDFFile(try renderer.pdf(publication))
  }

  @Test func givesTheSameBytesTwice() throws {
    let other = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
    _ = try other.pdf(Sample.publication([Sample.page([Sample.text("autre", y: 50)])]))
    #expect(try renderer.pdf(Sample.everything) == other.pdf(Sample.everything))
  }

  @Test func givesTheSameBytesInParallelTasks() async throws {
    let expected = try renderer.pdf(Sample.everything)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let own = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
          return try own.pdf(Sample.everything)
        }
      }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  @Test func carriesNoClockPathOrHost() throws {
    let text = try unpacked(renderer.pdf(Sample.everything))
    #expect(text.contains("(D:20260301000000Z)"))
    #expect(text.contains("<xmp:CreateDate>2026-03-01T00:00:00Z</xmp:CreateDate>"))
    for word in ["ModDate", "/home", "/tmp", "/usr"] { #expect(!text.contains(word)) }
  }

  @Test func saysWhatTheDocumentIs() throws {
    let file = try file(Sample.everything)
    #expect(file.root["/Lang"].text == "fr-FR")
    #expect(file.root["/ViewerPreferences"]["/DisplayDocTitle"].isTrue)
    #expect(file.root["/MarkInfo"]["/Marked"].isTrue)
    let entries = file.trailer["/Info"]
    #expect(entries["/Title"].text == "Diagnostic de Valmont – l’essentiel")
    #expect(entries["/Author"].text == "Commune de Valmont")
    #expect(entries["/Keywords"].text == "sécurité, prévention")
    #expect(file.root["/PageLabels"]["/Nums"][1]["/P"].text == "1")
    #expect(file.page(0)["/Tabs"].name == "/S")
  }

  @Test func declaresPDFAInMetadataThatAgreeWithTheInformation() throws {
    let file = try file(Sample.everything)
    let packet = String(decoding: file.root["/Metadata"].streamBytes, as: UTF8.self)
    #expect(packet.contains("<pdfaid:part>2</pdfaid:part>"))
    #expect(packet.contains("<pdfaid:conformance>B</pdfaid:conformance>"))
    #expect(packet.contains(">Diagnostic de Valmont – l’essentiel<"))
    #expect(packet.contains("<pdf:Producer>\(file.trailer["/Info"]["/Producer"].text)<"))
    let intent = file.root["/OutputIntents"][0]
    #expect(intent["/DestOutputProfile"].streamBytes == ColorProfile.sRGB)
  }

  @Test func escapesMarkupInMetadata() throws {
    var publication = Sample.publication([Sample.page([])])
    publication.metadata.title = "Bilan <2024> & suite (fin\\)"
    let file = try file(publication)
    #expect(file.trailer["/Info"]["/Title"].text == publication.metadata.title)
    let packet = String(decoding: file.root["/Metadata"].streamBytes, as: UTF8.self)
    #expect(packet.contains(">Bilan &lt;2024&gt; &amp; suite (fin\\)<"))
  }

  @Test func outlinesTheDocument() throws {
    let file = try file(Sample.everything)
    let outlines = file.root["/Outlines"]
    #expect(outlines["/Count"].integer == 1)
    let first = outlines["/First"]
    #expect(first["/Title"].text == "Début" && first["/Dest"].text == "debut")
    #expect(first["/First"]["/Title"].text == "Fin – été")
  }

  @Test func linksForwardsAndOutwards() throws {
    let file = try file(Sample.everything)
    let inner = file.page(0)["/Annots"][0]
    #expect(inner["/Dest"].text == "fin" && inner["/F"].integer == 4)
    #expect(inner["/Contents"].text == "Voir la fin")
    // From y = 50 to 62 under the top of a page 200 points high.
    #expect(inner["/Rect"].items.map { $0.integer } == [20, 138, 100, 150])
    let names = file.root["/Names"]["/Dests"]["/Names"]
    #expect(names[2].text == "fin" && names[3][0].number == file.page(1).number)
    #expect(names[3][3].integer == 170)
    #expect(file.page(1)["/Annots"][0]["/A"]["/URI"].text == "https://www.legifrance.gouv.fr/")
  }

  @Test func keepsOddNamesAndAddressesSafe() throws {
    let name = "l’été 'd\\(x"
    let page = Sample.page([
      .begin(.document), .destination(name, Point(x: 0, y: 0)),
      .link(
        .destination(name), area: Rect(x: 0, y: 0, width: 9, height: 9),
        [
          Sample.text("ici", y: 50)
        ]),
      .link(
        .uri("https://exemple.fr/a b(é'\\"), area: Rect(x: 0, y: 0, width: 9, height: 9),
        [
          Sample.text("là", y: 70)
        ]), .end,
    ])
    let file = try file(Sample.publication([page]))
    let annotations = file.page(0)["/Annots"]
    #expect(annotations[0]["/Dest"].text == file.root["/Names"]["/Dests"]["/Names"][0].text)
    #expect(annotations[1]["/A"]["/URI"].text == "https://exemple.fr/a%20b%28%C3%A9%27%5C")
  }

  @Test func refusesLinksThatLeadNowhere() {
    let lost = Shape.link(
      .destination("nulle part"), area: Rect(x: 0, y: 0, width: 9, height: 9), [])
    #expect(throws: RenderingError.unknownDestination("nulle part")) {
      try renderer.pdf(Sample.publication([Sample.page([lost])]))
    }
    let entry = OutlineEntry(title: "Fin", destination: "fin")
    #expect(throws: RenderingError.unknownDestination("fin")) {
      try renderer.pdf(Sample.publication([Sample.page([])], outline: [entry]))
    }
    let twice = Shape.destination("ici", Point(x: 0, y: 0))
    #expect(throws: RenderingError.duplicateDestination("ici")) {
      try renderer.pdf(Sample.publication([Sample.page([twice, twice])]))
    }
  }

  @Test func namesTheCharactersThatItReplaces() throws {
    let publication = Sample.publication([
      Sample.page([.artifact([Sample.text("b\u{10FFFD}", y: 9), Sample.text("\u{10FFFC}", y: 9)])])
    ])
    #expect(renderer.missingCharacters(in: publication) == ["\u{10FFFC}", "\u{10FFFD}"])
    #expect(renderer.missingCharacters(in: Sample.everything).isEmpty)
  }
}
