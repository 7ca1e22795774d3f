import Analysis
import Dossier
import Inputs
import Problems
import Strategy
import Testing
import Units

@Suite struct ProposalTests {
  static func finding(
    _ identifier: String, _ strength: Finding.Strength = .established,
    _ verdict: Finding.Verdict = .above, domain: Finding.Domain = .malveillance
  ) -> Finding {
    Finding(
      identifier: identifier, domain: domain, aspect: .level, subject: identifier,
      verdict: verdict, strength: strength, weight: 1, evidence: [])
  }

  static func context(_ findings: [Finding]) throws -> StrategyContext {
    StrategyContext(
      findings: findings, frameworks: ValmontTests.frameworks,
      catalogue: try ValmontTests.catalogue())
  }

  @Test func ranksThemesByFindingsAndPriorities() throws {
    var start = TerritorialStrategy(title: "Neuve")
    start.priorities = [
      StrategyPriority(from: "maire", theme: "bruit", weight: 3, places: ["gare"]),
      StrategyPriority(from: "préfecture", theme: "cambriolages", weight: 2),
    ]
    let context = try Self.context([
      Self.finding("malveillance.cambriolages-de-logement.niveau", .strong),
      Self.finding("malveillance.escroqueries-et-fraudes.niveau"),
      Self.finding("malveillance.vols-avec-armes.niveau", .established, .below),
    ])
    let proposal = propose(completing: start, from: context)
    // Burglary 3 + 2; noise 3, by its other name; fraud 2; armed theft is below and isn't there.
    #expect(
      proposal.themes.map(\.theme.identifier) == [
        "cambriolages", "nuisances-sonores", "escroqueries",
      ])
    #expect(proposal.themes.map(\.score) == [5, 3, 2])
    // Burglary and fraud share an axis.
    #expect(proposal.strategy.axes.map(\.identifier) == ["A1", "A2"])
    #expect(proposal.strategy.axes.map(\.objectives.count) == [2, 1])
    let noise = try #require(proposal.strategy.axes.last?.objectives.first)
    #expect(noise.operational.first?.actions.first?.territories == ["gare"])
  }

  @Test func changesNothingThatTheConsultantWrote() throws {
    let (strategy, _) = try ValmontTests.read()
    let context = try Self.context([
      Self.finding("malveillance.escroqueries-et-fraudes.niveau"),
      Self.finding("malveillance.vols-sans-violence.niveau"),
    ])
    let proposal = propose(completing: strategy, from: context)
    let changes = changes(from: strategy, to: proposal.strategy)
    #expect(!changes.list.isEmpty)
    #expect(changes.list.allSatisfy { $0.mark == .new })
    // The second axis bears the title of the catalogue: its three objectives get two more.
    #expect(proposal.strategy.axes.map(\.objectives.count) == [3, 5, 2, 1])
    #expect(
      Set(proposal.strategy.actions.map(\.identifier)).count == proposal.strategy.actions.count)
  }

  @Test func proposesNothingTwice() throws {
    let (strategy, _) = try ValmontTests.read()
    let context = try Self.context([Self.finding("malveillance.vols-sans-violence.niveau")])
    let once = propose(completing: strategy, from: context)
    let twice = propose(completing: once.strategy, from: context)
    #expect(twice.strategy == once.strategy && twice.additions.isEmpty)
  }

  @Test func respectsWhatWasSetAside() throws {
    var start = try strategy(smallStrategy)
    start.setAside = [SetAside(.theme("escroqueries"), reason: "plan départemental")]
    let context = try Self.context([Self.finding("malveillance.escroqueries-et-fraudes.niveau")])
    let proposal = propose(completing: start, from: context)
    #expect(proposal.additions.isEmpty)
    #expect(proposal.themes.map(\.decision) == [.setAside("plan départemental")])
  }

  @Test func addsToTheTextWithoutTouchingALine() throws {
    let text = "# À garder\n" + smallStrategy + "# Fin\n"
    let start = try strategy(text)
    let context = try Self.context([
      Self.finding("malveillance.escroqueries-et-fraudes.niveau")
    ])
    let proposal = propose(completing: start, from: context)
    let proposed = proposal.text(addedTo: text)
    #expect(try readStrategy(proposed, of: "proposition").value == proposal.strategy)
    let difference = textDifference(from: text, to: proposed)
    #expect(!difference.contains("\n-") && difference.contains("\n+  - id: A3"))
    #expect(proposed.contains("# À garder") && proposed.contains("# Fin"))
  }

  /// Whatever the consultant edits in the file is in the proposal, in its place.
  @Test(arguments: [
    ("titre: Médiation", "titre: Médiation du soir # ajouté"),
    ("- {id: F02, titre: Charte}", "- {id: F77, titre: Charte, avancement: 40}"),
    ("  - id: A2\n", "\n  # Un axe\n  - id: A7\n"),
    ("constats: [tranquillite.nuisances]", "constats: []"),
    ("statut: engagee", "statut: achevee"),
    ("titre: Biens", "titre: \"Protection des logements, des véhicules et des biens\""),
  ])
  func keepsEveryEdit(old: String, new: String) throws {
    let text = smallStrategy.replacing(old, with: new)
    #expect(text != smallStrategy)
    let start = try strategy(text)
    let context = try Self.context([
      Self.finding("malveillance.escroqueries-et-fraudes.niveau"),
      Self.finding("malveillance.vols-sans-violence.niveau"),
    ])
    let proposal = propose(completing: start, from: context)
    let proposed = proposal.text(addedTo: text)
    let again = try readStrategy(proposed, of: "proposition").value
    #expect(again == proposal.strategy)
    #expect(changes(from: start, to: again).list.allSatisfy { $0.mark == .new })
    #expect(!textDifference(from: text, to: proposed).contains("\n-"))
  }

  @Test func takesAFileThatWasWrittenOnWindows() throws {
    let text = smallStrategy.replacing("\n", with: "\r\n")
    let start = try strategy(text)
    let context = try Self.context([Self.finding("malveillance.escroqueries-et-fraudes.niveau")])
    let proposal = propose(completing: start, from: context)
    let proposed = proposal.text(addedTo: text)
    #expect(try readStrategy(proposed, of: "proposition").value == proposal.strategy)
    #expect(!textDifference(from: text, to: proposed).contains("\n-"))
  }

  @Test func writesAStrategyThatIsReadAgainAsItIs() throws {
    let (strategy, _) = try ValmontTests.read()
    #expect(try readStrategy(strategy.node.yaml, of: "s").value == strategy)
    #expect(try readStrategy(strategy.node.json, of: "s").value == strategy)
  }

  @Test func showsTheLinesAroundAChange() {
    let old = (1...9).map { "l\($0)\n" }.joined()
    let new = old.replacing("l5\n", with: "L5\nplus\n")
    #expect(
      textDifference(from: old, to: new)
        == "@@ ligne 2 @@\n l2\n l3\n l4\n-l5\n+L5\n+plus\n l6\n l7\n l8\n")
    #expect(textDifference(from: old, to: old).isEmpty)
  }
}
