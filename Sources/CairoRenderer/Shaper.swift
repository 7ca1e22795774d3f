import CCairo
import CPango

/// Turns words into glyphs with Pango, each face at one large size, without any rounding.
///
/// It owns its font map: Pango's own default belongs to a thread, and tasks change threads.
final class Shaper {
  /// Shaped at this many points, so that a unit of a 1000-unit font is a whole Pango number.
  static let unitSize = 1000.0
  /// Pango's units at the unit size, for one em.
  private static let unitsPerEm = unitSize * Double(PANGO_SCALE)
  /// `PANGO_GLYPH_EMPTY` and `PANGO_GLYPH_UNKNOWN_FLAG`, macros that Swift does not see.
  private static let emptyGlyph: UInt32 = 0x0FFF_FFFF
  private static let unknownGlyphFlag: UInt32 = 0x1000_0000

  /// A font that words are drawn with; the matrix is for a size of one point.
  struct Font {
    let pango: UnsafeMutablePointer<PangoFont>
    let face: OpaquePointer
    let unitMatrix: cairo_matrix_t
  }

  private(set) var fonts: [Font] = []
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let options: OpaquePointer
  private let attributes: OpaquePointer
  private let glyphString: UnsafeMutablePointer<PangoGlyphString>
  private var contexts: [OpaquePointer] = []

