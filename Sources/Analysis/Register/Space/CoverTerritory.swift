import Dossier
import Geography

extension SpaceGrid {
  /// The finest grid that the edition and the parameters allow over a territory.
  static func covering(
    _ contour: PlanarMultiPolygon, _ box: PlanarBox, for edition: DocumentEdition,
    _ parameters: SpaceParameters
  ) -> SpaceGrid {
    let area = contour.area
    let sides = parameters.sides.sorted().filter { side in
      (edition == .restricted || side >= parameters.finestPublishableSide)
        && (side > (parameters.sides.min() ?? 0) || area <= parameters.smallTerritory)
        && area / (side * side) <= Double(parameters.mostCells)
    }
    let largest = max(parameters.sides.max() ?? 1_000, parameters.finestPublishableSide)
    for side in sides {
      let grid = SpaceGrid(contour, box, side: side)
      if grid.cells.count <= parameters.mostCells { return grid }
    }
    return SpaceGrid(contour, box, side: sides.last ?? largest)
  }

  init(_ contour: PlanarMultiPolygon, _ box: PlanarBox, side: Double) {
    let frame = PlanarFrame(around: box, side: side)
    let coverage = contour.coverage(of: frame)
    let cells = coverage.indices.filter { coverage[$0] > 0 }
    self.init(
      origin: frame.origin, side: side, columns: frame.columns, rows: frame.rows, cells: cells,
      shares: cells.map { coverage[$0] })
  }

  var frame: PlanarFrame {
    PlanarFrame(origin: origin, side: side, columns: columns, rows: rows)
  }

  /// The cell of each square of the frame, -1 outside the territory.
  var cellOfSquare: [Int32] {
    var result = [Int32](repeating: -1, count: columns * rows)
    for (cell, square) in cells.enumerated() { result[square] = Int32(cell) }
    return result
  }

  /// Cells that touch each cell by side or corner, itself included, ascending.
  var neighbourhoods: [[Int]] {
    let cellOfSquare = cellOfSquare
    return cells.map { square in
      let (column, row) = (square % columns, square / columns)
      var around: [Int] = []
      for near in max(0, row - 1)...min(rows - 1, row + 1) {
        for beside in max(0, column - 1)...min(columns - 1, column + 1) {
          let cell = Int(cellOfSquare[near * columns + beside])
          if cell >= 0 { around.append(cell) }
        }
      }
      return around
    }
  }

  /// One value a square of the frame from one a cell; zero outside.
  func framed(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: columns * rows)
    for (cell, square) in cells.enumerated() { result[square] = values[cell] }
    return result
  }
}
