import Drawing
import Units

/// Where the zones, the points and the labels of a funnel stand.
struct FunnelFrame {
  let chart: Funnel
  let context: ChartContext
  let plot: Rect
  let grid: ValueGrid
  let x: Scale
  let sizes: [Double]
  let points: FunnelPoints

  static let head = 2.mm
  /// Ticks, numbers, name of the axis.
  static let foot = 10.5.mm

  init(_ chart: Funnel, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    let ticks = Ticks.covering(Self.heights(of: chart))
    let left = room.left + ValueGrid.margin(for: ticks, in: context)
    plot = Rect(
      x: left, y: room.top + Self.head, width: room.right - 2.mm - left,
      height: max(10, room.height - Self.head - Self.foot))
    grid = ValueGrid(ticks, in: plot)
    sizes = ([chart.commune] + chart.others).map(\.size) + chart.limits.map(\.size)
    let (x, y) = (
      Self.sizeScale(sizes, kind: chart.scale, from: plot.left, to: plot.right), grid.y
    )
    self.x = x
    points = Self.points(of: chart) {
      Point(x: x.heldPosition(of: $0.size), y: y.position(of: $0.value))
    }
  }

  /// All points, and the limits where there are points: at tiny sizes they would fill the page.
  private static func heights(of chart: Funnel) -> [Double] {
    let points = ([chart.commune] + chart.others).map(\.value)
    let smallest = ([chart.commune] + chart.others).map(\.size).sorted()
    let usual = smallest[smallest.count / 4]
    let limits = chart.limits.filter { $0.size >= usual }.map(\.outer.upper)
    return (points + limits + [chart.mean]).filter { $0.isFinite && abs($0) < 1e200 }
  }

  private static func sizeScale(
    _ sizes: [Double], kind: AxisScale, from start: Double, to end: Double
  ) -> Scale {
    let low = sizes.min() ?? 0
    let high = max(sizes.max() ?? 1, low + 1)
    switch kind {
    case .logarithmic where low > 0:
      return Scale(low...high * 1.02, from: start, to: end, kind: .logarithmic)
    default:
      return Scale(low...high, from: start, to: end)
    }
  }

  func draw(in sketch: inout Sketch) {
    drawZones(in: &sketch)
    grid.draw(in: &sketch)
    drawCurves(in: &sketch)
    grid.drawZero(in: &sketch)
    drawSizes(in: &sketch)
    points.draw(in: &sketch)
    drawCommune(in: &sketch)
    nameCurves(in: &sketch)
  }

  private func curve(_ value: (Funnel.Limit) -> Double) -> [Point] {
    chart.limits.map {
      Point(
        x: x.heldPosition(of: $0.size),
        y: max(plot.top - 200, min(plot.bottom + 200, grid.y.position(of: value($0)))))
    }
  }

  private func drawZones(in sketch: inout Sketch) {
    let palette = sketch.palette
    sketch.clip(to: .rect(plot)) { inner in
      inner.fill(
        .polygon(curve(\.outer.upper) + curve(\.outer.lower).reversed()), palette.fond)
      inner.fill(
        .polygon(curve(\.inner.upper) + curve(\.inner.lower).reversed()), palette.bleu1)
    }
  }

  private func drawCurves(in sketch: inout Sketch) {
    let palette = sketch.palette
    sketch.clip(to: .rect(plot)) { inner in
      for points in [curve(\.outer.upper), curve(\.outer.lower)] {
        inner.stroke(.polyline(points), palette.repere, 0.6, round: true)
      }
      for points in [curve(\.inner.upper), curve(\.inner.lower)] {
        inner.stroke(.polyline(points), palette.bleu3, 0.6, round: true)
      }
    }
    let mean = grid.y.position(of: chart.mean)
    sketch.line(plot.left, mean, plot.right, mean, palette.ardoise, 0.9)
  }

  private func drawSizes(in sketch: inout Sketch) {
    let style = context.theme.tickStyle
    let values =
      x.kind == .logarithmic
      ? logarithmicTicks(covering: x.low, x.high)
      : Ticks.covering([x.high], counts: true, marks: 5...7).values
    for value in values where x.holds(value) && value > 0 {
      let place = x.position(of: value)
      sketch.line(
        place, plot.bottom, place, plot.bottom + 1.1.mm, sketch.palette.encre, 0.5)
      let line = TextLine(French.decimal(value, places: 0), style)
      let half = line.width(in: sketch.measurer) / 2
      let middle = min(max(place, sketch.room.left + half), sketch.room.right - half)
      let origin = Point(x: middle, y: plot.bottom + 4.85.mm)
      if sketch.isFree(line.box(at: origin, .middle, in: sketch.measurer), margin: 2) {
        sketch.write(line, at: origin, .middle)
      }
    }
    let name = sketch.measurer.cut(chart.axisName, in: style, to: plot.width)
    sketch.write(name, style, at: Point(x: plot.center.x, y: plot.bottom + 8.8.mm), .middle)
  }

  private func center(_ point: Funnel.Point) -> Point {
    Point(x: x.heldPosition(of: point.size), y: grid.y.position(of: point.value))
  }

