import Drawing
import Units

/// Where the axes, the medians, the dots and the names of a quadrant chart stand.
struct QuadrantFrame {
  let chart: QuadrantChart
  let context: ChartContext
  let plot: Rect
  let x: Scale
  let y: Scale
  private let xTicks: Ticks
  private let yTicks: Ticks

  init(_ chart: QuadrantChart, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    func extent(_ estimates: [Estimate], _ median: Double) -> [Double] {
      (estimates.flatMap { [$0.value, $0.interval?.lower, $0.interval?.upper] } + [median])
        .compactMap { $0 }.filter { abs($0) < 1e200 }
    }
    xTicks = Ticks.covering(extent(chart.items.map(\.x), chart.xMedian))
    yTicks = Ticks.covering(extent(chart.items.map(\.y), chart.yMedian))
    let left = room.left + ValueGrid.margin(for: yTicks, in: context) + 1.5.mm
    plot = Rect(
      x: left, y: room.top + 1.5.mm, width: max(10, room.right - 3.mm - left),
      height: max(10, room.height - 12.mm))
    x = Scale(xTicks.first...xTicks.last, from: plot.left, to: plot.right)
    // The names of the upper corners have a strip of their own above the values.
    y = Scale(
      yTicks.first...yTicks.last, from: plot.bottom,
      to: plot.top + min(14, plot.height / 4))
  }

  func draw(in sketch: inout Sketch) {
    drawGround(in: &sketch)
    drawAxes(in: &sketch)
    nameCorners(in: &sketch)
    for item in items { drawCross(item, in: &sketch) }
    for item in items { drawDot(item, in: &sketch) }
    for item in items { name(item, in: &sketch) }
  }

  /// In the same order whatever the order given, so that names find the same places.
  private var items: [QuadrantChart.Item] {
    chart.items.filter { $0.x.value != nil && $0.y.value != nil }
      .sorted {
        ($0.y.value ?? 0, $0.x.value ?? 0, $0.name) > ($1.y.value ?? 0, $1.x.value ?? 0, $1.name)
      }
  }

  private func quadrant(_ corner: QuadrantChart.Corner) -> Rect {
    let middle = Point(x: x.position(of: chart.xMedian), y: y.position(of: chart.yMedian))
    return Rect(
      around: Point(
        x: corner.isLeft ? plot.left : plot.right, y: corner.isTop ? plot.top : plot.bottom),
      middle)
  }

  private func drawGround(in sketch: inout Sketch) {
    if let corner = chart.highlighted {
      sketch.fill(.rect(quadrant(corner)), sketch.palette.brique1)
    }
    let dash = [2.2, 2.0]
    let across = x.position(of: chart.xMedian)
    let down = y.position(of: chart.yMedian)
    sketch.line(across, plot.top, across, plot.bottom, sketch.palette.repere, 0.9, dashes: dash)
    sketch.line(plot.left, down, plot.right, down, sketch.palette.repere, 0.9, dashes: dash)
  }

  private func drawAxes(in sketch: inout Sketch) {
    let style = context.theme.tickStyle
    let ink = sketch.palette.encre
    sketch.line(plot.left, plot.top, plot.left, plot.bottom, ink, 0.75)
    sketch.line(plot.left, plot.bottom, plot.right, plot.bottom, ink, 0.75)
    for (value, label) in zip(yTicks.values, yTicks.labels) {
      let height = y.position(of: value)
      sketch.line(plot.left - 1.1.mm, height, plot.left, height, ink, 0.5)
      sketch.write(
        label, style,
        at: Point(x: plot.left - ValueGrid.labelGap, y: sketch.centeredBaseline(height, style)),
        .trailing)
    }
    for (value, label) in zip(xTicks.values, xTicks.labels) {
      let place = x.position(of: value)
      sketch.line(place, plot.bottom, place, plot.bottom + 1.1.mm, ink, 0.5)
      let line = TextLine(label, style)
      let half = line.width(in: sketch.measurer) / 2
      let origin = Point(x: min(place, sketch.room.right - half), y: plot.bottom + 4.85.mm)
      if sketch.isFree(line.box(at: origin, .middle, in: sketch.measurer), margin: 2) {
        sketch.write(line, at: origin, .middle)
      }
    }
    let name = sketch.measurer.cut(chart.axisName, in: style, to: plot.width)
    sketch.write(name, style, at: Point(x: plot.right, y: plot.bottom + 8.8.mm), .trailing)
  }

