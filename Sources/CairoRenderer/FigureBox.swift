import Drawing

/// What a figure covers of its page, for readers that zoom on it.
struct FigureBox {
  private let page: Int
  private var rect: Rect
  /// A figure of several sheets has no box of its own.
  private var isSpread = false

  init(_ rect: Rect, onPage page: Int) {
    self.rect = rect
    self.page = page
  }

  mutating func cover(_ other: Rect, onPage page: Int) {
    if page != self.page { isSpread = true }
    let (left, top) = (min(rect.left, other.left), min(rect.top, other.top))
    rect = Rect(
      x: left, y: top, width: max(rect.right, other.right) - left,
      height: max(rect.bottom, other.bottom) - top)
  }

  /// Left, bottom, right and top from the lower left corner of a page of this height.
  func numbers(pageHeight: Double) -> [Double]? {
    isSpread ? nil : [rect.left, pageHeight - rect.bottom, rect.right, pageHeight - rect.top]
  }
}

extension Path {
  /// The least upright rectangle around its points; nil without any.
  var bounds: Rect? {
    var box: (left: Double, top: Double, right: Double, bottom: Double)?
    func cover(_ point: Point, _ radius: Double = 0) {
      let (left, right) = (point.x - radius, point.x + radius)
      let (top, bottom) = (point.y - radius, point.y + radius)
      guard let old = box else {
        box = (left, top, right, bottom)
        return
      }
      box = (
        min(old.left, left), min(old.top, top), max(old.right, right), max(old.bottom, bottom)
      )
    }
    for element in elements {
      switch element {
      case .move(let point), .line(let point): cover(point)
      case .curve(let first, let second, let end):
        cover(first)
        cover(second)
        cover(end)
      case .circle(let center, let radius): cover(center, radius)
      case .close: break
      }
    }
    return box.map {
      Rect(x: $0.left, y: $0.top, width: $0.right - $0.left, height: $0.bottom - $0.top)
    }
  }
}
