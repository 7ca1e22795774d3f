import Drawing
import Units

/// A series of years laid on a plot: its unbroken pieces, its band, its holes.
struct YearLine {
  let series: YearSeries
  let x: Scale
  let y: Scale
  /// First years of new series: no piece goes across.
  var breaks: [Int] = []

  func point(_ year: Int, _ value: Double) -> Point {
    Point(x: x.position(of: Double(year)), y: y.position(of: value))
  }

  /// Neighbouring years that have a value and compare.
  var pieces: [[YearValue]] {
    var pieces: [[YearValue]] = []
    for value in series.values where value.estimate.value != nil {
      if let last = pieces.last?.last, last.year + 1 == value.year, !breaks.contains(value.year) {
        pieces[pieces.count - 1].append(value)
      } else {
        pieces.append([value])
      }
    }
    return pieces
  }

  func points(of piece: [YearValue]) -> [Point] {
    piece.compactMap { item in item.estimate.value.map { point(item.year, $0) } }
  }

  var points: [Point] { pieces.flatMap(points(of:)) }

  /// The interval of each year, joined over each piece; a lonely year has a narrow column.
  var band: Path {
    var path = Path()
    for piece in pieces {
      for run in piece.split(whereSeparator: { $0.estimate.interval == nil }) {
        path.append(.polygon(outline(of: run)))
      }
    }
    return path
  }

  private func outline(of run: ArraySlice<YearValue>) -> [Point] {
    let ends = run.compactMap { item in
      item.estimate.interval.map {
        (upper: point(item.year, $0.upper), lower: point(item.year, $0.lower))
      }
    }
    guard ends.count == 1, let only = ends.first else {
      return ends.map(\.upper) + ends.reversed().map(\.lower)
    }
    let half = 1.2
    return [
      only.upper.offset(x: -half), only.upper.offset(x: half), only.lower.offset(x: half),
      only.lower.offset(x: -half),
    ]
  }

  /// Years without a value between the first and the last year asked for, by run.
  var holes: [ClosedRange<Int>] {
    guard let first = series.values.first?.year, let last = series.values.last?.year else {
      return []
    }
    let known = Set(series.values.filter { $0.estimate.value != nil }.map(\.year))
    var holes: [ClosedRange<Int>] = []
    for year in first...last where !known.contains(year) {
      if let open = holes.last, open.upperBound + 1 == year {
        holes[holes.count - 1] = open.lowerBound...year
      } else {
        holes.append(year...year)
      }
    }
    return holes
  }

  /// Height of the line at a place between two of its years, or at the nearest year.
  func height(at year: Double) -> Double? {
    let known = series.values.compactMap { item in
      item.estimate.value.map { (year: Double(item.year), y: y.position(of: $0)) }
    }
    guard let after = known.first(where: { $0.year >= year }) else { return known.last?.y }
    guard let before = known.last(where: { $0.year <= year }), before.year < after.year else {
      return after.y
    }
    let share = (year - before.year) / (after.year - before.year)
    return before.y + share * (after.y - before.y)
  }

  /// Top and bottom of the line and its band between two places of the page.
  func reach(from left: Double, to right: Double) -> ClosedRange<Double>? {
    var heights: [Double] = []
    let known = series.values.filter { $0.estimate.value != nil }
    for (item, next) in zip(known, known.dropFirst() + known.suffix(1)) {
      guard x.position(of: Double(next.year)) >= left - 1,
        x.position(of: Double(item.year)) <= right + 1
      else { continue }
      for end in [item, next] {
        heights += [end.estimate.value, end.estimate.interval?.lower, end.estimate.interval?.upper]
          .compactMap { $0 }.map(y.position(of:))
      }
    }
    guard let top = heights.min(), let bottom = heights.max() else { return nil }
    return top...bottom
  }
}

extension Sketch {
  mutating func draw(_ line: YearLine, _ color: Color, width: Double, dashes: [Double] = []) {
    for piece in line.pieces {
      let points = line.points(of: piece)
      if points.count > 1 {
        stroke(.polyline(points), color, width, dashes: dashes, round: true)
      } else if let only = points.first {
        // A year alone has no line: a short dash keeps it visible.
        self.line(only.x - 2, only.y, only.x + 2, only.y, color, width)
      }
    }
  }
}
