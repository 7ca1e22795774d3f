import CCairo
import Drawing

/// Draws a publication as Cairo's PDF, before the last pass.
struct PDFDrawing {
  private let publication: Publication
  private let typeSetter: TypeSetter

  init(_ publication: Publication, typeSetter: TypeSetter) {
    self.publication = publication
    self.typeSetter = typeSetter
  }

  func bytes() throws(RenderingError) -> [UInt8] {
    let drawn = try draw()
    let pass = LastPass(publication: publication, elements: drawn.elements)
    return try pass.rewrite(drawn.bytes)
  }

  /// The file that Cairo writes, and the elements of its structure in the order they open.
  func draw() throws(RenderingError) -> (bytes: [UInt8], elements: [StructureElement]) {
    let sink = ByteSink()
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        ByteSink.write, sink.pointer, Page.a4.width, Page.a4.height)
    else { throw .library(name: "cairo", message: "no surface") }
    defer { cairo_surface_destroy(surface) }
    writeMetadata(on: surface)
    let elements = try drawPages(on: surface)
    addOutline(publication.outline, under: CAIRO_PDF_OUTLINE_ROOT, on: surface)
    cairo_surface_finish(surface)
    try RenderingError.check(cairo_surface_status(surface))
    return (sink.bytes, elements)
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

  private func drawPages(
    on surface: OpaquePointer
  ) throws(RenderingError) -> [StructureElement] {
    let structure = StructureMarks(plan: try StructurePlan(of: publication))
    let canvas = try Canvas(surface: surface, typeSetter: typeSetter, structure: structure)
    structure.cairo = canvas.cairo
    for page in publication.pages {
      cairo_pdf_surface_set_size(surface, page.size.width, page.size.height)
      try canvas.draw(page.shapes)
      structure.closeImplicit()
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
