import Drawing
import Units

/// What the marks of a map mean, and its scale bar under it.
struct MapKey {
  let map: MapPlot
  let context: ChartContext
  /// With the scale bar.
  let size: Size
  private let keyHeight: Double

  private static let padding = 3.mm
  private static let titleLeading = 13.0
  private static let rowLeading = 13.2
  private static let swatch = Size(width: 6.mm, height: 3.6.mm)
  private static let barHeight = 12.mm
  private static let largestRadius = 7.6.mm

  init(_ map: MapPlot, widest: Double, _ context: ChartContext) {
    self.map = map
    self.context = context
    let rows = Self.rows(map)
    let bold = context.theme.sans(8).bold()
    let plain = context.theme.sans(8)
    let titles = [map.key.symbols, map.key.classes].compactMap { $0 }
      .map { context.measurer.width(of: $0, in: bold) }
    let labels = rows.map {
      context.measurer.width(of: $0.label, in: plain) + Self.swatch.width + 2.mm
    }
    let natural = (titles + labels).max() ?? 0
    let isEmpty = rows.isEmpty && Self.roundCounts(map).isEmpty
    let width = max(min(natural + 2 * Self.padding, widest), min(42.mm, widest))
    keyHeight = isEmpty ? 0 : Self.height(map, rows.count)
    size = Size(width: width, height: keyHeight + Self.barHeight + 2.mm)
  }

  private enum Swatch {
    case district(Int)
    case hatched
    case railway
  }

  private static func rows(_ map: MapPlot) -> [(swatch: Swatch, label: String)] {
    var rows: [(swatch: Swatch, label: String)] = map.key.classLabels.enumerated().map {
      (.district($0.offset), $0.element)
    }
    if let label = map.key.hatched, !map.hatched.isEmpty { rows.append((.hatched, label)) }
    if let label = map.key.railway, map.ground.lines.contains(where: { $0.kind == .railway }) {
      rows.append((.railway, label))
    }
    return rows
  }

  private static func height(_ map: MapPlot, _ rows: Int) -> Double {
    let counts = roundCounts(map)
    var height = padding + Double(rows) * rowLeading + 2.mm
    if !counts.isEmpty {
      height += titleLeading + 2 * radius(of: counts[0], largest: largest(map)) + 4.mm
    }
    if map.key.classes != nil { height += titleLeading }
    return height
  }

  private static func largest(_ map: MapPlot) -> Int { map.symbols.map(\.count).max() ?? 1 }

  static func radius(of count: Int, largest: Int) -> Double {
    largestRadius * (Double(max(count, 0)) / Double(max(largest, 1))).squareRoot()
  }

  /// Round counts whose circles are nested: 400, 100, 25.
  private static func roundCounts(_ map: MapPlot) -> [Int] {
    let largest = largest(map)
    guard map.key.symbols != nil, !map.symbols.isEmpty, largest > 0 else { return [] }
    var power = 1
    while power <= largest / 10 { power *= 10 }
    let first = [5, 4, 2, 1].map { $0 * power }.first { $0 <= largest } ?? largest
    var counts = [first]
    while counts.count < 3, let last = counts.last, last >= 4 { counts.append(last / 4) }
    return counts
  }

  /// Three sands, and darker ones for a fourth and a fifth class.
  static func classColor(_ index: Int, of count: Int, _ context: ChartContext) -> Color {
    let palette = context.theme.palette
    let ramp = [
      palette.sable1, palette.sable2, palette.sable3, palette.sable3.darkened(by: 0.86),
      palette.sable3.darkened(by: 0.72),
    ]
    // Two classes take the ends of three.
    let place = count == 2 ? index * 2 : index
    return ramp[min(max(place, 0), ramp.count - 1)]
  }

  func draw(in box: Rect, _ fit: MapFit, _ sketch: inout Sketch) {
    if keyHeight > 0 {
      let ground = Rect(x: box.x, y: box.y, width: box.width, height: keyHeight)
      sketch.fill(.rect(ground), .white)
      sketch.line(
        ground.left, ground.top, ground.right, ground.top, sketch.palette.encre, 0.75)
      drawParts(in: ground, &sketch)
      sketch.reserve(ground.inset(by: -2))
    }
    drawScaleBar(
      at: Point(x: box.left + Self.padding, y: box.bottom - 2.mm),
      room: box.width - 2 * Self.padding, fit, &sketch)
  }

