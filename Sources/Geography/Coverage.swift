/// Squares side by side, from the south-west corner, row after row.
public struct PlanarFrame: Hashable, Sendable {
  public let origin: PlanarPoint
  /// In metres.
  public let side: Double
  public let columns: Int
  public let rows: Int

  public init(origin: PlanarPoint, side: Double, columns: Int, rows: Int) {
    precondition(side > 0 && columns > 0 && rows > 0, "a frame has squares")
    self.origin = origin
    self.side = side
    self.columns = columns
    self.rows = rows
  }

  /// The fewest squares around a box whose corners are multiples of their side.
  public init(around box: PlanarBox, side: Double) {
    let (column, row) = ((box.minX / side).rounded(.down), (box.minY / side).rounded(.down))
    self.init(
      origin: PlanarPoint(x: column * side, y: row * side), side: side,
      columns: Int((box.maxX / side).rounded(.down) - column) + 1,
      rows: Int((box.maxY / side).rounded(.down) - row) + 1)
  }

  /// The square that holds a point; nil outside.
  @inline(__always)
  public func square(at point: PlanarPoint) -> Int? {
    let (x, y) = ((point.x - origin.x) / side, (point.y - origin.y) / side)
    guard x >= 0, y >= 0, x < Double(columns), y < Double(rows) else { return nil }
    return Int(y) * columns + Int(x)
  }
}

extension PlanarMultiPolygon {
  /// The share of each square of a frame that lies inside, 0 to 1.
  ///
  /// Exact along x; along y the shape is read on twenty level lines a square.
  public func coverage(of frame: PlanarFrame) -> [Double] {
    let lines = 20
    var shares = [Double](repeating: 0, count: frame.columns * frame.rows)
    for polygon in polygons.compactMap({ IndexedPolygon($0) }) {
      for line in 0..<(frame.rows * lines) {
        let y = frame.origin.y + (Double(line) + 0.5) * frame.side / Double(lines)
        let crossings = polygon.crossings(at: y).map { ($0 - frame.origin.x) / frame.side }
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
          let row = line / lines * frame.columns
          frame.spread(crossings[pair], crossings[pair + 1]) { column, length in
            shares[row + column] += length
          }
        }
      }
    }
    return shares.map { min(1, $0 / Double(lines)) }
  }
}

extension PlanarFrame {
  /// The length of a stretch in each column, in sides.
  fileprivate func spread(_ start: Double, _ end: Double, _ add: (Int, Double) -> Void) {
    let (low, high) = (max(0, start), min(Double(columns), end))
    guard low < high else { return }
    for column in Int(low)...min(columns - 1, Int(high)) {
      let length = min(high, Double(column + 1)) - max(low, Double(column))
      if length > 0 { add(column, length) }
    }
  }
}
