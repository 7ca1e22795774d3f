/// How a run of text is set: the face, its size in points, its colour.
public struct TextStyle: Hashable, Sendable {
  /// The serif concludes, the sans measures; the theme names the fonts behind these roles.
  public enum Family: Hashable, Sendable { case serif, sans }

  public var family: Family
  public var isBold: Bool
  public var isItalic: Bool
  /// Body size in points.
  public var size: Double
  /// Distance between baselines in points.
  public var leading: Double
  public var color: Color

  public init(
    _ family: Family, size: Double, leading: Double, color: Color, isBold: Bool = false,
    isItalic: Bool = false
  ) {
    self.family = family
    self.isBold = isBold
    self.isItalic = isItalic
    self.size = size
    self.leading = leading
    self.color = color
  }

  public func bold(_ value: Bool = true) -> TextStyle { changing { $0.isBold = value } }

  public func italic(_ value: Bool = true) -> TextStyle { changing { $0.isItalic = value } }

  public func colored(_ value: Color) -> TextStyle { changing { $0.color = value } }

  private func changing(_ change: (inout TextStyle) -> Void) -> TextStyle {
    var copy = self
    change(&copy)
    return copy
  }
}

/// Tells how wide text will be when it is drawn.
///
/// The renderer's measurer answers from the real fonts, the tests' ruler makes each character as
/// wide as it is high.
public protocol TextMeasurer: AnyObject {
  /// The advance width in points; a space is as wide as the face makes it.
  func width(of text: String, in style: TextStyle) -> Double
  /// Height of the capitals above the baseline, in points.
  func capHeight(of style: TextStyle) -> Double
  /// Ascent and descent of the face, positive, in points.
  func extents(of style: TextStyle) -> (ascent: Double, descent: Double)
}

/// Says where a word may be broken.
public protocol Hyphenator: AnyObject {
  /// Offsets, in characters, before which a hyphen may be set; ascending, never 0 nor the end.
  func breaks(in word: String) -> [Int]
}
