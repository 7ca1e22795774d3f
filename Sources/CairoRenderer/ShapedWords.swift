/// One glyph of a word; lengths in ems, y downwards.
struct Glyph {
  let identifier: UInt
  let advance: Double
  let dx: Double
  let dy: Double
}

/// So many bytes of the text are shown by so many glyphs.
struct Cluster {
  let byteCount: Int32
  let glyphCount: Int32
}

/// Glyphs of a word that one font draws.
struct GlyphRun {
  /// Number of the font in the `Shaper`.
  let font: Int
  /// The glyphs go from right to left, the bytes of the text don't.
  let isBackward: Bool
  let glyphs: Range<Int>
  let clusters: Range<Int>
  let bytes: Range<Int>
}

/// The shaped words of one face, one after the other in common arrays.
struct ShapedWords {
  struct Word {
    /// The sum of the advances, in ems.
    let width: Double
    let runs: Range<Int>
    /// Its characters that no installed font draws.
    let missing: Range<Int>
  }

  var table = WordTable()
  var words: [Word] = []
  var runs: [GlyphRun] = []
  var glyphs: [Glyph] = []
  var clusters: [Cluster] = []
  var bytes: [UInt8] = []
  var missing: [Unicode.Scalar] = []
}
