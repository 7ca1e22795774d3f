import Document
import Drawing
import Units

/// The pages before an index, by their folios and what they say.
struct IndexedPages {
  struct Page {
    let folio: String
    /// The name of the place at its top.
    let destination: String
    let words: PageWords
  }

  var pages: [Page] = []

  static func destination(ofPage number: Int) -> String { "page-\(number)" }

  /// Runs of pages that speak of an entry.
  func runs(of entry: TermIndex.Entry) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for index in pages.indices where pages[index].words.speaks(of: entry.spellings) {
      if let last = runs.last, last.upperBound == index - 1 {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    return runs
  }
}

extension Compositor {
  private static let hanging = 3.mm
  private static let columnCount = 2

  /// Entries in two columns, each a paragraph with links to its pages; a sentence when none is left.
  func indexParts(_ index: TermIndex, _ node: Node, in setting: Setting) -> [Part] {
    let gutter = 4.8.mm
    let width = (setting.width - gutter) / Double(Self.columnCount)
    let entries = index.entries.compactMap { entryParts($0, width: width) }
    guard !entries.isEmpty else {
      return paragraphParts(Paragraph(index.absence), node, in: setting)
    }
    return entries.inColumns(
      Self.columnCount, height: format.bodyHeight / 2, offset: width + gutter)
  }

  private func entryParts(_ entry: TermIndex.Entry, width: Double) -> [Part]? {
    let runs = indexedPages.runs(of: entry)
    guard !runs.isEmpty else { return nil }
    var text = RichText(entry.label + "\u{2003}")
    for (index, run) in runs.enumerated() {
      if index > 0 { text.append(RichText(", ")) }
      text.append(reference(to: run))
    }
    let style = scale.contentsSection
    let fit = LineFit(width: width - Self.hanging, firstIndent: -Self.hanging)
    let lines = setter.lines(of: text, style: style, fit: fit)
    let strips = strips(of: lines, style: style, isNested: true).enumerated().map { index, strip in
      Part.strip(index == 0 ? strip : strip.shifted(by: Self.hanging))
    }
    return ([.begin(.paragraph)] + strips + [.end]).keptTogether()
  }

  /// « 12 », or « 12–15 » for pages in a row.
  private func reference(to run: ClosedRange<Int>) -> RichText {
    let (first, last) = (indexedPages.pages[run.lowerBound], indexedPages.pages[run.upperBound])
    let folios = run.count > 1 ? "\(first.folio)–\(last.folio)" : first.folio
    return RichText(folios, RichText.Run(link: .destination(first.destination)))
  }
}

extension [[Part]] {
  /// Entries down the first column, then down the next; a new set of columns past a height.
  fileprivate func inColumns(_ count: Int, height: Double, offset: Double) -> [Part] {
    var parts: [Part] = []
    var rest = self[...]
    while !rest.isEmpty {
      var taken = 0
      var total = 0.0
      while taken < rest.count, total < height * Double(count) {
        total += rest[rest.startIndex + taken].height
        taken += 1
      }
      parts.append(.lanes(lanes(of: rest.prefix(taken), total / Double(count), count, offset)))
      rest = rest.dropFirst(taken)
    }
    return parts
  }

  private func lanes(
    of entries: ArraySlice<[Part]>, _ share: Double, _ count: Int, _ offset: Double
  ) -> [Lane] {
    var lanes: [Lane] = []
    var parts: [Part] = []
    var height = 0.0
    for entry in entries {
      if height + entry.height / 2 > share, lanes.count < count - 1 {
        lanes.append(Lane(offset: Double(lanes.count) * offset, parts: parts))
        (parts, height) = ([], 0)
      }
      parts += entry
      height += entry.height
    }
    return lanes + [Lane(offset: Double(lanes.count) * offset, parts: parts)]
  }
}
