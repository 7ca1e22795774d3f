import Document
import Drawing
import Foundation
import Testing

@testable import Pipeline

/// A finding leads to its figures and back, and sentences that tell one carry its number.
@Suite struct EvidenceTests {
  private static let blocks: [Block] = {
    let request = DocumentRequest(
      dossier: Repository.fixture("valmont").path,
      surroundings: Surroundings(
        templateFolder: Repository.root.appendingPathComponent("templates").path))
    return (try? Line(request).composeDiagnostic())?.draft.document.blocks ?? []
  }()

  private var paragraphs: [Paragraph] {
    Self.all(Self.blocks).compactMap { block in
      if case .paragraph(let paragraph) = block { paragraph } else { nil }
    }
  }

  private static func all(_ blocks: [Block]) -> [Block] {
    blocks.flatMap { block in [block] + block.children.flatMap(all) }
  }

  private func evidence() throws -> Table {
    let tables = Self.all(Self.blocks).compactMap { block -> Table? in
      if case .table(let table) = block, table.anchor == "tableau-preuves" { table } else { nil }
    }
    return try #require(tables.first)
  }

  @Test func leadsFromEachFindingToItsFiguresAndBack() throws {
    let findings = paragraphs.filter { $0.anchor.hasPrefix("constat-") }
    #expect(findings.count > 30)
    let rows = try evidence().rows
    for finding in findings {
      let identifier = finding.anchor.dropFirst("constat-".count)
      #expect(finding.text.destinations.contains("preuve-" + identifier))
      let row = try #require(rows.first { $0.anchor == "preuve-" + identifier })
      #expect(row.cells[0].destinations == [finding.anchor])
      #expect(finding.text.plainText.hasPrefix(row.cells[0].plainText + " "))
    }
  }

  @Test func printsTheFiguresOfAFinding() throws {
    let rows = try evidence().rows
    let first = try #require(
      rows.firstIndex { $0.anchor == "preuve-malveillance.cambriolages-de-logement.niveau" })
    // 118 facts for 11,880 dwellings; exact limits of Garwood (1936), widened by the dispersion.
    #expect(rows[first].cells.map(\.plainText)[1...3] == ["taux", "9,9", "[7,7\u{202F}; 12,6]"])
    #expect(rows[first + 1].cells[1].plainText == "rapport à la référence")
    #expect(rows[first + 1].cells[2].plainText == "1,96")
  }

  @Test func numbersTheSentencesThatTellAFinding() throws {
    let told = paragraphs.filter { paragraph in
      let text = paragraph.text.plainText
      return paragraph.anchor.isEmpty
        && ["la hausse est établie", "la baisse est établie", "l’écart est établi, au-"].contains {
          text.contains($0)
        }
    }
    #expect(told.count >= 3)
    for paragraph in told {
      #expect(paragraph.text.destinations.contains { $0.hasPrefix("constat-malveillance.") })
    }
  }
}

extension [Inline] {
  /// Where its links lead.
  fileprivate var destinations: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .link(.destination(let name), let inner): [name] + inner.destinations
      case .link(_, let inner), .strong(let inner), .emphasis(let inner): inner.destinations
      case .text, .footnote, .lineBreak: []
      }
    }
  }
}
