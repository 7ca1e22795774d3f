import Document
import Drawing

/// A page whose parts have their places.
struct BrokenPage {
  var placed: [PlacedPart]
  /// The lines of notes at its foot; a note may go on from the page before.
  var notes: [NoteLines]
  /// The chapter that the running head names, as an index among the headings.
  var chapter: Int?
  var format: PageFormat
}

/// Lines of a note on one page.
struct NoteLines {
  var number: Int
  var lines: [Line]
  /// A note that goes on is read with the page it goes on to.
  var isContinued: Bool
}

/// Cuts a document into pages.
struct PageBreaker {
  let notes: [Footnote]
  let noteLeading: Double

  /// Notes take no more than this share of a page; what is left goes to the next.
  private static let largestNoteShare = 0.4

  func pages(of parts: [Part]) -> [BrokenPage] {
    var stream = PartStream(parts)
    var pages: [BrokenPage] = []
    var carried: [NoteLines] = []
    var chapter: Int?
    var format = PageFormat.portrait
    while !stream.isEmpty || !carried.isEmpty {
      // Notes that go on do so on a sheet turned like their page.
      if carried.isEmpty { stream.takeFormat(&format) }
      let carriedLines = carried.reduce(0) { $0 + $1.lines.count }
      let page = format
      let frame = Frame(
        left: Grid.left, top: Grid.top, bottom: page.bottom, bodyHeight: page.bodyHeight)
      let filled = fill(frame, from: &stream) { [self] numbers in
        height(ofNotes: numbers, carriedLines: carriedLines, on: page)
      }
      let chapters = filled.placed.chapters
      let waiting = carried + filled.placed.notes.map(note)
      let (set, rest) = split(waiting, room: page.bottom - filled.bottom - NoteArea.head)
      chapter = chapters.first ?? chapter
      if !filled.placed.isEmpty || !set.isEmpty {
        pages.append(
          BrokenPage(placed: filled.placed, notes: set, chapter: chapter, format: page))
      }
      chapter = chapters.last ?? chapter
      carried = rest
    }
    return pages.joiningLooseEnds
  }

  private func note(_ number: Int) -> NoteLines {
    NoteLines(number: number, lines: notes[number - 1].lines, isContinued: false)
  }

  private func height(
    ofNotes numbers: [Int], carriedLines: Int, on page: PageFormat
  ) -> Double {
    let lines = numbers.reduce(carriedLines) { $0 + notes[$1 - 1].lines.count }
    guard lines > 0 else { return 0 }
    let height = NoteArea.head + Double(lines) * noteLeading
    return min(height, Self.largestNoteShare * page.bodyHeight)
  }

  /// The lines that the foot of the page holds, and those of the next page.
  private func split(
    _ waiting: [NoteLines], room: Double
  ) -> (set: [NoteLines], rest: [NoteLines]) {
    var count = max(Int((room + 1e-6) / noteLeading), 1)
    var set: [NoteLines] = []
    var rest: [NoteLines] = []
    for note in waiting {
      let taken = note.lines.prefix(count)
      let left = note.lines.dropFirst(count)
      count -= taken.count
      if !taken.isEmpty {
        set.append(
          NoteLines(number: note.number, lines: Array(taken), isContinued: note.isContinued))
      }
      if !left.isEmpty {
        rest.append(
          NoteLines(
            number: note.number, lines: Array(left),
            isContinued: note.isContinued || !taken.isEmpty))
      }
    }
    return (set, rest)
  }
}

/// The foot of a page where notes stand.
enum NoteArea {
  /// White, rule and white over the first note.
  static let head = Space.paragraph + Space.inside
  static let ruleWidth = Grid.columns(1)
}

extension [PlacedPart] {
  var chapters: [Int] {
    compactMap { part in if case .strip(let strip, _) = part { strip.chapter } else { nil } }
  }

  fileprivate var hasStrips: Bool {
    contains { part in
      switch part {
      case .strip, .head: true
      case .begin, .end: false
      }
    }
  }
}

extension [BrokenPage] {
  /// Ends of elements that are left alone after the last page go to that page.
  fileprivate var joiningLooseEnds: [BrokenPage] {
    var pages: [BrokenPage] = []
    for page in self {
      if !page.placed.hasStrips, page.notes.isEmpty, !pages.isEmpty {
        pages[pages.count - 1].placed += page.placed
      } else {
        pages.append(page)
      }
    }
    return pages
  }
}
