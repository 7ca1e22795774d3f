import Drawing
import Units

extension MapFrame {
  /// Bands over one another, each clipped to the ground that is shown where some is not.
  func drawSurface(in sketch: inout Sketch) {
    guard let surface = map.surface else { return }
    let bands = surface.bands.map {
      fit.polygon($0).simplified(within: Self.bandTolerance).path
    }
    guard let shown = bands.first else { return }
    func fillBands(_ sketch: inout Sketch) {
      for (index, band) in bands.enumerated() {
        // What is shown at all is the clip already, or the whole commune.
        let ground = index == 0 ? Path.rect(room) : band
        sketch.fill(
          ground, MapMarks.surfaceColor(index, of: bands.count, context.theme.palette))
      }
    }
    if surface.hidesSomething {
      sketch.clip(to: shown) { fillBands(&$0) }
    } else {
      fillBands(&sketch)
    }
  }

  /// The lines of a density are smooth: finer vertices would only weigh.
  private static let bandTolerance = 0.2

  func drawCells(in sketch: inout Sketch) {
    guard let cells = map.cells else { return }
    for level in cells.present {
      MapMarks.fill(fit.polygon(cells.area(of: level)), as: level, in: &sketch)
    }
    drawMesh(of: cells, in: &sketch)
  }

  /// The sides of the squares, where they are large enough to be seen apart.
  private func drawMesh(of cells: MapCells, in sketch: inout Sketch) {
    let grid = cells.grid
    guard grid.side * fit.scale >= 5 else { return }
    var path = Path()
    for column in 0...grid.columns {
      path.append(
        mesh(from: grid.place(Double(column), 0), to: grid.place(Double(column), Double(grid.rows)))
      )
    }
    for row in 0...grid.rows {
      path.append(
        mesh(from: grid.place(0, Double(row)), to: grid.place(Double(grid.columns), Double(row))))
    }
    sketch.stroke(path, sketch.palette.clair, 0.35)
  }

  private func mesh(from start: MapPoint, to end: MapPoint) -> Path {
    .line(from: fit.point(start), to: fit.point(end))
  }

  func drawSpots(in sketch: inout Sketch) {
    for spot in map.spots {
      MapMarks.stroke(fit.polygon(spot.area).path, spot.standing, in: &sketch)
    }
  }
}

/// How marks look, on the map and in its key alike.
enum MapMarks {
  /// Blues from light to dark; two classes take colours that are well apart.
  static func surfaceColor(_ index: Int, of count: Int, _ palette: Palette) -> Color {
    let ramp = [palette.bleu1, palette.bleu2, palette.bleu3, palette.bleu4, palette.bleu]
    guard count > 1 else { return palette.bleu2 }
    let place = (Double(index) * 4 / Double(count - 1)).rounded()
    return ramp[min(max(Int(place), 0), 4)]
  }

  /// Brick, blue, white and grey hatching: they differ without colour too.
  static func fill(_ polygon: Polygon, as level: MapCells.Level, in sketch: inout Sketch) {
    switch level {
    case .hot: sketch.fill(polygon.path, sketch.palette.brique)
    case .cold: sketch.fill(polygon.path, sketch.palette.bleu3)
    case .notEstablished: sketch.fill(polygon.path, .white)
    case .hidden:
      sketch.fill(polygon.path, .white)
      sketch.stroke(polygon.hatching(every: 1.1.mm), sketch.palette.filet, 0.5)
    }
  }

  static func stroke(_ path: Path, _ standing: MapSpot.Standing, in sketch: inout Sketch) {
    sketch.stroke(path, .white, 3.4, round: true)
    switch standing {
    case .current: sketch.stroke(path, sketch.palette.brique, 1.6, round: true)
    case .gone: sketch.stroke(path, sketch.palette.ardoise, 1.2, dashes: [3, 2], round: true)
    }
  }

  static func strokePriority(_ path: Path, in sketch: inout Sketch) {
    sketch.stroke(path, .white, 2, round: true)
    sketch.stroke(path, sketch.palette.encre, 0.9, dashes: [4, 1.5, 1, 1.5], round: true)
  }
}