  init() {
    // Not Pango's own choice, which the environment can change ($PANGOCAIRO_BACKEND).
    map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)
    attributes = pango_attr_list_new()
    // A ligature is one glyph for two letters: readers then find « fin » under « ﬁn », or lose it.
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"))
    glyphString = pango_glyph_string_new()
    options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
  }

  deinit {
    for font in fonts {
      cairo_font_face_destroy(font.face)
      g_object_unref(UnsafeMutableRawPointer(font.pango))
    }
    for context in contexts { g_object_unref(UnsafeMutableRawPointer(context)) }
    pango_glyph_string_free(glyphString)
    pango_attr_list_unref(attributes)
    cairo_font_options_destroy(options)
    g_object_unref(UnsafeMutableRawPointer(map))
  }

  /// Opens a face; returns the number to shape with, and that of its font.
  func openFace(
    family: String, isBold: Bool, isItalic: Bool
  ) throws(RenderingError) -> (face: Int, font: Int) {
    guard let description = pango_font_description_new(),
      let context = pango_font_map_create_context(map)
    else { throw .library(name: "pango", message: "no context") }
    defer { pango_font_description_free(description) }
    contexts.append(context)
    pango_font_description_set_family(
      description, ([family] + Self.signFamilies).joined(separator: ","))
    pango_font_description_set_weight(
      description, isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(
      description, isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    pango_font_description_set_absolute_size(description, Self.unitsPerEm)
    pango_context_set_font_description(context, description)
    // The language chooses among forms and fallback fonts: never the machine's.
    pango_context_set_language(context, pango_language_from_string("fr"))
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    pango_context_set_round_glyph_positions(context, 0)
    pango_cairo_context_set_font_options(context, options)
    guard let font = pango_font_map_load_font(map, context, description) else {
      throw .missingFont(family: family, package: Self.usualPackage)
    }
    defer { g_object_unref(UnsafeMutableRawPointer(font)) }
    guard Self.family(of: font).lowercased() == family.lowercased() else {
      throw .missingFont(family: family, package: Self.usualPackage)
    }
    return (contexts.count - 1, try number(of: font))
  }

  static let usualPackage = "fonts-noto-core"

  /// Where signs are looked for first (the minus, arrows, boxes): they come with the usual package,
  /// so that the same document is the same on machines that have other fonts besides.
  private static let signFamilies = ["Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols2"]

  func family(ofFont number: Int) -> String { Self.family(of: fonts[number].pango) }

  /// Ascent and descent of a font, in ems.
  func extents(ofFont number: Int) -> (ascent: Double, descent: Double) {
    var extents = cairo_font_extents_t()
    let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(fonts[number].pango))
    cairo_scaled_font_extents(scaled, &extents)
    return (extents.ascent / Self.unitSize, extents.descent / Self.unitSize)
  }

  /// How high the ink of a glyph rises above the baseline, in ems.
  func inkHeight(of glyph: UInt, font: Int) -> Double {
    var ink = PangoRectangle()
    pango_font_get_glyph_extents(fonts[font].pango, PangoGlyph(glyph), &ink, nil)
    return Double(-ink.y) / Self.unitsPerEm
  }

  /// Shapes one word and appends it to the words of its face.
  func shape(_ word: UnsafeBufferPointer<UInt8>, face: Int, into words: inout ShapedWords) {
    let firstRun = words.runs.count
    let firstGlyph = words.glyphs.count
    let firstMissing = words.missing.count
    word.withMemoryRebound(to: CChar.self) { text in
      let items = pango_itemize(
        contexts[face], text.baseAddress, 0, Int32(text.count), attributes, nil)
      var next = items
      while let link = next {
        let item = link.pointee.data.assumingMemoryBound(to: PangoItem.self)
        shape(item.pointee, of: text, face: face, into: &words)
        pango_item_free(item)
        next = link.pointee.next
      }
      g_list_free(items)
    }
    let width = words.glyphs[firstGlyph...].reduce(0) { $0 + $1.advance }
    words.words.append(
      .init(
        width: width, runs: firstRun..<words.runs.count,
        missing: firstMissing..<words.missing.count))
  }

  private func shape(
    _ item: PangoItem, of text: UnsafeBufferPointer<CChar>, face: Int, into words: inout ShapedWords
  ) {
    guard let start = text.baseAddress, let font = item.analysis.font else { return }
    var analysis = item.analysis
    pango_shape_full(
      start + Int(item.offset), item.length, start, Int32(text.count), &analysis, glyphString)
    let part = UnsafeBufferPointer(
      rebasing: text[Int(item.offset)..<Int(item.offset + item.length)])
    let run = ItemGlyphs(string: glyphString.pointee, isBackward: analysis.level & 1 == 1)
    guard let number = try? number(of: font) else { return }
    let clusters = run.clusters(byteCount: part.count)
    guard clusters.contains(where: { isUnknown($0, in: run) }) else {
      append(clusters, of: run, text: part, font: number, to: &words)
      return
    }
    for cluster in clusters {
      if isUnknown(cluster, in: run) {
        substitute(UnsafeBufferPointer(rebasing: part[cluster.bytes]), face: face, into: &words)
      } else {
        append([cluster], of: run, text: part, font: number, to: &words)
      }
    }
  }

  private func isUnknown(_ cluster: ItemGlyphs.ClusterRange, in run: ItemGlyphs) -> Bool {
    cluster.glyphs.contains {
      let glyph = run.identifier($0)
      return glyph != Self.emptyGlyph && glyph & Self.unknownGlyphFlag != 0
    }
  }

  /// Appends the glyphs of clusters, without those that have none (soft hyphens, joiners).
  private func append(
    _ clusters: [ItemGlyphs.ClusterRange], of run: ItemGlyphs, text: UnsafeBufferPointer<CChar>,
    font: Int, to words: inout ShapedWords
  ) {
    let starts = (words.glyphs.count, words.clusters.count, words.bytes.count)
    var shown = clusters
    shown.removeAll { $0.glyphs.allSatisfy { run.identifier($0) == Self.emptyGlyph } }
    guard !shown.isEmpty else { return }
    for glyph in shown.flatMap(\.glyphs) where run.identifier(glyph) != Self.emptyGlyph {
      words.glyphs.append(run.glyph(glyph, unitsPerEm: Self.unitsPerEm))
    }
    // Cairo wants clusters in the order of the text, also when the glyphs go backwards.
    if run.isBackward { shown.reverse() }
    for cluster in shown {
      let glyphCount = cluster.glyphs.count { run.identifier($0) != Self.emptyGlyph }
      words.clusters.append(
        Cluster(byteCount: Int32(cluster.bytes.count), glyphCount: Int32(glyphCount)))
      for byte in text[cluster.bytes] { words.bytes.append(UInt8(bitPattern: byte)) }
    }
    words.runs.append(
      GlyphRun(
        font: font, isBackward: run.isBackward, glyphs: starts.0..<words.glyphs.count,
        clusters: starts.1..<words.clusters.count, bytes: starts.2..<words.bytes.count))
  }

  /// Draws U+FFFD for each character of a part that no font can draw; the text keeps its bytes.
  private func substitute(
    _ part: UnsafeBufferPointer<CChar>, face: Int, into words: inout ShapedWords
  ) {
    let bytes = part.map(UInt8.init(bitPattern:))
    for character in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      words.missing.append(character)
      let (font, glyph) = replacement(face: face)
      let utf8 = Array(String(character).utf8)
      words.glyphs.append(glyph)
      words.clusters.append(Cluster(byteCount: Int32(utf8.count), glyphCount: 1))
      words.bytes += utf8
      words.runs.append(
        GlyphRun(
          font: font, isBackward: false, glyphs: words.glyphs.count - 1..<words.glyphs.count,
          clusters: words.clusters.count - 1..<words.clusters.count,
          bytes: words.bytes.count - utf8.count..<words.bytes.count))
    }
  }

  /// The glyph of U+FFFD, or of `?` where no font has it.
  private func replacement(face: Int) -> (font: Int, glyph: Glyph) {
    for text in ["\u{FFFD}", "?"] {
      var words = ShapedWords()
      Array(text.utf8).withUnsafeBufferPointer { word in
        if canDraw(word, face: face) { shape(word, face: face, into: &words) }
      }
      if let run = words.runs.first, let glyph = words.glyphs.first { return (run.font, glyph) }
    }
    return (0, Glyph(identifier: 0, advance: 0.5, dx: 0, dy: 0))
  }

  private func canDraw(_ word: UnsafeBufferPointer<UInt8>, face: Int) -> Bool {
    let text = String(decoding: word, as: UTF8.self)
    guard let character = text.unicodeScalars.first,
      let fonts = pango_context_load_fontset(
        contexts[face], pango_context_get_font_description(contexts[face]),
        pango_language_from_string("fr"))
    else { return false }
    defer { g_object_unref(UnsafeMutableRawPointer(fonts)) }
    guard let font = pango_fontset_get_font(fonts, character.value) else { return false }
    defer { g_object_unref(UnsafeMutableRawPointer(font)) }
    return pango_font_has_char(font, character.value) != 0
  }

  private func number(
    of font: UnsafeMutablePointer<PangoFont>
  ) throws(RenderingError) -> Int {
    if let known = fonts.firstIndex(where: { $0.pango == font }) { return known }
    guard let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font)),
      cairo_scaled_font_status(scaled) == CAIRO_STATUS_SUCCESS
    else { throw .library(name: "pango", message: "unusable font \(Self.family(of: font))") }
    var matrix = cairo_matrix_t()
    cairo_scaled_font_get_font_matrix(scaled, &matrix)
    cairo_matrix_scale(&matrix, 1 / Self.unitSize, 1 / Self.unitSize)
    g_object_ref(UnsafeMutableRawPointer(font))
    fonts.append(
      Font(
        pango: font,
        face: cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled)),
        unitMatrix: matrix))
    return fonts.count - 1
  }

  private static func family(of font: UnsafeMutablePointer<PangoFont>) -> String {
    guard let description = pango_font_describe(font) else { return "" }
    defer { pango_font_description_free(description) }
    return pango_font_description_get_family(description).map { String(cString: $0) } ?? ""
  }
}
