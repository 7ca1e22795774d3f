import Charts
import Document
import Foundation
import Testing

@testable import Pipeline

/// The order of rows, of respondents and of keys says nothing: the document is the same but for the
/// digests of the files.
@Suite struct PermutationTests {
  @Test func printsTheSameWhateverTheOrderOfRowsAndKeys() throws {
    let folder = try TemporaryFolder()
    try folder.copy("valmont", to: "dossier")
    let dossier = folder.url.appendingPathComponent("dossier")
    let before = try content(of: dossier)
    try shuffle(dossier)
    let after = try content(of: dossier)
    #expect(before.count > 1_000)
    #expect(before.count == after.count)
    for (old, new) in zip(before, after) where old != new {
      Issue.record("« \(old.prefix(120)) » became « \(new.prefix(120)) »")
    }
  }

  /// Every file of rows and every file of keys, in another order.
  private func shuffle(_ dossier: URL) throws {
    let communes = dossier.appendingPathComponent("donnees/ssmsi-communes.csv.gz")
    #expect(try Run(shell: "gzip -d '\(communes.path)'").status == 0)
    let files = [
      "donnees/ssmsi-communes.csv", "donnees/insee-filosofi-2022.csv",
      "donnees/insee-populations-2023.csv", "donnees/insee-recensement-2022.csv",
      "donnees/insee-cog-2026.csv", "donnees/ssmsi-departements-geographie2026.csv",
      "locaux/police-municipale.csv", "locaux/bailleur.csv", "locaux/transport.csv",
      "enquete/reponses.csv",
    ]
    for file in files { try reorderRows(of: dossier.appendingPathComponent(file)) }
    let plain = communes.deletingPathExtension().path
    #expect(try Run(shell: "gzip '\(plain)'").status == 0)
    for file in ["dossier.yaml", "enquete/enquete.yaml"] {
      try reorderKeys(of: dossier.appendingPathComponent(file))
    }
  }

  /// The head stays; odd rows, last first, then even ones.
  private func reorderRows(of file: URL) throws {
    var rows = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    let head = rows.removeFirst()
    let odd = rows.indices.filter { $0 % 2 == 1 }.reversed().map { rows[$0] }
    let even = rows.indices.filter { $0 % 2 == 0 }.map { rows[$0] }
    let lines = [head] + odd + even
    #expect(lines.count > 10)
    try Data(lines.joined(separator: [UInt8(ascii: "\n")]) + [UInt8(ascii: "\n")])
      .write(to: file)
  }

  /// The keys of the first level, last first.
  private func reorderKeys(of file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    var blocks: [[Substring]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isKey = line.first?.isLetter ?? false
      if isKey || blocks.isEmpty {
        blocks.append([line])
      } else {
        blocks[blocks.count - 1].append(line)
      }
    }
    let reordered = blocks.reversed().flatMap { $0 }.filter { !$0.isEmpty }
    try (reordered.joined(separator: "\n") + "\n").write(
      to: file, atomically: true, encoding: .utf8)
  }

  /// All that is printed, words and values behind the figures, digests left out.
  private func content(of dossier: URL) throws -> [String] {
    let request = DocumentRequest(
      dossier: dossier.path,
      surroundings: Surroundings(
        templateFolder: Repository.root.appendingPathComponent("templates").path))
    let blocks = try Line(request).composeDiagnostic().draft.document.blocks
    return texts(in: blocks).map { text in
      text.replacing(#/[0-9a-f]{32}/#, with: "")
    }
  }

  private func texts(in blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      let own: [String] =
        switch block {
        case .heading(let heading): [heading.topic.plainText, heading.finding.plainText]
        case .paragraph(let paragraph): [paragraph.text.plainText]
        case .table(let table):
          [table.title.plainText, table.reading.plainText, table.source.plainText]
            + table.rows.flatMap { $0.cells.map(\.plainText) }
        case .figure(let figure):
          [figure.title, figure.subtitle, figure.reading, figure.source].map(\.plainText)
            + [figure.chart.alternativeText] + figure.chart.values.rows.flatMap { $0 }
        case .keyFigures(let figures): figures.map { $0.value + $0.label.plainText }
        case .callout(let callout): [callout.label.plainText]
        default: []
        }
      return own + block.children.flatMap { texts(in: $0) }
    }
  }
}
