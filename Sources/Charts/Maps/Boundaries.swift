import Drawing

#if canImport(Glibc)
  import Glibc
#endif

/// Limits of areas on the page, each drawn once even where two areas share it.
///
/// Two dashed lines on one another would fill each other's gaps, and files of different sources
/// draw the same limit through other vertices. What lies within a point of a line already drawn
/// is therefore left out.
struct Boundaries {
  /// Squares of one point through which a line already goes.
  private var drawn: Set<Cell> = []
  private let room: Rect

  private struct Cell: Hashable {
    var column: Int32
    var row: Int32
  }

  /// Less than a square, so that no square is jumped.
  private static let step = 0.7
  /// A shorter rest is noise where two lines part.
  private static let shortest = 3.0

  /// Lines outside of the room are of no interest.
  init(in room: Rect) { self.room = room.inset(by: -10) }

  /// The parts of the rings that are new, remembered as drawn.
  mutating func add(_ polygon: Polygon) -> [[Point]] {
    polygon.rings.flatMap { ring -> [[Point]] in
      guard Polygon(rings: [ring]).bounds.intersects(room) else { return [] }
      let dense = densified(ring)
      let isNew = dense.map { room.contains(Rect(around: $0, $0)) && !isDrawn($0) }
      for point in dense where room.contains(Rect(around: point, point)) {
        drawn.insert(cell(point))
      }
      return runs(dense, isNew)
    }
  }

  private func runs(_ points: [Point], _ isNew: [Bool]) -> [[Point]] {
    var runs: [[Point]] = []
    var run: [Point] = []
    for (point, isNew) in zip(points, isNew) {
      if isNew {
        run.append(point)
      } else if !run.isEmpty {
        runs.append(run + [point])
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs.filter { Double($0.count) * Self.step >= Self.shortest }
  }

  /// The ring with points at most a step apart, back to its first one.
  private func densified(_ ring: [Point]) -> [Point] {
    zip(ring, ring.dropFirst() + ring.prefix(1)).flatMap { start, end -> [Point] in
      let length = hypot(end.x - start.x, end.y - start.y)
      let isNear = room.intersects(Rect(around: start, end).inset(by: -0.1))
      let count = isNear ? max(1, Int((length / Self.step).rounded(.up))) : 1
      return (0..<count).map { index in
        let share = Double(index) / Double(count)
        return Point(
          x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
      }
    } + ring.prefix(1)
  }

  private func cell(_ point: Point) -> Cell {
    Cell(column: Int32(point.x.rounded(.down)), row: Int32(point.y.rounded(.down)))
  }

  private func isDrawn(_ point: Point) -> Bool {
    let middle = cell(point)
    for column in -1...1 {
      for row in -1...1
      where drawn.contains(
        Cell(column: middle.column + Int32(column), row: middle.row + Int32(row)))
      {
        return true
      }
    }
    return false
  }
}
