import Drawing

/// A room of a page that parts are set in, from top to bottom.
struct Frame {
  var left: Double
  var top: Double
  var bottom: Double
  /// The height of an empty page: what is higher must be cut.
  var bodyHeight: Double
}

/// What a frame holds.
struct Filled {
  var placed: [PlacedPart] = []
  /// The lower edge of what is placed, with the white that was asked for under it.
  var bottom: Double
  /// The same without that white.
  var lowest: Double

  init(top: Double) {
    bottom = top
    lowest = top
  }
}

/// Sets as many parts as the frame holds and leaves the rest in the stream.
///
/// Pages end where parts allow it. What is higher than a page is cut between any two strips. A
/// frame never stays empty while parts are left. `noteHeight` is the height that notes with these
/// numbers take at the foot.
func fill(
  _ frame: Frame, from stream: inout PartStream, noteHeight: @escaping ([Int]) -> Double
) -> Filled {
  var filler = FrameFiller(frame: frame, noteHeight: noteHeight)
  filler.fill(from: &stream)
  return filler.filled
}

private struct FrameFiller {
  let frame: Frame
  let noteHeight: ([Int]) -> Double
  var filled: Filled
  private var notes: [Int] = []
  private var isEmpty = true
  /// A lane that begins in the middle of a page may stay empty there.
  private let mayStayEmpty: Bool
  private let tolerance = 1e-6

  init(frame: Frame, mayStayEmpty: Bool = false, noteHeight: @escaping ([Int]) -> Double) {
    self.frame = frame
    self.mayStayEmpty = mayStayEmpty
    self.noteHeight = noteHeight
    filled = Filled(top: frame.top)
  }

  mutating func fill(from stream: inout PartStream) {
    while !stream.isEmpty {
      switch stream.current {
      case .pageBreak:
        if !isEmpty { return }
        stream.skip()
      case .pageFormat: return
      case .section(let height):
        stream.skip()
        guard !isEmpty else { break }
        if startsNewPage(height) { return }
        filled.bottom += Space.section
      default:
        guard setChunk(of: &stream) else { return }
      }
    }
  }

  /// A section starts a page, unless the page before would be left nearly empty, or the whole
  /// section fits in what is left of it, a third at least.
  private func startsNewPage(_ height: Double) -> Bool {
    let used = filled.bottom - frame.top
    if used < frame.bodyHeight / 3 { return false }
    let remaining = frame.bottom - noteHeight(notes) - filled.bottom
    return remaining < frame.bodyHeight / 3 || height + Space.section > remaining
  }

  private mutating func setChunk(of stream: inout PartStream) -> Bool {
    let chunk = stream.nextChunk
    let parts = stream.parts(in: chunk)
    let height = height(of: parts)
    if fits(height, notes: Array(parts).notes) || parts.allSatisfy(\.isInvisible) {
      while stream.position < chunk.upperBound { _ = setPart(of: &stream) }
      return true
    }
    let remaining = frame.bottom - filled.bottom
    let isTooHigh = height > frame.bodyHeight
    let isForced = isEmpty && !mayStayEmpty
    guard isForced || (isTooHigh && remaining > frame.bodyHeight / 3) else { return false }
    while stream.position < chunk.upperBound {
      guard setPart(of: &stream) else { return false }
    }
    return true
  }

  private func fits(_ height: Double, notes added: [Int]) -> Bool {
    filled.bottom + height + noteHeight(notes + added) <= frame.bottom + tolerance
  }

  /// With the head that a first row repeats, without the white that is dropped.
  private func height(of parts: ArraySlice<Part>) -> Double {
    var height = Array(parts).height
    guard isEmpty else { return height }
    for part in parts {
      switch part {
      case .gap(let gap): height -= gap
      case .strip(let strip): return height + (strip.repeatedHead?.height ?? 0)
      case .lanes: return height
      default: break
      }
    }
    return height
  }

  /// False when the frame is full and the part stays in the stream, whole or what is left of it.
  private mutating func setPart(of stream: inout PartStream) -> Bool {
    switch stream.current {
    case .begin(let tag): filled.placed.append(.begin(tag))
    case .end: filled.placed.append(.end)
    case .gap(let gap): if !isEmpty { filled.bottom += gap }
    case .strip(let strip):
      guard (isEmpty && !mayStayEmpty) || fits(strip.height, notes: strip.notes) else {
        return false
      }
      set(strip)
    case .lanes(let lanes):
      let rest = set(lanes)
      guard rest.isEmpty else {
        stream.replaceCurrent(with: rest)
        return false
      }
    case .pageBreak, .pageFormat, .section: break
    }
    stream.advance()
    return true
  }

  private mutating func set(_ strip: Strip) {
    if isEmpty, let head = strip.repeatedHead {
      filled.placed.append(.head(head, Point(x: frame.left, y: filled.bottom)))
      filled.bottom += head.height
    }
    filled.placed.append(.strip(strip, Point(x: frame.left, y: filled.bottom)))
    filled.bottom += strip.height
    filled.lowest = filled.bottom
    notes += strip.notes
    isEmpty = false
  }

  /// Sets lanes from the same height; gives back what doesn't fit, nothing when all does.
  private mutating func set(_ lanes: [Lane]) -> [Lane] {
    let allNotes = notes + lanes.flatMap(\.parts.notes)
    let top = filled.bottom
    var rests: [Lane] = []
    defer { isEmpty = false }
    for lane in lanes {
      let room = Frame(
        left: frame.left + lane.offset, top: top, bottom: frame.bottom - noteHeight(allNotes),
        bodyHeight: frame.bodyHeight)
      var stream = PartStream(lane.parts)
      var filler = FrameFiller(frame: room, mayStayEmpty: !isEmpty || mayStayEmpty) { _ in 0 }
      filler.fill(from: &stream)
      filled.placed += filler.filled.placed
      filled.bottom = max(filled.bottom, filler.filled.bottom)
      filled.lowest = max(filled.lowest, filler.filled.lowest)
      notes += filler.notes
      guard !stream.isEmpty else { continue }
      filled.placed += Array(repeating: .end, count: stream.depth)
      rests.append(Lane(offset: lane.offset, parts: stream.rest))
    }
    return rests
  }
}

extension Part {
  /// Takes no room that matters: it is never worth a page of its own.
  fileprivate var isInvisible: Bool {
    switch self {
    case .begin, .end, .gap: true
    default: false
    }
  }
}

extension Compositor {
  /// Parts cut where they would be higher than the room; one piece when they fit.
  func pieces(of parts: [Part], notHigherThan room: Double) -> [Filled] {
    var stream = PartStream(parts)
    var pieces: [Filled] = []
    while !stream.isEmpty {
      let frame = Frame(left: 0, top: 0, bottom: room, bodyHeight: room)
      var piece = fill(frame, from: &stream, noteHeight: { _ in 0 })
      if !stream.isEmpty {
        piece.placed += Array(repeating: .end, count: stream.depth)
        stream = PartStream(stream.rest)
      }
      pieces.append(piece)
    }
    return pieces
  }
}
