import Foundation
import Testing

/// `vigie observatoire` as a person runs it, and the words of its pages.
@Suite struct ObservatoryCommandTests {
  private func pages(
    _ dossier: String, in folder: TemporaryFolder, _ options: [String] = []
  ) throws -> (pages: [String], run: Run) {
    let name = options.contains("restreinte") ? "-restreinte" : ""
    let out = folder.url.appendingPathComponent("out")
    let run = try Run(["observatoire", dossier, "-s", out.path] + options)
    guard run.status == 0 else { return ([], run) }
    let file = out.appendingPathComponent("99001-observatoire\(name).pdf")
    let pages = try PDFText(file).pages.map {
      $0.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ")
    }
    return (pages, run)
  }

  @Test func tellsWhatWasPlantedInValmont() throws {
    let folder = try TemporaryFolder()
    let (pages, run) = try pages(Repository.fixture("valmont").path, in: folder)
    #expect(run.output.contains("99001-observatoire.pdf"), "\(run.problems)")
    let text = pages.joined(separator: " ")
    for words in [
      // Rows of the files from July to September 2026, counted with Python's csv: 1,093 in all, 235
      // of noise, 204 of waste, 163 of parking.
      "1 093 appels au 3ᵉ trimestre 2026", "Nuisances sonores 235", "Dépôts sauvages 204",
      "Stationnement gênant 163",
      // Planted: the Friday evening, the application of March 2025 that waste is reported with, the
      // square that gatherings moved to, the summer, the years of the indicator.
      "le vendredi entre 21 h et 1 h", "le niveau change en mars 2025", "Square du Moulin",
      "un lieu est devenu un point chaud",
      "Point chaud nouveau pour plus de la moitié de ses carreaux",
      "F01.I1 Appels pour nuisances entre 21 h et 1 h 405 347",
      "Dépôts sauvages (Standard de tranquillité publique) : hausse",
      "leurs nombres ne s’additionnent pas",
    ] { #expect(text.contains(words), "\(words)") }
    for words in [
      "attribuable", "grâce à", "à cause d", "performance", "entraîne", "anormal", "à compléter",
      "nan ", "inf ", "optional", "{{",
    ] { #expect(!text.lowercased().contains(words), "\(words)") }
    for (number, page) in pages.enumerated() {
      #expect(page.contains("données fictives"), "page \(number + 1)")
    }
  }

  @Test func leadsFromEveryFindingToItsProof() throws {
    let folder = try TemporaryFolder()
    _ = try pages(Repository.fixture("valmont").path, in: folder)
    let links = try PDFLinks(
      folder.url.appendingPathComponent("out/99001-observatoire.pdf"))
    let proofs = Set(links.links.map(\.destination).filter { $0.hasPrefix("preuve-") })
    #expect(proofs.count >= 15)
    for proof in proofs {
      let finding = "constat-" + proof.dropFirst("preuve-".count)
      #expect(links.places[proof] != nil && links.places[finding] != nil, "\(proof)")
      #expect(!links.links(to: finding).isEmpty, "\(finding)")
    }
  }

  @Test func writesTheSameBytesTwiceAndAMonthOrAYear() throws {
    let folder = try TemporaryFolder()
    let valmont = Repository.fixture("valmont").path
    let runs = try ["a", "b"].map { name -> Data in
      let out = folder.url.appendingPathComponent(name)
      #expect(try Run(["observatoire", valmont, "-s", out.path]).status == 0)
      return try Data(contentsOf: out.appendingPathComponent("99001-observatoire.pdf"))
    }
    #expect(runs[0] == runs[1])
    let month = try pages(valmont, in: folder, ["--periode", "2026-09"]).pages
    #expect(month.joined(separator: " ").contains("330 appels en septembre 2026"))
    let year = try pages(valmont, in: folder, ["--periode", "2025"]).pages
    #expect(year.joined(separator: " ").contains("appels en 2025"))
  }

  @Test(arguments: [
    ("2026-T5", "periode-illisible"), ("T3 2026", "periode-illisible"),
    ("2026-T4", "periode-inachevee"), ("2026-11", "periode-inachevee"),
    ("2019", "periode-sans-fait"),
  ])
  func refusesAPeriod(period: String, identifier: String) throws {
    let folder = try TemporaryFolder()
    let run = try Run([
      "observatoire", Repository.fixture("valmont").path, "-s", folder.url.path, "--periode",
      period,
    ])
    #expect(run.status != 0)
    #expect(run.problems.contains("[\(identifier)]"), "\(run.problems)")
  }

  @Test func saysThatADossierHasNoFact() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      vigie: 1
      commune: {code_insee: "99001", nom: Valmont}
      mission: {date: 2026-11-23}

      """, to: "dossier.yaml")
    let run = try Run(["observatoire", folder.url.path, "-s", folder.url.path])
    #expect(run.status == 1)
    #expect(run.problems.contains("il n'y a rien à observer [registre-absent]"))
    #expect(run.problems.hasPrefix(folder.url.path), "\(run.problems)")
  }

  // MARK: Secrecy

  /// Facts of three categories, one a quarter of an hour from 1 July 2026, under a threshold of
  /// 1,000: 613 and 1,171 tell each other with 4,127 and the total, 5,911.
  private static func smallCounts(in folder: TemporaryFolder) throws -> String {
    try folder.write(
      """
      vigie: 1
      commune: {code_insee: "99001", nom: Valmont}
      mission: {date: 2026-11-23}
      secret: {faits: 1000}
      sources:
        faits:
          - {nom: Standard, fichier: faits.csv, unite: appels, colonnes: {debut: d, categorie: c}}

      """, to: "dossier.yaml")
    var rows = "d;c\n"
    for row in 0..<5_911 {
      let name =
        row % 10 == 0 && row / 10 < 591 || row < 22 * 10 && row % 10 == 1
        ? "Sirènes hurlantes" : row % 5 == 2 && row < 5_855 ? "Tapages" : "Dépôts"
      let (day, quarter) = (row / 68, row % 68)
      let (month, date) = day < 31 ? (7, day + 1) : day < 62 ? (8, day - 30) : (9, day - 61)
      rows += "2026-0\(month)-\(String(date + 100).dropFirst()) "
      rows +=
        "\(String(100 + quarter / 4).dropFirst()):\(String(100 + quarter % 4 * 15).dropFirst())"
      rows += ";\(name)\n"
    }
    try folder.write(rows, to: "faits.csv")
    return folder.url.path
  }

  @Test func hidesSmallCountsFromThePublicEditionAndShowsThemToTheCouncil() throws {
    let folder = try TemporaryFolder()
    let dossier = try Self.smallCounts(in: folder)
    let council = try pages(dossier, in: folder, ["--edition", "restreinte"])
    let all = council.pages.joined(separator: " ")
    #expect(all.contains("Sirènes hurlantes 613"), "\(council.run.problems)")
    #expect(all.contains("Tapages 1 171"))
    #expect(council.pages.allSatisfy { $0.contains("réservé aux membres du conseil") })
    let text = try pages(dossier, in: folder).pages.joined(separator: " ")
    #expect(text.contains("5 911 appels") && text.contains("Sirènes hurlantes masqué"))
    for secret in ["613", "1 171", "10,4 %", "19,8 %", "10 %", "20 %"] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }
}
