import CairoRenderer
import Document
import Drawing
import Foundation
import Layout

/// The same content as a source of Typst: headings, text, tables alike, each figure as SVG.
///
/// For the comparison of the two programs; the look is that of Typst, on the same format and with
/// the same fonts and sizes.
struct TypstSource {
  let folder: URL
  let theme: Theme
  let typeSetter: TypeSetter
  let hyphenator: FrenchHyphenator
  private var count = 0

  init(folder: URL, theme: Theme, typeSetter: TypeSetter, hyphenator: FrenchHyphenator) {
    self.folder = folder
    self.theme = theme
    self.typeSetter = typeSetter
    self.hyphenator = hyphenator
  }

  mutating func write(_ document: Document) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let head = """
      #set page(paper: "a4", margin: (x: 18mm, top: 24mm, bottom: 21mm), numbering: "1",
        header: [Vigie])
      #set text(font: "\(theme.sansFamily)", size: 9.5pt, lang: "fr", hyphenate: true)
      #set par(justify: true)
      #set heading(numbering: "1.1")
      #show heading: set text(font: "\(theme.serifFamily)", weight: 400, size: 20pt)
      #show table: set text(size: 8pt)
      #set table(stroke: (y: 0.4pt))

      """
    let text = head + (try blocks(document.blocks))
    try text.write(
      to: folder.appendingPathComponent("document.typ"), atomically: false, encoding: .utf8)
  }

  private mutating func blocks(_ blocks: [Block]) throws -> String {
    var text = ""
    for block in blocks { text += try self.block(block) + "\n\n" }
    return text
  }

  private mutating func block(_ block: Block) throws -> String {
    switch block {
    case .heading(let heading):
      "#heading(level: \(heading.level))[\(inlines(heading.topic)) \(inlines(heading.finding))]"
    case .paragraph(let paragraph): inlines(paragraph.text)
    case .table(let table): self.table(table)
    case .figure(let figure): try self.figure(figure)
    case .keyFigures(let figures):
      "#table(columns: 2, "
        + figures.map { "[\(string($0.value))], [\(inlines($0.label)) \(inlines($0.note))]" }
        .joined(separator: ", ") + ")"
    case .callout(let callout):
      "#block(fill: rgb(\"#E6EEF4\"), inset: 3mm)[#strong[\(inlines(callout.label))]\n\n"
        + (try blocks(callout.blocks)) + "]"
    case .contents: "#outline()"
    case .pageBreak: "#pagebreak()"
    case .beside(let proof, let comment):
      "#grid(columns: (2fr, 1fr), gutter: 4.8mm, [\(try blocks(proof))], [\(try blocks(comment))])"
    default: try block.children.map { try blocks($0) }.joined()
    }
  }

  private func table(_ table: Table) -> String {
    let columns = table.columns.map { $0.stretch > 0 ? "\($0.stretch)fr" : "auto" }
    let alignments = table.columns.map { $0.alignment == .left ? "left" : "right" }
    let head = table.columns.map { "[\(inlines($0.name))]" }.joined(separator: ", ")
    let rows = table.rows.map { row in row.cells.map { "[\(inlines($0))]" }.joined(separator: ", ")
    }
    return
      "#strong[\(inlines(table.title))]\n\n#table(columns: (\(columns.joined(separator: ", ")),), "
      + "align: (\(alignments.joined(separator: ", ")),), table.header(\(head)), "
      + rows.joined(separator: ",\n") + ")\n\n#text(size: 7pt)[\(inlines(table.source))]"
  }

  private mutating func figure(_ figure: Figure) throws -> String {
    count += 1
    let page = layOut(figure, theme: theme, measurer: typeSetter, hyphenator: hyphenator)
    let svg = try CairoRenderer(typeSetter: typeSetter).svg(
      page, title: "", description: "")
    try Data(svg).write(to: folder.appendingPathComponent("figure-\(count).svg"))
    return
      "#figure(image(\"figure-\(count).svg\", width: 100%), caption: [\(inlines(figure.title))])"
  }

  private func inlines(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): string(text)
      case .strong(let inner): "#strong[\(self.inlines(inner))]"
      case .emphasis(let inner): "#emph[\(self.inlines(inner))]"
      case .link(_, let inner): self.inlines(inner)
      case .footnote(let inner): "#footnote[\(self.inlines(inner))]"
      case .lineBreak: "#linebreak()"
      }
    }.joined()
  }

  /// A string of the language, so that no sign of it is a mark.
  private func string(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "#(\"\(escaped)\")"
  }
}
