import Problems

/// What a workbook says of its sheets.
struct WorkbookParts {
  struct Sheet {
    let name: String
    let path: String
    let isHidden: Bool
  }

  let sheets: [Sheet]
  /// Days are counted from 1904, as old Macintosh did.
  let startsIn1904: Bool
  let sharedStrings: SharedStrings
  let styles: CellStyles

  /// Bytes of the parts that are held in memory, each.
  private static let partLimit = 200_000_000

  init(_ archive: ZipArchive, name: String) throws(Problem) {
    let roots = try Self.relations(archive, "_rels/.rels", base: "", name)
    let workbook =
      roots.first { $0.type.hasSuffix("/officeDocument") }?.target ?? "xl/workbook.xml"
    guard let part = try archive.part(workbook, limit: Self.partLimit) else {
      throw .noWorkbook(name)
    }
    let listener = WorkbookListener()
    try part.read(listener, name: name)
    let folder = workbook.split(separator: "/").dropLast().joined(separator: "/")
    let file = workbook.split(separator: "/").last.map(String.init) ?? ""
    let relations = try Self.relations(
      archive, "\(folder.isEmpty ? "" : folder + "/")_rels/\(file).rels", base: folder, name)
    sheets = listener.sheets.compactMap { sheet in
      relations.first { $0.identifier == sheet.relation }.map {
        Sheet(name: sheet.name, path: $0.target, isHidden: sheet.isHidden)
      }
    }
    startsIn1904 = listener.startsIn1904
    func path(_ type: String, _ usual: String) -> String {
      relations.first { $0.type.hasSuffix("/" + type) }?.target ?? "\(folder)/\(usual)"
    }
    let strings = SharedStrings()
    if let part = try archive.part(
      path("sharedStrings", "sharedStrings.xml"), limit: Self.partLimit)
    {
      try part.read(strings, name: name)
    }
    sharedStrings = strings
    let styles = CellStyles()
    if let part = try archive.part(path("styles", "styles.xml"), limit: Self.partLimit) {
      try part.read(styles, name: name)
    }
    self.styles = styles
  }

  private static func relations(
    _ archive: ZipArchive, _ path: String, base: String, _ name: String
  ) throws(Problem) -> [Relation] {
    guard let part = try archive.part(path, limit: partLimit) else { return [] }
    let listener = RelationListener(base: base)
    try part.read(listener, name: name)
    return listener.relations
  }
}

/// A link from one part to another.
private struct Relation {
  let identifier: String
  let type: String
  /// Path in the archive.
  let target: String
}

private final class RelationListener: XMLListener {
  private(set) var relations: [Relation] = []
  private let base: String

  init(base: String) { self.base = base }

  func opened(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let identifier = attributes["Id"],
      let target = attributes["Target"]
    else { return }
    relations.append(
      Relation(
        identifier: identifier, type: attributes["Type"] ?? "", target: resolved(target)))
  }

  /// A target starts from the root of the archive or from the folder of its part.
  private func resolved(_ target: String) -> String {
    guard !target.hasPrefix("/") else { return String(target.dropFirst()) }
    var parts = base.split(separator: "/")
    for piece in target.split(separator: "/") {
      if piece == ".." {
        _ = parts.popLast()
      } else if piece != "." {
        parts.append(piece)
      }
    }
    return parts.joined(separator: "/")
  }

  func closed(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

private final class WorkbookListener: XMLListener {
  private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  private(set) var startsIn1904 = false

  func opened(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "workbookPr":
      startsIn1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
    case "sheet":
      guard let title = attributes["name"], let relation = attributes["id"] else { return }
      sheets.append((title, relation, (attributes["state"] ?? "visible") != "visible"))
    default: break
    }
  }

  func closed(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The texts that the cells of a workbook share, one after the other in one run of bytes.
final class SharedStrings: XMLListener {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isInText = false
  private var phoneticDepth = 0

  /// The bytes of a text; nil when the workbook holds none of that number.
  func range(_ number: Int) -> Range<Int>? {
    guard ends.indices.contains(number) else { return nil }
    return (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  subscript(range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  func opened(_ name: String, _ attributes: XMLAttributes) {
    if name == "t" { isInText = phoneticDepth == 0 }
    // How a name is pronounced, in Asian scripts: not a part of the text.
    if name == "rPh" { phoneticDepth += 1 }
  }

  func closed(_ name: String) {
    switch name {
    case "t": isInText = false
    case "rPh": phoneticDepth -= 1
    case "si": ends.append(bytes.count)
    default: break
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    if isInText { bytes.append(contentsOf: text) }
  }
}

extension Problem {
  fileprivate static func noWorkbook(_ name: String) -> Problem {
    Problem(
      .error, "classeur-illisible", "cette archive n'est pas un classeur .xlsx",
      at: SourceSpan(wholeOf: name),
      hint: "un classeur .ods s'enregistre d'abord en .xlsx ou en CSV")
  }
}
