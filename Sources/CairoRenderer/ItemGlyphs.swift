import CPango

/// What Pango gave for one item: glyphs in the order of drawing, and the bytes they come from.
struct ItemGlyphs {
  let string: PangoGlyphString
  let isBackward: Bool

  /// Glyphs that show the same bytes, counted inside the item.
  struct ClusterRange {
    let glyphs: Range<Int>
    let bytes: Range<Int>
  }

  var count: Int { Int(string.num_glyphs) }

  func identifier(_ index: Int) -> UInt32 { string.glyphs[index].glyph }

  func glyph(_ index: Int, unitsPerEm: Double) -> Glyph {
    let glyph = string.glyphs[index]
    return Glyph(
      identifier: UInt(glyph.glyph), advance: Double(glyph.geometry.width) / unitsPerEm,
      dx: Double(glyph.geometry.x_offset) / unitsPerEm,
      dy: Double(glyph.geometry.y_offset) / unitsPerEm)
  }

  /// In the order of drawing.
  func clusters(byteCount: Int) -> [ClusterRange] {
    var starts: [(glyph: Int, byte: Int)] = []
    for index in 0..<count {
      let byte = Int(string.log_clusters[index])
      if starts.last?.byte != byte { starts.append((index, byte)) }
    }
    return starts.indices.map { index in
      let isLast = index + 1 == starts.count
      let endGlyph = isLast ? count : starts[index + 1].glyph
      let endByte =
        isBackward
        ? (index == 0 ? byteCount : starts[index - 1].byte)
        : (isLast ? byteCount : starts[index + 1].byte)
      return ClusterRange(
        glyphs: starts[index].glyph..<endGlyph, bytes: starts[index].byte..<endByte)
    }
  }
}
