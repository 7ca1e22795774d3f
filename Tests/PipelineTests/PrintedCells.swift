import Charts
import Document
import Foundation

@testable import Pipeline

/// A cell of a table, or of the values of a figure, with what a reader knows it by.
struct PrintedCell: Hashable, Sendable {
  struct Place: Hashable, Sendable {
    let anchor: String
    let group: String
    let row: String
    let column: String
  }

  let place: Place
  let value: String

  var row: String { place.row }
  var column: String { place.column }
  var numbers: Set<String> { Chapter.numbers(in: value) }

  /// Like no other number by chance: three digits, or decimals.
  var isDistinctive: Bool {
    numbers.contains { $0.filter(\.isNumber).count > 2 }
  }
}

extension Chapter {
  /// Every cell but the first of its row, which names it.
  var cells: [PrintedCell] { cells(in: blocks) }

  private func cells(in blocks: [Block]) -> [PrintedCell] {
    blocks.flatMap { block -> [PrintedCell] in
      switch block {
      case .table(let table): cells(of: table)
      case .figure(let figure): cells(of: figure.chart, figure.anchor)
      case .chart(let chart): cells(of: chart, "")
      default: block.children.flatMap { cells(in: $0) }
      }
    }
  }

  private func cells(of table: Table) -> [PrintedCell] {
    var group = ""
    return table.rows.flatMap { row -> [PrintedCell] in
      let texts = row.cells.map { Self.evened($0.plainText) }
      if row.isGroup { group = texts.first ?? "" }
      return zip(table.columns, texts).dropFirst().map { column, text in
        PrintedCell(
          place: PrintedCell.Place(
            anchor: table.anchor, group: group, row: texts[0],
            column: Self.evened("\(column.spanner) \(column.name.plainText)")),
          value: text)
      }
    }
  }

  private func cells(of chart: Chart, _ anchor: String) -> [PrintedCell] {
    chart.values.rows.flatMap { row -> [PrintedCell] in
      let texts = row.map(Self.evened)
      return zip(chart.values.columns, texts).dropFirst().map { column, text in
        PrintedCell(
          place: PrintedCell.Place(
            anchor: anchor, group: "", row: texts[0], column: Self.evened(column)),
          value: text)
      }
    }
  }

  /// The numbers of whatever speaks of something: rows of tables, values, sentences, the clause of
  /// an alternative text.
  func numbers(about words: String) -> Set<String> {
    numbers(in: text, about: words)
  }

  /// The same of sentences alone, rows of tables and values left out.
  func sentenceNumbers(about words: String) -> Set<String> {
    numbers(in: sentences, about: words)
  }

  private func numbers(in units: [String], about words: String) -> Set<String> {
    var numbers: Set<String> = []
    for unit in units {
      // « Vols : 3 % [2 ; 5] ; Menaces : 6 % » speaks of each in turn.
      for clause in unit.split(separator: #/\s;\s(?=\p{Lu})/#)
      where Self.evened(String(clause)).contains(words) {
        numbers.formUnion(Self.numbers(in: String(clause)))
      }
    }
    return numbers
  }

  /// Spaces of all kinds as one.
  private static func evened(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// « 1 561 » and « 0,8 » as `1561` and `0,8`; thousands stand behind a no-break space.
  static func numbers(in text: String) -> Set<String> {
    let plain = text.replacing(#/(\d)[\u{202F}\u{A0}](?=\d{3})/#) { String($0.1) }
    return Set(plain.matches(of: #/\d+(?:,\d+)?/#).map { String($0.output) })
  }
}
