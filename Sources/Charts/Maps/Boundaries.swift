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
  /// Squares of one point, row by row; true where a line already goes, or next to it.
  private var isTaken: [Bool]
  private let room: Rect
  private let columns: Int
  private let rows: Int

  /// Less than a square, so that no square is jumped.
  private static let step = 0.7
  /// A shorter rest is noise where two lines part.
  private static let shortest = 3.0

  /// Lines outside of the room are of no interest.
  init(in room: Rect) {
    self.room = room.inset(by: -10)
    columns = Int(self.room.width.rounded(.up)) + 2
    rows = Int(self.room.height.rounded(.up)) + 2
    isTaken = [Bool](repeating: false, count: columns * rows)
  }

  /// The parts of the rings that are new, remembered as drawn.
  mutating func add(_ polygon: Polygon) -> [[Point]] {
    polygon.rings.flatMap { ring -> [[Point]] in
      guard Polygon(rings: [ring]).bounds.intersects(room) else { return [] }
      let dense = densified(ring)
      let squares = dense.map(square)
      let runs = runs(dense, squares.map { $0.map { !isTaken[$0] } ?? false })
      for square in squares.compactMap({ $0 }) { take(square) }
      return runs
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

  /// The ring with points at most a step apart within the room, back to its first one.
  private func densified(_ ring: [Point]) -> [Point] {
    var dense: [Point] = []
    for (start, end) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
      dense.append(start)
      guard room.intersects(Rect(around: start, end).inset(by: -0.1)) else { continue }
      let length = hypot(end.x - start.x, end.y - start.y)
      let count = min(4000, Int((length / Self.step).rounded(.up)))
      for index in stride(from: 1, to: count, by: 1) {
        let share = Double(index) / Double(count)
        dense.append(
          Point(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y)))
      }
    }
    return dense + ring.prefix(1)
  }

  /// The square under a point; nil outside of the room.
  private func square(_ point: Point) -> Int? {
    guard point.x > room.left, point.x < room.right, point.y > room.top, point.y < room.bottom
    else { return nil }
    // One square of margin on each side lets `take` reach its neighbours.
    return (Int(point.y - room.top) + 1) * columns + Int(point.x - room.left) + 1
  }

  private mutating func take(_ square: Int) {
    for row in [-columns, 0, columns] {
      for column in -1...1 {
        let index = square + row + column
        if isTaken.indices.contains(index) { isTaken[index] = true }
      }
    }
  }
}
