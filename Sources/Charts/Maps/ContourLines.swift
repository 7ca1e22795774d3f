/// Rings around the places of a raster that lie above a level: marching squares.
///
/// Nodes stand at whole coordinates. What lies outside of the raster is below every level, so that
/// all rings close; they hold the higher ground on their left.
struct ContourLines {
  private let columns: Int
  private let rows: Int
  private let values: [Double]

  /// Row after row.
  init(_ values: [Double], columns: Int, rows: Int) {
    precondition(values.count == columns * rows, "a value a node")
    self.columns = columns + 2
    self.rows = rows + 2
    var framed = [Double](repeating: -.infinity, count: (columns + 2) * (rows + 2))
    for row in 0..<rows {
      for column in 0..<columns {
        framed[(row + 1) * (columns + 2) + column + 1] = values[row * columns + column]
      }
    }
    self.values = framed
  }

  /// In nodes from the first one; even-odd.
  func rings(above level: Double) -> [[MapPoint]] {
    var next = links(level)
    var rings: [[MapPoint]] = []
    for start in next.indices where next[start] >= 0 {
      var ring: [MapPoint] = []
      var edge = start
      while next[edge] >= 0 {
        ring.append(crossing(edge, level))
        (edge, next[edge]) = (next[edge], -1)
      }
      rings.append(ring)
    }
    return rings
  }

  /// For each edge through which one leaves the high ground of a square, walking around it
  /// counterclockwise, the edge that the line goes to; -1 for others.
  private func links(_ level: Double) -> [Int] {
    var next = [Int](repeating: -1, count: 2 * values.count)
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 {
        let node = row * columns + column
        let corners = [node, node + 1, node + columns + 1, node + columns]
        let isHigh = corners.map { values[$0] > level }
        guard isHigh.contains(true), isHigh.contains(false) else { continue }
        let edges = [2 * node, 2 * (node + 1) + 1, 2 * (node + columns), 2 * node + 1]
        let exits = (0..<4).filter { isHigh[$0] && !isHigh[($0 + 1) % 4] }
        let entries = (0..<4).filter { !isHigh[$0] && isHigh[($0 + 1) % 4] }
        // In a saddle the middle tells whether the two high corners are one piece of ground.
        let middle = corners.reduce(0) { $0 + values[$1] } / 4
        let isJoined = exits.count == 2 && middle > level
        for exit in exits {
          let steps = isJoined ? [1, 2, 3] : [3, 2, 1]
          let entry = steps.map { (exit + $0) % 4 }.first(where: entries.contains)
          if let entry { next[edges[exit]] = edges[entry] }
        }
      }
    }
    return next
  }

  private func crossing(_ edge: Int, _ level: Double) -> MapPoint {
    let node = edge / 2
    let other = edge.isMultiple(of: 2) ? node + 1 : node + columns
    let (low, high) = (values[node], values[other])
    let isInside = low.isFinite && high.isFinite
    let share = isInside ? (level - low) / (high - low) : 0.5
    let (x, y) = (Double(node % columns) - 1, Double(node / columns) - 1)
    return edge.isMultiple(of: 2) ? MapPoint(x: x + share, y: y) : MapPoint(x: x, y: y + share)
  }
}

extension [MapPoint] {
  /// A ring with each corner cut at a quarter of its sides (Chaikin 1974): it stays within what the
  /// corners span.
  func cornersCut() -> [MapPoint] {
    guard count > 3 else { return self }
    return zip(self, dropFirst() + prefix(1)).flatMap { start, end in
      [0.25, 0.75].map {
        MapPoint(x: start.x + $0 * (end.x - start.x), y: start.y + $0 * (end.y - start.y))
      }
    }
  }
}
