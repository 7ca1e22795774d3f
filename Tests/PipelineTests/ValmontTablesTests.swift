import Analysis
import Document
import Dossier
import Foundation
import Testing
import Units

@testable import Pipeline

/// What `generer_tableaux.py` planted in the local tables of Valmont must be found, and no more.
@Suite struct ValmontTablesTests {
  private func composed(_ edition: DocumentEdition) throws -> Line.ComposedDiagnostic {
    var request = DocumentRequest(
      dossier: Repository.fixture("valmont").path,
      surroundings: Surroundings(
        templateFolder: Repository.root.appendingPathComponent("templates").path))
    request.edition = edition == .restricted ? .restreinte : .publiable
    return try Line(request).composeDiagnostic()
  }

  private func category(
    _ label: String, _ table: String, _ findings: Findings
  ) throws -> TranquilityCategory {
    let found = findings.tranquility?.tables.first { $0.slug == table }
    return try #require(found?.categories.first { $0.label == label })
  }

  @Test func findsNoiseUpInTheTownAndAtLesCoteaux() throws {
    let findings = try composed(.publishable).findings
    let noise = try category("Nuisances sonores", "police-municipale", findings)
    // Summed and computed apart from the file, with scipy: 710 over 555, beta.ppf for the limits,
    // seven tests, Benjamini-Hochberg.
    let ratio = try #require(noise.change.value)
    #expect(noise.latest == .shown(710) && noise.previous == .shown(555))
    #expect(abs(ratio.interval.lower - 1.143200) < 1e-5)
    #expect(abs(ratio.interval.upper - 1.432121) < 1e-5)
    #expect(abs(ratio.adjustedP - 1.0204804e-4) < 1e-9)
    #expect(ratio.verdict == .rising)
    let hill = try #require(noise.places.first { $0.name == "Les Coteaux" })
    #expect(hill.latest == .shown(308) && hill.previous == .shown(113))
    #expect(hill.isPriorityDistrict && hill.change.value?.verdict == .rising)
    let others = noise.places.filter { $0.name != "Les Coteaux" }
    #expect(others.allSatisfy { $0.change.value?.verdict != .rising })
  }

  @Test func findsGatheringsAtTheStation() throws {
    let findings = try composed(.publishable).findings
    let gatherings = try category("Rassemblements", "police-municipale", findings)
    let place = try #require(gatherings.outstandingPlace)
    // 159 for 5,140 inhabitants, 114 for the other 18,310: scipy as above.
    #expect(place.name == "Centre-Gare" && place.latest == .shown(159))
    #expect(abs((place.rate?.perThousand ?? 0) - 30.93385) < 1e-4)
    #expect(abs((place.againstRest.value?.ratio ?? 0) - 4.968411) < 1e-5)
    #expect(abs((place.againstRest.value?.interval.lower ?? 0) - 3.881687) < 1e-5)
    #expect(findings.finding("tranquillite.rassemblements.lieux")?.strength == .strong)
    #expect(gatherings.change.value?.verdict == .notEstablished)
  }

  @Test func findsStuntsDownOverFiveYearsAndTheSummerOfNoise() throws {
    let findings = try composed(.restricted).findings
    let stunts = try category("Rodéos motorisés", "police-municipale", findings)
    // Planted: a fifth a year.
    let trend = try #require(stunts.trend.value)
    #expect(trend.verdict == .falling && trend.interval.contains(-20))
    let noise = try category("Nuisances sonores", "police-municipale", findings)
    #expect(noise.trend.value?.verdict == .notEstablished)
    let peaks = Set(try #require(noise.season.value).peaks)
    #expect(peaks.isSuperset(of: [6, 7, 8]) && peaks.isDisjoint(with: [11, 12, 1, 2]))
    #expect(stunts.season.value?.isEstablished == true)
    let bulk = try category("Dépôts sauvages", "police-municipale", findings)
    #expect(bulk.season.value?.isEstablished == false)
  }

  @Test func tellsTheMonthThatTheLandlordNeverHandedOver() throws {
    let findings = try composed(.publishable).findings
    let table = try #require(
      findings.tranquility?.tables.first { $0.slug == "bailleur-social" })
    #expect(table.missing == [2025 * 12 + 1])
    #expect(table.windows?.comparedPeriods == 11)
  }

  @Test func hidesTheRareCategoryFromEveryBlockOfThePublishableEdition() throws {
    let label = "Chiens dangereux ou errants"
    let open = try category(label, "police-municipale", composed(.restricted).findings)
    let closed = try category(label, "police-municipale", composed(.publishable).findings)
    #expect(open.previous == .shown(2))
    #expect(closed.previous == .hidden && closed.change.value == nil && closed.places.isEmpty)
    let rows = tables(in: try composed(.publishable).draft.document.blocks).flatMap(\.rows)
      .map { $0.cells.map(\.plainText) }.filter { $0.first == label }
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(!row.dropFirst().contains { Int($0).map { (1...4).contains($0) } ?? false })
    }
  }

  private func tables(in blocks: [Block]) -> [Table] {
    blocks.flatMap { block -> [Table] in
      if case .table(let table) = block { return [table] }
      return block.children.flatMap { tables(in: $0) }
    }
  }
}
