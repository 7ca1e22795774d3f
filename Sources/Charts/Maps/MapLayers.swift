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
    if map.hasRaster {
      sketch.clip(to: contour) { inner in
        drawSurface(in: &inner)
        drawCells(in: &inner)
      }
      drawLimits(in: &sketch)
    } else {
      drawDistricts(in: &sketch)
    }
    drawGround(in: &sketch)
    drawHatched(in: &sketch)
    sketch.stroke(contour, palette.encre, 1.3, round: true)
    drawSpots(in: &sketch)
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

  /// Thin, over a raster whose colours are values.
  private func drawLimits(in sketch: inout Sketch) {
    var path = Path()
    for district in map.districts { path.append(fit.polygon(district.area).path) }
    sketch.stroke(path, sketch.palette.gris, 0.5, round: true)
  }

  /// Water, other areas, then lines: those of a kind in one stroke.
  private func drawGround(in sketch: inout Sketch) {
    let palette = sketch.palette
    for area in map.ground.patches where !map.hasRaster {
      sketch.fill(fit.polygon(area).path, palette.clair)
    }
    // Over a density, blue water would look like a class of it.
    let water = map.surface == nil ? palette.eau : .white
    for area in map.ground.waters {
      let path = fit.polygon(area).path
      sketch.fill(path, water)
      if map.surface != nil { sketch.stroke(path, palette.filet, 0.5, round: true) }
    }
    for (kind, path) in linesByKind {
      switch kind {
      case .street: stroke(street: path, 0.5, in: &sketch)
      case .mainStreet: stroke(street: path, 1.2, in: &sketch)
      case .railway:
        sketch.stroke(path, palette.repere, 1.6)
        sketch.stroke(path, .white, 0.8, dashes: [4, 4])
      case .water(let breadth):
        let width = max(breadth * fit.scale, 1.2)
        if map.surface != nil { sketch.stroke(path, palette.filet, width + 1, round: true) }
        sketch.stroke(path, water, width, round: true)
      }
    }
  }

  /// White on sand; grey on a raster, part of which is white.
  private func stroke(street path: Path, _ width: Double, in sketch: inout Sketch) {
    let color = map.hasRaster ? sketch.palette.repere : Color.white
    sketch.stroke(path, color, map.hasRaster ? 0.6 * width : width, round: true)
  }

  /// In order of first appearance, what lies outside of the frame left out.
  private var linesByKind: [(MapLine.Kind, Path)] {
    var groups: [(kind: MapLine.Kind, path: Path)] = []
    for line in map.ground.lines {
      let points = fit.polyline(line.points)
      guard points.count > 1, Polygon(rings: [points]).bounds.inset(by: -20).intersects(room)
      else { continue }
      if let index = groups.firstIndex(where: { $0.kind == line.kind }) {
        groups[index].path.append(.polyline(points))
      } else {
        groups.append((line.kind, .polyline(points)))
      }
    }
    return groups.map { ($0.kind, $0.path) }
  }

  /// Hatched on a plain ground; a dashed outline on a raster, that hatching would hide.
  private func drawHatched(in sketch: inout Sketch) {
    for area in map.hatched {
      let polygon = fit.polygon(area.area)
      if map.hasRaster {
        MapMarks.strokePriority(polygon.path, in: &sketch)
      } else {
        sketch.stroke(polygon.hatching(every: 1.7.mm), sketch.palette.brique, 0.55)
        sketch.stroke(polygon.path, sketch.palette.brique, 1.2, round: true)
      }
    }
  }

  /// Largest under, so that no circle hides a smaller one whole.
  private func drawSymbols(in sketch: inout Sketch) {
    for symbol in symbolsLargestFirst {
      let center = fit.point(symbol.place)
      if symbol.count == nil {
        sketch.dot(center, radius: radius(of: symbol), sketch.palette.bleu, isFilled: false)
      } else {
        sketch.dot(center, radius: radius(of: symbol), sketch.palette.bleu, edge: 0.5.mm)
      }
    }
    for landmark in shownLandmarks {
      let center = fit.point(landmark.place)
      let box = Rect(x: center.x - 3.2, y: center.y - 3.2, width: 6.4, height: 6.4)
      sketch.fill(.rect(box.inset(by: -0.6)), .white)
      sketch.fill(.rect(box), sketch.palette.encre)
    }
  }

  /// Within the frame; hidden counts last, nothing where nothing was counted.
  var symbolsLargestFirst: [MapPlot.Symbol] {
    let shown = map.symbols.filter { isShown($0.place) }
    return shown.filter { ($0.count ?? 0) > 0 }.sortedByValue { Double($0.count ?? 0) }
      + shown.filter { $0.count == nil }
  }

  var shownLandmarks: [MapPlot.Landmark] { map.landmarks.filter { isShown($0.place) } }

  /// Part of the ground only is on the page when the map is fitted on a part.
  private func isShown(_ place: MapPoint) -> Bool {
    let point = fit.point(place)
    return map.focus == nil || room.inset(by: 5).contains(Rect(around: point, point))
  }

  /// Area in proportion to the count.
  func radius(of symbol: MapPlot.Symbol) -> Double {
    symbol.count.map { MapKey.radius(of: $0, largest: map.largestCount) } ?? MapKey.hiddenRadius
  }
}
