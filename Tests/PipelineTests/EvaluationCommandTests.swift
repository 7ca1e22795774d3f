import Foundation
import Testing

/// `vigie evaluation` as a person runs it, and the words of its pages.
@Suite struct EvaluationCommandTests {
  private func pages(
    _ dossier: String, in folder: TemporaryFolder, _ options: [String] = []
  ) throws -> (text: String, run: Run) {
    let out = folder.url.appendingPathComponent("out").path
    let run = try Run(["evaluation", dossier, "-s", out] + options)
    let text = try Run(
      shell: "cat '\(out)'/*-evaluation*.pdf > /dev/null 2>&1 && "
        + "for f in '\(out)'/*-evaluation*.pdf; do pdftotext \"$f\" -; done"
    ).output
    let plain = text.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (plain, run)
  }

  private func valmont(
    in folder: TemporaryFolder, _ edit: (URL) throws -> Void = { _ in }
  ) throws -> String {
    try folder.copy("valmont", to: "valmont")
    let url = folder.url.appendingPathComponent("valmont")
    try edit(url)
    return url.path
  }

  private func change(_ file: URL, _ edit: (String) -> String) throws {
    try edit(String(contentsOf: file, encoding: .utf8))
      .write(to: file, atomically: true, encoding: .utf8)
  }

