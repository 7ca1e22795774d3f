/// A quantity known over the whole ground, drawn as bands of classes cut to the contour.
public struct MapSurface: Hashable, Sendable {
  /// Written over the classes in the key, with the unit: « Faits par km² et par an ».
  public var title: String
  public var grid: MapGrid
  /// One a square of the grid; nil where nothing may be shown.
  public var values: [Double?]
  /// Upper limits of all classes but the last, increasing; four at most.
  public var breaks: [Double]
  /// Of the classes, one more than breaks.
  public var labels: [String]
  /// Names the ground without a value; it has no part in the key when every square has one.
  public var hiddenLabel: String

  public init(
    title: String, grid: MapGrid, values: [Double?], breaks: [Double], labels: [String],
    hiddenLabel: String
  ) {
    precondition(values.count == grid.squares.count, "a value a square")
    precondition(
      labels.count == breaks.count + 1 && labels.count <= 5, "a name a class, five at most")
    self.title = title
    self.grid = grid
    self.values = values
    self.breaks = breaks
    self.labels = labels
    self.hiddenLabel = hiddenLabel
  }

  var hidesSomething: Bool { values.contains(nil) }
}

extension MapSurface {
  /// The ground that is shown at all, then that above each break: each lies over the former.
  var bands: [MapArea] {
    guard values.contains(where: { $0 != nil }) else { return [] }
    let shown = lines(values.map { $0 == nil ? 0 : 1 }).rings(above: 0.5)
    let field = lines(values)
    return ([shown] + breaks.map { field.rings(above: $0) }).map(area)
  }

  /// Squares added on each side of the frame, where the contour touches it.
  private static let margin = 2

  /// Nodes are the middles of squares.
  private func area(_ rings: [[MapPoint]]) -> MapArea {
    let shift = 0.5 - Double(Self.margin)
    return MapArea(
      rings: rings.map { ring in
        ring.cornersCut().cornersCut().map { grid.place($0.x + shift, $0.y + shift) }
      })
  }

  /// Ground without a value is as high as what lies beside it: no band draws back from its limit.
  private func lines(_ values: [Double?]) -> ContourLines {
    var raster = SquareValues(columns: grid.columns, rows: grid.rows, margin: Self.margin)
    for (square, value) in zip(grid.squares, values) { raster[square] = value }
    for _ in 0..<Self.margin { raster.widen() }
    let low = values.compactMap { $0 }.min() ?? 0
    return ContourLines(
      raster.values.map { $0 ?? low }, columns: raster.columns, rows: raster.rows)
  }
}

/// Values of some squares of a frame, and of those around them.
private struct SquareValues {
  let columns: Int
  let rows: Int
  private(set) var values: [Double?]
  private let margin: Int

  init(columns: Int, rows: Int, margin: Int) {
    self.columns = columns + 2 * margin
    self.rows = rows + 2 * margin
    self.margin = margin
    values = [Double?](repeating: nil, count: self.columns * self.rows)
  }

  /// By position in the frame without its margin.
  subscript(square: Int) -> Double? {
    get { values[index(square)] }
    set { values[index(square)] = newValue }
  }

  private func index(_ square: Int) -> Int {
    let inner = columns - 2 * margin
    return (square / inner + margin) * columns + square % inner + margin
  }

  /// Gives each square without a value the mean of those that touch it.
  mutating func widen() {
    let before = values
    for square in before.indices where before[square] == nil {
      let (column, row) = (square % columns, square / columns)
      let around = (max(0, row - 1)...min(rows - 1, row + 1)).flatMap { near in
        (max(0, column - 1)...min(columns - 1, column + 1)).compactMap { beside in
          before[near * columns + beside]
        }
      }
      if !around.isEmpty { values[square] = around.reduce(0, +) / Double(around.count) }
    }
  }
}
