import Document
import Drawing
import Problems
import Templates

/// Blocks written as short lines, so that a test reads as the document does.
func transcript(_ blocks: [Block]) -> String { blocks.map(transcript).joined(separator: "\n") }

private func transcript(_ block: Block) -> String {
  switch block {
  case .heading(let heading):
    let finding = heading.finding.isEmpty ? "" : " | " + marked(heading.finding)
    let numbering = heading.numbering == .chapter ? "" : " (\(heading.numbering))"
    return String(repeating: "#", count: heading.level) + " " + marked(heading.topic) + finding
      + " #" + heading.anchor + numbering + (heading.followsOn ? " (follows on)" : "")
      + (heading.isLandscape ? " (landscape)" : "")
  case .paragraph(let paragraph):
    return (paragraph.role == .body ? "" : "(\(paragraph.role)) ") + marked(paragraph.text)
  case .list(let list):
    return (list.isOrdered ? "ol" : "ul") + list.items.map { "<\(transcript($0))>" }.joined()
  case .table(let table):
    let rows = [table.columns.map(\.name)] + table.rows.map(\.cells)
    return "table " + marked(table.title)
      + rows.map { $0.map(marked).joined(separator: " / ") }.joined(separator: " // ")
  case .figure: return "figure"
  case .keyFigures(let figures):
    return figures.map { "\($0.value) = \(marked($0.label)) = \(marked($0.note))" }
      .joined(separator: "\n")
  case .callout(let callout):
    return "\(callout.kind) \(marked(callout.label)): \(transcript(callout.blocks))"
  case .fieldTable(let table):
    return table.fields.map { "\(marked($0.name)) : \(transcript($0.content))" }
      .joined(separator: "\n")
  case .chart: return "chart"
  case .sheetHead(let head): return "sheet \(head.number) \(marked(head.title)) #\(head.anchor)"
  case .blank(let blank): return "blank \(marked(blank.label)) × \(blank.lines)"
  case .signatures(let signatures):
    return "signatures " + signatures.signers.map { marked($0.role) }.joined(separator: " / ")
  case .marked(let mark, let blocks): return "(\(mark.word)) " + transcript(blocks)
  case .beside(let proof, let comment):
    return "beside <\(transcript(proof))> <\(transcript(comment))>"
  case .columns(let columns): return "columns" + columns.map { " <\(transcript($0))>" }.joined()
  case .contents(let contents): return "contents \(contents)"
  case .index(let index):
    return "index " + index.entries.map(\.label).joined(separator: ", ")
  case .pageBreak: return "page"
  }
}

func marked(_ inlines: [Inline]) -> String {
  inlines.map { inline in
    switch inline {
    case .text(let text): text
    case .strong(let inner): "<b>\(marked(inner))</b>"
    case .emphasis(let inner): "<i>\(marked(inner))</i>"
    case .link(.destination(let name), let inner): "<a #\(name)>\(marked(inner))</a>"
    case .link(.uri(let uri), let inner): "<a \(uri)>\(marked(inner))</a>"
    case .footnote(let inner): "<note \(marked(inner))>"
    case .lineBreak: "<br>"
    }
  }.joined()
}

/// What an outline becomes with the values of Valmont.
func expanded(_ outline: String, _ others: [String: String] = [:]) throws -> String {
  let folder = try TemplateFolder(others.merging(["a.md": outline]) { first, _ in first })
  let template = try folder.library.document("a.md").value
  return transcript(try expand(template, from: ValmontSource()).value.blocks)
}

/// The problems of an outline, and the place that ⟨…⟩ marks in it.
func problems(
  _ outline: String, _ others: [String: String] = [:]
) throws -> (all: [Problem], mark: SourceSpan?) {
  let folder = try TemplateFolder(others.merging(["a.md": outline]) { first, _ in first })
  let mark = folder.marks.values.first
  return (try found(in: folder), mark)
}

private func found(in folder: TemplateFolder) throws -> [Problem] {
  do {
    let template = try folder.library.document("a.md")
    let outline = try expand(template.value, from: ValmontSource())
    return template.warnings + outline.warnings
  } catch { return error.all }
}
