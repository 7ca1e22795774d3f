public import Document
public import Drawing

/// Pages, and the links that had to be dropped on the way.
public struct LaidOut: Hashable, Sendable {
  public var publication: Publication
  /// Names that links lead to and that no block bears, in the order of the text, each once.
  public var unresolvedAnchors: [String]
}

/// Sets a document in pages: numbers, lines, pages, then shapes.
///
/// The same document, theme and measurer always give the same pages.
///
/// - Parameters:
///   - document: blocks in reading order; contents are made from its headings.
///   - theme: colours, fonts and the words of the layout.
///   - measurer: tells how wide text will be drawn.
///   - hyphenator: says where words may be cut; nil for no hyphenation.
/// - Returns: the pages with their outline, and the links that were dropped.
public func layOut(
  _ document: Document, theme: Theme, measurer: any TextMeasurer, hyphenator: (any Hyphenator)?
) -> LaidOut {
  let collected = collectBlocks(of: document, words: theme.words)
  let compositor = Compositor(collected, theme: theme, tools: (measurer, hyphenator))
  let pages = compositor.brokenPages()
  return LaidOut(
    publication: Publication(
      pages: compositor.place(pages, of: document),
      outline: outline(of: collected.headings), metadata: document.metadata),
    unresolvedAnchors: compositor.unresolvedAnchors.withoutRepeats)
}

extension Compositor {
  /// All pages after the cover; those of an index once it is known what the others say.
  fileprivate func brokenPages() -> [BrokenPage] {
    let start = collected.nodes.startOfIndexChapter
    let pages = brokenPages(of: Array(collected.nodes[..<start]))
    guard start < collected.nodes.endIndex else { return pages }
    indexedPages = IndexedPages(pages: read(pages))
    return pages + brokenPages(of: Array(collected.nodes[start...]))
  }

  private func brokenPages(of nodes: [Node]) -> [BrokenPage] {
    let parts = documentParts(of: nodes)
    return PageBreaker(notes: notes, noteLeading: scale.note.leading).pages(of: parts)
  }

  private func read(_ pages: [BrokenPage]) -> [IndexedPages.Page] {
    let foliation = Foliation(pages: pages, headings: collected.headings)
    let words = PageWords.words(of: pages.map { bodyShapes(of: $0, folios: [:]) })
    return words.enumerated().map { index, words in
      IndexedPages.Page(
        folio: foliation.folio(ofPage: index + 2),
        destination: IndexedPages.destination(ofPage: index + 2), words: words)
    }
  }

  /// The cover and all pages, in one element of the structure.
  fileprivate func place(_ pages: [BrokenPage], of document: Document) -> [Page] {
    let foliation = Foliation(pages: pages, headings: collected.headings)
    let folios = folios(of: pages, foliation)
    var result = [
      Page(
        size: Page.a4, shapes: [.begin(.document)] + coverShapes(document.cover), label: "")
    ]
    for (index, page) in pages.enumerated() {
      let folio = foliation.folio(ofPage: index + 2)
      var shapes = runningShapes(document.runningHead, of: page, folio: folio)
      if index < indexedPages.pages.count {
        let top = Point(x: Grid.left, y: Grid.top)
        shapes.append(.destination(indexedPages.pages[index].destination, top))
      }
      shapes += bodyShapes(of: page, folios: folios)
      result.append(Page(size: page.format.size, shapes: shapes, label: folio))
    }
    result[result.count - 1].shapes.append(.end)
    return result
  }

  /// The folio of each named place.
  private func folios(of pages: [BrokenPage], _ foliation: Foliation) -> [String: String] {
    var folios: [String: String] = [:]
    for (index, page) in pages.enumerated() {
      for name in page.placed.destinations { folios[name] = foliation.folio(ofPage: index + 2) }
    }
    return folios
  }
}

/// Chapters with their sections under them.
private func outline(of headings: [HeadingEntry]) -> [OutlineEntry] {
  var entries: [OutlineEntry] = []
  for heading in headings where heading.level <= 2 {
    let title = [heading.number, heading.topic.plainText].filter { !$0.isEmpty }
    let entry = OutlineEntry(
      title: title.joined(separator: " "), destination: heading.destination)
    if heading.level == 2, !entries.isEmpty {
      entries[entries.count - 1].children.append(entry)
    } else {
      entries.append(entry)
    }
  }
  return entries
}

extension [String] {
  fileprivate var withoutRepeats: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
