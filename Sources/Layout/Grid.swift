import Drawing
import Units

/// A sheet of paper and the room for text on it, in points; margins are the same whichever way it
/// is turned.
struct PageFormat: Hashable {
  let size: Size

  static let portrait = PageFormat(size: Page.a4)
  static let landscape = PageFormat(
    size: Size(width: Page.a4.height, height: Page.a4.width))

  /// Between the side margins.
  var width: Double { size.width - 2 * Grid.left }
  /// The body of a page lies between the top of the grid and this height.
  var bottom: Double { size.height - 21.mm }
  var bodyHeight: Double { bottom - Grid.top }
  /// What can't be cut is at most this high, so that a title of three lines fits above it.
  var highestPart: Double { bodyHeight - 45.mm }
  /// A drawing that begins a page has nearly all of it.
  var highestSheet: Double { bodyHeight - 10.mm }
  var footTop: Double { size.height - 13.5.mm }
}

/// The grid of an upright A4 page, in points: six columns of 25 mm and gutters of 4.8 mm.
enum Grid {
  static let left = 18.mm
  static let width = columns(6)
  static let top = 24.mm

  static let runningHeadTop = 11.2.mm
  static let runningRule = 16.mm

  /// Running text stands on four columns: 65 to 75 signs a line.
  static let textWidth = columns(4)
  static let commentWidth = columns(2)
  /// From the left margin to the comment column.
  static let commentOffset = offset(ofColumn: 4)
  /// A lead is larger and may be wider than running text.
  static let leadWidth = columns(5)

  /// The width of neighbouring columns with the gutters between them.
  static func columns(_ count: Int) -> Double { (Double(count) * 29.8 - 4.8).mm }

  /// The left edge of a column, 0 to 5, from the left margin.
  static func offset(ofColumn column: Int) -> Double { (Double(column) * 29.8).mm }
}

/// The only distances between things.
enum Space {
  static let inside = 1.mm
  /// Between two blocks of a field, and above the first: a sheet has many, and one page.
  static let field = 1.3.mm
  static let kicker = 1.5.mm
  static let block = 2.mm
  static let paragraph = 3.mm
  static let comment = 4.mm
  static let afterTitle = 5.5.mm
  static let exhibit = 8.mm
  /// Above a section that follows another on the same page.
  static let section = 10.mm
}

/// Widths of lines in points.
enum Rule {
  static let row = 0.4
  static let thin = 0.5
  static let strong = 0.75
  static let callout = 1.5
}