  private func drawParts(in box: Rect, _ sketch: inout Sketch) {
    let left = box.left + Self.padding
    let width = box.width - 2 * Self.padding
    var y = box.top + Self.padding
    let counts = Self.roundCounts(map)
    if let title = map.key.symbols, !counts.isEmpty {
      write(title, at: Point(x: left, y: y), width, &sketch)
      y += Self.titleLeading
      y = drawCircles(counts, at: Point(x: left, y: y), &sketch) + 4.mm
    }
    if let title = map.key.classes {
      write(title, at: Point(x: left, y: y), width, &sketch)
      y += Self.titleLeading
    }
    for row in Self.rows(map) {
      drawRow(row, at: Point(x: left, y: y), width, &sketch)
      y += Self.rowLeading
    }
  }

  private func write(_ title: String, at point: Point, _ width: Double, _ sketch: inout Sketch) {
    let style = context.theme.sans(8).bold()
    sketch.write(
      sketch.measurer.cut(title, in: style, to: width), style, at: point.offset(y: 7))
  }

  /// Circles that share their lowest point, a leader from the top of each to its number.
  private func drawCircles(_ counts: [Int], at point: Point, _ sketch: inout Sketch) -> Double {
    let radii = counts.map { Self.radius(of: $0, largest: Self.largest(map)) }
    let largest = radii.first ?? 0
    let foot = point.y + 2 * largest
    let style = context.theme.sans(8)
    let tops = radii.map { foot - 2 * $0 }
    let slots = tops.map { Slot(wanted: $0 + 1.5, half: 4.6) }
    let middles = pushedApart(slots, within: (point.y - 6)...(foot + 6))
    let end = point.x + 2 * largest + 5.mm
    for (index, radius) in radii.enumerated() {
      let center = Point(x: point.x + largest, y: foot - radius)
      sketch.stroke(.circle(center: center, radius: radius), sketch.palette.bleu, 0.9)
      sketch.stroke(
        .polyline([
          Point(x: center.x, y: tops[index]), Point(x: end - 3, y: tops[index]),
          Point(x: end, y: middles[index]),
        ]), sketch.palette.repere, 0.5)
      sketch.write(
        French.integer(counts[index]), style,
        at: Point(x: end + 2, y: sketch.centeredBaseline(middles[index], style)))
    }
    return foot
  }

  private func drawRow(
    _ row: (swatch: Swatch, label: String), at point: Point, _ width: Double,
    _ sketch: inout Sketch
  ) {
    let box = Rect(
      x: point.x, y: point.y, width: Self.swatch.width, height: Self.swatch.height)
    let palette = sketch.palette
    switch row.swatch {
    case .district(let index):
      sketch.fill(
        .rect(box), Self.classColor(index, of: map.key.classLabels.count, context))
      sketch.stroke(.rect(box.inset(by: 0.2)), palette.repere, 0.4)
    case .hatched:
      let polygon = Polygon(rings: [
        [
          Point(x: box.left, y: box.top), Point(x: box.right, y: box.top),
          Point(x: box.right, y: box.bottom), Point(x: box.left, y: box.bottom),
        ]
      ])
      sketch.stroke(polygon.hatching(every: 1.7.mm), palette.brique, 0.55)
      sketch.stroke(.rect(box.inset(by: 0.6)), palette.brique, 1.2)
    case .railway:
      sketch.line(box.left, box.center.y, box.right, box.center.y, palette.repere, 1.6)
      sketch.line(
        box.left, box.center.y, box.right, box.center.y, .white, 0.8, dashes: [4, 4])
    }
    let style = context.theme.sans(8)
    let label = sketch.measurer.cut(
      row.label, in: style, to: width - Self.swatch.width - 2.mm)
    sketch.write(
      label, style,
      at: Point(x: box.right + 2.mm, y: sketch.centeredBaseline(box.center.y, style)))
  }

  /// Two segments of a round length, black and white.
  private func drawScaleBar(
    at point: Point, room: Double, _ fit: MapFit, _ sketch: inout Sketch
  ) {
    let bar = ScaleBar(scale: fit.scale, room: min(room, 42.mm), words: map.words, context)
    bar.draw(at: point, in: &sketch)
    sketch.reserve(
      Rect(x: point.x - 4, y: point.y - 1.1.mm - 12, width: bar.width + 8, height: 18))
  }
}

extension Color {
  fileprivate func darkened(by factor: Double) -> Color {
    func channel(_ value: UInt8) -> UInt8 { UInt8((Double(value) * factor).rounded()) }
    return Color(red: channel(red), green: channel(green), blue: channel(blue))
  }
}
