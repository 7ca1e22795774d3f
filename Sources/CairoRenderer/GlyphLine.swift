import CCairo
import Drawing

/// The glyphs of one run of text, placed along the baseline, ready for Cairo.
///
/// The arrays are kept from one run to the next.
final class GlyphLine {
  /// What one font draws of the run.
  struct Segment {
    let font: Int
    let isBackward: Bool
    var glyphs: Range<Int>
    var clusters: Range<Int>
    var bytes: Range<Int>
  }

  private(set) var segments: [Segment] = []
  var glyphs: [cairo_glyph_t] = []
  var clusters: [cairo_text_cluster_t] = []
  var bytes: [CChar] = []

  /// Places text from the origin, without its angle, and says where it ends.
  ///
  /// Its x grows as `TypeSetter.width` counts; `followsSpace` puts a space before the origin, for who
  /// reads the text.
  @discardableResult
  func place(
    _ text: PlacedText, with typeSetter: TypeSetter, followsSpace: Bool = false
  ) -> Double {
    segments.removeAll(keepingCapacity: true)
    glyphs.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    let face = typeSetter.faceIndex(of: text.style)
    let size = text.style.size
    var ems = 0.0
    var spaces = 0.0
    if followsSpace {
      let space = typeSetter.faces[face].space * size
      appendSpace(of: typeSetter.faces[face], at: text.origin.offset(x: -space))
    }
    typeSetter.forEachWord(of: text.text) { word in
      let x = text.origin.x + ems * size + spaces * text.wordSpacing
      guard let word else {
        appendSpace(of: typeSetter.faces[face], at: Point(x: x, y: text.origin.y))
        ems += typeSetter.faces[face].space
        spaces += 1
        return
      }
      let number = typeSetter.number(of: word, face: face)
      append(number, of: typeSetter.faces[face], at: Point(x: x, y: text.origin.y), size: size)
      ems += typeSetter.faces[face].words.words[number].width
    }
    return text.origin.x + ems * size + spaces * text.wordSpacing
  }

  private func append(_ number: Int, of face: TypeSetter.Face, at start: Point, size: Double) {
    let words = face.words
    var ems = 0.0
    for run in words.runs[words.words[number].runs] {
      open(font: run.font, isBackward: run.isBackward)
      for glyph in words.glyphs[run.glyphs] {
        glyphs.append(
          cairo_glyph_t(
            index: glyph.identifier, x: start.x + (ems + glyph.dx) * size,
            y: start.y + glyph.dy * size))
        ems += glyph.advance
      }
      for cluster in words.clusters[run.clusters] {
        clusters.append(
          cairo_text_cluster_t(num_bytes: cluster.byteCount, num_glyphs: cluster.glyphCount))
      }
      for byte in words.bytes[run.bytes] { bytes.append(CChar(bitPattern: byte)) }
      close()
    }
  }

  private func appendSpace(of face: TypeSetter.Face, at point: Point) {
    open(font: face.font, isBackward: false)
    glyphs.append(cairo_glyph_t(index: face.spaceGlyph, x: point.x, y: point.y))
    clusters.append(cairo_text_cluster_t(num_bytes: 1, num_glyphs: 1))
    bytes.append(0x20)
    close()
  }

  private func open(font: Int, isBackward: Bool) {
    if let last = segments.last, last.font == font, !last.isBackward, !isBackward { return }
    segments.append(
      Segment(
        font: font, isBackward: isBackward, glyphs: glyphs.count..<glyphs.count,
        clusters: clusters.count..<clusters.count, bytes: bytes.count..<bytes.count))
  }

  private func close() {
    let last = segments.count - 1
    segments[last].glyphs = segments[last].glyphs.lowerBound..<glyphs.count
    segments[last].clusters = segments[last].clusters.lowerBound..<clusters.count
    segments[last].bytes = segments[last].bytes.lowerBound..<bytes.count
  }
}

extension Canvas {
  func draw(_ text: PlacedText) {
    let followsSpace = structure?.separates(text) ?? false
    let end = line.place(text, with: typeSetter, followsSpace: followsSpace)
    structure?.note(text, end: end)
    if text.angle == 0 {
      cover(
        Rect(
          x: text.origin.x, y: text.origin.y - text.style.size, width: end - text.origin.x,
          height: 1.25 * text.style.size))
    }
    guard !line.segments.isEmpty else { return }
    let isTurned = text.angle != 0
    if isTurned {
      cairo_save(cairo)
      cairo_translate(cairo, text.origin.x, text.origin.y)
      cairo_rotate(cairo, text.angle * Double.pi / 180)
      cairo_translate(cairo, -text.origin.x, -text.origin.y)
    }
    if let halo = text.halo { drawHalo(halo, size: text.style.size) }
    set(text.style.color)
    for segment in line.segments { show(segment, size: text.style.size) }
    if isTurned { cairo_restore(cairo) }
  }

  private func select(_ segment: GlyphLine.Segment, size: Double) {
    let font = typeSetter.shaper.fonts[segment.font]
    var matrix = font.unitMatrix
    cairo_matrix_scale(&matrix, size, size)
    cairo_set_font_face(cairo, font.face)
    cairo_set_font_matrix(cairo, &matrix)
  }

  private func show(_ segment: GlyphLine.Segment, size: Double) {
    select(segment, size: size)
    line.glyphs.withUnsafeBufferPointer { glyphs in
      line.clusters.withUnsafeBufferPointer { clusters in
        line.bytes.withUnsafeBufferPointer { bytes in
          cairo_show_text_glyphs(
            cairo, bytes.baseAddress.map { $0 + segment.bytes.lowerBound },
            Int32(segment.bytes.count),
            glyphs.baseAddress.map { $0 + segment.glyphs.lowerBound },
            Int32(segment.glyphs.count),
            clusters.baseAddress.map { $0 + segment.clusters.lowerBound },
            Int32(segment.clusters.count),
            segment.isBackward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(0))
        }
      }
    }
  }

  private func drawHalo(_ halo: Stroke, size: Double) {
    cairo_new_path(cairo)
    for segment in line.segments {
      select(segment, size: size)
      line.glyphs.withUnsafeBufferPointer { glyphs in
        cairo_glyph_path(
          cairo, glyphs.baseAddress.map { $0 + segment.glyphs.lowerBound },
          Int32(segment.glyphs.count))
      }
    }
    stroke(halo)
  }
}
