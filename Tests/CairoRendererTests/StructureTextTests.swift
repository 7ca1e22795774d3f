import CCairo
import Drawing
import Testing

@testable import CairoRenderer

/// The words that a reader of the structure hears: neither ends of lines nor white tell them apart.
@Suite struct StructureTextTests {
  private func text(_ text: String, x: Double = 20, y: Double, size: Double = 10) -> Shape {
    .text(PlacedText(text, at: Point(x: x, y: y), style: Theme().sans(size)))
  }

  /// What is shown between two marks, each string as it stands in the content.
  private func marks(_ shapes: [Shape]) throws -> [String] {
    let typeSetter = try TypeSetter(theme: Theme())
    let structure = StructureMarks(
      plan: try StructurePlan(of: Sample.publication([Sample.page(shapes)])))
    // A surface that keeps nothing.
    let surface = try #require(cairo_pdf_surface_create_for_stream(nil, nil, 200, 200))
    defer { cairo_surface_destroy(surface) }
    let cairo = try #require(cairo_create(surface))
    defer { cairo_destroy(cairo) }
    structure.cairo = cairo
    let line = GlyphLine()
    var runs: [String] = []
    func visit(_ shapes: [Shape]) {
      for shape in shapes {
        switch shape {
        case .begin(let tag): structure.begin(tag)
        case .end: structure.end()
        case .artifact(let inside):
          structure.beginArtifact()
          visit(inside)
          structure.endArtifact()
        case .text(let text):
          let space = structure.separates(text)
          let end = line.place(text, with: typeSetter, followsSpace: space)
          structure.note(text, end: end)
          runs.append(line.bytes.map { String(UnicodeScalar(UInt8(bitPattern: $0))) }.joined())
        default: break
        }
      }
    }
    visit(shapes)
    return runs
  }

  private func paragraph(_ shapes: Shape...) -> [Shape] {
    [.begin(.paragraph)] + shapes + [.end]
  }

  @Test func putsASpaceBetweenLinesButNotInsideAWord() throws {
    #expect(
      try marks(
        paragraph(
          text("La", y: 50), text("ville", y: 64), text("s'eton-", y: 78), text("ne", y: 92)))
        == ["La", " ville", " s'eton-", "ne"])
  }

  @Test func putsNoneBeforeTheMarkOfANoteNorAfterASpace() throws {
    let width = try TypeSetter(theme: Theme()).width(of: "mot", in: Theme().sans(10))
    #expect(
      try marks(paragraph(text("mot", y: 50), text("1", x: 20 + width, y: 46.6, size: 6.5)))
        == ["mot", "1"])
    #expect(try marks(paragraph(text("un ", y: 50), text("deux", y: 64))) == ["un ", "deux"])
  }

  /// A number, then the topic of its heading after some white.
  @Test func putsOneWhereWhiteIsSeen() throws {
    #expect(
      try marks(paragraph(text("2", y: 50), text("Le territoire", x: 40, y: 50)))
        == ["2", " Le territoire"])
  }

  @Test func beginsEachParagraphAndEachCellAnew() throws {
    #expect(
      try marks(paragraph(text("un", y: 50)) + paragraph(text("deux", y: 64))) == ["un", "deux"])
    #expect(
      try marks([
        .begin(.paragraph), text("un", y: 50), .begin(.span(language: nil)), text("deux", y: 64),
        .end, .artifact([text("filet", y: 70)]), text("trois", y: 78), .end,
      ]) == ["un", " deux", "filet", " trois"])
  }
}
