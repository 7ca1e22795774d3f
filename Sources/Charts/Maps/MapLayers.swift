import Drawing
import Units

extension MapFrame {
  /// From the ground up; the frame clips what the neighbours have outside of it.
  func drawLayers(in sketch: inout Sketch) {
    let palette = sketch.palette
    sketch.fill(.rect(room), palette.fond)
    drawNeighbours(in: &sketch)
    let contour = fit.polygon(map.ground.contour).path
    sketch.fill(contour, .white)
    drawDistricts(in: &sketch)
    for area in map.ground.waters { sketch.fill(fit.polygon(area).path, palette.eau) }
    for line in map.ground.lines { draw(line, in: &sketch) }
    for area in map.hatched {
      let polygon = fit.polygon(area.area)
      sketch.stroke(polygon.hatching(every: 1.7.mm), palette.brique, 0.55)
      sketch.stroke(polygon.path, palette.brique, 1.2, round: true)
    }
    sketch.stroke(contour, palette.encre, 1.3, round: true)
    drawSymbols(in: &sketch)
  }

  private func drawNeighbours(in sketch: inout Sketch) {
    var limits = Boundaries(in: room)
    _ = limits.add(fit.polygon(map.ground.contour))
    for neighbour in map.ground.neighbours {
      for line in limits.add(fit.polygon(neighbour.area)) {
        sketch.stroke(.polyline(line), sketch.palette.repere, 0.5, dashes: [3, 2])
      }
    }
  }

  private func drawDistricts(in sketch: inout Sketch) {
    for district in map.districts {
      let color =
        district.classIndex.map { MapKey.classColor($0, of: map.key.classLabels.count, context) }
        ?? (map.key.classLabels.isEmpty ? sketch.palette.sable2 : sketch.palette.clair)
      sketch.fill(fit.polygon(district.area).path, color)
    }
    var path = Path()
    for district in map.districts { path.append(fit.polygon(district.area).path) }
    sketch.stroke(path, .white, 1.4, round: true)
  }

  private func draw(_ line: MapLine, in sketch: inout Sketch) {
    let path = Path.polyline(fit.polyline(line.points))
    let palette = sketch.palette
    switch line.kind {
    case .street: sketch.stroke(path, .white, 0.5, round: true)
    case .mainStreet: sketch.stroke(path, .white, 1.2, round: true)
    case .railway:
      sketch.stroke(path, palette.repere, 1.6)
      sketch.stroke(path, .white, 0.8, dashes: [4, 4])
    case .water(let breadth):
      sketch.stroke(path, palette.eau, max(breadth * fit.scale, 1.2), round: true)
    }
  }

  /// Largest under, so that no circle hides a smaller one whole.
  private func drawSymbols(in sketch: inout Sketch) {
    for symbol in symbolsLargestFirst {
      sketch.dot(
        fit.point(symbol.place), radius: radius(of: symbol.count), sketch.palette.bleu,
        edge: 0.5.mm)
    }
    for landmark in map.landmarks {
      let center = fit.point(landmark.place)
      let box = Rect(x: center.x - 3.2, y: center.y - 3.2, width: 6.4, height: 6.4)
      sketch.fill(.rect(box.inset(by: -0.6)), .white)
      sketch.fill(.rect(box), sketch.palette.encre)
    }
  }

  var symbolsLargestFirst: [MapPlot.Symbol] {
    map.symbols.filter { $0.count > 0 }.sortedByValue { Double($0.count) }
  }

  /// Area in proportion to the count.
  func radius(of count: Int) -> Double {
    MapKey.radius(of: count, largest: map.symbols.map(\.count).max() ?? 1)
  }
}
