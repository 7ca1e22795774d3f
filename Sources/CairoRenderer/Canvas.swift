import CCairo
import Drawing

/// Draws shapes on a Cairo surface; decides nothing of what they look like.
final class Canvas {
  let cairo: OpaquePointer
  let typeSetter: TypeSetter
  let line = GlyphLine()
  /// Where the structure goes; nil for pictures.
  let structure: StructureMarks?
  private(set) var pictures: PictureStore
  private var clips = 0

  init(
    surface: OpaquePointer, typeSetter: TypeSetter, structure: StructureMarks? = nil
  ) throws(RenderingError) {
    guard let cairo = cairo_create(surface) else {
      throw .library(name: "cairo", message: "no context")
    }
    self.cairo = cairo
    self.typeSetter = typeSetter
    self.structure = structure
    // PDF/A forbids a reader's smoothing of pictures, which Cairo asks for by default.
    pictures = PictureStore(filter: structure == nil ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
    guard let options = cairo_font_options_create() else {
      throw .library(name: "cairo", message: "no font options")
    }
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(cairo, options)
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD)
  }

  deinit { cairo_destroy(cairo) }

  func draw(_ shapes: [Shape]) throws(RenderingError) {
    for shape in shapes { try draw(shape) }
  }

  private func draw(_ shape: Shape) throws(RenderingError) {
    switch shape {
    case .fill(let path, let color):
      structure?.prepareForDrawing()
      cover(path.bounds)
      trace(path)
      set(color)
      cairo_fill(cairo)
    case .stroke(let path, let stroke):
      structure?.prepareForDrawing()
      cover(path.bounds)
      trace(path)
      self.stroke(stroke)
    case .text(let text):
      structure?.prepareForText()
      draw(text)
    case .clip(let path, let shapes):
      structure?.closeImplicit()
      cairo_save(cairo)
      trace(path)
      cairo_clip(cairo)
      cover(path.bounds)
      clips += 1
      try draw(shapes)
      clips -= 1
      structure?.closeImplicit()
      cairo_restore(cairo)
    case .image(let png, let rect):
      structure?.prepareForDrawing()
      cover(rect)
      try pictures.draw(png, in: rect, on: cairo)
    case .begin(let tag): structure?.begin(tag)
    case .end: structure?.end()
    case .artifact(let shapes):
      structure?.beginArtifact()
      try draw(shapes)
      structure?.endArtifact()
    case .link(let target, let area, let shapes):
      structure?.beginLink(
        to: target, area: area, words: shapes.texts.map(\.text).joined(separator: " "))
      try draw(shapes)
      structure?.endLink()
    case .destination(let name, let point): structure?.mark(destination: name, at: point)
    }
  }

  /// What is clipped covers no more than its clip.
  func cover(_ rect: @autoclosure () -> Rect?) {
    if clips == 0 { structure?.cover(rect()) }
  }

  func set(_ color: Color) {
    cairo_set_source_rgb(
      cairo, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }

  func trace(_ path: Path) {
    cairo_new_path(cairo)
    for element in path.elements {
      switch element {
      case .move(let point): cairo_move_to(cairo, point.x, point.y)
      case .line(let point): cairo_line_to(cairo, point.x, point.y)
      case .curve(let first, let second, let end):
        cairo_curve_to(cairo, first.x, first.y, second.x, second.y, end.x, end.y)
      case .circle(let center, let radius):
        cairo_new_sub_path(cairo)
        cairo_arc(cairo, center.x, center.y, radius, 0, 2 * Double.pi)
        cairo_close_path(cairo)
      case .close: cairo_close_path(cairo)
      }
    }
  }

  func stroke(_ stroke: Stroke) {
    set(stroke.color)
    cairo_set_line_width(cairo, stroke.width)
    cairo_set_line_join(cairo, stroke.hasRoundJoins ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
    cairo_set_dash(cairo, stroke.dashes, Int32(stroke.dashes.count), 0)
    cairo_stroke(cairo)
  }
}

extension [Shape] {
  /// All the texts, in order.
  var texts: [PlacedText] {
    var texts: [PlacedText] = []
    for shape in self {
      switch shape {
      case .text(let text): texts.append(text)
      case .clip(_, let inside), .link(_, _, let inside), .artifact(let inside):
        texts += inside.texts
      default: break
      }
    }
    return texts
  }
}
