public import Geography

/// Square cells over a territory, those that it touches, on round coordinates of the projection.
///
/// The corner is a multiple of the side: two documents of a commune share their cells, so that no
/// difference of two maps tells of a smaller one.
public struct SpaceGrid: Hashable, Sendable {
  /// South-west corner of the whole frame.
  public let origin: PlanarPoint
  /// Side of a cell in metres.
  public let side: Double
  public let columns: Int
  public let rows: Int
  /// Cells that touch the territory, as row × columns + column from the south-west, ascending.
  public let cells: [Int]
  /// Share of each of these cells that lies in the territory, above 0 to 1.
  public let shares: [Double]

  public var cellAreaSquareMetres: Double { side * side }

  /// The square of a cell, by position in `cells`.
  public func box(of cell: Int) -> PlanarBox {
    let (column, row) = (cells[cell] % columns, cells[cell] / columns)
    let (x, y) = (origin.x + Double(column) * side, origin.y + Double(row) * side)
    return PlanarBox(minX: x, minY: y, maxX: x + side, maxY: y + side)
  }

  /// The centre of a cell, by position in `cells`.
  public func centre(of cell: Int) -> PlanarPoint {
    let box = box(of: cell)
    return PlanarPoint(x: box.minX + side / 2, y: box.minY + side / 2)
  }
}
