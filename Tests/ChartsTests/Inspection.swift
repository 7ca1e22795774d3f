import Drawing

/// What a list of shapes holds, clips opened.
extension [Shape] {
  var texts: [PlacedText] {
    flatMap { shape -> [PlacedText] in
      switch shape {
      case .text(let text): [text]
      case .clip(_, let inner), .artifact(let inner), .link(_, _, let inner): inner.texts
      default: []
      }
    }
  }

  /// Where links lead, in reading order.
  var links: [(target: LinkTarget, area: Rect)] {
    flatMap { shape -> [(target: LinkTarget, area: Rect)] in
      switch shape {
      case .link(let target, let area, let inner): [(target, area)] + inner.links
      case .clip(_, let inner), .artifact(let inner): inner.links
      default: []
      }
    }
  }

  var strings: [String] { texts.map(\.text) }

  func text(_ string: String) -> PlacedText? { texts.first { $0.text == string } }

  var fills: [(path: Path, color: Color)] {
    flatMap { shape -> [(path: Path, color: Color)] in
      switch shape {
      case .fill(let path, let color): [(path, color)]
      case .clip(_, let inner), .artifact(let inner), .link(_, _, let inner): inner.fills
      default: []
      }
    }
  }

  var strokes: [(path: Path, stroke: Stroke)] {
    flatMap { shape -> [(path: Path, stroke: Stroke)] in
      switch shape {
      case .stroke(let path, let stroke): [(path, stroke)]
      case .clip(_, let inner), .artifact(let inner), .link(_, _, let inner): inner.strokes
      default: []
      }
    }
  }

  /// Circles that are filled with a colour.
  func dots(_ color: Color) -> [(center: Point, radius: Double)] {
    fills.filter { $0.color == color }.flatMap { fill in
      fill.path.elements.compactMap { element in
        if case .circle(let center, let radius) = element { (center, radius) } else { nil }
      }
    }
  }

  /// The rooms that shapes take; a clip holds what it clips.
  func boxes(_ measurer: any TextMeasurer) -> [Rect] {
    flatMap { shape -> [Rect] in
      switch shape {
      case .fill(let path, _): [path.bounds].compactMap { $0 }
      case .stroke(let path, let stroke):
        [path.bounds?.inset(by: -stroke.width / 2)].compactMap { $0 }
      case .text(let text): [text.box(measurer)]
      case .clip(let path, _): [path.bounds].compactMap { $0 }
      case .artifact(let inner), .link(_, _, let inner): inner.boxes(measurer)
      default: []
      }
    }
  }
}

extension Path {
  var bounds: Rect? {
    let points = elements.flatMap { element -> [Point] in
      switch element {
      case .move(let point), .line(let point): [point]
      case .curve(let first, let second, let end): [first, second, end]
      case .circle(let center, let radius):
        [center.offset(x: -radius, y: -radius), center.offset(x: radius, y: radius)]
      case .close: []
      }
    }
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return nil }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// Vertices of a line or a polygon.
  var points: [Point] {
    elements.compactMap { element in
      switch element {
      case .move(let point), .line(let point): point
      default: nil
      }
    }
  }
}

extension PlacedText {
  /// From the capitals' top to what hangs under the baseline.
  func box(_ measurer: any TextMeasurer) -> Rect {
    let cap = measurer.capHeight(of: style)
    return Rect(
      x: origin.x, y: origin.y - cap, width: measurer.width(of: text, in: style),
      height: cap + 0.2 * style.size)
  }
}
