import Drawing
import Units

/// The names on a map: each in the cheapest of several places, none on another.
struct MapLabels {
  let frame: MapFrame
  let obstacles: [Obstacle]

  private static let halo = 2.6

  /// Lines set as one block.
  private struct Block {
    var lines: [TextLine]
    var leading: Double
    var size: Size

    init(_ lines: [TextLine], leading: Double, in measurer: any TextMeasurer) {
      self.lines = lines
      self.leading = leading
      let cap = lines.first?.capHeight(in: measurer) ?? 0
      let depth = lines.last?.depth ?? 0
      size = Size(
        width: lines.map { $0.width(in: measurer) }.max() ?? 0,
        height: cap + Double(max(0, lines.count - 1)) * leading + depth)
    }
  }

  init(_ frame: MapFrame) {
    self.frame = frame
    let fit = frame.fit
    let symbols = frame.symbolsLargestFirst.map { symbol in
      Obstacle(
        Rect(around: fit.point(symbol.place), fit.point(symbol.place))
          .inset(by: -frame.radius(of: symbol) * 0.9), cost: 60)
    }
    let landmarks = frame.shownLandmarks.map {
      Obstacle(Rect(around: fit.point($0.place), fit.point($0.place)).inset(by: -4), cost: 200)
    }
    let outline = fit.polygon(frame.map.ground.contour, resolution: 2).rings.flatMap {
      Obstacle.along($0 + $0.prefix(1), cost: 2)
    }
    let hatched = frame.map.hatched.flatMap { area in
      fit.polygon(area.area, resolution: 2).rings.flatMap {
        Obstacle.along($0 + $0.prefix(1), cost: 1.5)
      }
    }
    let spots = frame.map.spots.flatMap { spot in
      fit.polygon(spot.area, resolution: 1).rings.flatMap {
        Obstacle.along($0 + $0.prefix(1), cost: 3)
      }
    }
    let lines = frame.map.ground.lines.flatMap { line -> [Obstacle] in
      switch line.kind {
      case .railway, .water: Obstacle.along(fit.polyline(line.points), cost: 0.4)
      case .street, .mainStreet: []
      }
    }
    obstacles = (symbols + landmarks + outline + hatched + spots + lines).filter {
      $0.box.intersects(frame.room)
    }
  }

  func draw(in sketch: inout Sketch) {
    writeCounts(in: &sketch)
    numberSpots(in: &sketch)
    for symbol in frame.symbolsLargestFirst { name(symbol, in: &sketch) }
    for landmark in frame.shownLandmarks { name(landmark, in: &sketch) }
    for area in frame.map.hatched { name(area, in: &sketch) }
    nameDistricts(in: &sketch)
    nameNeighbours(in: &sketch)
  }

  private func showsCountInside(_ symbol: MapPlot.Symbol, in sketch: Sketch) -> Bool {
    guard let count = symbol.count else { return false }
    let radius = frame.radius(of: symbol)
    let text = French.integer(count)
    return radius > 4.2.mm
      && sketch.width(of: text, sketch.context.theme.sans(8).bold()) < 1.6 * radius
  }

  private func writeCounts(in sketch: inout Sketch) {
    let style = sketch.context.theme.sans(8, .white).bold()
    for symbol in frame.symbolsLargestFirst where showsCountInside(symbol, in: sketch) {
      let center = frame.fit.point(symbol.place)
      let line = TextLine(French.integer(symbol.count ?? 0), style)
      let origin = Point(x: center.x, y: sketch.centeredBaseline(center.y, style))
      let box = line.box(at: origin, .middle, in: sketch.measurer)
      if frame.room.contains(box), sketch.isFree(box) { sketch.write(line, at: origin, .middle) }
    }
  }

  private func name(_ symbol: MapPlot.Symbol, in sketch: inout Sketch) {
    let theme = sketch.context.theme
    let style = theme.sans(8.5).bold()
    var lines = sketch.measurer.lines(symbol.name, in: style, width: 90, atMost: 2)
      .map { TextLine($0, style) }
    if let count = symbol.count, !showsCountInside(symbol, in: sketch) {
      lines.append(
        TextLine(French.integer(count), theme.sans(8, theme.palette.bleu).bold()))
    }
    let block = Block(lines, leading: 10.4, in: sketch.measurer)
    let center = frame.fit.point(symbol.place)
    place(block, around: center, radius: frame.radius(of: symbol) + 2.2, in: &sketch)
  }

  private func name(_ landmark: MapPlot.Landmark, in sketch: inout Sketch) {
    let style = sketch.context.theme.sans(8)
    let lines = sketch.measurer.lines(landmark.name, in: style, width: 80, atMost: 2)
    let block = Block(
      lines.map { TextLine($0, style) }, leading: 9.6, in: sketch.measurer)
    place(block, around: frame.fit.point(landmark.place), radius: 5.5, in: &sketch)
  }

  /// Around the limits of the hatching, or on it with a halo when there is no other room.
  private func name(_ area: MapPlot.Hatched, in sketch: inout Sketch) {
    guard let name = area.name else { return }
    let style = sketch.context.theme.sans(8, sketch.palette.brique).bold()
    let lines = sketch.measurer.lines(name, in: style, width: 104, atMost: 3)
    let block = Block(
      lines.map { TextLine($0, style) }, leading: 9.6, in: sketch.measurer)
    let polygon = frame.fit.polygon(area.area, resolution: 2)
    let bounds = polygon.bounds
    let center = bounds.center
    var boxes = around(
      center, block.size, across: bounds.width / 2 + 3, down: bounds.height / 2 + 3)
    boxes += polygon.spots(within: frame.room, fineness: 6).prefix(6).map {
      (centered(block.size, on: $0.point), 9)
    }
    place(block, among: boxes, in: &sketch)
  }

