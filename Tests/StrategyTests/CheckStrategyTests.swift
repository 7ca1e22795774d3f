import Analysis
import Dossier
import Problems
import Strategy
import Testing
import Units

@Suite struct CheckStrategyTests {
  private func problems(_ text: String, _ findings: [Finding]) throws -> [Problem] {
    check(
      try strategy(text),
      against: StrategyContext(findings: findings, frameworks: ValmontTests.frameworks))
  }

  private static let known = ProposalTests.finding("tranquillite.nuisances", domain: .tranquility)

  @Test func namesEveryGap() throws {
    let found = try problems(smallStrategy, [Self.known])
    // A2.1 cites nothing; F02 and F03 have neither pilot, nor indicator, nor date.
    #expect(
      found.map(\.identifier) == [
        "action-sans-date", "action-sans-indicateur", "action-sans-pilote",
        "objectif-sans-constat",
        "action-sans-date", "action-sans-indicateur", "action-sans-pilote",
      ])
    #expect(found.allSatisfy { !$0.isError })
  }

  @Test func suggestsTheFindingThatWasMeant() throws {
    let text = smallStrategy.replacing("tranquillite.nuisances]", with: "tranquillite.nuisance]")
    let found = try problems(text, [Self.known])
    let unknown = try #require(found.first { $0.identifier == "constat-inconnu" })
    #expect(unknown.isError && unknown.span?.line == 9)
    #expect(unknown.hint == "vouliez-vous dire « tranquillite.nuisances » ?")
    #expect(found.contains { $0.identifier == "constat-sans-objectif" })
  }

  @Test func asksForAnObjectiveOnlyWhereAFindingIsMajor() throws {
    let rising = ProposalTests.finding("malveillance.x.tendance", .strong, .rising)
    let others = [
      ProposalTests.finding("malveillance.x.niveau", .indicative),
      ProposalTests.finding("malveillance.y.niveau", .strong, .below),
      ProposalTests.finding("social.z.position", .strong, domain: .social),
    ]
    let found = unansweredFindings(
      [Self.known, rising] + others, in: try strategy(smallStrategy))
    #expect(found == [rising])
  }

  @Test(arguments: [
    ("axes:", "cadre_national: snpd-2020-2025\naxes:", "cadre-inconnu"),
    (
      "    titre: Biens", "    titre: Biens\n    rattachement_national: [\"9\"]",
      "axe-national-inconnu"
    ),
    (
      "axes:", "problemes: [{id: P1, titre: Bruit, objectif: A1.9}]\naxes:", "objectif-inconnu"
    ),
    ("axes:", "axes:\n  - {id: A0, titre: Vide}", "axe-vide"),
  ])
  func checksNames(old: String, new: String, identifier: String) throws {
    var text = smallStrategy.replacing(old, with: new)
    if !text.contains("cadre_national") {
      text = text.replacing("\naxes:", with: "\ncadre_national: snpd-2020-2024\naxes:")
    }
    #expect(try problems(text, [Self.known]).contains { $0.identifier == identifier })
  }

  @Test func showsALateActionOnTheDayAfterItsEnd() throws {
    let strategy = try strategy(smallStrategy)
    let last = ObjectiveTree(of: strategy, on: try day("2028-06-30"))
    let after = ObjectiveTree(of: strategy, on: try day("2028-07-01"))
    #expect(last.actions.map(\.standing) == [.proposed, .proposed, .engaged])
    #expect(after.actions.map(\.standing) == [.late, .proposed, .engaged])
    #expect(after.count(.late) == 1)
  }
}
