import Charts
import Drawing

/// The shapes of a plot inside a room, whatever height it asked for.
///
/// Most plots fill the room they are given. One that can't be that low is drawn at the height it
/// asks for, then scaled down, in the middle of the room.
func fittedShapes(of plot: any Plot, in room: Rect, context: ChartContext) -> [Shape] {
  let shapes = plot.shapes(in: room, context: context)
  let wanted = plot.height(forWidth: room.width, in: context)
  guard wanted > room.height, let bottom = shapes.compactMap(\.bottom).max(),
    bottom > room.bottom + Rule.callout
  else { return shapes }
  let scale = room.height / wanted
  let large = Rect(x: 0, y: 0, width: room.width, height: wanted)
  let origin = Point(x: room.x + room.width * (1 - scale) / 2, y: room.y)
  let placement = Placement(scale: scale, origin: origin)
  return plot.shapes(in: large, context: context).map { $0.placed(placement) }
}

/// Makes shapes smaller and puts them somewhere else.
private struct Placement {
  var scale: Double
  /// Where the point 0, 0 goes.
  var origin: Point

  func point(_ point: Point) -> Point {
    Point(x: origin.x + point.x * scale, y: origin.y + point.y * scale)
  }

  func rect(_ rect: Rect) -> Rect {
    let corner = point(Point(x: rect.x, y: rect.y))
    return Rect(x: corner.x, y: corner.y, width: rect.width * scale, height: rect.height * scale)
  }

  func path(_ path: Path) -> Path {
    Path(
      path.elements.map { element in
        switch element {
        case .move(let end): .move(point(end))
        case .line(let end): .line(point(end))
        case .curve(let first, let second, let end):
          .curve(point(first), point(second), point(end))
        case .circle(let center, let radius):
          .circle(center: point(center), radius: radius * scale)
        case .close: .close
        }
      })
  }

  func stroke(_ stroke: Stroke) -> Stroke {
    var copy = stroke
    copy.width *= scale
    copy.dashes = stroke.dashes.map { $0 * scale }
    return copy
  }

  func text(_ text: PlacedText) -> PlacedText {
    var copy = text
    copy.origin = point(text.origin)
    copy.style.size *= scale
    copy.style.leading *= scale
    copy.wordSpacing *= scale
    copy.halo = text.halo.map(stroke)
    return copy
  }
}

extension Shape {
  fileprivate func placed(_ placement: Placement) -> Shape {
    switch self {
    case .fill(let path, let color): .fill(placement.path(path), color)
    case .stroke(let path, let stroke): .stroke(placement.path(path), placement.stroke(stroke))
    case .text(let text): .text(placement.text(text))
    case .clip(let path, let inside):
      .clip(placement.path(path), inside.map { $0.placed(placement) })
    case .image(let png, let rect): .image(png: png, placement.rect(rect))
    case .artifact(let inside): .artifact(inside.map { $0.placed(placement) })
    case .link(let target, let area, let inside):
      .link(target, area: placement.rect(area), inside.map { $0.placed(placement) })
    case .destination(let name, let point): .destination(name, placement.point(point))
    case .begin, .end: self
    }
  }

  /// The lowest point of what is drawn; nil for what draws nothing.
  fileprivate var bottom: Double? {
    switch self {
    case .fill(let path, _), .stroke(let path, _), .clip(let path, _): path.bottom
    case .text(let text): text.origin.y
    case .image(_, let rect): rect.bottom
    case .artifact(let inside), .link(_, _, let inside): inside.compactMap(\.bottom).max()
    case .begin, .end, .destination: nil
    }
  }
}

extension Path {
  fileprivate var bottom: Double? {
    elements.compactMap { element -> Double? in
      switch element {
      case .move(let end), .line(let end): end.y
      case .curve(let first, let second, let end): max(first.y, second.y, end.y)
      case .circle(let center, let radius): center.y + radius
      case .close: nil
      }
    }.max()
  }
}
