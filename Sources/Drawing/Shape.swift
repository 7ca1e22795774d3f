/// A path in points; what it encloses follows the even-odd rule.
public struct Path: Hashable, Sendable {
  public enum Element: Hashable, Sendable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    /// A full circle, as a subpath of its own.
    case circle(center: Point, radius: Double)
    case close
  }

  public var elements: [Element]

  public init(_ elements: [Element] = []) { self.elements = elements }

  public static func rect(_ rect: Rect) -> Path {
    .polygon([
      Point(x: rect.left, y: rect.top), Point(x: rect.right, y: rect.top),
      Point(x: rect.right, y: rect.bottom), Point(x: rect.left, y: rect.bottom),
    ])
  }

  public static func line(from start: Point, to end: Point) -> Path { .polyline([start, end]) }

  public static func polyline(_ points: [Point]) -> Path {
    guard let first = points.first else { return Path() }
    return Path([.move(first)] + points.dropFirst().map { .line($0) })
  }

  public static func polygon(_ points: [Point]) -> Path {
    points.isEmpty ? Path() : Path(polyline(points).elements + [.close])
  }

  public static func circle(center: Point, radius: Double) -> Path {
    Path([.circle(center: center, radius: radius)])
  }

  public mutating func append(_ other: Path) { elements += other.elements }
}

/// How a path is stroked.
public struct Stroke: Hashable, Sendable {
  public var color: Color
  /// In points.
  public var width: Double
  /// Lengths of strokes and gaps in points; empty for a continuous line.
  public var dashes: [Double]
  public var hasRoundJoins: Bool

  public init(_ color: Color, width: Double, dashes: [Double] = [], hasRoundJoins: Bool = false) {
    self.color = color
    self.width = width
    self.dashes = dashes
    self.hasRoundJoins = hasRoundJoins
  }
}

/// A run of text on one baseline, in one style.
public struct PlacedText: Hashable, Sendable {
  public var text: String
  /// The left end of the baseline.
  public var origin: Point
  public var style: TextStyle
  /// Added to each space when a line is justified, in points; may be negative.
  public var wordSpacing: Double
  /// A line of this colour, this many points wide, is drawn under the glyphs.
  public var halo: Stroke?
  /// Degrees, clockwise, around the origin.
  public var angle: Double

  public init(
    _ text: String, at origin: Point, style: TextStyle, wordSpacing: Double = 0,
    halo: Stroke? = nil, angle: Double = 0
  ) {
    self.text = text
    self.origin = origin
    self.style = style
    self.wordSpacing = wordSpacing
    self.halo = halo
    self.angle = angle
  }
}

/// Where a link leads.
public enum LinkTarget: Hashable, Sendable {
  /// A `destination` of the same document.
  case destination(String)
  case uri(String)
}

/// What a page is made of, in reading order.
///
/// `begin` and `end` open and close an element of the document's structure; they nest, and an
/// element may be closed on a later page. Only elements without children hold text.
public indirect enum Shape: Hashable, Sendable {
  case fill(Path, Color)
  case stroke(Path, Stroke)
  case text(PlacedText)
  case clip(Path, [Shape])
  /// A picture already encoded as PNG, fitted into the rectangle.
  case image(png: [UInt8], Rect)
  case begin(StructureTag)
  case end
  /// Decoration: drawn, and silent for who listens to the page.
  case artifact([Shape])
  case link(LinkTarget, area: Rect, [Shape])
  /// A named place of this page.
  case destination(String, Point)
}

/// An element of the document's logical structure (PDF 32000-1, 14.8.4).
public enum StructureTag: Hashable, Sendable {
  case document
  case section
  case heading(level: Int)
  case paragraph
  case list
  case listItem
  case listLabel
  case listBody
  case table
  case tableRow
  case tableHeader(scope: HeaderScope, columns: Int)
  case tableCell(columns: Int)
  /// A picture; what it shows, in words.
  case figure(alternativeText: String)
  case caption
  case note
  case contents
  case contentsItem
  case blockQuote
  /// A run inside another element, in another language when one is given.
  case span(language: String?)

  public enum HeaderScope: Hashable, Sendable { case column, row }
}
