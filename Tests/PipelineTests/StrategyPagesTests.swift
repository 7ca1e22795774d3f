import Foundation
import Testing

/// The pages of Valmont's strategy against its files, read by hand.
@Suite struct StrategyPagesTests {
  /// Version 5, printed once for the suite.
  private static let output: URL? = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("vigie-essai-strategie-\(UUID().uuidString)")
    let run = try? Run([
      "strategie", Repository.fixture("valmont").path, "-s", folder.path, "--silencieux",
    ])
    return run?.status == 0 ? folder.appendingPathComponent("99001-strategie-v5.pdf") : nil
  }()

  private func pdf() throws -> URL { try #require(Self.output) }

  @Test func holdsEveryChapterInOrder() throws {
    let text = try PDFText(pdf())
    let contents = text.pages[1] + " " + text.pages[2]
    var rest = contents[...]
    for chapter in [
      "Préambule", "Cadre légal", "Synthèse du diagnostic", "Ce qui a été écarté", "Priorités",
      "Arbre d’objectifs", "A1 – Tranquillité des espaces partagés", "Fiches action", "F01", "F27",
      "Gouvernance", "Calendrier", "Évaluation et suivi", "Tableau de suivi", "Cadre national",
      "Journal", "Signatures", "Preuves des constats",
    ] {
      let range = try #require(rest.range(of: chapter), "\(chapter)")
      rest = rest[range.upperBound...]
    }
    #expect(text.pages[3].contains("Version 5, séance du 18 juin 2026. Version non figée."))
    #expect(text.pages[3].contains("1ᵉʳ septembre 2024 – 31 août 2027"))
  }

  /// What a strategy cites may be established in one edition and not in the other.
  @Test func saysOfACitedFindingThatNothingIsEstablished() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("vigie-essai-restreinte-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Run([
      "strategie", Repository.fixture("valmont").path, "-s", folder.path, "--edition",
      "restreinte", "--silencieux",
    ])
    #expect(run.status == 0)
    let pages = try PDFText(folder.appendingPathComponent("99001-strategie-v5-restreinte.pdf"))
      .pages.joined(separator: " ")
    #expect(pages.contains("Dans le quartier, le jour, part des habitants en insécurité"))
    #expect(pages.contains("aucun écart établi entre un quartier et"))
  }

  /// F01: validated, engaged, then extended; its figures are those of `strategie.yaml` and of the
  /// meetings.
  @Test func printsASheetWithTheNamesOfTheField() throws {
    let text = try PDFText(pdf())
    let page = try #require(
      text.pages(with: "Fiche action", "Équipe de médiation de nuit", "F01").last)
    for words in [
      "Constats généraux", "Protocoles de", "réalisation", "Acteurs à mobiliser",
      "Pilote(s) de l’action", "Moyens à engager", "Évaluation de", "Calendrier",
      "version 5, revue du 18 juin 2026", "Axe A1 · Tranquillité des espaces partagés",
      "Bailleurs, police municipale, association de médiation, opérateur de transport",
      "120 000 € en 2025, dont", "Commune 60 000 €", "412", "347", "300", "58 %",
      "Du 1ᵉʳ octobre 2024 au 31 août 2027",
      // Its history is on the same page.
      "347 au 31 déc. 2025", "ajout de « opérateur de transport »", "cofinancement obtenu",
    ] {
      #expect(page.contains(words.asPrinted), "\(words)")
    }
    // (412 − 347) ÷ (412 − 300) = 65 ÷ 112 = 58 %.
    // F04 went from 236 to 262 with 180 for a target.
    #expect(
      try #require(text.pages(with: "F04", "Convention halls", "s’éloigne").first).contains("262"))
    // F29 was created without a word on its protocol nor its means.
    let bare = try #require(
      text.pages(with: "Accueil des enfants témoins", "Fiche action", "Pilote(s)").last)
    #expect(bare.contains("Protocoles de à compléter") && bare.contains("fiche créée"))
  }

  /// The marks in the margin are the decisions of the meeting of 18 June 2026, and nothing else.
  @Test func marksInTheMarginWhatTheLastMeetingDecided() throws {
    let meeting = try Repository.text("fixtures/valmont/seances/2026-06-18.yaml")
    var decided: Set<String> = []
    for match in meeting.matches(of: #/(?:action: |indicateur: |id: )(F\d\d)/#) {
      decided.insert(String(match.1))
    }
    #expect(decided.count == 14)
    let boxes = try Run(shell: "pdftotext -bbox '\(pdf().path)' -").output
    var marks: [String: String] = [:]
    let pattern = #/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<\/word>/#
    for page in boxes.components(separatedBy: "<page ").dropFirst() {
      let words = page.matches(of: pattern).map { (Double($0.1) ?? 0, String($0.3)) }
      // The margin is 18 mm wide: 51 points.
      for (x, word) in words where x < 50 {
        let number = words.first { $0.1.wholeMatch(of: #/F\d\d/#) != nil }?.1
        marks[try #require(number)] = word
      }
    }
    #expect(Set(marks.keys) == decided)
    let odd = ["F07": "abandon", "F27": "achevée", "F29": "nouvelle"]
    for (sheet, word) in marks { #expect(word == odd[sheet] ?? "modifiée", "\(sheet)") }
  }

  @Test func leadsFromAFindingToItsSheetsAndBack() throws {
    let links = try PDFLinks(pdf())
    let finding = "constat-tranquillite.nuisances-sonores.lieux.les-coteaux"
    let synthesis = try #require(links.places[finding])
    let sheet = try #require(links.places["fiche-F01"])
    #expect(links.links(to: finding).contains { $0.page == sheet })
    #expect(links.links(to: "fiche-F01").contains { $0.page == synthesis && $0.words == "F01" })
    // Every finding that a sheet cites leads back to it.
    for (number, page) in links.places where number.hasPrefix("fiche-") {
      let cited = links.links.filter { $0.page == page && $0.destination.hasPrefix("constat-") }
      for link in cited {
        let place = try #require(links.places[link.destination])
        let back = links.links(to: number).map(\.page)
        #expect(back.contains(place) || back.contains(place + 1), "\(number) \(link.destination)")
      }
    }
    #expect(links.links(to: "preuve-malveillance.cambriolages-de-logement.niveau").count == 1)
  }

  @Test func namesTheGapsAgainstADatedFramework() throws {
    let folder = try TemporaryFolder()
    try folder.copy("valmont", to: "v")
    let file = folder.url.appendingPathComponent("v/strategie.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try folder.write(
      text.replacing(
        "cadre_national: snpd-2020-2024", with: "cadre_national: axes-annonces-2025-2030"),
      to: "v/strategie.yaml")
    let run = try Run(["strategie", "v", "-s", "s"], in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
    let pages = try PDFText(folder.url.appendingPathComponent("s/99001-strategie-v5.pdf"))
    let page = try #require(pages.pages(with: "Réponses aux axes nationaux").first)
    // No sheet of Valmont names a fifth axis.
    #expect(page.contains("Sans action ici : 5 – Renforcer le pilotage".asPrinted))
    #expect(page.contains("aucune action : lacune".asPrinted))
    #expect(page.contains("annoncé, relevé du 3 avril 2026"))
    #expect(page.contains("Un cadre annoncé"))
  }

  @Test func printsOnlyTheSheetsThatAreNamed() throws {
    let folder = try TemporaryFolder()
    let dossier = Repository.fixture("valmont").path
    let run = try Run(["fiches", dossier, "F22", "F10", "-s", "s"], in: folder.url)
    #expect(run.status == 0 && run.output.hasPrefix("s/99001-fiches.pdf ("))
    let file = folder.url.appendingPathComponent("s/99001-fiches.pdf")
    let text = try PDFText(file).whole
    #expect(text.contains("Diagnostics de sûreté") && text.contains("Marches exploratoires"))
    #expect(!text.contains("Équipe de médiation") && text.contains("Deux fiches") == false)
    #expect(text.contains("2 fiches"))
    let links = try PDFLinks(file)
    #expect(links.places["fiche-F10"] != nil && links.places["fiche-F01"] == nil)
    #expect(links.places["constat-malveillance.cambriolages-de-logement.niveau"] != nil)
    let lost = try Run(["fiches", dossier, "F99", "F011", "-s", "autre"], in: folder.url)
    #expect(lost.status == 1 && !folder.names.contains("autre"))
    #expect(lost.problems.contains("aucune fiche ne s'appelle « F99 »"))
    #expect(lost.problems.contains("vouliez-vous dire « F01 »"))
  }
}

extension String {
  /// Spaces as `pdftotext` gives them back once they are made even.
  fileprivate var asPrinted: String { split { $0.isWhitespace }.joined(separator: " ") }
}
