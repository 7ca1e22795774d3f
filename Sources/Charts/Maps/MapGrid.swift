/// Squares of one side laid over the ground, some of which belong to the territory.
public struct MapGrid: Hashable, Sendable {
  /// South-west corner of the whole frame.
  public var origin: MapPoint
  /// Of a square, in metres.
  public var side: Double
  public var columns: Int
  public var rows: Int
  /// Those of the territory, as row × columns + column from the south-west, each once.
  public var squares: [Int]

  public init(origin: MapPoint, side: Double, columns: Int, rows: Int, squares: [Int]) {
    precondition(side > 0 && columns >= 0 && rows >= 0, "a grid has room")
    precondition(squares.allSatisfy { (0..<columns * rows).contains($0) }, "squares of the grid")
    self.origin = origin
    self.side = side
    self.columns = columns
    self.rows = rows
    self.squares = squares
  }

  /// A place counted in squares from the south-west corner.
  func place(_ x: Double, _ y: Double) -> MapPoint {
    MapPoint(x: origin.x + x * side, y: origin.y + y * side)
  }

  /// The limits of some squares, along their sides; two that touch by a corner stay apart.
  ///
  /// Rings hold the squares on their left: outer ones turn counterclockwise, holes clockwise.
  public func outline(of squares: [Int]) -> MapArea {
    var sides = SquareSides(squares, columns: columns, rows: rows)
    var rings: [[MapPoint]] = []
    while let ring = sides.nextRing() {
      rings.append(ring.map { place(Double($0 % (columns + 1)), Double($0 / (columns + 1))) })
    }
    return MapArea(rings: rings)
  }
}

/// The sides between squares that are in and squares that are out, walked ring after ring.
private struct SquareSides {
  /// One bit a direction for each corner: east, north, west, south.
  private var leaving: [UInt8]
  private let stride: Int
  private var first = 0

  init(_ squares: [Int], columns: Int, rows: Int) {
    stride = columns + 1
    leaving = [UInt8](repeating: 0, count: stride * (rows + 1))
    var isIn = [Bool](repeating: false, count: columns * rows)
    for square in squares { isIn[square] = true }
    func holds(_ column: Int, _ row: Int) -> Bool {
      (0..<columns).contains(column) && (0..<rows).contains(row) && isIn[row * columns + column]
    }
    for square in squares {
      let (column, row) = (square % columns, square / columns)
      let corner = row * stride + column
      if !holds(column, row - 1) { leaving[corner] |= 1 }
      if !holds(column + 1, row) { leaving[corner + 1] |= 2 }
      if !holds(column, row + 1) { leaving[corner + stride + 1] |= 4 }
      if !holds(column - 1, row) { leaving[corner + stride] |= 8 }
    }
  }

  /// The corners of the next ring where it turns; nil when all sides are walked.
  mutating func nextRing() -> [Int]? {
    while first < leaving.count, leaving[first] == 0 { first += 1 }
    guard first < leaving.count else { return nil }
    var ring: [Int] = []
    var corner = first
    var direction: Int?
    repeat {
      guard let next = turn(at: corner, from: direction) else { break }
      if next != direction { ring.append(corner) }
      leaving[corner] &= ~(1 << UInt8(next))
      corner += [1, stride, -1, -stride][next]
      direction = next
    } while corner != first
    return ring
  }

  /// Left before straight before right: around the same square where two touch by a corner.
  private func turn(at corner: Int, from direction: Int?) -> Int? {
    let order = direction.map { [($0 + 1) % 4, $0, ($0 + 3) % 4] } ?? [0, 1, 2, 3]
    return order.first { leaving[corner] & (1 << UInt8($0)) != 0 }
  }
}
