import Drawing

/// Where the shapes of a page are gathered while it is drawn.
struct Sheet {
  /// What a page holds before its notes are in their places.
  enum Ink {
    case shape(Shape)
    /// The note with this number is read here.
    case note(Int)
  }

  var inks: [Ink] = []
  /// The folio of each named place.
  let folios: [String: String]

  mutating func add(_ shape: Shape) { inks.append(.shape(shape)) }

  mutating func add(_ tag: StructureTag, _ content: (inout Sheet) -> Void) {
    add(.begin(tag))
    content(&self)
    add(.end)
  }
}

/// A part of the text that is never cut between pages: a line, a row, a figure.
struct Strip {
  var height: Double
  /// Nothing may come between this strip and the next.
  var keepsWithNext = false
  /// Places named at its top.
  var destinations: [String] = []
  /// The numbers of the notes whose marks it holds.
  var notes: [Int] = []
  /// Set above it when it is the first on its page: the head of a table that goes on.
  var repeatedHead: RepeatedHead?
  /// The chapter that begins with it, as an index among the headings.
  var chapter: Int?
  /// Draws it; the point is its top left corner.
  var draw: (Point, inout Sheet) -> Void

  init(
    height: Double, keepsWithNext: Bool = false, notes: [Int] = [],
    draw: @escaping (Point, inout Sheet) -> Void
  ) {
    self.height = height
    self.keepsWithNext = keepsWithNext
    self.notes = notes
    self.draw = draw
  }

  /// The same, further to the right.
  func shifted(by dx: Double) -> Strip {
    guard dx != 0 else { return self }
    var copy = self
    let draw = draw
    copy.draw = { point, sheet in draw(point.offset(x: dx), &sheet) }
    if let head = repeatedHead { copy.repeatedHead = head.shifted(by: dx) }
    return copy
  }
}

/// The head of a table as it is set again on the next page.
final class RepeatedHead {
  let height: Double
  let draw: (Point, inout Sheet) -> Void

  init(height: Double, draw: @escaping (Point, inout Sheet) -> Void) {
    self.height = height
    self.draw = draw
  }

  func shifted(by dx: Double) -> RepeatedHead {
    let draw = draw
    return RepeatedHead(height: height) { point, sheet in draw(point.offset(x: dx), &sheet) }
  }
}

/// The parts of a text from top to bottom.
enum Part {
  case strip(Strip)
  /// White that is dropped at the top of a page.
  case gap(Double)
  case begin(StructureTag)
  case end
  /// Lanes side by side that begin at the same height.
  case lanes([Lane])
  case pageBreak
  /// A page begins, of this format like those that follow.
  case pageFormat(PageFormat)
  /// A section begins here: it takes a page, or the rest of one.
  case section(height: Double)
}

/// One of several columns side by side.
struct Lane {
  /// From the left edge of the parts around it.
  var offset: Double
  var parts: [Part]
}

extension [Part] {
  /// From top to bottom when nothing is cut.
  var height: Double {
    reduce(0) { sum, part in
      switch part {
      case .strip(let strip): sum + strip.height
      case .gap(let gap): sum + gap
      case .lanes(let lanes): sum + lanes.height
      case .begin, .end, .pageBreak, .pageFormat, .section: sum
      }
    }
  }

  var notes: [Int] {
    flatMap { part -> [Int] in
      switch part {
      case .strip(let strip): strip.notes
      case .lanes(let lanes): lanes.flatMap(\.parts.notes)
      default: []
      }
    }
  }

  func shifted(by dx: Double) -> [Part] {
    guard dx != 0 else { return self }
    return map { part -> Part in
      switch part {
      case .strip(let strip): .strip(strip.shifted(by: dx))
      case .lanes(let lanes):
        .lanes(lanes.map { Lane(offset: $0.offset + dx, parts: $0.parts) })
      default: part
      }
    }
  }

  /// No page ends between the parts, nor after the last when asked for.
  func keptTogether(withNext: Bool = false) -> [Part] {
    var parts = self
    let last = lastIndex { if case .strip = $0 { true } else { false } }
    for (index, part) in enumerated() {
      guard case .strip(var strip) = part, index != last || withNext else { continue }
      strip.keepsWithNext = true
      parts[index] = .strip(strip)
    }
    return parts
  }

  /// The last strip stays with what follows.
  var keptTogetherAtEnd: [Part] {
    var parts = self
    for index in parts.indices.reversed() {
      guard case .strip(var strip) = parts[index] else { continue }
      strip.keepsWithNext = true
      parts[index] = .strip(strip)
      break
    }
    return parts
  }

  /// Names a place at the top of the first strip, wherever it stands.
  mutating func name(_ destination: String) {
    guard !destination.isEmpty else { return }
    var strip = Strip(height: 0, keepsWithNext: true) { _, _ in }
    strip.destinations = [destination]
    insert(.strip(strip), at: 0)
  }
}

extension [Lane] {
  var height: Double { map(\.parts.height).max() ?? 0 }
}
