import CCairo
import Drawing

/// Writes the structure of a document as Cairo's tags, and remembers it for the last pass.
///
/// Cairo 1.16 marks the content of elements without children only. So text inside an element that
/// has some is put into a span of its own, and what is drawn there, unless in a figure, is
/// decoration. Decoration is tagged `NonStruct`, which the last pass turns into artifacts.
final class StructureMarks {
  private struct Open {
    /// Among `elements`.
    let index: Int
    let isLeaf: Bool
    /// The figure around it or itself, among `elements`.
    let figure: Int?
  }

  /// In the order in which they are opened.
  private(set) var elements: [StructureElement] = []
  /// The context of the pages, set as soon as there is one.
  var cairo: OpaquePointer?
  private var hasChildren: ArraySlice<Bool>
  private var open: [Open] = []
  /// An element that nobody asked for, around what is drawn now.
  private var implicit: StructureElement.Kind?
  private var artifactDepth = 0
  private var page = 0
  /// What was last written in the paragraph, cell or figure that is open.
  private var written: (text: PlacedText, end: Double)?

  init(plan: StructurePlan) {
    hasChildren = plan.hasChildren[...]
  }

  func begin(_ tag: StructureTag) {
    guard artifactDepth == 0 else { return }
    if !tag.isInline { written = nil }
    push(.tagged(tag), opensFigure: tag.isFigure)
  }

  func end() {
    guard artifactDepth == 0 else { return }
    precondition(!open.isEmpty, "each end closes a begin")
    closeImplicit()
    let kind = elements[open.removeLast().index].kind
    if case .tagged(let tag) = kind, !tag.isInline { written = nil }
    endTag(kind)
  }

  func beginArtifact() {
    if artifactDepth == 0 {
      closeImplicit()
      openTag(.artifact)
    }
    artifactDepth += 1
  }

  func endArtifact() {
    artifactDepth -= 1
    if artifactDepth == 0 { endTag(.artifact) }
  }

  func beginLink(to target: LinkTarget, area: Rect, words: String) {
    guard artifactDepth == 0 else { return }
    push(
      .link(words: words), attributes: TagAttributes.link(to: target, area: area))
  }

  func endLink() { end() }

  func mark(destination name: String, at point: Point) {
    cairo_tag_begin(cairo, CAIRO_TAG_DEST, TagAttributes.destination(name, at: point))
    cairo_tag_end(cairo, CAIRO_TAG_DEST)
  }

  func prepareForText() {
    guard artifactDepth == 0, !(open.last?.isLeaf ?? false) else { return }
    openImplicit(.textSpan)
  }

  /// Whether a text is another word than the one before it: a reader of the structure sees neither
  /// ends of lines nor white.
  func separates(_ text: PlacedText) -> Bool {
    guard artifactDepth == 0, let (last, end) = written, let sign = last.text.last,
      sign != "-", !sign.isWhitespace
    else { return false }
    // The mark of a note is raised by less than a line.
    let isOtherLine =
      abs(text.origin.y - last.origin.y) > 0.8 * min(text.style.size, last.style.size)
    return isOtherLine || text.angle != 0 || text.origin.x > end + 0.1 * text.style.size
  }

  /// Something is drawn there, inside a figure or not.
  func cover(_ rect: @autoclosure () -> Rect?) {
    guard artifactDepth == 0, let figure = open.last?.figure, let rect = rect() else { return }
    if elements[figure].box == nil {
      elements[figure].box = FigureBox(rect, onPage: page)
    } else {
      elements[figure].box?.cover(rect, onPage: page)
    }
  }

  /// To be called when a page is done.
  func turnPage() {
    closeImplicit()
    page += 1
  }

  func note(_ text: PlacedText, end: Double) {
    if artifactDepth == 0, !text.text.isEmpty { written = (text, end) }
  }

  func prepareForDrawing() {
    guard artifactDepth == 0, !(open.last?.isLeaf ?? false) else { return }
    if open.last?.figure != nil {
      openImplicit(.textSpan)
    } else {
      openImplicit(.artifact)
    }
  }

  func closeImplicit() {
    guard let kind = implicit else { return }
    endTag(kind)
    implicit = nil
  }

  func finish() { precondition(open.isEmpty, "each begin is closed") }

  private func push(
    _ kind: StructureElement.Kind, attributes: String = "", opensFigure: Bool = false
  ) {
    closeImplicit()
    let isLeaf = !(hasChildren.popFirst() ?? true)
    openTag(kind, attributes: attributes)
    let index = elements.count - 1
    open.append(
      Open(index: index, isLeaf: isLeaf, figure: open.last?.figure ?? (opensFigure ? index : nil)))
  }

  private func openImplicit(_ kind: StructureElement.Kind) {
    guard implicit?.cairoName != kind.cairoName else { return }
    closeImplicit()
    openTag(kind)
    implicit = kind
  }

  private func openTag(_ kind: StructureElement.Kind, attributes: String = "") {
    elements.append(StructureElement(kind: kind, parent: open.last?.index))
    cairo_tag_begin(cairo, kind.cairoName, attributes)
  }

  private func endTag(_ kind: StructureElement.Kind) { cairo_tag_end(cairo, kind.cairoName) }
}
