import Foundation
import Testing

@Suite struct StrategyCommandTests {
  /// A dossier without data: what a strategy needs is its own files.
  private static let head = """
    vigie: 1
    commune: {code_insee: "99001", nom: Valmont}
    mission: {date: 2026-11-23}
    strategie: strategie.yaml
    seances: seances/

    """

  private static let strategy = """
    # Ma stratégie
    vigie: 1
    titre: Essai
    priorites: [{de: maire, theme: rodéos, poids: 2}]
    axes:
      - id: A1
        titre: Tranquillité
        objectifs:
          - id: A1.1
            titre: Nuisances
            objectifs_operationnels:
              - id: A1.1.1
                titre: Soirées
                actions:
                  - {id: F01, titre: Médiation}

    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.head, to: "v/dossier.yaml")
    try folder.write(Self.strategy, to: "v/strategie.yaml")
    try folder.write(
      meeting("2026-12-04", "de: proposee, a: validee"), to: "v/seances/2026-12-04.yaml")
    return folder
  }

  private func meeting(_ date: String, _ change: String) -> String {
    "vigie: 1\ndate: \(date)\nformation: pleniere\n"
      + "decisions: [{statut: {action: F01, \(change)}}]\n"
  }

  private func text(_ name: String, in folder: TemporaryFolder) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
  }

  @Test func proposesBesideTheStrategyAndShowsTheDifference() throws {
    let folder = try folder()
    let run = try Run(["strategie", "v", "--proposer"], in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
    #expect(run.output.contains("Rodéos motorisés : proposé (A2.1) [priorité : maire]"))
    #expect(run.output.contains("\n+  - id: A2\n") && !run.output.contains("\n-"))
    #expect(try text("v/strategie.yaml", in: folder) == Self.strategy)
    let proposed = try text("v/strategie-proposee.yaml", in: folder)
    #expect(proposed.hasPrefix("# Ma stratégie\n") && proposed.contains("theme: rodeos"))
    // Taken for the strategy, the proposal is complete.
    try folder.write(proposed, to: "v/strategie.yaml")
    let again = try Run(["strategie", "v", "--proposer"], in: folder.url)
    #expect(again.output.contains("Rien à ajouter"))
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: folder.url.appendingPathComponent("v").path
      ).count == 4)
  }

  /// Where additions can't be put between lines, every value is written again, and that is said.
  @Test func writesAnewAStrategyThatIsNotInBlocks() throws {
    let folder = try folder()
    try folder.write(
      "{vigie: 1, titre: Essai, priorites: [{de: maire, theme: rodéos, poids: 2}], "
        + "axes: [{id: A1, titre: Tranquillité}]}\n", to: "v/strategie.yaml")
    let run = try Run(["strategie", "v", "--proposer"], in: folder.url)
    #expect(run.status == 0 && run.problems.contains("[proposition-reecrite]"))
    let proposed = try text("v/strategie-proposee.yaml", in: folder)
    #expect(proposed.contains("{de: maire, theme: rodéos, poids: 2}"))
    #expect(proposed.contains("titre: Tranquillité") && proposed.contains("theme: rodeos"))
  }

  @Test func showsAMeetingThenKeepsItUnderItsDate() throws {
    let folder = try folder()
    try folder.write(meeting("2027-03-12", "de: validee, a: engagee"), to: "projet.yaml")
    let shown = try Run(["seance", "v", "projet.yaml"], in: folder.url)
    #expect(shown.status == 0, "\(shown.problems)")
    #expect(shown.output.contains("Version 2 → version 3"))
    #expect(shown.output.contains("statut : validee → engagee"))
    let seances = folder.url.appendingPathComponent("v/seances").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: seances).count == 1)
    let kept = try Run(["seance", "v", "projet.yaml", "--enregistrer"], in: folder.url)
    #expect(kept.output.contains("Enregistrée : v/seances/2027-03-12.yaml"))
    #expect(
      try text("v/seances/2027-03-12.yaml", in: folder) == text("projet.yaml", in: folder))
    let twice = try Run(["seance", "v", "projet.yaml", "--enregistrer"], in: folder.url)
    #expect(twice.status == 0 && twice.problems.contains("[seance-deja-connue]"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: seances).count == 2)
  }

  @Test func keepsNoMeetingThatIsInConflict() throws {
    let folder = try folder()
    try folder.write(meeting("2027-03-12", "de: proposee, a: engagee"), to: "projet.yaml")
    let run = try Run(["seance", "v", "projet.yaml", "--enregistrer"], in: folder.url)
    #expect(run.status == 1 && run.problems.contains("[statut-de-depart]"))
    let seances = folder.url.appendingPathComponent("v/seances").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: seances).count == 1)
  }
}
