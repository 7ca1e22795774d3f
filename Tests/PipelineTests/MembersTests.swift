import Analysis
import Document
import Dossier
import Foundation
import Inputs
import Problems
import Testing

@testable import Pipeline

/// The communes of an intercommunality in its own diagnostic.
@Suite struct MembersTests {
  private let intercommunality: Dossier
  private let findings: Findings
  private let base: RecordedBase

  init() throws {
    intercommunality = try readDossier(at: Repository.fixture("ca-du-val").path).value
    findings = analyse(intercommunality).value
    base = try #require(intercommunality.recorded.first { $0.level == .communes })
  }

  private func counts(_ indicator: Indicator, _ year: Int) throws -> [Int?] {
    let column = try #require(base.index(of: indicator))
    return try intercommunality.members.map { member in
      let area = try #require(base.index(ofArea: member.code))
      return base.count(area: area, indicator: column, year: year)?.value
    }
  }

  /// The same figures in both documents, or one of the two is wrong.
  @Test(arguments: ["99001", "99003", "99008"])
  func saysOfACommuneWhatItsOwnDiagnosticSays(code: String) throws {
    let folder = try TemporaryFolder()
    let text = try String(
      contentsOf: Repository.fixture("ca-du-val").appendingPathComponent("dossier.yaml"),
      encoding: .utf8)
    let sources = try #require(text.split(separator: "\nsources:\n").last)
      .replacing("../valmont", with: Repository.fixture("valmont").path)
    try folder.write(
      """
      vigie: 1
      commune: {code_insee: "\(code)"}
      fictif: true
      mission: {date: 2026-11-23}
      sources:
      \(sources)
      """, to: "dossier.yaml")
    let own = analyse(try readDossier(at: folder.url.path).value).value
    let member = try #require(findings.members.first { $0.context.territoryCode == code })
    // Whose files are found by another path.
    let (here, there) = (
      try #require(member.malveillance).indicators, try #require(own.malveillance).indicators
    )
    #expect(here.map(\.series.years) == there.map(\.series.years))
    #expect(here.map(\.comparisons) == there.map(\.comparisons))
    #expect(here.map(\.trend) == there.map(\.trend))
    #expect(here.map(\.funnel) == there.map(\.funnel))
    #expect(member.comparables.value?.codes == own.comparables.value?.codes)
    #expect(member.social?.measures.map(\.value) == own.social?.measures.map(\.value))
    #expect(member.list.map(\.identifier) == own.list.map(\.identifier))
  }

  @Test func addsUpTheCommunesThatArePublishedEveryYear() throws {
    let burglary = try #require(PublishedPerimeter(of: .burglary, among: findings.members))
    #expect(burglary.codes.count == 8)
    #expect(
      burglary.latest?.rate.facts == (try counts(.burglary, 2025)).reduce(0) { $0 + ($1 ?? 0) })
    let sexual = try #require(PublishedPerimeter(of: .sexualViolence, among: findings.members))
    let hidden = try base.years.reduce(into: Set<Int>()) { hidden, year in
      let counts = try counts(.sexualViolence, year)
      hidden.formUnion(counts.indices.filter { counts[$0] == nil })
    }
    #expect(!hidden.isEmpty)
    let codes = intercommunality.members.map(\.code)
    #expect(sexual.leftOut == hidden.sorted().map { codes[$0] })
    #expect(sexual.codes.count == 8 - hidden.count)
    let latest = try counts(.sexualViolence, 2025)
    let kept = latest.indices.filter { !hidden.contains($0) }.compactMap { latest[$0] }
    #expect(sexual.latest?.rate.facts == kept.reduce(0, +))
  }

  /// A suspect is counted in each commune where he was implicated.
  @Test func addsNoSuspects() {
    #expect(PublishedPerimeter(of: .drugUse, among: findings.members) == nil)
    #expect(findings.malveillance?.study(of: .drugUse) == nil)
  }

  /// A total beside seven published counts would give the eighth.
  @Test func givesNoTotalThatWouldTellAHiddenCount() throws {
    let chapter = try Chapter(of: Repository.fixture("ca-du-val").path, edition: .publiable)
    let table = try chapter.table("tableau-communes-atteintes-aux-personnes")
    let column = try #require(
      table.columns.firstIndex { $0.name.plainText.hasPrefix("Violences intrafamiliales") })
    let cells = table.rows.map { $0.cells[column].plainText }
    #expect(cells.count { $0 == "n.d." } == 1)
    #expect(try #require(cells.last).hasSuffix("(7/8)"))
    #expect(
      findings.malveillance?.study(of: .intrafamilyViolence)?.series[2025]?.count == .notPublished)
    let suspects = try chapter.table("tableau-communes-stupefiants")
    #expect(suspects.rows.last?.cells.dropFirst().allSatisfy { $0.plainText == "–" } == true)
  }

  @Test func declaresEveryCommuneItSpeaksOf() {
    #expect(findings.areaCodes(undeclaredBy: intercommunality) == [])
    var other = intercommunality
    other.members.removeAll { $0.code == "99003" }
    #expect(findings.areaCodes(undeclaredBy: other).contains("99003"))
  }

  @Test func givesEachCommuneABookletThatLinksLeadTo() throws {
    let chapter = try Chapter(of: Repository.fixture("ca-du-val").path, edition: .publiable)
    let text = chapter.text.joined(separator: "\n")
    for member in intercommunality.members {
      #expect(text.contains("\(member.name.label) : tous les indicateurs"))
      _ = try chapter.table("tableau-livret-\(member.code)")
    }
    let table = try chapter.table("tableau-communes")
    #expect(table.rows.count == 8)
    // The most inhabited first: Le Thuel, 35,589.
    #expect(table.rows.first?.cells[0].plainText == "Le Thuel")
    #expect(table.rows.first?.cells[1].plainText.filter(\.isNumber) == "35589")
  }
}
