import Drawing

/// Parts that are being set, and how far.
struct PartStream {
  private let parts: [Part]
  private(set) var position = 0
  /// What is left of lanes that were cut, in the place of the current part.
  private var cut: [Lane]?
  private var openTags: [StructureTag] = []

  init(_ parts: [Part]) { self.parts = parts }

  var isEmpty: Bool { position >= parts.count }

  var current: Part { cut.map { .lanes($0) } ?? parts[position] }

  /// Parts from the current one on.
  func parts(in chunk: Range<Int>) -> ArraySlice<Part> {
    cut == nil ? parts[chunk] : ([current] + parts[chunk].dropFirst())[...]
  }

  mutating func skip() {
    position += 1
    cut = nil
  }

  /// Goes past a part that has been set.
  mutating func advance() {
    switch parts[position] {
    case .begin(let tag): openTags.append(tag)
    case .end: _ = openTags.popLast()
    default: break
    }
    skip()
  }

  /// Goes past a change of format that stands next.
  mutating func takeFormat(_ format: inout PageFormat) {
    guard !isEmpty, case .pageFormat(let next) = parts[position] else { return }
    format = next
    position += 1
  }

  mutating func replaceCurrent(with lanes: [Lane]) { cut = lanes }

  /// The parts up to the next place where a page may end.
  var nextChunk: Range<Int> {
    var end = position
    var isComplete = false
    scan: while end < parts.count {
      switch parts[end] {
      case .pageBreak, .pageFormat, .section: break scan
      case .end: break
      case .begin, .gap: if isComplete { break scan }
      case .strip(let strip):
        if isComplete { break scan }
        isComplete = !strip.keepsWithNext
      case .lanes:
        if isComplete { break scan }
        isComplete = true
      }
      end += 1
    }
    return position..<end
  }

  /// How many elements are open where the stream stands.
  var depth: Int { openTags.count }

  /// The parts that are left, in elements that begin anew.
  var rest: [Part] { openTags.map { .begin($0) } + parts(in: position..<parts.count) }
}

/// A part in its place.
enum PlacedPart {
  case strip(Strip, Point)
  case head(RepeatedHead, Point)
  case begin(StructureTag)
  case end
}

extension [PlacedPart] {
  var notes: [Int] {
    flatMap { part in if case .strip(let strip, _) = part { strip.notes } else { [Int]() } }
  }

  var destinations: [String] {
    flatMap { part in if case .strip(let strip, _) = part { strip.destinations } else { [String]() }
    }
  }

  /// For parts inside a strip, which names their places at its own top.
  var withoutDestinations: [PlacedPart] {
    map { part in
      guard case .strip(var strip, let point) = part else { return part }
      strip.destinations = []
      return .strip(strip, point)
    }
  }

  /// Draws the parts, their places counted from the origin.
  func draw(from origin: Point = Point(x: 0, y: 0), _ sheet: inout Sheet) {
    for part in self {
      switch part {
      case .begin(let tag): sheet.add(.begin(tag))
      case .end: sheet.add(.end)
      case .head(let head, let point):
        head.draw(origin.offset(x: point.x, y: point.y), &sheet)
      case .strip(let strip, let point):
        let top = origin.offset(x: point.x, y: point.y)
        for name in strip.destinations { sheet.add(.destination(name, top)) }
        strip.draw(top, &sheet)
      }
    }
  }
}
