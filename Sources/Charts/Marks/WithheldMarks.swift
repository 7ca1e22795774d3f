import Drawing

/// How all charts draw what they don't tell: hatched when kept back, empty when not known.
extension Sketch {
  /// Thin grey lines at 45° on white, so that nothing kept back looks like a zero.
  mutating func fillHidden(_ polygon: Polygon) {
    fill(polygon.path, .white)
    stroke(polygon.hatching(every: Self.hiddenSpacing), palette.repere, 0.4)
  }

  mutating func fillHidden(_ boxes: [Rect]) {
    guard !boxes.isEmpty else { return }
    fillHidden(Polygon(rings: boxes.map(\.corners)))
    outlineMissing(boxes)
  }

  /// An empty box with a thin edge.
  mutating func outlineMissing(_ boxes: [Rect]) {
    var edges = Path()
    for box in boxes { edges.append(.rect(box.inset(by: 0.25))) }
    stroke(edges, palette.filet, 0.5)
  }

  private static let hiddenSpacing = 2.6
}

extension Rect {
  /// From the upper left, clockwise on the page.
  var corners: [Point] {
    [
      Point(x: left, y: top), Point(x: right, y: top), Point(x: right, y: bottom),
      Point(x: left, y: bottom),
    ]
  }
}
