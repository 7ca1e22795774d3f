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

  static func height(of map: MapPlot, width: Double, _ context: ChartContext) -> Double {
    let inner = width - 2 * margin
    let natural = MapFit.aspect(of: map.shown) * inner + 2 * margin
    let held = min(max(natural, 0.5 * width), 0.92 * width)
    let key = MapKey(map, widest: widestKey(width), context).size
    // A part is shown with its surroundings: they fill the room beside the key.
    guard map.focus == nil else { return max(held, key.height + 6.mm) }
    // A key that takes much of the width needs some height of its own.
    let share = key.width / width
    return max(held + (share > 0.35 ? 0.6 * key.height : 0), key.height + 30.mm)
  }

  private static func widestKey(_ width: Double) -> Double {
    max(min(0.4 * width, 62.mm), min(54.mm, 0.6 * width))
  }

  init(_ map: MapPlot, in room: Rect, _ context: ChartContext) {
    self.map = map
    self.context = context
    self.room = room
    let key = MapKey(map, widest: Self.widestKey(room.width), context)
    self.key = key
    let corners = Self.corners(key.size, in: room)
    let place =
      if let focus = map.focus {
        Self.fitBeside(corners[0], focus, in: room)
      } else {
        Self.largestFit(map.shown, in: room.inset(by: Self.margin), corners)
      }
    fit = place.fit
    keyBox = place.key
    northBox = Self.north(map, fit, keyBox, in: room)
  }

  /// In an upper corner, away from the key, the commune and its hatched districts.
  private static func north(
    _ map: MapPlot, _ fit: MapFit, _ key: Rect, in room: Rect
  ) -> Rect {
    // The surroundings of a part are under every corner.
    let ground = map.focus == nil ? [map.ground.contour] : []
    let grounds = (ground + map.hatched.map(\.area) + map.spots.map(\.area)).map {
      fit.polygon($0, resolution: 2)
    }
    let size = Size(width: 5.5.mm, height: 11.mm)
    let places = [
      Point(x: room.right - 10.5.mm, y: room.top + 8.mm),
      Point(x: room.left + 5.mm, y: room.top + 8.mm),
      Point(x: room.right - 10.5.mm, y: room.bottom - 16.mm),
      Point(x: room.left + 5.mm, y: room.bottom - 16.mm),
    ].map { Rect(x: $0.x, y: $0.y, width: size.width, height: size.height) }
    let free = places.filter { !$0.intersects(key.inset(by: -6)) }
    return free.first { box in !grounds.contains { covers(box, $0) } } ?? free.first ?? places[0]
  }

  /// Lower right, lower left, upper right, upper left.
  private static func corners(_ size: Size, in room: Rect) -> [Rect] {
    [(1.0, 1.0), (0, 1), (1, 0), (0, 0)].map { right, down in
      Rect(
        x: room.left + right * (room.width - size.width),
        y: room.top + down * (room.height - size.height), width: size.width, height: size.height)
    }
  }

  /// A part in the middle of the room that the key leaves, its surroundings all around.
  private static func fitBeside(
    _ key: Rect, _ focus: MapArea, in room: Rect
  ) -> (fit: MapFit, key: Rect) {
    let left = Rect(
      x: room.left, y: room.top, width: room.width - key.width, height: room.height)
    return (MapFit(focus, in: left.inset(by: 3.mm)), key)
  }

  /// The largest scale at which a corner leaves the commune uncovered.
  ///
  /// The commune shrinks away from the corner of the key, never under half of its size.
  private static func largestFit(
    _ contour: MapArea, in frame: Rect, _ corners: [Rect]
  ) -> (fit: MapFit, key: Rect) {
    let whole = MapFit(contour, in: frame)
    let coarse = whole.polygon(contour, resolution: 1.5)
    for shrink in stride(from: 1.0, through: 0.5, by: -0.04) {
      for corner in corners {
        let isRight = corner.center.x > frame.center.x
        let isLower = corner.center.y > frame.center.y
        let small = Rect(
          x: isRight ? frame.x : frame.right - shrink * frame.width,
          y: isLower ? frame.y : frame.bottom - shrink * frame.height,
          width: shrink * frame.width, height: shrink * frame.height)
        let fit = MapFit(contour, in: small)
        if !covers(corner, coarse.moved(from: whole, to: fit)) { return (fit, corner) }
      }
    }
    return (whole, corners[0])
  }

  private static func covers(_ box: Rect, _ contour: Polygon) -> Bool {
    let wide = box.inset(by: -5)
    let vertices = contour.rings.flatMap { $0 }
    return vertices.contains { wide.contains(Rect(around: $0, $0)) }
      || (0..<64).contains { probe in
        contour.contains(
          Point(
            x: wide.x + Double(probe % 8) / 7 * wide.width,
            y: wide.y + Double(probe / 8) / 7 * wide.height))
      }
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
    let arrow = Path.polygon([
      Point(x: middle, y: top), Point(x: middle + 2.2.mm, y: top + height),
      Point(x: middle, y: top + height - 1.7.mm), Point(x: middle - 2.2.mm, y: top + height),
    ])
    // Seen on the darkest class too.
    sketch.stroke(arrow, .white, 1.6)
    sketch.fill(arrow, sketch.palette.encre)
    let style = context.theme.sans(7.5)
    sketch.reserve(Rect(x: northBox.x, y: top, width: northBox.width, height: height))
    sketch.write(
      map.words.north, style, at: Point(x: middle, y: top + height + 2.7.mm), .middle,
      halo: 2)
  }
}
