@testable import CairoRenderer

/// What PDF/UA-1 (ISO 14289-1) asks of a file and no tool at hand checks; each fault in a sentence.
///
/// Content is marked or decoration, marks and elements name each other, figures say what they show,
/// cells what they head, links where they lead, headings skip no level.
struct AccessibleFile {
  private let file: PDFFile
  private(set) var faults: [String] = []
  /// Elements by page and mark.
  private var marks: [Int: [Int: Int]] = [:]
  /// Links by the number of their annotation.
  private var linked: Set<Int> = []
  private var lastHeading = 0
  private var notes: Set<String> = []

  init(_ file: PDFFile) {
    self.file = file
    checkCatalog()
    let tree = file.root["/StructTreeRoot"]
    guard tree.isDictionary else {
      faults.append("no structure")
      return
    }
    for kid in tree["/K"].items { visit(kid, under: tree, path: []) }
    let parents = parentTree(of: tree)
    for index in 0..<file.pageCount { check(page: index, parents) }
  }

  private func same(_ first: PDFObject, _ second: PDFObject) -> Bool {
    first.number == second.number && first.number != 0
  }

  // MARK: The file

  private mutating func checkCatalog() {
    if file.root["/Lang"].isNull { faults.append("no language") }
    if file.root["/MarkInfo"]["/Marked"].isNull { faults.append("not marked") }
    if file.root["/ViewerPreferences"]["/DisplayDocTitle"].isNull {
      faults.append("title not shown")
    }
    if file.trailer["/Info"]["/Title"].text.isEmpty { faults.append("no title") }
    let names = file.root["/Names"]["/Dests"]["/Names"].items
    let places = Set(stride(from: 0, to: names.count, by: 2).map { names[$0].text })
    checkOutline(file.root["/Outlines"]["/First"], places)
  }

  private mutating func checkOutline(_ first: PDFObject, _ places: Set<String>) {
    var entry = first
    while entry.isDictionary {
      if !places.contains(entry["/Dest"].text) {
        faults.append("bookmark without place: \(entry["/Title"].text)")
      }
      checkOutline(entry["/First"], places)
      entry = entry["/Next"]
    }
  }

  // MARK: The tree

  private mutating func visit(_ element: PDFObject, under parent: PDFObject, path: [String]) {
    let name = element["/S"].name ?? ""
    if !same(element["/P"], parent) { faults.append("\(name): wrong parent") }
    if let needed = Self.parents[name], !needed.contains(path.last ?? "") {
      faults.append("\(name) inside \(path.last ?? "nothing")")
    }
    check(element, name)
    let page = element["/Pg"].number
    for kid in element["/K"].items {
      if let mark = kid.integer {
        note(mark, onPage: page, of: element)
      } else if kid["/Type"].name == "/MCR" {
        note(
          kid["/MCID"].integer ?? -1, onPage: kid["/Pg"].isNull ? page : kid["/Pg"].number,
          of: element)
      } else if kid["/Type"].name == "/OBJR" {
        linked.insert(kid["/Obj"].number)
      } else {
        visit(kid, under: element, path: path + [name])
      }
    }
  }

  private static let parents: [String: Set<String>] = [
    "/LI": ["/L"], "/Lbl": ["/LI"], "/LBody": ["/LI"], "/TR": ["/Table"], "/TH": ["/TR"],
    "/TD": ["/TR"], "/TOCI": ["/TOC"],
  ]

  private mutating func note(_ mark: Int, onPage page: Int, of element: PDFObject) {
    if marks[page]?[mark] != nil { faults.append("mark \(mark) of page \(page) twice") }
    marks[page, default: [:]][mark] = element.number
  }

  private mutating func check(_ element: PDFObject, _ name: String) {
    switch name {
    case "/Figure":
      if element["/Alt"].text.isEmpty { faults.append("figure without words") }
      if element["/A"]["/BBox"].count != 4, !element["/K"].items.isEmpty, !isSpread(element) {
        faults.append("figure without bounds: \(element["/Alt"].text.prefix(40))")
      }
    case "/TH":
      if element["/A"]["/Scope"].name == nil { faults.append("head cell without scope") }
    case "/Link":
      let hasAnnotation = element["/K"].items.contains { $0["/Type"].name == "/OBJR" }
      if !hasAnnotation || element["/K"].count < 2 { faults.append("link without text or target") }
    case "/Note":
      if !notes.insert(element["/ID"].text).inserted { faults.append("note without its own name") }
    case "/Table": checkRows(of: element)
    default:
      guard name.count == 3, name.hasPrefix("/H"), let level = name.last?.wholeNumberValue else {
        return
      }
      if level > lastHeading + 1 { faults.append("heading \(level) after \(lastHeading)") }
      lastHeading = level
    }
  }

  /// A figure of several sheets has no bounds of its own.
  private func isSpread(_ element: PDFObject) -> Bool {
    var pages: Set<Int> = []
    func visit(_ element: PDFObject) {
      if !element["/Pg"].isNull { pages.insert(element["/Pg"].number) }
      for kid in element["/K"].items where kid.isDictionary {
        if kid["/Type"].name == "/MCR" {
          pages.insert(kid["/Pg"].number)
        } else if kid["/Type"].name != "/OBJR" {
          visit(kid)
        }
      }
    }
    visit(element)
    return pages.count != 1
  }

  private mutating func checkRows(of table: PDFObject) {
    let widths = table["/K"].items.filter { $0["/S"].name == "/TR" }.map { row in
      row["/K"].items.reduce(0) { $0 + ($1["/A"]["/ColSpan"].integer ?? 1) }
    }
    if Set(widths).count > 1 { faults.append("rows of \(Set(widths).sorted()) cells") }
  }

  // MARK: Pages

  private func parentTree(of tree: PDFObject) -> [Int: PDFObject] {
    let entries = tree["/ParentTree"]["/Nums"].items
    var parents: [Int: PDFObject] = [:]
    for index in stride(from: 0, to: entries.count - 1, by: 2) {
      if let key = entries[index].integer { parents[key] = entries[index + 1] }
    }
    return parents
  }

  private mutating func check(page index: Int, _ parents: [Int: PDFObject]) {
    let page = file.page(index)
    let expected = marks[page.number] ?? [:]
    if page["/Tabs"].name != "/S" { faults.append("page \(index + 1): other order of tabs") }
    var content = MarkedContent(page["/Contents"].streamBytes)
    content.read()
    for fault in content.faults { faults.append("page \(index + 1): \(fault)") }
    for mark in Set(content.marks).symmetricDifference(expected.keys).sorted() {
      faults.append("page \(index + 1): mark \(mark) is in the page or in the tree alone")
    }
    if let key = page["/StructParents"].integer, let array = parents[key] {
      for (mark, number) in expected where array[mark].number != number {
        faults.append("page \(index + 1): mark \(mark) has another parent")
      }
    } else if !expected.isEmpty {
      faults.append("page \(index + 1): no parents")
    }
    for annotation in page["/Annots"].items where annotation["/Subtype"].name == "/Link" {
      check(annotation, onPage: index + 1, parents)
    }
  }

  private mutating func check(
    _ annotation: PDFObject, onPage page: Int, _ parents: [Int: PDFObject]
  ) {
    if annotation["/Contents"].text.isEmpty { faults.append("page \(page): link without words") }
    if annotation["/F"].integer != 4 { faults.append("page \(page): link that is not printed") }
    guard let key = annotation["/StructParent"].integer, let parent = parents[key],
      parent["/S"].name == "/Link", linked.contains(annotation.number)
    else {
      faults.append("page \(page): link outside the structure")
      return
    }
  }
}
