import Dossier

/// The respondents behind every table of a survey that a document prints.
///
/// A question's counts and the margins of its crossings are linked, whatever the table. A zero is
/// hidden in a row or column of fewer respondents than the threshold: it says what all of them
/// did not answer.
struct RespondentTables: Sendable {
  private var cells: LinkedCells<RespondentCell>
  private var distributions: [String: [Int]] = [:]
  private let threshold: Int

  init(threshold: Int) {
    self.threshold = threshold
    cells = LinkedCells(threshold: threshold)
  }

  /// Respondents of each modality; non-response is a modality if it is printed.
  mutating func addDistribution(_ question: String, _ counts: [Int]) {
    distributions[question] = counts
    let total = counts.reduce(0, +)
    let whole = RespondentCell(table: question, row: nil, column: nil)
    let cost = LinkedCells<RespondentCell>.ordinaryCost * Self.costOfTotal
    cells.print(whole, total, cost: cost * Self.costOfTotal)
    let parts = counts.indices.map { RespondentCell(table: question, row: $0, column: nil) }
    for (part, count) in zip(parts, counts) {
      cells.print(
        part, count, cost: cost, isSensitive: isSensitive(count, within: total))
    }
    if !parts.isEmpty { cells.link(total: whole, parts: parts) }
  }

  /// Respondents by modality of two questions, after their distributions.
  ///
  /// Cells that another rule keeps off the page are not printed, and could still be deduced.
  mutating func addCrosstab(
    rows: String, columns: String, _ counts: [[Int]],
    isPrinted: (Int, Int) -> Bool = { _, _ in true }
  ) {
    let table = RespondentCell.table(rows, columns)
    let rowTotals = counts.map { $0.reduce(0, +) }
    let columnTotals = (counts.first ?? []).indices.map { column in
      counts.reduce(0) { $0 + $1[column] }
    }
    addMargins(table, rowTotals, columnTotals)
    for (row, line) in counts.enumerated() {
      for (column, count) in line.enumerated() {
        let cell = RespondentCell(table: table, row: row, column: column)
        let sensitive =
          isSensitive(count, within: rowTotals[row])
          || isSensitive(count, within: columnTotals[column])
        if isPrinted(row, column) {
          cells.print(cell, count, isSensitive: sensitive)
        } else {
          cells.keep(cell, count, isSensitive: sensitive)
        }
      }
    }
    linkLines(table, rowTotals.count, columnTotals.count)
    linkToDistribution(rows, rowTotals) { RespondentCell(table: table, row: $0, column: nil) }
    linkToDistribution(columns, columnTotals) {
      RespondentCell(table: table, row: nil, column: $0)
    }
  }

  func plan(for edition: DocumentEdition) -> RespondentPlan {
    RespondentPlan(cells: cells.plan(for: edition))
  }

  private static let costOfTotal = 6

  private func isSensitive(_ count: Int, within total: Int) -> Bool {
    count < threshold && (count > 0 || (total > 0 && total < threshold))
  }
}

// MARK: - Links

extension RespondentTables {
  private mutating func addMargins(_ table: String, _ rows: [Int], _ columns: [Int]) {
    let cost = LinkedCells<RespondentCell>.ordinaryCost * Self.costOfTotal
    let whole = RespondentCell(table: table, row: nil, column: nil)
    cells.print(whole, rows.reduce(0, +), cost: cost * Self.costOfTotal)
    for (row, count) in rows.enumerated() {
      cells.print(RespondentCell(table: table, row: row, column: nil), count, cost: cost)
    }
    for (column, count) in columns.enumerated() {
      cells.print(RespondentCell(table: table, row: nil, column: column), count, cost: cost)
    }
  }

  private mutating func linkLines(_ table: String, _ rows: Int, _ columns: Int) {
    func cell(_ row: Int?, _ column: Int?) -> RespondentCell {
      RespondentCell(table: table, row: row, column: column)
    }
    guard rows > 0, columns > 0 else { return }
    for row in 0..<rows {
      cells.link(total: cell(row, nil), parts: (0..<columns).map { cell(row, $0) })
    }
    for column in 0..<columns {
      cells.link(total: cell(nil, column), parts: (0..<rows).map { cell($0, column) })
    }
    cells.link(total: cell(nil, nil), parts: (0..<rows).map { cell($0, nil) })
    cells.link(total: cell(nil, nil), parts: (0..<columns).map { cell(nil, $0) })
  }

  /// A margin is the distribution less those who did not answer the other question; how many
  /// they are says nothing of what anyone answered.
  private mutating func linkToDistribution(
    _ question: String, _ margin: [Int], _ cell: (Int) -> RespondentCell
  ) {
    guard let counts = distributions[question], counts.count == margin.count,
      zip(counts, margin).allSatisfy({ $0 >= $1 })
    else { return }
    for index in counts.indices {
      let part = RespondentCell(table: question, row: index, column: nil)
      let own = cell(index)
      guard counts[index] > margin[index] || counts != margin else {
        cells.link(total: part, parts: [own])
        continue
      }
      let silent = RespondentCell(table: own.table + "/" + question, row: index, column: nil)
      cells.keep(silent, counts[index] - margin[index], isSensitive: false)
      cells.link(total: part, parts: [own, silent])
    }
  }
}

/// A count of respondents in a table, or a total of it when row or column is nil.
struct RespondentCell: Hashable, Sendable {
  let table: String
  let row: Int?
  let column: Int?

  static func table(_ rows: String, _ columns: String) -> String { rows + "×" + columns }
}

/// What an edition shows of the respondents behind a survey's tables.
///
/// A share is hidden with its count, and its interval too: `share.map { … }` only over what is
/// shown here.
struct RespondentPlan: Sendable {
  private let cells: DisclosurePlan<RespondentCell>

  init(cells: DisclosurePlan<RespondentCell>) { self.cells = cells }

  /// Respondents of a modality, or all who answered.
  func distribution(_ question: String, _ modality: Int?) -> DisclosedCount {
    cells[RespondentCell(table: question, row: modality, column: nil)]
  }

  /// Respondents of a cell; of a row, a column or the table when column or row is nil.
  func crosstab(rows: String, columns: String, _ row: Int?, _ column: Int?) -> DisclosedCount {
    cells[
      RespondentCell(table: RespondentCell.table(rows, columns), row: row, column: column)]
  }
}
