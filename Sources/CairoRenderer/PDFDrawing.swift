import CCairo
import Drawing

/// Draws a publication as Cairo's PDF, before the last pass.
///
/// The shapes of a page are let go as soon as it is drawn: they take as much memory as the last
/// pass, which then finds it free.
struct PDFDrawing {
  private var publication: Publication
  private let typeSetter: TypeSetter

  init(_ publication: consuming Publication, typeSetter: TypeSetter) {
    self.publication = publication
    self.typeSetter = typeSetter
  }

  /// To be called once: afterwards the pages are empty.
  mutating func bytes(afterDrawing: () -> Void) throws(RenderingError) -> [UInt8] {
    let (file, elements) = try draw()
    afterDrawing()
    return try LastPass(publication: publication, elements: elements).rewrite(file).bytes()
  }

  /// The file that Cairo writes, and the elements of its structure in the order they open.
  private mutating func draw() throws(RenderingError) -> (
    file: ScratchFile, elements: [StructureElement]
  ) {
    let file = try ScratchFile()
    guard let surface = cairo_pdf_surface_create(file.path, Page.a4.width, Page.a4.height)
    else { throw .library(name: "cairo", message: "no surface") }
    defer { cairo_surface_destroy(surface) }
    writeMetadata(on: surface)
    let elements = try drawPages(on: surface)
    addOutline(publication.outline, under: CAIRO_PDF_OUTLINE_ROOT, on: surface)
    cairo_surface_finish(surface)
    try RenderingError.check(cairo_surface_status(surface))
    return (file, elements)
  }

  private func writeMetadata(on surface: OpaquePointer) {
    let metadata = publication.metadata
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, metadata.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, metadata.author)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, metadata.subject)
    cairo_pdf_surface_set_metadata(
      surface, CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords.joined(separator: ", "))
    // Given, or Cairo would write the clock's.
    cairo_pdf_surface_set_metadata(
      surface, CAIRO_PDF_METADATA_CREATE_DATE, metadata.date + "T00:00:00Z")
  }

  private mutating func drawPages(
    on surface: OpaquePointer
  ) throws(RenderingError) -> [StructureElement] {
    let structure = StructureMarks(plan: try StructurePlan(of: publication))
    let canvas = try Canvas(surface: surface, typeSetter: typeSetter, structure: structure)
    structure.cairo = canvas.cairo
    for index in publication.pages.indices {
      let size = publication.pages[index].size
      cairo_pdf_surface_set_size(surface, size.width, size.height)
      var shapes: [Shape] = []
      swap(&shapes, &publication.pages[index].shapes)
      try canvas.draw(shapes)
      structure.turnPage()
      cairo_show_page(canvas.cairo)
      try RenderingError.check(cairo_status(canvas.cairo))
    }
    structure.finish()
    return structure.elements
  }

  /// Only the first level is open when the document is.
  private func addOutline(
    _ entries: [OutlineEntry], under parent: Int32, on surface: OpaquePointer
  ) {
    for entry in entries {
      let identifier = cairo_pdf_surface_add_outline(
        surface, parent, entry.title, TagAttributes.link(to: entry.destination),
        cairo_pdf_outline_flags_t(0))
      addOutline(entry.children, under: identifier, on: surface)
    }
  }
}
