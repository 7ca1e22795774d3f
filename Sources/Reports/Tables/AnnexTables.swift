import Charts
import Document
import Drawing
import Problems
import Templates

/// The table behind each chart, gathered in an annexe once the document is known.
struct AnnexTables {
  /// Marks the place of the tables in the outline until they are known.
  static let placeholder = "annexe-valeurs"

  let material: Material

  /// The blocks with a table for each figure in the place that the outline gave them.
  func filling(_ blocks: [Block]) throws(Problem) -> [Block] {
    var tables: [Block] = []
    for figure in figures(in: blocks) { tables.append(.table(try table(behind: figure))) }
    return blocks.flatMap { block -> [Block] in
      if case .paragraph(let paragraph) = block, paragraph.anchor == Self.placeholder {
        return tables
      }
      return [block]
    }
  }

  /// Every figure that is drawn from values, in reading order.
  func figures(in blocks: [Block]) -> [Figure] {
    blocks.flatMap { block -> [Figure] in
      // A picture from a file has no values.
      if case .figure(let figure) = block {
        return figure.chart.values.columns.isEmpty ? [] : [figure]
      }
      return block.children.flatMap(figures(in:))
    }
  }

  private func table(behind figure: Figure) throws(Problem) -> Table {
    let values = figure.chart.values
    let columns = values.columns.enumerated().map { index, name in
      Table.Column([.text(name)], index == 0 ? .left : .right, stretch: index == 0 ? 1 : 0)
    }
    let title = figure.title
    return Table(
      title: [.link(.destination(figure.anchor), title)],
      columns: columns, rows: values.rows.map { row in Table.Row(row.map { [.text($0)] }) },
      source: try material.phrase("tableaux.annexe.note"),
      anchor: "valeurs-" + figure.anchor)
  }
}
