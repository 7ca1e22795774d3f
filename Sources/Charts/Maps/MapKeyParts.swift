import Drawing
import Units

extension MapKey {
  /// A part of the key before its text is set.
  enum Entry {
    case title(String)
    case circles([Int])
    case row(Swatch, String)
    case locator
  }

  /// What the map shows, and nothing else.
  static func entries(_ map: MapPlot) -> [Entry] {
    var entries: [Entry] = map.focus == nil ? [] : [.locator]
    let counts = roundCounts(map)
    if let title = map.key.symbols, !counts.isEmpty {
      entries += [.title(title), .circles(counts)]
    }
    if let label = map.key.hiddenSymbols, map.symbols.contains(where: { $0.count == nil }) {
      entries.append(.row(.hiddenSymbol, label))
    }
    if let surface = map.surface { entries += Self.entries(surface) }
    if let cells = map.cells {
      entries.append(.title(cells.words.title))
      entries += cells.present.map { .row(.cell($0), cells.words[$0]) }
    }
    if let title = map.key.classes { entries.append(.title(title)) }
    entries += map.key.classLabels.enumerated().map { .row(.district($0.offset), $0.element) }
    if let label = map.key.withoutClass, !map.key.classLabels.isEmpty,
      map.districts.contains(where: { $0.classIndex == nil })
    {
      entries.append(.row(.withoutClass, label))
    }
    for (standing, label) in [
      (MapSpot.Standing.current, map.key.spots), (.gone, map.key.goneSpots),
    ] {
      guard let label, map.spots.contains(where: { $0.standing == standing }) else { continue }
      entries.append(.row(.spot(standing), label))
    }
    if let label = map.key.hatched, !map.hatched.isEmpty { entries.append(.row(.hatched, label)) }
    if let label = map.key.railway, map.ground.lines.contains(where: { $0.kind == .railway }) {
      entries.append(.row(.railway, label))
    }
    return entries
  }

  private static func entries(_ surface: MapSurface) -> [Entry] {
    var entries: [Entry] = []
    if surface.values.contains(where: { $0 != nil }) {
      entries.append(.title(surface.title))
      entries += surface.labels.enumerated().map { .row(.surface($0.offset), $0.element) }
    }
    if surface.hidesSomething { entries.append(.row(.unknown, surface.hiddenLabel)) }
    return entries
  }

  /// Round counts whose circles are nested: 400, 100, 25.
  private static func roundCounts(_ map: MapPlot) -> [Int] {
    let largest = map.largestCount
    guard map.key.symbols != nil, largest > 0 else { return [] }
    var power = 1
    while power <= largest / 10 { power *= 10 }
    let first = [5, 4, 2, 1].map { $0 * power }.first { $0 <= largest } ?? largest
    var counts = [first]
    while counts.count < 3, let last = counts.last, last >= 4 { counts.append(last / 4) }
    return counts
  }

  func drawSwatch(_ swatch: Swatch, in box: Rect, _ sketch: inout Sketch) {
    let palette = sketch.palette
    switch swatch {
    case .district(let index):
      fill(box, Self.classColor(index, of: map.key.classLabels.count, context), &sketch)
    case .surface(let index):
      let count = map.surface?.labels.count ?? 1
      fill(box, MapMarks.surfaceColor(index, of: count, palette), &sketch)
    case .withoutClass: fill(box, palette.clair, &sketch)
    case .unknown: fill(box, .white, &sketch)
    case .cell(let level):
      MapMarks.fill(box.polygon, as: level, in: &sketch)
      sketch.stroke(.rect(box.inset(by: 0.2)), palette.repere, 0.4)
    case .hiddenSymbol:
      sketch.dot(box.center, radius: Self.hiddenRadius, palette.bleu, isFilled: false)
    case .spot(let standing): MapMarks.stroke(.rect(box.inset(by: 0.8)), standing, in: &sketch)
    case .hatched where map.hasRaster:
      MapMarks.strokePriority(.rect(box.inset(by: 0.6)), in: &sketch)
    case .hatched:
      sketch.stroke(box.polygon.hatching(every: 1.7.mm), palette.brique, 0.55)
      sketch.stroke(.rect(box.inset(by: 0.6)), palette.brique, 1.2)
    case .railway:
      sketch.line(box.left, box.center.y, box.right, box.center.y, palette.repere, 1.6)
      sketch.line(
        box.left, box.center.y, box.right, box.center.y, .white, 0.8, dashes: [4, 4])
    }
  }

  private func fill(_ box: Rect, _ color: Color, _ sketch: inout Sketch) {
    sketch.fill(.rect(box), color)
    sketch.stroke(.rect(box.inset(by: 0.2)), sketch.palette.repere, 0.4)
  }

  /// The whole territory, and a frame around the part that the map shows.
  func drawLocator(in box: Rect, _ sketch: inout Sketch) {
    guard let focus = map.focus else { return }
    let fit = MapFit(map.ground.contour, in: box.inset(by: 1))
    let contour = fit.polygon(map.ground.contour, resolution: 0.3).path
    sketch.fill(contour, sketch.palette.sable2)
    sketch.stroke(contour, sketch.palette.encre, 0.6, round: true)
    let part = fit.polygon(focus, resolution: 0).bounds
    // A frame of a few points is seen wherever it lies; it stays within the key.
    let grown = part.inset(by: min(0, (min(part.width, part.height) - 5) / 2))
    let left = min(max(grown.left, box.left), box.right - 3)
    let top = min(max(grown.top, box.top), box.bottom - 3)
    let frame = Rect(
      x: left, y: top, width: max(3, min(grown.right, box.right) - left),
      height: max(3, min(grown.bottom, box.bottom) - top))
    sketch.stroke(.rect(frame), .white, 2.4)
    sketch.stroke(.rect(frame), sketch.palette.brique, 1.2)
  }
}

extension Rect {
  fileprivate var polygon: Polygon {
    Polygon(rings: [
      [
        Point(x: left, y: top), Point(x: right, y: top), Point(x: right, y: bottom),
        Point(x: left, y: bottom),
      ]
    ])
  }
}
