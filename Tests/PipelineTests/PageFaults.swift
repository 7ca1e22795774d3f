import CairoRenderer
import Drawing
import Units

/// What no page of a document may show: ink outside its margins, texts one over the other.
struct PageFaults {
  private struct Ink {
    var rect: Rect
    var text: String?
    var isBody: Bool
  }

  private let typeSetter: TypeSetter
  private(set) var faults: [String] = []
  private var inks: [Ink] = []

  init(_ publication: Publication, typeSetter: TypeSetter) {
    self.typeSetter = typeSetter
    for (index, page) in publication.pages.enumerated() {
      inks = []
      read(page.shapes, clip: nil, isBody: true)
      checkMargins(of: page, number: index + 1)
      checkOverlaps(number: index + 1)
    }
  }

  private mutating func read(_ shapes: [Shape], clip: Rect?, isBody: Bool) {
    for shape in shapes {
      switch shape {
      case .fill(let path, _): add(path, 0, clip, isBody)
      case .stroke(let path, let stroke): add(path, stroke.width / 2, clip, isBody)
      case .text(let text): add(text, clip, isBody)
      case .image(_, let rect): add(Ink(rect: rect, isBody: isBody), clip)
      case .clip(let path, let inside):
        let edge = path.box ?? Rect(x: 0, y: 0, width: 0, height: 0)
        if let room = edge.cut(to: clip) { read(inside, clip: room, isBody: isBody) }
      case .artifact(let inside): read(inside, clip: clip, isBody: isBody && clip != nil)
      case .link(_, _, let inside): read(inside, clip: clip, isBody: isBody)
      case .begin, .end, .destination: break
      }
    }
  }

  private mutating func add(_ path: Path, _ margin: Double, _ clip: Rect?, _ isBody: Bool) {
    guard let box = path.box else { return }
    add(Ink(rect: box.inset(by: -margin), isBody: isBody), clip)
  }

  /// As its capitals and small letters cover it; spaces at its ends cover nothing.
  private mutating func add(_ text: PlacedText, _ clip: Rect?, _ isBody: Bool) {
    let word = String(text.text.trimmingPrefix(while: \.isWhitespace))
    guard !word.isEmpty, text.angle == 0 else { return }
    let spaces = Double(text.text.count { $0 == " " })
    let width = typeSetter.width(of: text.text, in: text.style) + spaces * text.wordSpacing
    let height = typeSetter.capHeight(of: text.style)
    let rect = Rect(x: text.origin.x, y: text.origin.y - height, width: width, height: height)
    add(Ink(rect: rect, text: text.text, isBody: isBody), clip)
  }

  /// What is clipped away is not ink.
  private mutating func add(_ ink: Ink, _ clip: Rect?) {
    guard let rect = ink.rect.cut(to: clip) else { return }
    inks.append(Ink(rect: rect, text: ink.text, isBody: ink.isBody))
  }

  /// The cover fills the paper, the head and the foot of a page have their own room, and a sheet that
  /// a meeting changed says so in the left margin.
  private mutating func checkMargins(of page: Page, number: Int) {
    let size = page.size
    let paper = Rect(x: 0, y: 0, width: size.width, height: size.height)
    let whole = Rect(
      x: 3.mm, y: 10.mm, width: size.width - 21.mm, height: size.height - 18.mm)
    let body = Rect(
      x: 3.mm, y: 24.mm, width: size.width - 21.mm, height: size.height - 45.mm)
    for ink in inks {
      let room = number == 1 ? paper : ink.isBody ? body : whole
      if !room.contains(ink.rect, tolerance: 1) {
        faults.append("page \(number): \(ink.text ?? "a shape") leaves its room at \(ink.rect)")
      }
    }
  }

  private mutating func checkOverlaps(number: Int) {
    let texts = inks.filter { $0.text != nil }.sorted { $0.rect.y < $1.rect.y }
    for (index, ink) in texts.enumerated() {
      let rect = ink.rect.inset(by: 0.4)
      for other in texts[(index + 1)...] {
        if other.rect.y > ink.rect.bottom { break }
        if rect.intersects(other.rect.inset(by: 0.4)) {
          faults.append("page \(number): « \(ink.text ?? "") » over « \(other.text ?? "") »")
        }
      }
    }
  }
}

extension Rect {
  /// What a clip leaves of it; nil for nothing.
  fileprivate func cut(to clip: Rect?) -> Rect? {
    guard let clip else { return self }
    guard intersects(clip) else { return nil }
    let (left, top) = (max(left, clip.left), max(top, clip.top))
    return Rect(
      x: left, y: top, width: min(right, clip.right) - left,
      height: min(bottom, clip.bottom) - top)
  }
}

extension Path {
  fileprivate var box: Rect? {
    var points: [Point] = []
    for element in elements {
      switch element {
      case .move(let point), .line(let point): points.append(point)
      case .curve(let first, let second, let end): points += [first, second, end]
      case .circle(let center, let radius):
        points += [center.offset(x: -radius, y: -radius), center.offset(x: radius, y: radius)]
      case .close: break
      }
    }
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return nil }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }
}
