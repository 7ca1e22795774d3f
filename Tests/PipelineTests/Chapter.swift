import Charts
import Document
import Foundation
import Problems
import Testing

@testable import Pipeline

/// The blocks of a diagnostic, read as a person would.
struct Chapter: Sendable {
  let blocks: [Block]

  init(of dossier: String, edition: DocumentRequest.Edition) throws {
    let request = DocumentRequest(
      dossier: dossier, edition: edition,
      surroundings: Surroundings(
        templateFolder: Repository.root.appendingPathComponent("templates").path))
    blocks = try Line(request).composeDiagnostic().draft.document.blocks
  }

  func values(_ anchor: String) throws -> ValueTable {
    try #require(figures(in: blocks).first { $0.anchor == anchor }).chart.values
  }

  func table(_ anchor: String) throws -> Table {
    try #require(tables(in: blocks).first { $0.anchor == anchor })
  }

  /// Running text, as it was written.
  var paragraphs: [[Inline]] { paragraphs(in: blocks) }

  private func paragraphs(in blocks: [Block]) -> [[Inline]] {
    blocks.flatMap { block -> [[Inline]] in
      if case .paragraph(let paragraph) = block, paragraph.role == .body { return [paragraph.text] }
      return block.children.flatMap { paragraphs(in: $0) }
    }
  }

  /// All that is written, but the digests of the files.
  var text: [String] { text(of: blocks) }

  /// All that is written in sentences: no row of a table, no value of a figure.
  var sentences: [String] {
    let rows = Set(
      tables(in: blocks).flatMap(\.rows).map { $0.cells.map(\.plainText).joined(separator: " ") }
        + figures(in: blocks).flatMap(\.chart.values.rows).map { $0.joined(separator: " ") })
    return text.filter { !rows.contains($0) }
  }

  private func figures(in blocks: [Block]) -> [Figure] {
    blocks.flatMap { block -> [Figure] in
      if case .figure(let figure) = block { return [figure] }
      return block.children.flatMap { figures(in: $0) }
    }
  }

  private func tables(in blocks: [Block]) -> [Table] {
    blocks.flatMap { block -> [Table] in
      if case .table(let table) = block { return [table] }
      return block.children.flatMap { tables(in: $0) }
    }
  }

  private func text(of blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading(let heading): [heading.topic.plainText, heading.finding.plainText]
      case .paragraph(let paragraph): [paragraph.text.plainText]
      case .figure(let figure):
        [
          figure.title.plainText, figure.subtitle.plainText, figure.reading.plainText,
          figure.source.plainText, figure.chart.alternativeText,
        ] + figure.chart.values.rows.map { $0.joined(separator: " ") }
      case .table(let table) where table.anchor != "tableau-sources":
        [table.title.plainText, table.reading.plainText, table.source.plainText]
          + table.rows.map { $0.cells.map(\.plainText).joined(separator: " ") }
      default: block.children.flatMap { text(of: $0) }
      }
    }
  }
}
