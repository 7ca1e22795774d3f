import Drawing
import Units

/// Where the commune, the key, the scale bar and the arrow of a map stand.
struct MapFrame {
  let map: MapPlot
  let context: ChartContext
  let room: Rect
  let fit: MapFit
  let key: MapKey
  /// The key and the scale bar under it.
  let keyBox: Rect
  let northBox: Rect

  private static let margin = 8.mm
  /// Narrower maps have their key under the commune.
  private static let narrow = 110.mm

  static func height(of map: MapPlot, width: Double, _ context: ChartContext) -> Double {
    let inner = width - 2 * margin
    let natural = MapFit.aspect(of: map.ground.contour) * inner + 2 * margin
    let held = min(max(natural, 0.5 * width), 0.92 * width)
    let key = MapKey(map, widest: widestKey(width), context)
    return width < narrow ? held + key.size.height : max(held, key.size.height + 30.mm)
  }

  private static func widestKey(_ width: Double) -> Double {
    width < narrow ? width : min(0.4 * width, 62.mm)
  }

  init(_ map: MapPlot, in room: Rect, _ context: ChartContext) {
    self.map = map
    self.context = context
    self.room = room
    let key = MapKey(map, widest: Self.widestKey(room.width), context)
    self.key = key
    let whole = room.inset(by: Self.margin)
    let contour = map.ground.contour
    let corners = Self.corners(key.size, in: room)
    if room.width < Self.narrow {
      let upper = Rect(
        x: whole.x, y: whole.y, width: whole.width,
        height: max(20, whole.height - key.size.height))
      fit = MapFit(contour, in: upper)
      keyBox = corners[1]
    } else {
      let best = Self.emptiest(corners, MapFit(contour, in: whole).polygon(contour, resolution: 2))
      if best.covered == 0 {
        fit = MapFit(contour, in: whole)
        keyBox = corners[best.index]
      } else {
        let beside = Rect(
          x: whole.x, y: whole.y, width: max(20, whole.width - key.size.width - 2.mm),
          height: whole.height)
        fit = MapFit(contour, in: beside)
        keyBox = corners[0]
      }
    }
    let isTopRight = keyBox.top < room.center.y && keyBox.right > room.center.x
    northBox = Rect(
      x: isTopRight ? room.left + 5.mm : room.right - 10.5.mm, y: room.top + 8.mm, width: 5.5.mm,
      height: 11.mm)
  }

  /// Lower right, lower left, upper right, upper left.
  private static func corners(_ size: Size, in room: Rect) -> [Rect] {
    [(1.0, 1.0), (0, 1), (1, 0), (0, 0)].map { right, down in
      Rect(
        x: room.left + right * (room.width - size.width),
        y: room.top + down * (room.height - size.height), width: size.width, height: size.height)
    }
  }

  /// The corner that hides least of the commune.
  private static func emptiest(
    _ corners: [Rect], _ contour: Polygon
  ) -> (index: Int, covered: Int) {
    let counts = corners.map { box in
      (0..<144).filter { probe in
        contour.contains(
          Point(
            x: box.x - 4 + Double(probe % 12) / 11 * (box.width + 8),
            y: box.y - 4 + Double(probe / 12) / 11 * (box.height + 8)))
      }.count
    }
    let fewest = counts.min() ?? 0
    return (counts.firstIndex(of: fewest) ?? 0, fewest)
  }

  func draw(in sketch: inout Sketch) {
    sketch.clip(to: .rect(room)) { drawLayers(in: &$0) }
    key.draw(in: keyBox, fit, &sketch)
    drawNorth(in: &sketch)
    MapLabels(self).draw(in: &sketch)
  }

  private func drawNorth(in sketch: inout Sketch) {
    let top = northBox.top
    let middle = northBox.center.x
    let height = 7.mm
    sketch.fill(
      .polygon([
        Point(x: middle, y: top), Point(x: middle + 2.2.mm, y: top + height),
        Point(x: middle, y: top + height - 1.7.mm), Point(x: middle - 2.2.mm, y: top + height),
      ]), sketch.palette.encre)
    let style = context.theme.sans(7.5)
    sketch.reserve(Rect(x: northBox.x, y: top, width: northBox.width, height: height))
    sketch.write(
      map.words.north, style, at: Point(x: middle, y: top + height + 2.7.mm), .middle)
  }
}
