import Drawing

/// An element of the tree that Cairo writes.
struct StructureElement {
  enum Kind {
    case tagged(StructureTag)
    /// Decoration, to be taken out.
    case artifact
    /// With the words that are drawn in it.
    case link(words: String)
    /// A run of text beside other children.
    case textSpan
  }

  let kind: Kind
  /// Among the elements, which are in the order they open; nil at the root.
  let parent: Int?
  /// Of a figure in which something is drawn.
  var box: FigureBox?
}

extension StructureElement.Kind {
  /// The last pass has something to add to it, or to take away.
  func needsCompletion(in language: String) -> Bool {
    switch self {
    case .artifact, .link, .tagged(.figure), .tagged(.tableHeader), .tagged(.note): true
    case .tagged(.tableCell(let columns)): columns > 1
    case .tagged(.span(let own)): own != nil && own != language
    case .tagged, .textSpan: false
    }
  }

  /// The standard type (PDF 32000-1, 14.8.4) that Cairo knows by the same name.
  ///
  /// Cairo 1.16 has no `Artifact`: decoration goes by another name until the last pass.
  var cairoName: String {
    switch self {
    case .tagged(let tag): tag.cairoName
    case .artifact: "NonStruct"
    case .link: "Link"
    case .textSpan: "Span"
    }
  }
}

extension StructureTag {
  var isFigure: Bool {
    if case .figure = self { true } else { false }
  }

  /// Inside a line.
  var isInline: Bool {
    if case .span = self { true } else { false }
  }

  fileprivate var cairoName: String {
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
