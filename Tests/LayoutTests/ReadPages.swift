import Document
import Drawing
import Layout

/// A piece of text as a test finds it on a page.
struct ReadText: Sendable {
  /// Counted from 1 for the cover.
  var page: Int
  var text: PlacedText
  /// The elements around it, from the outermost.
  var path: [StructureTag]
  /// Which element it stands in: elements are counted as they open.
  var element: Int
  var isDecoration: Bool

  /// What the ruler of the tests says its capitals cover.
  var rect: Rect {
    Rect(
      x: text.origin.x, y: text.origin.y - 0.7 * text.style.size,
      width: Double(text.text.count) * text.style.size
        + Double(text.text.count { $0 == " " }) * text.wordSpacing,
      height: 0.7 * text.style.size)
  }
}

/// Everything on the pages in reading order.
struct ReadPages: Sendable {
  private(set) var texts: [ReadText] = []
  private(set) var strokes: [(page: Int, path: Path)] = []
  private(set) var destinations: [String: Int] = [:]
  private(set) var places: [String: Point] = [:]
  private(set) var links: [(page: Int, target: LinkTarget, area: Rect, text: String)] = []
  private(set) var tags: [StructureTag] = []
  private(set) var duplicates: [String] = []
  /// Elements that were closed without being open, or left open.
  private(set) var unbalanced = 0
  private var open: [(tag: StructureTag, element: Int)] = []
  private var page = 0

  /// How many pages there are, the cover among them.
  var count: Int { page }

  init(_ publication: Publication) {
    for page in publication.pages {
      self.page += 1
      read(page.shapes, isDecoration: false)
    }
    unbalanced += open.count
  }

  private mutating func read(_ shapes: [Shape], isDecoration: Bool) {
    for shape in shapes {
      switch shape {
      case .fill(let path, _), .stroke(let path, _): strokes.append((page, path))
      case .text(let text):
        texts.append(
          ReadText(
            page: page, text: text, path: open.map(\.tag), element: open.last?.element ?? 0,
            isDecoration: isDecoration))
      case .clip(_, let inside): read(inside, isDecoration: isDecoration)
      case .image: break
      case .begin(let tag):
        tags.append(tag)
        open.append((tag, tags.count))
      case .end:
        if open.popLast() == nil { unbalanced += 1 }
      case .artifact(let inside): read(inside, isDecoration: true)
      case .link(let target, let area, let inside):
        let first = texts.count
        read(inside, isDecoration: isDecoration)
        let words = texts[first...].map(\.text.text).joined(separator: " ")
        links.append((page, target, area, words))
      case .destination(let name, let point):
        if destinations[name] != nil { duplicates.append(name) }
        destinations[name] = page
        places[name] = point
      }
    }
  }

  /// Texts that are read, on a page or on all.
  func body(ofPage page: Int? = nil) -> [ReadText] {
    texts.filter { !$0.isDecoration && (page == nil || $0.page == page) }
  }

  func first(_ text: String) -> ReadText? { texts.first { $0.text.text == text } }
}

/// Lays out with the ruler of the tests.
func layOutForTest(_ document: Document, isHyphenated: Bool = false) -> LaidOut {
  layOut(
    document, theme: Theme(), measurer: TestRuler(),
    hyphenator: isHyphenated ? TestHyphenator() : nil)
}

func read(_ blocks: [Block]) -> ReadPages {
  ReadPages(layOutForTest(Sample.document(blocks)).publication)
}