  /// The communes but the one of the document, darker outside of the inner limits.
  private static func points(
    of chart: Funnel, _ place: (Funnel.Point) -> Point
  ) -> FunnelPoints {
    let limits = FunnelLimits(chart.limits)
    let sorted = chart.others.filter(\.value.isFinite)
      .sorted { ($0.size, $0.value) < ($1.size, $1.value) }
    return FunnelPoints(
      sorted.map { point in
        let isInside = limits.inner(at: point.size)?.contains(point.value) ?? true
        return FunnelPoints.Dot(center: place(point), isOutside: !isInside)
      })
  }
}

extension FunnelFrame {
  /// Each name just above its own curve, as far right as there is room.
  private func nameCurves(in sketch: inout Sketch) {
    let theme = context.theme
    let note = theme.noteStyle
    let mean = TextLine([
      (chart.meanName, note), (French.decimal(chart.mean, places: chart.places), note.bold()),
    ])
    let level = grid.y.position(of: chart.mean)
    let names = [
      (mean, [Point(x: plot.left, y: level), Point(x: plot.right, y: level)]),
      (
        TextLine(chart.words.innerLimit, theme.sans(7.5, theme.palette.bleu)),
        curve(\.inner.upper)
      ),
      (TextLine(chart.words.outerLimit, note), curve(\.outer.upper)),
    ]
    var obstacles = points.obstacles
    for (_, curve) in names { obstacles += Obstacle.along(curve, cost: 2, width: 1) }
    for (line, curve) in names {
      let places = namePlaces(line, along: curve)
      if let best = sketch.place(for: line, among: places, avoiding: obstacles, within: plot) {
        sketch.write(line, at: best.origin, best.anchor, halo: 2.2)
      }
    }
  }

  private func namePlaces(_ line: TextLine, along curve: [Point]) -> [LabelPlace] {
    let width = line.width(in: context.measurer)
    return stride(from: plot.right, to: plot.left + width, by: -6).flatMap { right in
      // The curve falls to the right: its height over the first letter is what counts.
      let heights = stride(from: right - width, through: right, by: width / 4)
        .compactMap { height(of: curve, at: $0) }
      guard let top = heights.min(), let low = heights.max() else { return [LabelPlace]() }
      let far = (plot.right - right) * 0.15
      let above = [3.2, 6, 9].map { gap in
        LabelPlace(
          origin: Point(x: right, y: top - gap), anchor: .trailing, cost: gap + far)
      }
      // Where the curve runs along the top of the plot.
      let below = LabelPlace(
        origin: Point(x: right, y: low + line.capHeight(in: context.measurer) + 2.5),
        anchor: .trailing, cost: 14 + far)
      return above + [below]
    }
  }

  private func height(of curve: [Point], at x: Double) -> Double? {
    guard let after = curve.first(where: { $0.x >= x - 0.01 }),
      let before = curve.last(where: { $0.x <= x + 0.01 })
    else { return nil }
    guard after.x > before.x else { return after.y }
    return before.y + (x - before.x) / (after.x - before.x) * (after.y - before.y)
  }

  private func drawCommune(in sketch: inout Sketch) {
    let palette = sketch.palette
    let place = center(chart.commune)
    let radius = 1.55.mm
    sketch.line(
      place.x, place.y, place.x, plot.bottom, palette.bleu, 0.9, dashes: [1.5, 1.5])
    sketch.dot(place, radius: radius, palette.bleu, edge: 0.8)
    sketch.reserve(
      Rect(x: place.x - radius, y: place.y - radius, width: 2 * radius, height: 2 * radius))
    let style = context.theme.sans(8, palette.bleu)
    let name = sketch.measurer.cut(chart.communeName, in: style.bold(), to: 0.45 * plot.width)
    let line = TextLine([
      (name, style.bold()), (French.decimal(chart.commune.value, places: chart.places), style),
    ])
    let curves = [curve(\.outer.upper), curve(\.inner.upper), curve(\.inner.lower)]
    let obstacles = points.obstacles + curves.flatMap { Obstacle.along($0, cost: 1, width: 1) }
    let bounds = Rect(
      x: plot.left, y: plot.top - 4, width: sketch.room.right - plot.left,
      height: plot.height + 4)
    let places = communePlaces(line, place, radius, in: sketch)
    if let best = sketch.place(for: line, among: places, avoiding: obstacles, within: bounds) {
      sketch.write(line, at: best.origin, best.anchor, halo: 2.4)
    }
  }

  /// Around the dot, from the upper right, then farther above and below.
  private func communePlaces(
    _ line: TextLine, _ dot: Point, _ radius: Double, in sketch: Sketch
  ) -> [LabelPlace] {
    let cap = line.capHeight(in: sketch.measurer)
    var places: [LabelPlace] = []
    for step in 0..<14 {
      let far = Double(step) * 5
      for (dx, dy, anchor, cost) in [
        (radius + 3, -radius - far, Anchor.leading, 0.0), (radius + 3, cap / 2 - far, .leading, 1),
        (-radius - 3, -radius - far, .trailing, 2), (-radius - 3, cap / 2 + far, .trailing, 3),
        (radius + 3, radius + cap + far, .leading, 4), (0, -radius - 3 - far, .middle, 3),
        (-radius - 3, radius + cap + far, .trailing, 5),
      ] {
        places.append(
          LabelPlace(origin: dot.offset(x: dx, y: dy), anchor: anchor, cost: cost + far * 0.6))
      }
    }
    return places
  }
}
