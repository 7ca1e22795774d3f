import Drawing

/// How the pages of a document end and begin: lines of a paragraph left alone, headings at a foot.
struct PageEnds {
  private struct Element {
    let tag: StructureTag
    /// Baselines by page, the page as an index.
    var lines: [Int: Set<Double>] = [:]
    var lastLine = ""
  }

  private(set) var faults: [String] = []
  private var open: [Element] = []
  private var page = 0
  /// The last thing that was read in the body of the page.
  private var last: StructureTag?
  private(set) var splitParagraphs = 0

  init(_ publication: Publication) {
    for index in publication.pages.indices {
      page = index
      last = nil
      read(publication.pages[index].shapes)
      if case .heading = last { faults.append("page \(index + 1) ends with a heading") }
    }
  }

  private mutating func read(_ shapes: [Shape]) {
    for shape in shapes {
      switch shape {
      case .begin(let tag):
        open.append(Element(tag: tag))
        last = tag
      case .end: if let closed = open.popLast() { check(closed) }
      case .text(let text):
        for index in open.indices {
          open[index].lines[page, default: []].insert(text.origin.y.rounded())
          open[index].lastLine = text.text
        }
        last = open.last { $0.tag.isBlock }?.tag
      case .clip(_, let inside), .link(_, _, let inside): read(inside)
      case .artifact, .fill, .stroke, .image, .destination: break
      }
    }
  }

  private mutating func check(_ element: Element) {
    guard element.tag == .paragraph, element.lines.count > 1 else { return }
    splitParagraphs += 1
    for (page, lines) in element.lines where lines.count < 2 {
      faults.append("page \(page + 1): one line alone of « …\(element.lastLine) »")
    }
  }
}

extension StructureTag {
  fileprivate var isBlock: Bool {
    if case .span = self { false } else { true }
  }
}
