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
  /// The lower edge of what is placed, notes left out.
  var lowest: Double
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
    var progress = Progress(stream: PartStream(parts))
    var pages: [BrokenPage] = []
    var before: Progress?
    while !progress.isDone {
      let start = progress
      guard let page = nextPage(&progress) else { continue }
      pages.append(page)
      if let before, page.isShort, !progress.mayEndShort,
        let shared = shared(from: before, at: start, reaching: progress)
      {
        pages.replaceSubrange((pages.count - 2)..., with: shared.pages)
        progress = shared.progress
      }
      before = start
    }
    return pages.joiningLooseEnds
  }

  /// Where the cutting of a document stands between two pages.
  struct Progress {
    var stream: PartStream
    /// Notes that the page before had no room for.
    var carried: [NoteLines] = []
    var chapter: Int?
    var format = PageFormat.portrait

    var isDone: Bool { stream.isEmpty && carried.isEmpty }
  }

  /// Nil when nothing was left to set; a lower end than that of the page may be asked for.
  func nextPage(_ progress: inout Progress, upTo limit: Double? = nil) -> BrokenPage? {
    // Notes that go on do so on a sheet turned like their page.
    if progress.carried.isEmpty { progress.stream.takeFormat(&progress.format) }
    let carriedLines = progress.carried.reduce(0) { $0 + $1.lines.count }
    let format = progress.format
    let frame = Frame(
      left: Grid.left, top: Grid.top, bottom: limit ?? format.bottom,
      bodyHeight: format.bodyHeight)
    let filled = fill(frame, from: &progress.stream) { [self] numbers in
      height(ofNotes: numbers, carriedLines: carriedLines, on: format)
    }
    let chapters = filled.placed.chapters
    let waiting = progress.carried + filled.placed.notes.map(note)
    let (set, rest) = split(waiting, room: format.bottom - filled.bottom - NoteArea.head)
    let chapter = chapters.first ?? progress.chapter
    progress.chapter = chapters.last ?? progress.chapter
    progress.carried = rest
    guard !filled.placed.isEmpty || !set.isEmpty else { return nil }
    return BrokenPage(
      placed: filled.placed, notes: set, chapter: chapter, format: format, lowest: filled.lowest)
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