  /// In the corners of the plot; a long one takes what its neighbour leaves.
  private func nameCorners(in sketch: inout Sketch) {
    let style = context.theme.sans(8).bold()
    for corner in QuadrantChart.Corner.allCases {
      guard let name = chart.cornerNames[corner] else { continue }
      let color = corner == chart.highlighted ? sketch.palette.brique : sketch.palette.ardoise
      let beside = sketch.width(of: chart.cornerNames[corner.beside] ?? "", style)
      let width = max(quadrant(corner).width - 8, plot.width - beside - 16)
      let line = TextLine(
        sketch.measurer.cut(name, in: style, to: min(width, plot.width - 8)),
        style.colored(color))
      let origin = Point(
        x: corner.isLeft ? plot.left + 3 : plot.right - 3,
        y: corner.isTop ? plot.top + 9.5 : plot.bottom - 4)
      let anchor = corner.isLeft ? Anchor.leading : .trailing
      let box = line.box(at: origin, anchor, in: sketch.measurer)
      if line.runs.first?.text.isEmpty == false, sketch.isFree(box, margin: 2) {
        sketch.write(line, at: origin, anchor, halo: corner == chart.highlighted ? 0 : 1.6)
      }
    }
  }

  private func center(_ item: QuadrantChart.Item) -> Point {
    Point(x: x.position(of: item.x.value ?? 0), y: y.position(of: item.y.value ?? 0))
  }

  private func color(_ item: QuadrantChart.Item) -> Color {
    let palette = context.theme.palette
    guard let corner = chart.corner(of: item) else { return palette.repere }
    if corner == chart.highlighted { return palette.brique }
    return corner == .bottomLeft ? palette.bleu : palette.encre
  }

  private func drawCross(_ item: QuadrantChart.Item, in sketch: inout Sketch) {
    let middle = center(item)
    let color = color(item)
    if let interval = item.x.interval {
      sketch.line(
        x.heldPosition(of: interval.lower), middle.y, x.heldPosition(of: interval.upper),
        middle.y, color, 0.9)
    }
    if let interval = item.y.interval {
      sketch.line(
        middle.x, y.heldPosition(of: interval.lower), middle.x,
        y.heldPosition(of: interval.upper), color, 0.9)
    }
  }

  private func drawDot(_ item: QuadrantChart.Item, in sketch: inout Sketch) {
    sketch.dot(
      center(item), radius: 1.35.mm, color(item), isFilled: chart.corner(of: item) != nil)
  }

  private func name(_ item: QuadrantChart.Item, in sketch: inout Sketch) {
    let style = context.theme.sans(8)
    let name = sketch.measurer.cut(item.name, in: style, to: 0.4 * plot.width)
    let line = TextLine(name, style)
    let middle = center(item)
    let cap = line.capHeight(in: sketch.measurer)
    var places: [LabelPlace] = []
    for step in 0..<6 {
      let far = 5 + 4 * Double(step)
      for (sx, sy, cost) in [(1.0, -1.0, 0.0), (-1, -1, 1), (1, 1, 1.5), (-1, 1, 2)] {
        places.append(
          LabelPlace(
            origin: middle.offset(x: sx * far, y: sy > 0 ? far + cap : -far),
            anchor: sx > 0 ? .leading : .trailing, cost: cost + far))
      }
    }
    // A name nearer to another dot would be read as that one's.
    let others = items.filter { $0 != item }.map(center)
    places = places.map { place in
      var place = place
      let box = line.box(at: place.origin, place.anchor, in: sketch.measurer)
      let own = box.squaredDistance(to: middle)
      if others.contains(where: { box.squaredDistance(to: $0) <= own }) { place.cost += 80 }
      return place
    }
    if let best = sketch.place(for: line, among: places, avoiding: obstacles, within: plot) {
      sketch.write(line, at: best.origin, best.anchor, halo: 2)
    }
  }

  /// Dots and crosses.
  private var obstacles: [Obstacle] {
    items.flatMap { item -> [Obstacle] in
      let middle = center(item)
      let across = item.x.interval.map {
        Rect(
          around: Point(x: x.heldPosition(of: $0.lower), y: middle.y),
          Point(x: x.heldPosition(of: $0.upper), y: middle.y)
        ).inset(by: -0.5)
      }
      let down = item.y.interval.map {
        Rect(
          around: Point(x: middle.x, y: y.heldPosition(of: $0.lower)),
          Point(x: middle.x, y: y.heldPosition(of: $0.upper))
        ).inset(by: -0.5)
      }
      return [Obstacle(Rect(around: middle, middle).inset(by: -4.5), cost: 40)]
        + [across, down].compactMap { $0 }.map { Obstacle($0, cost: 6) }
    }
  }
}

extension QuadrantChart.Corner {
  fileprivate var isLeft: Bool { self == .topLeft || self == .bottomLeft }
  fileprivate var isTop: Bool { self == .topLeft || self == .topRight }

  /// The corner at the same height.
  fileprivate var beside: QuadrantChart.Corner {
    switch self {
    case .topLeft: .topRight
    case .topRight: .topLeft
    case .bottomLeft: .bottomRight
    case .bottomRight: .bottomLeft
    }
  }
}

extension Rect {
  fileprivate func squaredDistance(to point: Point) -> Double {
    let dx = max(left - point.x, 0, point.x - right)
    let dy = max(top - point.y, 0, point.y - bottom)
    return dx * dx + dy * dy
  }
}
