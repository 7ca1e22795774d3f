import Drawing

/// Walks the structure tree beside the list of what was drawn: completes the elements, and takes
/// decoration out.
///
/// Cairo writes the tree in the order in which elements were opened, so the two walks meet. Only
/// the branches with something to change are read: each question to libqpdf costs a microsecond.
struct StructureRepair {
  let file: PDFFile
  let elements: [StructureElement]
  let language: String

  private final class Progress {
    var notes = 0
    var artifacts: [Int: Set<Int>] = [:]
    var linkWords: [Int: String] = [:]
  }
  private let progress = Progress()
  private let children: [[Int]]
  private let roots: [Int]
  /// The element or one inside it has something to change.
  private let isConcerned: [Bool]
  /// In points, by the number of the page's object.
  private let pageHeights: [Int: Double]

  init(file: PDFFile, elements: [StructureElement], publication: Publication) {
    let language = publication.metadata.language
    self.file = file
    pageHeights = Dictionary(
      uniqueKeysWithValues: publication.pages.enumerated().map {
        (file.page($0).number, $1.size.height)
      })
    self.elements = elements
    self.language = language
    var children = [[Int]](repeating: [], count: elements.count)
    var concerned = elements.map { $0.kind.needsCompletion(in: language) }
    for (index, element) in elements.enumerated() {
      if let parent = element.parent { children[parent].append(index) }
    }
    // A parent comes before its children.
    for (index, element) in elements.enumerated().reversed() where concerned[index] {
      if let parent = element.parent { concerned[parent] = true }
    }
    self.children = children
    roots = elements.indices.filter { elements[$0].parent == nil }
    isConcerned = concerned
  }

  func run() throws(RenderingError) {
    let root = file.root["/StructTreeRoot"]
    guard root.isDictionary else { return }
    try visit(roots, of: root)
    let parents = parentArrays(of: root)
    for index in 0..<file.pageCount {
      let page = file.page(index)
      try rewriteArtifacts(of: page, parents: parents)
      completeLinks(of: page)
    }
  }

  private static func mismatch(_ what: String) -> RenderingError {
    .library(name: "cairo", message: "unexpected structure: \(what)")
  }

  /// Completes the children of an element; the last items of `/K` are those, in order.
  private func visit(_ indices: [Int], of parent: PDFObject) throws(RenderingError) {
    guard indices.contains(where: { isConcerned[$0] }) else { return }
    let kids = parent["/K"]
    let count = kids.isArray ? kids.count : 1
    guard count >= indices.count else { throw Self.mismatch("\(count) children") }
    var decoration: [Int] = []
    for (position, index) in indices.enumerated() where isConcerned[index] {
      let item = count - indices.count + position
      let kid = kids.isArray ? kids[item] : kids
      let kind = elements[index].kind
      guard kid.isDictionary, kid["/S"].name == "/" + kind.cairoName else {
        throw Self.mismatch(kind.cairoName)
      }
      if case .artifact = kind {
        decoration.append(item)
        note(artifact: kid)
      } else {
        complete(kid, as: elements[index])
        try visit(children[index], of: kid)
      }
    }
    remove(decoration, outOf: count, from: parent, kids: kids)
  }

  private func remove(
    _ decoration: [Int], outOf count: Int, from parent: PDFObject, kids: PDFObject
  ) {
    guard !decoration.isEmpty else { return }
    if decoration.count == count {
      parent.remove("/K")
    } else {
      for index in decoration.reversed() { kids.erase(at: index) }
    }
  }

  private func note(artifact: PDFObject) {
    let page = artifact["/Pg"].number
    for mark in artifact["/K"].items {
      if let number = mark.integer { progress.artifacts[page, default: []].insert(number) }
    }
  }

  private func complete(_ object: PDFObject, as element: StructureElement) {
    switch element.kind {
    case .tagged(.figure(let alternativeText)):
      object["/Alt"] = file.text(alternativeText)
      setBox(of: object, to: element.box)
    case .tagged(.tableHeader(let scope, let columns)):
      let name = scope == .row ? "/Row" : "/Column"
      object["/A"] = file.parse("<< /O /Table /Scope \(name)\(Self.span(columns)) >>")
    case .tagged(.tableCell(let columns)) where columns > 1:
      object["/A"] = file.parse("<< /O /Table\(Self.span(columns)) >>")
    case .tagged(.span(let language?)) where language != self.language:
      object["/Lang"] = file.text(language)
    case .tagged(.note):
      // PDF/UA-1, 7.9: each note has an identifier of its own.
      progress.notes += 1
      object["/ID"] = file.text("note-\(progress.notes)")
    case .link(let words):
      for kid in object["/K"].items where kid.isDictionary && kid["/Type"].name == "/OBJR" {
        progress.linkWords[kid["/Obj"].number] = words
      }
    default: break
    }
  }

  private func setBox(of object: PDFObject, to box: FigureBox?) {
    let page = object["/Pg"].isNull ? firstPage(in: object) : object["/Pg"]
    guard let page, let height = pageHeights[page.number],
      let numbers = box?.numbers(pageHeight: height)
    else { return }
    let written = numbers.map(TagAttributes.decimal).joined(separator: " ")
    object["/A"] = file.parse("<< /O /Layout /BBox [ \(written) ] >>")
  }

  /// Cairo names the page of marks only.
  private func firstPage(in element: PDFObject) -> PDFObject? {
    for kid in element["/K"].items where kid.isDictionary {
      if !kid["/Pg"].isNull { return kid["/Pg"] }
      if let found = firstPage(in: kid) { return found }
    }
    return nil
  }

  private static func span(_ columns: Int) -> String {
    columns > 1 ? " /ColSpan \(columns)" : ""
  }

  /// The arrays of the parent tree, by the number that a page has in it.
  private func parentArrays(of root: PDFObject) -> [Int: PDFObject] {
    let entries = root["/ParentTree"]["/Nums"].items
    var arrays: [Int: PDFObject] = [:]
    for index in stride(from: 0, to: entries.count - 1, by: 2) {
      if let key = entries[index].integer { arrays[key] = entries[index + 1] }
    }
    return arrays
  }

  private func rewriteArtifacts(
    of page: PDFObject, parents: [Int: PDFObject]
  ) throws(RenderingError) {
    guard let marks = progress.artifacts[page.number] else { return }
    if let key = page["/StructParents"].integer, let parents = parents[key] {
      for mark in marks.sorted() { parents[mark] = file.null }
    }
    let content = page["/Contents"]
    let (bytes, count) = ArtifactMarks.rewrite(content.streamBytes)
    guard count == marks.count else { throw Self.mismatch("\(count) artifacts") }
    content.replaceStream(with: bytes)
  }

  /// PDF/A-2, 6.3.2: annotations are printed; PDF/UA-1, 7.18: links say what they are.
  private func completeLinks(of page: PDFObject) {
    for annotation in page["/Annots"].items where annotation["/Subtype"].name == "/Link" {
      annotation["/F"] = file.integer(4)
      guard let words = progress.linkWords[annotation.number], !words.isEmpty else { continue }
      annotation["/Contents"] = file.text(words)
    }
  }
}
