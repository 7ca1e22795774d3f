import CCairo
public import Drawing

/// Draws pages: a document as PDF, one page as PNG or SVG.
///
/// The same pages give the same bytes, whatever the machine's clock, locale and environment.
public struct CairoRenderer {
  private let typeSetter: TypeSetter

  public init(typeSetter: TypeSetter) { self.typeSetter = typeSetter }

  /// All the pages as a tagged PDF.
  ///
  /// Who gives the publication away (`consume`) gets the memory of its pages back while they are
  /// drawn.
  ///
  /// - Throws: a destination that is missing or named twice, a picture that can't be read.
  public func pdf(_ publication: consuming Publication) throws(RenderingError) -> [UInt8] {
    try pdf(publication, afterDrawing: {})
  }

  /// The same, telling when Cairo is done and the last pass begins, for who measures them apart.
  package func pdf(
    _ publication: consuming Publication, afterDrawing: () -> Void
  ) throws(RenderingError) -> [UInt8] {
    var drawing = PDFDrawing(publication, typeSetter: typeSetter)
    return try drawing.bytes(afterDrawing: afterDrawing)
  }

  /// Characters that no installed font draws, each once, in order; U+FFFD is printed instead.
  ///
  /// The PDF keeps them in its text.
  public func missingCharacters(in publication: Publication) -> [Unicode.Scalar] {
    var missing: Set<Unicode.Scalar> = []
    for page in publication.pages {
      for text in page.shapes.texts { missing.formUnion(typeSetter.missingCharacters(in: text)) }
    }
    return missing.sorted()
  }

  /// One page as a picture on white ground, the size rounded up to whole pixels.
  public func png(_ page: Page, dotsPerInch: Double) throws(RenderingError) -> [UInt8] {
    precondition(dotsPerInch > 0, "a resolution is positive")
    let scale = dotsPerInch / 72
    guard
      let surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32((page.size.width * scale - 1e-6).rounded(.up)),
        Int32((page.size.height * scale - 1e-6).rounded(.up)))
    else { throw .library(name: "cairo", message: "no surface") }
    defer { cairo_surface_destroy(surface) }
    try RenderingError.check(cairo_surface_status(surface))
    try draw(page, on: surface, scale: scale)
    let sink = ByteSink()
    try RenderingError.check(
      cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.pointer))
    return sink.bytes
  }

  /// One page as SVG, the text as outlines; a title and a description, as XML holds them, say what
  /// the outlines no more do.
  public func svg(
    _ page: Page, title: String, description: String
  ) throws(RenderingError) -> [UInt8] {
    let sink = ByteSink()
    guard
      let surface = cairo_svg_surface_create_for_stream(
        ByteSink.write, sink.pointer, page.size.width, page.size.height)
    else { throw .library(name: "cairo", message: "no surface") }
    defer { cairo_surface_destroy(surface) }
    try draw(page, on: surface, scale: 1)
    cairo_surface_finish(surface)
    try RenderingError.check(cairo_surface_status(surface))
    return SVGDescription.described(
      SVGNames.renumbered(sink.bytes), title: title, description: description)
  }

  private func draw(
    _ page: Page, on surface: OpaquePointer, scale: Double
  ) throws(RenderingError) {
    let canvas = try Canvas(surface: surface, typeSetter: typeSetter)
    cairo_set_source_rgb(canvas.cairo, 1, 1, 1)
    cairo_paint(canvas.cairo)
    cairo_scale(canvas.cairo, scale, scale)
    try canvas.draw(page.shapes)
    try RenderingError.check(cairo_status(canvas.cairo))
  }
}
