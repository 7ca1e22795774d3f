import Drawing
import Units

/// What the marks of a map mean, and its scale bar under it.
struct MapKey {
  let map: MapPlot
  let context: ChartContext
  /// With the scale bar.
  let size: Size
  private let items: [Item]
  private let keyHeight: Double

  /// One thing under another, its text already in lines.
  enum Item {
    case title([String])
    /// Round counts, largest first.
    case circles([Int])
    case row(Swatch, [String])
    /// Where the part that is shown lies in the whole.
    case locator
  }

  enum Swatch {
    case district(Int)
    case withoutClass
    case surface(Int)
    case unknown
    case cell(MapCells.Level)
    case hiddenSymbol
    case spot(MapSpot.Standing)
    case hatched
    case railway
  }

  static let swatch = Size(width: 6.mm, height: 3.6.mm)
  static let padding = 3.mm
  private static let rowLeading = 13.2
  private static let lineLeading = 10.0
  private static let barHeight = 12.mm
  private static let largestRadius = 7.6.mm
  static let hiddenRadius = 1.7.mm
  private static let locatorHeight = 24.mm

  init(_ map: MapPlot, widest: Double, _ context: ChartContext) {
    self.map = map
    self.context = context
    let entries = Self.entries(map)
    let bold = context.theme.sans(8).bold()
    let plain = context.theme.sans(8)
    let natural =
      entries.map { entry in
        switch entry {
        case .title(let text): context.measurer.width(of: text, in: bold)
        case .row(_, let text):
          context.measurer.width(of: text, in: plain) + Self.swatch.width + 2.mm
        case .circles, .locator: 0
        }
      }.max() ?? 0
    let width = max(min(natural + 2 * Self.padding + 0.1, widest), min(42.mm, widest))
    let inner = width - 2 * Self.padding
    items = entries.map { entry in
      switch entry {
      case .title(let text):
        .title(context.measurer.lines(text, in: bold, width: inner, atMost: 3))
      case .row(let swatch, let text):
        .row(
          swatch,
          context.measurer.lines(
            text, in: plain, width: inner - Self.swatch.width - 2.mm, atMost: 3))
      case .circles(let counts): .circles(counts)
      case .locator: .locator
      }
    }
    let heights = items.reduce(0) { $0 + Self.height($1, map) }
    keyHeight = items.isEmpty ? 0 : Self.padding + heights + 2.mm
    size = Size(width: width, height: keyHeight + Self.barHeight + 2.mm)
  }

  private static func height(_ item: Item, _ map: MapPlot) -> Double {
    switch item {
    case .title(let lines): Double(lines.count) * lineLeading + 3
    case .row(_, let lines): rowLeading + Double(max(0, lines.count - 1)) * lineLeading
    case .circles(let counts): 2 * radius(of: counts[0], largest: map.largestCount) + 4.mm
    case .locator: locatorHeight + 3.mm
    }
  }

  static func radius(of count: Int, largest: Int) -> Double {
    largestRadius * (Double(max(count, 0)) / Double(max(largest, 1))).squareRoot()
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
      drawItems(in: ground, &sketch)
      sketch.reserve(ground.inset(by: -2))
    }
    drawScaleBar(
      at: Point(x: box.left + Self.padding, y: box.bottom - 2.mm),
      room: box.width - 2 * Self.padding, fit, &sketch)
  }

  private func drawItems(in box: Rect, _ sketch: inout Sketch) {
    let left = box.left + Self.padding
    let width = box.width - 2 * Self.padding
    var y = box.top + Self.padding
    for item in items {
      let point = Point(x: left, y: y)
      switch item {
      case .title(let lines):
        write(lines, context.theme.sans(8).bold(), at: point.offset(y: 7), &sketch)
      case .row(let swatch, let lines): drawRow(swatch, lines, at: point, &sketch)
      case .circles(let counts): drawCircles(counts, at: point, &sketch)
      case .locator:
        drawLocator(
          in: Rect(x: left, y: y, width: width, height: Self.locatorHeight), &sketch)
      }
      y += Self.height(item, map)
    }
  }

  private func write(
    _ lines: [String], _ style: TextStyle, at point: Point, _ sketch: inout Sketch
  ) {
    for (index, line) in lines.enumerated() {
      sketch.write(line, style, at: point.offset(y: Double(index) * Self.lineLeading))
    }
  }

  private func drawRow(
    _ swatch: Swatch, _ lines: [String], at point: Point, _ sketch: inout Sketch
  ) {
    let box = Rect(
      x: point.x, y: point.y, width: Self.swatch.width, height: Self.swatch.height)
    drawSwatch(swatch, in: box, &sketch)
    let style = context.theme.sans(8)
    write(
      lines, style,
      at: Point(x: box.right + 2.mm, y: sketch.centeredBaseline(box.center.y, style)), &sketch)
  }

  /// Circles that share their lowest point, a leader from the top of each to its number.
  private func drawCircles(_ counts: [Int], at point: Point, _ sketch: inout Sketch) {
    let radii = counts.map { Self.radius(of: $0, largest: map.largestCount) }
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
