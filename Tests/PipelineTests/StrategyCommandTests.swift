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

  /// The first freezing keeps the version, the second changes nothing, an edit is refused and said.
  @Test func freezesAVersionOnceAndSaysWhatWasEditedSince() throws {
    let folder = try folder()
    let first = try Run(["strategie", "v", "--figer"], in: folder.url)
    #expect(first.status == 0, "\(first.problems)")
    #expect(first.output.contains("Version 2 figée : v/versions/2.json"))
    let bytes = try text("v/versions/2.json", in: folder)
    #expect(bytes.contains("\"strategie.yaml\"") && bytes.contains("\"phrases.yaml\""))
    let again = try Run(["strategie", "v", "--figer"], in: folder.url)
    #expect(again.status == 0 && again.output.contains("déjà figée"))
    try folder.write(
      Self.strategy.replacing("titre: Médiation", with: "titre: Médiateurs"),
      to: "v/strategie.yaml")
    let edited = try Run(["strategie", "v", "--figer"], in: folder.url)
    #expect(edited.status == 1 && edited.problems.contains("[version-figee-differente]"))
    #expect(edited.problems.contains("F01 (titre)"))
    #expect(edited.problems.contains("source strategie.yaml"))
    #expect(try text("v/versions/2.json", in: folder) == bytes)
    let checked = try Run(["verifier", "v"], in: folder.url)
    #expect(checked.status == 0, "\(checked.problems)")
    #expect(checked.problems.contains("la version 2 est figée"))
    #expect(checked.problems.contains("« Médiation » devient « Médiateurs »"))
  }

  @Test func printsAPastVersionAgainAndSaysSo() throws {
    let folder = try folder()
    let past = try Run(["strategie", "v", "--version", "1", "-s", "s"], in: folder.url)
    #expect(past.status == 0 && past.problems.contains("[version-non-figee]"))
    #expect(past.output.hasPrefix("s/99001-strategie-v1.pdf ("))
    let pages = try PDFText(folder.url.appendingPathComponent("s/99001-strategie-v1.pdf"))
    #expect(pages.pages[0].contains("Version 1, recalculée"))
    #expect(pages.whole.contains("F01 Médiation à compléter proposée"))
    let absent = try Run(["strategie", "v", "--version", "3"], in: folder.url)
    #expect(absent.status == 1 && absent.problems.contains("[version-inconnue]"))
    for words in [["--version", "zéro"], ["--version", "1", "--figer"]] {
      #expect(try Run(["strategie", "v"] + words, in: folder.url).status == 2)
    }
    let current = try Run(["strategie", "v", "-s", "s"], in: folder.url)
    #expect(current.status == 0 && !current.problems.contains("[version-non-figee]"))
    #expect(current.output.hasPrefix("s/99001-strategie-v2.pdf ("))
  }

  @Test func checksTheStrategyWithTheDossier() throws {
    let folder = try folder()
    try folder.write(
      Self.strategy.replacing(
        "titre: Nuisances", with: "titre: Nuisances\n        constats: [tranquillite.rien]"),
      to: "v/strategie.yaml")
    let run = try Run(["verifier", "v"], in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
    #expect(run.output.contains("Stratégie : Essai, version 2 (séance du 4 décembre 2026)"))
    #expect(run.output.contains("Actions par statut : validée 1"))
    #expect(run.output.contains("Versions figées : aucune"))
    // The eleventh line of the file, the first letter in the bracket.
    #expect(run.problems.contains("strategie.yaml:11:20: avertissement:"))
    for name in ["constat-inconnu", "action-sans-pilote", "action-sans-date"] {
      #expect(run.problems.contains("[\(name)]"))
    }
    // A decision in conflict is an error, and the rest is still told.
    try folder.write(
      meeting("2026-12-11", "de: proposee, a: engagee"), to: "v/seances/2026-12-11.yaml")
    let conflict = try Run(["verifier", "v"], in: folder.url)
    #expect(conflict.status == 1 && conflict.problems.contains("[statut-de-depart]"))
    #expect(conflict.output.contains("Stratégie : Essai"))
  }

  /// The strategy's pages are composed with the diagnostic's: both templates are at fault here, and
  /// one run says so of both.
  @Test func findsTheFaultsOfTheTemplatesOfTheStrategyToo() throws {
    let folder = try folder()
    try folder.write(
      Self.head + "modeles: modeles\n", to: "v/dossier.yaml")
    try folder.write(
      "---\ndocument: stratégie\ntitre: Essai\n---\n\n# Axes {#axes}\n\n{{strategie.titres}}\n",
      to: "v/modeles/strategie.md")
    let run = try Run(["verifier", "v"], in: folder.url)
    #expect(run.status == 1)
    #expect(run.problems.contains("v/modeles/strategie.md:8:"), "\(run.problems)")
    #expect(run.problems.contains("strategie.titres"))
    #expect(run.output.contains("Stratégie : Essai"))
    // Without a strategy, nothing asks for its template.
    try folder.write(
      Self.head.replacing("strategie: strategie.yaml\nseances: seances/", with: "")
        + "modeles: modeles\n", to: "v/dossier.yaml")
    let alone = try Run(["verifier", "v"], in: folder.url)
    #expect(alone.status == 0, "\(alone.problems)")
    try folder.write(Self.head + "modeles: modeles\n", to: "v/dossier.yaml")
    try folder.write(
      "---\ndocument: diagnostic\ntitre: Essai\n---\n\n# Un {#un}\n\n{{territoire.noms}}\n",
      to: "v/modeles/diagnostic.md")
    let both = try Run(["verifier", "v"], in: folder.url)
    #expect(both.status == 1)
    #expect(both.problems.contains("v/modeles/strategie.md:8:"))
    #expect(both.problems.contains("v/modeles/diagnostic.md:8:"))
  }

  /// The last meeting of Valmont, read against its file: before is what earlier files say.
  @Test func writesTheDecisionsOfAMeeting() throws {
    let folder = try TemporaryFolder()
    try folder.copy("valmont", to: "v")
    try FileManager.default.moveItem(
      at: folder.url.appendingPathComponent("v/seances/2026-06-18.yaml"),
      to: folder.url.appendingPathComponent("projet.yaml"))
    let run = try Run(["seance", "v", "projet.yaml", "-s", "sortie"], in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
    let pdf = "sortie/99001-releve-2026-06-18.pdf"
    #expect(run.output.contains("Relevé de décisions : \(pdf)"))
    let pages = try Run(shell: "pdftotext -layout \(pdf) - | tr -s ' \\n' ' '", in: folder.url)
      .output.replacing("\u{A0}", with: " ")
    for words in [
      "CLSPD, formation plénière", "10 décembre 2026", "la version 5 de la stratégie",
      "Changer le statut", "validée engagée", "31 décembre 2026 31 août 2027",
      "412", "347", "livrer le premier cheminement éclairé", "31 octobre 2026",
      "association d’aide aux victimes", "destiné aux membres de l’instance",
    ] {
      #expect(pages.contains(words), "\(words)")
    }
    #expect(!pages.contains("proposee") && !pages.contains("à compléter"))
    // Kept, then shown again: nothing is left to decide, and nothing is written.
    _ = try Run(["seance", "v", "projet.yaml", "-s", "sortie", "--enregistrer"], in: folder.url)
    let again = try Run(["seance", "v", "projet.yaml", "-s", "autre"], in: folder.url)
    #expect(again.status == 0 && !folder.names.contains("autre"))
  }

  @Test func writesNothingOfAMeetingInConflict() throws {
    let folder = try folder()
    try folder.write(meeting("2027-03-12", "de: proposee, a: engagee"), to: "projet.yaml")
    let run = try Run(["seance", "v", "projet.yaml", "-s", "sortie"], in: folder.url)
    #expect(run.status == 1 && !folder.names.contains("sortie"))
    // Nor when there is no place to keep it.
    try folder.write(Self.head.replacing("seances: seances/", with: ""), to: "v/dossier.yaml")
    let lost = try Run(
      ["seance", "v", "projet.yaml", "-s", "sortie", "--enregistrer"], in: folder.url)
    #expect(lost.status == 1 && lost.problems.contains("[seances-absentes]"))
    #expect(!folder.names.contains("sortie"))
  }
}