  /// Names every district or nearly; a map that could name only some of them names none.
  private func nameDistricts(in sketch: inout Sketch) {
    let polygons = frame.map.districts.map { frame.fit.polygon($0.area, resolution: 1) }
    let order = polygons.indices.map { $0 }.sortedByValue { polygons[$0].area }
      .filter {
        frame.map.districts[$0].name != nil && polygons[$0].bounds.intersects(frame.room)
      }
    var trial = sketch
    var named = 0
    for index in order where name(frame.map.districts[index].name ?? "", polygons[index], &trial) {
      named += 1
    }
    if 2 * named >= order.count { sketch = trial }
  }

  /// Inside the district, on one line or two, in the usual size or a smaller one; over its limits
  /// where districts are few.
  private func name(_ name: String, _ polygon: Polygon, _ sketch: inout Sketch) -> Bool {
    let theme = sketch.context.theme
    let spots = polygon.spots(within: frame.room).prefix(24)
    let mayOverflow = frame.map.districts.count <= 15
    for (isWhole, size, count) in [
      (true, 8.5, 1), (true, 8.5, 2), (true, 7.5, 1), (true, 7.5, 2), (false, 7.5, 2),
      (false, 7.5, 1),
    ] where isWhole || mayOverflow {
      let style = theme.sans(size).bold()
      let lines = sketch.measurer.lines(
        name, in: style, width: count == 1 ? 200 : 62, atMost: count)
      guard !(lines.last?.hasSuffix("…") ?? true) else { continue }
      let block = Block(
        lines.map { TextLine($0, style) }, leading: 1.2 * size, in: sketch.measurer)
      let boxes = spots.map { (centered(block.size, on: $0.point), -$0.clearance * 0.3) }
        .filter { !isWhole || polygon.contains($0.0) }
      if place(block, among: boxes, in: &sketch) { return true }
    }
    return false
  }

  /// Where the neighbour has most room within the frame; a name that doesn't fit is left out.
  private func nameNeighbours(in sketch: inout Sketch) {
    let style = sketch.context.theme.sans(8, sketch.palette.gris).italic()
    let contour = frame.fit.polygon(frame.map.ground.contour, resolution: 2)
    for neighbour in frame.map.ground.neighbours {
      let polygon = frame.fit.polygon(neighbour.area, resolution: 2)
      let spots = polygon.spots(within: frame.room, fineness: 10).prefix(16)
      for count in 1...2 where !spots.isEmpty {
        let lines = sketch.measurer.lines(
          neighbour.name, in: style, width: count == 1 ? 200 : 56, atMost: count)
        guard !(lines.last?.hasSuffix("…") ?? true) else { continue }
        let block = Block(
          lines.map { TextLine($0, style) }, leading: 9.6, in: sketch.measurer)
        let boxes =
          spots
          .map { (centered(block.size, on: $0.point), -min($0.clearance, 40)) }
          .filter { polygon.contains($0.0) && !contour.contains($0.0.center) }
        if place(block, among: boxes, in: &sketch, halo: 1.6) { break }
      }
    }
  }
}

extension MapLabels {
  private func centered(_ size: Size, on point: Point) -> Rect {
    Rect(
      x: point.x - size.width / 2, y: point.y - size.height / 2, width: size.width,
      height: size.height)
  }

  /// Under, over, right, left and between, ever farther.
  private func around(
    _ center: Point, _ size: Size, across: Double, down: Double
  ) -> [(Rect, Double)] {
    var boxes: [(Rect, Double)] = []
    for step in 0..<5 {
      let far = Double(step) * 5
      let dx = across + far + size.width / 2
      let dy = down + far + size.height / 2
      for (x, y, cost) in [
        (0, dy, 0.0), (0, -dy, 3), (dx, 0, 4), (-dx, 0, 5), (dx * 0.8, dy * 0.8, 6),
        (-dx * 0.8, dy * 0.8, 6.5), (dx * 0.8, -dy * 0.8, 7), (-dx * 0.8, -dy * 0.8, 7.5),
      ] {
        boxes.append((centered(size, on: center.offset(x: x, y: y)), cost + 1.2 * far))
      }
    }
    return boxes
  }

  private func place(
    _ block: Block, around center: Point, radius: Double, in sketch: inout Sketch
  ) {
    place(
      block, among: around(center, block.size, across: radius, down: radius), in: &sketch)
  }

  /// Writes the block in the cheapest free box; false when none is free.
  @discardableResult
  private func place(
    _ block: Block, among boxes: [(Rect, Double)], in sketch: inout Sketch,
    halo: Double = MapLabels.halo
  ) -> Bool {
    guard
      let box = sketch.cheapest(
        boxes, avoiding: obstacles, within: frame.room.inset(by: 2), margin: 1.5)
    else { return false }
    for (index, line) in block.lines.enumerated() {
      let cap = block.lines[0].capHeight(in: sketch.measurer)
      sketch.write(
        line, at: Point(x: box.center.x, y: box.top + cap + Double(index) * block.leading),
        .middle, halo: halo)
    }
    return true
  }
}
