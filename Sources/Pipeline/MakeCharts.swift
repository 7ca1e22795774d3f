import CairoRenderer
import Charts
import Document
import Dossier
import Drawing
import Layout
public import Problems
import Templates
import Units

/// How charts are written for slides and spreadsheets.
public enum ChartFormat: String, CaseIterable, Sendable { case svg, png, pdf, csv }

/// Writes each figure of the diagnostic in a file of its own, or each table as CSV.
public func makeCharts(
  _ request: DocumentRequest, format: ChartFormat
) throws(Problems) -> Warned<[WrittenFile]> {
  let composed = try Line(request).composeDiagnostic()
  let draft = composed.draft
  // A figure travels alone into slides: its own name says who may see it, as its folder does.
  let mark = request.edition == .restreinte ? "-restreinte" : ""
  let folder = "\(composed.dossier.territory.code)-graphiques\(mark)"
  let output = OutputFolder(path: request.output)
  var written: [WrittenFile] = []
  if format == .csv {
    for (name, rows) in tables(in: draft.document.blocks) {
      let bytes = Array(commaSeparated(rows).utf8)
      written.append(
        try alone { () throws(Problem) in
          try output.write(bytes, to: "\(folder)/\(name)\(mark).csv")
        })
    }
  } else {
    for figure in figures(in: draft.document.blocks) {
      let page = layOut(
        figure, theme: draft.look.theme, measurer: draft.workshop.typeSetter,
        hyphenator: draft.workshop.hyphenator)
      let bytes = try drawn { () throws(RenderingError) in
        try draft.bytes(of: page, format, showing: figure)
      }
      written.append(
        try alone { () throws(Problem) in
          try output.write(bytes, to: "\(folder)/\(figure.anchor)\(mark).\(format.rawValue)")
        })
    }
  }
  return Warned(written, warnings: composed.warnings)
}

extension DocumentDraft {
  fileprivate func bytes(
    of page: Page, _ format: ChartFormat, showing figure: Figure
  ) throws(RenderingError) -> [UInt8] {
    switch format {
    case .svg:
      return try workshop.renderer.svg(
        page, title: figure.title.plainText, description: figure.chart.alternativeText)
    // Sharp on a projector: a figure 174 mm wide then has about 1,500 pixels.
    case .png: return try workshop.renderer.png(page, dotsPerInch: 220)
    case .pdf, .csv:
      var metadata = document.metadata
      metadata.title = figure.title.plainText
      return try workshop.renderer.pdf(
        Publication(pages: [page], outline: [], metadata: metadata))
    }
  }
}

/// Every table with a place of its own, as rows of plain text.
private func tables(in blocks: [Block]) -> [(name: String, rows: [[String]])] {
  blocks.flatMap { block -> [(name: String, rows: [[String]])] in
    switch block {
    case .table(let table) where !table.anchor.isEmpty:
      [(table.anchor, [table.heads] + table.rows.map { $0.cells.map(\.plainText) })]
    default: block.children.flatMap { tables(in: $0) }
    }
  }
}

extension Table {
  /// Names of the columns with the spanner over them.
  fileprivate var heads: [String] {
    columns.map { column in
      [column.spanner, column.name.plainText].filter { !$0.isEmpty && $0 != " " }
        .joined(separator: ", ")
    }
  }
}
