import Drawing

/// A ruler for sums in the head: each character is as wide as the size of its text.
final class TestRuler: TextMeasurer {
  func width(of text: String, in style: TextStyle) -> Double {
    Double(text.count) * style.size
  }

  func capHeight(of style: TextStyle) -> Double { 0.7 * style.size }

  func extents(of style: TextStyle) -> (ascent: Double, descent: Double) {
    (0.8 * style.size, 0.2 * style.size)
  }
}

/// Allows a hyphen after every third letter.
final class TestHyphenator: Hyphenator {
  func breaks(in word: String) -> [Int] { Array(stride(from: 3, to: word.count, by: 3)) }
}
