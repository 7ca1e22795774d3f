import Drawing

/// Texts of a document that stand out too little from what lies under them (WCAG 2.1, 1.4.3, AA).
struct TextContrast {
  private struct Ground {
    let path: Path
    let clips: [Path]
    let color: Color
  }

  private(set) var faults: [String] = []
  private var grounds: [Ground] = []
  private var page = 0

  init(_ publication: Publication) {
    for page in publication.pages {
      self.page += 1
      grounds = []
      read(page.shapes, clips: [])
    }
  }

  private mutating func read(_ shapes: [Shape], clips: [Path]) {
    for shape in shapes {
      switch shape {
      case .fill(let path, let color):
        grounds.append(Ground(path: path, clips: clips, color: color))
      case .text(let text): check(text)
      case .clip(let path, let inside): read(inside, clips: clips + [path])
      case .artifact(let inside), .link(_, _, let inside): read(inside, clips: clips)
      case .stroke, .image, .begin, .end, .destination: break
      }
    }
  }

  /// Letters of 18 points, or of 14 in bold, are large.
  private mutating func check(_ text: PlacedText) {
    let style = text.style
    guard text.text.contains(where: { !$0.isWhitespace }) else { return }
    let least = style.size >= 18 || (style.isBold && style.size >= 14) ? 3.0 : 4.5
    // Inside the first letter, whatever the width of the text.
    let point = text.origin.offset(x: style.size / 4, y: -style.size / 3)
    let ground = text.halo?.color ?? color(at: point)
    let ratio = style.color.contrast(with: ground)
    if ratio < least { faults.append("page \(page): « \(text.text) » \(ratio) on \(ground)") }
  }

  private func color(at point: Point) -> Color {
    grounds.last { $0.path.encloses(point) && $0.clips.allSatisfy { $0.encloses(point) } }?.color
      ?? .white
  }
}

extension Path {
  /// By the even-odd rule, curves taken for their chords.
  fileprivate func encloses(_ point: Point) -> Bool {
    var isInside = false
    var start: Point?
    var last: Point?
    func cross(to end: Point) {
      guard let begin = last else { return }
      if (begin.y > point.y) != (end.y > point.y),
        point.x < begin.x + (point.y - begin.y) / (end.y - begin.y) * (end.x - begin.x)
      {
        isInside.toggle()
      }
      last = end
    }
    func close() {
      if let start { cross(to: start) }
    }
    for element in elements {
      switch element {
      case .move(let next):
        close()
        (start, last) = (next, next)
      case .line(let next), .curve(_, _, let next): cross(to: next)
      case .circle(let center, let radius):
        let (dx, dy) = (point.x - center.x, point.y - center.y)
        if dx * dx + dy * dy < radius * radius { isInside.toggle() }
      case .close: close()
      }
    }
    close()
    return isInside
  }
}
