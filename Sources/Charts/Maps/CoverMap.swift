public import Drawing
import Units

/// The commune itself, full bleed, for a cover; it holds no text.
///
/// In a room of the whole width of an A4 page that begins 128 mm down, the commune is fitted in
/// 118 × 112 mm from (62, 158); in another room these measures follow its size.
public struct CoverMap: Hashable, Sendable {
  public var ground: MapGround
  public var districts: [MapArea]
  /// Priority districts.
  public var hatched: [MapArea]
  /// White within a blue outline rather than filled with blue: the territory as a plan to act on.
  public var isOutlined: Bool

  public init(
    ground: MapGround, districts: [MapArea] = [], hatched: [MapArea] = [], isOutlined: Bool = false
  ) {
    self.ground = ground
    self.districts = districts
    self.hatched = hatched
    self.isOutlined = isOutlined
  }
}

extension CoverMap: Plot {
  /// From 128 mm to the foot of an A4 page.
  private static let page = (width: 210.mm, height: 169.mm)

  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    width * Self.page.height / Self.page.width
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    let unit = min(room.width / Self.page.width, room.height / Self.page.height)
    // At the lower right, where the cover's maquette has it: (62, 30) mm in a room of 210 × 169.
    let frame = Rect(
      x: room.left + 62.mm * room.width / Self.page.width,
      y: room.top + 30.mm * room.height / Self.page.height, width: 118.mm * unit,
      height: 112.mm * unit)
    sketch.clip(to: .rect(room)) { draw(MapFit(ground.contour, in: frame), in: &$0) }
    return sketch.shapes
  }

  private func draw(_ fit: MapFit, in sketch: inout Sketch) {
    let palette = sketch.palette
    sketch.fill(.rect(sketch.room), palette.couverture)
    var seen = Boundaries(in: sketch.room)
    let outline = fit.polygon(ground.contour)
    _ = seen.add(outline)
    for neighbour in ground.neighbours {
      for line in seen.add(fit.polygon(neighbour.area)) {
        sketch.stroke(.polyline(line), .white, 1.1, round: true)
      }
    }
    let contour = outline.path
    drawWater(fit, palette.fond, in: &sketch)
    sketch.fill(contour, isOutlined ? .white : palette.bleu)
    var limits = Path()
    for district in districts { limits.append(fit.polygon(district).path) }
    sketch.clip(to: contour) { inner in
      inner.stroke(limits, palette.couvertureLimites, isOutlined ? 0.9 : 0.6, round: true)
      drawWater(fit, palette.couverture, in: &inner)
      let ink = isOutlined ? palette.bleu : .white
      for area in hatched {
        let polygon = fit.polygon(area)
        inner.stroke(polygon.hatching(every: 1.7.mm), ink, 0.55)
        inner.stroke(polygon.path, ink, 1.2, round: true)
      }
    }
    sketch.stroke(contour, isOutlined ? palette.bleu : .white, 2, round: true)
  }

  /// Inside the commune water has the colour of the ground; outside it is lighter.
  private func drawWater(_ fit: MapFit, _ color: Color, in sketch: inout Sketch) {
    for area in ground.waters { sketch.fill(fit.polygon(area).path, color) }
    for line in ground.lines {
      guard case .water(let breadth) = line.kind else { continue }
      sketch.stroke(
        .polyline(fit.polyline(line.points)), color, max(breadth * fit.scale, 1.2), round: true)
    }
  }
}
