import Drawing

/// From metres on the ground to points of the page.
struct MapFit {
  /// Points of paper for a metre.
  let scale: Double
  /// The place on the ground that falls on `anchor`.
  let center: MapPoint
  let anchor: Point

  /// The largest scale at which the area fits into the frame, its middle in the middle.
  init(_ area: MapArea, in frame: Rect) {
    let points = area.rings.flatMap { $0 }.filter { $0.x.isFinite && $0.y.isFinite }
    let west = points.map(\.x).min() ?? 0
    let east = points.map(\.x).max() ?? 1
    let south = points.map(\.y).min() ?? 0
    let north = points.map(\.y).max() ?? 1
    scale = min(frame.width / max(east - west, 1), frame.height / max(north - south, 1))
    center = MapPoint(x: (west + east) / 2, y: (south + north) / 2)
    anchor = frame.center
  }

  /// Height over width of an area, within what a page can show.
  static func aspect(of area: MapArea) -> Double {
    let fit = MapFit(area, in: Rect(x: 0, y: 0, width: 1000, height: 1000))
    let ring = area.rings.flatMap { $0 }.map(fit.point)
    let width = (ring.map(\.x).max() ?? 1) - (ring.map(\.x).min() ?? 0)
    let height = (ring.map(\.y).max() ?? 1) - (ring.map(\.y).min() ?? 0)
    return max(height, 1) / max(width, 1)
  }

  func point(_ place: MapPoint) -> Point {
    Point(
      x: anchor.x + (place.x - center.x) * scale, y: anchor.y - (place.y - center.y) * scale)
  }

  /// Under this distance, in points, two vertices print as one.
  static let resolution = 0.15

  /// The rings on the page, without the vertices that print would not tell apart.
  func polygon(_ area: MapArea, resolution: Double = MapFit.resolution) -> Polygon {
    Polygon(
      rings: area.rings.map { thinned($0, resolution) }.filter { $0.count >= 3 })
  }

  func polyline(_ points: [MapPoint]) -> [Point] { thinned(points, Self.resolution) }

  private func thinned(_ points: [MapPoint], _ resolution: Double) -> [Point] {
    var kept: [Point] = []
    for place in points where place.x.isFinite && place.y.isFinite {
      let next = point(place)
      guard let last = kept.last else {
        kept.append(next)
        continue
      }
      let dx = next.x - last.x
      let dy = next.y - last.y
      if dx * dx + dy * dy >= resolution * resolution { kept.append(next) }
    }
    return kept
  }
}

extension Polygon {
  /// The same ground under another fit of the same area.
  func moved(from old: MapFit, to new: MapFit) -> Polygon {
    let factor = new.scale / old.scale
    return Polygon(
      rings: rings.map { ring in
        ring.map {
          Point(
            x: new.anchor.x + ($0.x - old.anchor.x) * factor,
            y: new.anchor.y + ($0.y - old.anchor.y) * factor)
        }
      })
  }
}
