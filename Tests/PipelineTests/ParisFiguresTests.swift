import Charts
import Document
import Foundation
import Problems
import Testing

@testable import Pipeline

/// Recomputes from the files of the fixture what the diagnostic of the 18th arrondissement prints.
@Suite struct ParisFiguresTests {
  struct Cell {
    let count: Int
    let rate: Double
  }

  /// Published counts of 75118 for a year, and the rate worked out here from the denominators.
  private func published(year: String) throws -> [String: Cell] {
    let text = try Repository.text(
      "fixtures/paris-18e/donnees/ssmsi-communes-geographie2025.csv")
    var cells: [String: Cell] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      guard fields[0] == "75118", fields[1] == year, let count = Int(fields[4]),
        let population = Double(fields[7]), let dwellings = Double(fields[9])
      else { continue }
      let isBurglary = fields[2] == "Cambriolages de logement"
      let rate = Double(count) * 1_000 / (isBurglary ? dwellings : population)
      cells[fields[2]] = Cell(count: count, rate: rate)
    }
    return cells
  }

  private func blocks() throws -> [Block] {
    let request = DocumentRequest(
      dossier: Repository.fixture("paris-18e").path,
      surroundings: Surroundings(
        templateFolder: Repository.root.appendingPathComponent("templates").path))
    return try Line(request).composeDiagnostic().draft.document.blocks
  }

  private func tables(in blocks: [Block]) -> [Table] {
    blocks.flatMap { block -> [Table] in
      if case .table(let table) = block { return [table] }
      return block.children.flatMap { tables(in: $0) }
    }
  }

  private func figures(in blocks: [Block]) -> [Figure] {
    blocks.flatMap { block -> [Figure] in
      if case .figure(let figure) = block { return [figure] }
      return block.children.flatMap { figures(in: $0) }
    }
  }

  @Test func printsTheCountsAndRatesOfTheSource() throws {
    let expected = try published(year: "2024")
    #expect(expected.count == 15)
    let rows = tables(in: try blocks()).filter { $0.anchor.hasPrefix("tableau-famille-") }
      .flatMap(\.rows)
    var seen = 0
    for row in rows {
      let cells = row.cells.map(\.plainText)
      // The typographic apostrophe is ours, the straight one is the file's.
      let name = cells[0].replacingOccurrences(of: "’", with: "'")
      let source = try #require(expected[name], "\(name) is not in the source")
      let count = cells[3].filter(\.isNumber)
      #expect(Int(count) == source.count, "\(name)")
      let rate = try #require(Double(cells[4].replacingOccurrences(of: ",", with: ".")))
      let step = source.rate < 0.995 ? 0.005 : 0.05
      #expect(abs(rate - source.rate) <= step * 1.000_001, "\(name): \(rate), \(source.rate)")
      seen += 1
    }
    #expect(seen == 15)
  }

  @Test func givesEveryFigureItsTable() throws {
    let blocks = try blocks()
    let anchors = Set(tables(in: blocks).map(\.anchor))
    let figures = figures(in: blocks)
    #expect(figures.count >= 15)
    for figure in figures {
      #expect(anchors.contains("valeurs-" + figure.anchor), "\(figure.anchor)")
      #expect(!figure.chart.alternativeText.isEmpty)
      #expect(!figure.source.isEmpty)
    }
  }

  @Test func drawsEightKindsOfChartsAtLeast() throws {
    let kinds = Set(figures(in: try blocks()).map { String(describing: type(of: $0.chart.plot)) })
    #expect(kinds.count >= 8, "\(kinds.sorted())")
    for kind in [
      "LineChart", "GroupedBars", "HorizontalBars", "DotInterval", "Heatmap", "Funnel",
      "RankedStrips", "MapPlot",
    ] { #expect(kinds.contains(kind), "\(kind) is missing") }
  }

  @Test func givesAnArrondissementTheLawOfParisOnly() throws {
    let law = try #require(tables(in: try blocks()).first { $0.anchor == "tableau-droit" })
    let articles = law.rows.map { $0.cells[3].plainText }
    #expect(articles == ["L132-11, L132-12, D132-14"])
  }

  @Test func findsTheFivePriorityDistrictsBySurface() throws {
    let table = try #require(tables(in: try blocks()).first { $0.anchor == "tableau-quartiers" })
    #expect(table.rows.count == 5)
  }

  @Test func namesNoReferenceAcrossTheNewDefinitionOfViolence() throws {
    let line = try #require(
      figures(in: try blocks()).first {
        $0.anchor == "figure-taux-violences-physiques-intrafamiliales"
          || $0.anchor == "figure-multiples-atteintes-aux-personnes"
      })
    let text = line.chart.values.columns.joined(separator: " ")
    #expect(!text.contains("Île-de-France"))
  }
}
