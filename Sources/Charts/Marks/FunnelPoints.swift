import Drawing
import Units

/// The communes of a funnel, each a dot; where thousands crowd, one dot for those that would cover
/// each other, so that a figure of the whole country is no larger than one of a département.
struct FunnelPoints {
  struct Dot {
    let center: Point
    /// Beyond the inner limits.
    let isOutside: Bool
  }

  /// In order of size, then of value.
  let dots: [Dot]
  let isCrowd: Bool

  /// From so many communes on, dots with an edge of their own are one blot.
  static let crowd = 1_500
  /// Side of the square that holds one dot of a crowd, in points: what a printed page can show.
  private static let cell = 1.2
  private static let radius = 0.85.mm
  private static let crowdRadius = 0.9

  init(_ points: [Dot]) {
    isCrowd = points.count > Self.crowd
    guard isCrowd else {
      dots = points
      return
    }
    var taken: Set<[Int]> = []
    dots = points.filter { dot in
      let (column, row) = (dot.center.x / Self.cell, dot.center.y / Self.cell)
      return taken.insert([Int(column.rounded()), Int(row.rounded()), dot.isOutside ? 1 : 0])
        .inserted
    }
  }

  func draw(in sketch: inout Sketch) {
    let (inside, outside) = (sketch.palette.repere, sketch.palette.ardoise)
    guard isCrowd else {
      for dot in dots {
        sketch.dot(dot.center, radius: Self.radius, dot.isOutside ? outside : inside, edge: 0.5)
      }
      return
    }
    // One path a colour, those outside over the others.
    for (isOutside, color) in [(false, inside), (true, outside)] {
      let centers = dots.filter { $0.isOutside == isOutside }.map(\.center)
      sketch.fill(
        Path(centers.map { .circle(center: $0, radius: Self.crowdRadius) }), color)
    }
  }

  var obstacles: [Obstacle] {
    dots.map { dot in
      Obstacle(
        Rect(x: dot.center.x - 2.4, y: dot.center.y - 2.4, width: 4.8, height: 4.8), cost: 10)
    }
  }
}
