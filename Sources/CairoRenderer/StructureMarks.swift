import CCairo
import Drawing

/// Writes the structure of a document as Cairo's tags, and remembers it for the last pass.
///
/// Cairo 1.16 marks the content of elements without children only. So text inside an element that
/// has some is put into a span of its own, and what is drawn there, unless in a figure, is
/// decoration. Decoration is tagged `NonStruct`, which the last pass turns into artifacts.
final class StructureMarks {
  /// An element of Cairo's tree, in the order in which they are opened.
  enum Element {
    case tagged(StructureTag)
    case artifact
    /// With the words that are drawn in it.
    case link(LinkTarget, words: String)
    case textSpan
  }

  private struct Open {
    let name: String
    let isLeaf: Bool
    let isInFigure: Bool
  }

  private(set) var elements: [Element] = []
  /// The context of the pages, set as soon as there is one.
  var cairo: OpaquePointer?
  private var hasChildren: ArraySlice<Bool>
  private var open: [Open] = []
  private var implicit: String?
  private var artifactDepth = 0

  init(plan: StructurePlan) {
    hasChildren = plan.hasChildren[...]
  }

  func begin(_ tag: StructureTag) {
    guard artifactDepth == 0 else { return }
    let wasInFigure = open.last?.isInFigure ?? false
    push(.tagged(tag), name: tag.cairoName, isInFigure: wasInFigure || tag.isFigure)
  }

  func end() {
    guard artifactDepth == 0 else { return }
    precondition(!open.isEmpty, "each end closes a begin")
    closeImplicit()
    cairo_tag_end(cairo, open.removeLast().name)
  }

  func beginArtifact() {
    if artifactDepth == 0 {
      closeImplicit()
      openTag(.artifact, name: Self.artifactName)
    }
    artifactDepth += 1
  }

  func endArtifact() {
    artifactDepth -= 1
    if artifactDepth == 0 { cairo_tag_end(cairo, Self.artifactName) }
  }

  func beginLink(to target: LinkTarget, area: Rect, words: String) {
    guard artifactDepth == 0 else { return }
    let place =
      switch target {
      case .destination(let name): "dest='\(Self.escaped(name))'"
      case .uri(let uri): "uri='\(Self.escaped(uri))'"
      }
    let numbers = [area.x, area.y, area.width, area.height].map(Self.decimal)
    push(
      .link(target, words: words), name: "Link",
      attributes: "\(place) rect=[\(numbers.joined(separator: " "))]",
      isInFigure: open.last?.isInFigure ?? false)
  }

  func endLink() { end() }

  func mark(destination name: String, at point: Point) {
    let attributes =
      "name='\(Self.escaped(name))' x=\(Self.decimal(point.x)) y=\(Self.decimal(point.y))"
    cairo_tag_begin(cairo, CAIRO_TAG_DEST, attributes)
    cairo_tag_end(cairo, CAIRO_TAG_DEST)
  }

  func prepareForText() {
    guard artifactDepth == 0, !(open.last?.isLeaf ?? false) else { return }
    openImplicit(.textSpan, name: Self.spanName)
  }

  func prepareForDrawing() {
    guard artifactDepth == 0, !(open.last?.isLeaf ?? false) else { return }
    if open.last?.isInFigure ?? false {
      openImplicit(.textSpan, name: Self.spanName)
    } else {
      openImplicit(.artifact, name: Self.artifactName)
    }
  }

  /// To be called at the end of each page too.
  func closeImplicit() {
    guard let name = implicit else { return }
    cairo_tag_end(cairo, name)
    implicit = nil
  }

  func finish() { precondition(open.isEmpty, "each begin is closed") }

  static let artifactName = "NonStruct"
  static let spanName = "Span"

  private func push(
    _ element: Element, name: String, attributes: String? = nil, isInFigure: Bool
  ) {
    closeImplicit()
    let isLeaf = !(hasChildren.popFirst() ?? true)
    open.append(Open(name: name, isLeaf: isLeaf, isInFigure: isInFigure))
    openTag(element, name: name, attributes: attributes)
  }

  private func openImplicit(_ element: Element, name: String) {
    guard implicit != name else { return }
    closeImplicit()
    openTag(element, name: name)
    implicit = name
  }

  private func openTag(_ element: Element, name: String, attributes: String? = nil) {
    elements.append(element)
    cairo_tag_begin(cairo, name, attributes ?? "")
  }

  /// Cairo's attribute strings are between apostrophes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "'" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// A number with three decimals, never in powers of ten.
  static func decimal(_ value: Double) -> String {
    let thousandths = Int((value.magnitude * 1000).rounded())
    let rest = String(thousandths % 1000 + 1000).dropFirst()
    return "\(value < 0 && thousandths > 0 ? "-" : "")\(thousandths / 1000).\(rest)"
  }
}

extension StructureTag {
  var isFigure: Bool {
    if case .figure = self { true } else { false }
  }

  /// The standard type (PDF 32000-1, 14.8.4) that Cairo knows by the same name.
  var cairoName: String {
    switch self {
    case .document: "Document"
    case .section: "Sect"
    case .heading(let level): "H\(min(max(level, 1), 6))"
    case .paragraph: "P"
    case .list: "L"
    case .listItem: "LI"
    case .listLabel: "Lbl"
    case .listBody: "LBody"
    case .table: "Table"
    case .tableRow: "TR"
    case .tableHeader: "TH"
    case .tableCell: "TD"
    case .figure: "Figure"
    case .caption: "Caption"
    case .note: "Note"
    case .contents: "TOC"
    case .contentsItem: "TOCI"
    case .blockQuote: "BlockQuote"
    case .span: "Span"
    }
  }
}