  @Test func printsActionsIndicatorsAndChanges() throws {
    let folder = try TemporaryFolder()
    let (text, run) = try pages(valmont(in: folder), in: folder)
    #expect(run.status == 0 && run.output.contains("99001-evaluation.pdf"), "\(run.problems)")
    for words in [
      "29 actions : 3 réalisées, 20 en cours, 2 en retard, 2 non commencées et 2 abandonnées",
      "motif : volontaires trop peu nombreux, reprise possible dans F10",
      "fin d’abord prévue le 31 décembre 2026", "engagée, non close",
      "Indicateurs : 37 suivis, 18 mesurés, 4 à leur cible", "seuil d’alerte franchi",
      "1,55 [1,10 ; 2,17]", "247 infractions", "173 victimes", "1,42 [1,13 ; 1,78]",
      "0,92 [0,83 ; 1,03]",
      "moins favorable que les communes comparables", "p corrigé 0,046", "non concluant",
      "Nombres trop petits : 9,3 par an en moyenne avant, il en faut 20.",
      "Période trop courte : aucune année pleine",
      "Échéance du 30 juin 2026 passée", "données fictives",
      "Il ne dit pas pourquoi un taux a changé.",
    ] { #expect(text.contains(words), "\(words)") }
    for words in [
      "attribuable", "grâce à", "à cause d", "performance", "entraîne", "anormal", "à compléter",
      "nan", "inf ", "Optional",
    ] { #expect(!text.lowercased().contains(words.lowercased()), "\(words)") }
  }

  @Test func printsTheSameBytesTwice() throws {
    let folder = try TemporaryFolder()
    let dossier = try valmont(in: folder)
    let runs = try ["a", "b"].map { name -> Data in
      let out = folder.url.appendingPathComponent(name)
      #expect(try Run(["evaluation", dossier, "-s", out.path]).status == 0)
      return try Data(contentsOf: out.appendingPathComponent("99001-evaluation.pdf"))
    }
    #expect(runs[0] == runs[1])
  }

  @Test func refusesADossierWithoutStrategy() throws {
    let folder = try TemporaryFolder()
    let dossier = try valmont(in: folder) { url in
      try change(url.appendingPathComponent("dossier.yaml")) {
        $0.replacing("strategie: strategie.yaml\nseances: seances/\n", with: "")
      }
    }
    let (text, run) = try pages(dossier, in: folder)
    #expect(run.status == 1 && text.isEmpty)
    #expect(run.problems.contains("[strategie-absente]") && run.problems.contains("valmont"))
  }

  @Test func saysThatThereWasNoMeeting() throws {
    let folder = try TemporaryFolder()
    let dossier = try valmont(in: folder) { url in
      try FileManager.default.removeItem(at: url.appendingPathComponent("seances"))
      try change(url.appendingPathComponent("dossier.yaml")) {
        $0.replacing("seances: seances/\n", with: "")
      }
    }
    let (text, run) = try pages(dossier, in: folder)
    #expect(run.status == 0, "\(run.problems)")
    #expect(text.contains("Aucune séance ne figure au dossier à cette date"))
    // All proposed: those whose end is before 23 November 2026 are late, the others not begun.
    #expect(text.contains("27 actions : 8 en retard et 19 non commencées"))
    #expect(text.contains("L’action n’est pas engagée") && !text.contains("à compléter"))
  }

  /// A strategy of one action that says as little as it may.
  @Test func saysThatThereIsNoIndicator() throws {
    let folder = try TemporaryFolder()
    let dossier = try valmont(in: folder) { url in
      try FileManager.default.removeItem(at: url.appendingPathComponent("seances"))
      try change(url.appendingPathComponent("dossier.yaml")) {
        $0.replacing("seances: seances/\n", with: "")
      }
      try change(url.appendingPathComponent("strategie.yaml")) { _ in
        "vigie: 1\ntitre: Essai\naxes: [{id: A1, titre: Un, objectifs: [{id: A1.1, titre: Un, "
          + "objectifs_operationnels: [{id: A1.1.1, titre: Un, actions: "
          + "[{id: F01, titre: Une, statut: engagee}]}]}]}]\n"
      }
    }
    let (text, run) = try pages(dossier, in: folder)
    #expect(run.status == 0, "\(run.problems)")
    for words in [
      "1 action : 1 en cours", "Aucune fiche ne porte d’indicateur",
      "Aucun indicateur ne reprend une série publiée", "sans échéance",
      "Aucun indicateur : en donner un", "pilote à désigner",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(!text.contains("à compléter"))
  }

  @Test func saysThatAStrategyIsEmpty() throws {
    let folder = try TemporaryFolder()
    let dossier = try valmont(in: folder) { url in
      try FileManager.default.removeItem(at: url.appendingPathComponent("seances"))
      try change(url.appendingPathComponent("dossier.yaml")) {
        $0.replacing("seances: seances/\n", with: "")
      }
      try change(url.appendingPathComponent("strategie.yaml")) { _ in
        "vigie: 1\ntitre: Essai\n"
      }
    }
    let (text, run) = try pages(dossier, in: folder)
    #expect(run.status == 0, "\(run.problems)")
    #expect(text.contains("La stratégie ne contient aucune action"))
    #expect(text.contains("Aucune décision en attente"))
  }

  @Test func evaluatesOnTheDayThatIsAsked() throws {
    let folder = try TemporaryFolder()
    let (text, run) = try pages(valmont(in: folder), in: folder, ["--date", "2025-07-01"])
    #expect(run.status == 0, "\(run.problems)")
    #expect(text.contains("2, du 5 décembre 2024 au 12 juin 2025"))
    // What the meetings of December 2025 and after decided is not known yet.
    #expect(!text.contains("volontaires trop peu nombreux") && !text.contains("F28"))
    #expect(text.contains("Période trop courte"))
    #expect(!text.contains("moins favorable que les communes"))
  }

  /// Three persons in a sheet: the other edition prints them.
  @Test func hidesASmallCountOfPersons() throws {
    let folder = try TemporaryFolder()
    let dossier = try valmont(in: folder) { url in
      try change(url.appendingPathComponent("strategie.yaml")) {
        $0.replacing("initial: 38, date: 2023-12-31, cible: 90", with: "initial: 9.5, cible: 90")
      }
    }
    let (text, run) = try pages(dossier, in: folder)
    #expect(run.status == 0, "\(run.problems)")
    #expect(text.contains("masqué") && !text.contains("9,5"))
    // 71 between 9.5 and 90 would be 76 % of the way.
    #expect(!text.contains("76 %"))
    let open = try TemporaryFolder()
    let (whole, _) = try pages(dossier, in: open, ["--edition", "restreinte"])
    #expect(whole.contains("9,5") && whole.contains("76 %"))
  }

  @Test(arguments: ["commune", "epci"]) func worksWithoutComparables(kind: String) throws {
    let folder = try TemporaryFolder()
    let dossier = try valmont(in: folder) { url in
      try change(url.appendingPathComponent("dossier.yaml")) { text in
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var kept: [Substring] = []
        var isInSocial = false
        for line in lines {
          if line.hasPrefix("  social:") {
            isInSocial = true
          } else if !line.hasPrefix("    ") {
            isInSocial = false
          }
          if !isInSocial { kept.append(line) }
        }
        let alone = kept.joined(separator: "\n")
        guard kind == "epci" else { return alone }
        let start = alone.range(of: "commune:")?.lowerBound ?? alone.startIndex
        let end = alone.range(of: "fictif:")?.lowerBound ?? alone.endIndex
        return alone.replacingCharacters(
          in: start..<end,
          with: """
            intercommunalite:
              siren: "200000017"
              nom: CA du Val
              communes: ["99001", "99002"]

            """)
      }
    }
    let (text, run) = try pages(dossier, in: folder)
    #expect(run.status == 0, "\(run.problems)")
    #expect(text.contains("Aucun territoire comparable n’a pu être choisi"))
    #expect(text.contains("sans rien à quoi le comparer"))
    // No figure and no test, so no word of either.
    #expect(!text.contains("Un point est") && !text.contains("0 comparaison"))
    #expect(!text.contains("plus favorable que les") && !text.contains("NaN"))
  }
}
