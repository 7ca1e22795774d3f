public import Drawing

/// Measures text with the fonts it will be drawn with; each distinct word is shaped once.
///
/// One per worker: it is not made for two threads at a time. A string is as wide as the sum of its
/// words and of its spaces, and that is how it is drawn.
public final class TypeSetter: TextMeasurer {
  /// A face of the theme with the words it has shaped.
  final class Face {
    let number: Int
    /// Its own font in the shaper, without fallback.
    let font: Int
    let spaceGlyph: UInt
    /// Lengths in ems.
    let space: Double
    let capHeight: Double
    let ascent: Double
    let descent: Double
    var words = ShapedWords()

    init(
      shaper: Shaper, family: String, isBold: Bool, isItalic: Bool
    ) throws(RenderingError) {
      let opened = try shaper.openFace(family: family, isBold: isBold, isItalic: isItalic)
      var probes = ShapedWords()
      for probe in [" ", "H"] {
        Array(probe.utf8).withUnsafeBufferPointer {
          shaper.shape($0, face: opened.face, into: &probes)
        }
      }
      guard probes.glyphs.count == 2 else {
        throw .library(name: "pango", message: "\(family): no Latin letters")
      }
      (ascent, descent) = shaper.extents(ofFont: opened.font)
      number = opened.face
      font = opened.font
      spaceGlyph = probes.glyphs[0].identifier
      space = probes.words[0].width
      capHeight = shaper.inkHeight(of: probes.glyphs[1].identifier, font: opened.font)
    }
  }

  /// A batch of thousands of documents never forgets words on its own: past this many, a face
  /// starts again with none.
  static let wordLimit = 60_000

  let shaper = Shaper()
  private(set) var faces: [Face] = []

  /// Opens the eight faces of a theme.
  ///
  /// - Throws: `missingFont` when a family is not installed.
  public init(theme: Theme) throws(RenderingError) {
    for family in [theme.serifFamily, theme.sansFamily] {
      for isBold in [false, true] {
        for isItalic in [false, true] {
          faces.append(
            try Face(
              shaper: shaper, family: family, isBold: isBold, isItalic: isItalic))
        }
      }
    }
  }

  public func width(of text: String, in style: TextStyle) -> Double {
    let face = faceIndex(of: style)
    var ems = 0.0
    forEachWord(of: text) { word in
      ems +=
        word.map { faces[face].words.words[number(of: $0, face: face)].width }
        ?? faces[face].space
    }
    return ems * style.size
  }

  public func capHeight(of style: TextStyle) -> Double {
    faces[faceIndex(of: style)].capHeight * style.size
  }

  public func extents(of style: TextStyle) -> (ascent: Double, descent: Double) {
    let face = faces[faceIndex(of: style)]
    return (face.ascent * style.size, face.descent * style.size)
  }

  /// Characters of a text that no installed font draws; U+FFFD is printed in their place.
  func missingCharacters(in text: PlacedText) -> [Unicode.Scalar] {
    let index = faceIndex(of: text.style)
    let face = faces[index]
    var missing: [Unicode.Scalar] = []
    forEachWord(of: text.text) { word in
      guard let word else { return }
      let number = number(of: word, face: index)
      missing += face.words.missing[face.words.words[number].missing]
    }
    return missing
  }

  func faceIndex(of style: TextStyle) -> Int {
    (style.family == .serif ? 0 : 4) + (style.isBold ? 2 : 0) + (style.isItalic ? 1 : 0)
  }

  /// Calls back for each word, and with nil for each space; a control character is a space.
  func forEachWord(of text: String, _ body: (UnsafeBufferPointer<UInt8>?) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices where bytes[index] <= 0x20 {
        if index > start { body(UnsafeBufferPointer(rebasing: bytes[start..<index])) }
        body(nil)
        start = index + 1
      }
      if bytes.count > start { body(UnsafeBufferPointer(rebasing: bytes[start...])) }
    }
  }

  /// The number of a word among those of its face, shaped now if it is new.
  func number(of word: UnsafeBufferPointer<UInt8>, face: Int) -> Int {
    let hash = WordTable.hash(of: word)
    if let known = faces[face].words.table.number(of: word, hash: hash) { return known }
    if faces[face].words.table.count >= Self.wordLimit { faces[face].words = ShapedWords() }
    shaper.shape(word, face: faces[face].number, into: &faces[face].words)
    faces[face].words.table.add(word, hash: hash)
    return faces[face].words.words.count - 1
  }
}
