import Charts
import Document
import Drawing

/// Semicolons and quotes, with a byte order mark, as French spreadsheets open it.
func commaSeparated(_ rows: [[String]]) -> String {
  "\u{FEFF}"
    + rows.map { row in
      row.map { cell in
        let needsQuotes = cell.contains { ";\"\n\r".contains($0) }
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
      }.joined(separator: ";") + "\r\n"
    }.joined()
}

/// Every figure, in reading order.
func figures(in blocks: [Block]) -> [Figure] {
  blocks.flatMap { block -> [Figure] in
    switch block {
    case .figure(let figure): [figure]
    default: block.children.flatMap { figures(in: $0) }
    }
  }
}

extension Document {
  /// The values of each figure as a file of its own: those that are printed, hidden ones as on the
  /// page.
  var attachments: [Publication.Attachment] {
    figures(in: blocks).filter { !$0.chart.values.columns.isEmpty && !$0.anchor.isEmpty }.map {
      let values = $0.chart.values
      return Publication.Attachment(
        name: $0.anchor + ".csv", summary: $0.title.plainText, mediaType: "text/csv",
        bytes: Array(commaSeparated([values.columns] + values.rows).utf8))
    }
  }
}
