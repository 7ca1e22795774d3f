import Foundation
import Testing

/// The command as a person meets it: what it prints, what it writes, how it ends.
@Suite struct CommandTests {
  @Test func writesTheSameBytesFromTwoProcesses() throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    let dossier = Repository.fixture("valmont").path
    #expect(try Run(["diagnostic", dossier, "-s", first.url.path]).status == 0)
    #expect(
      try Run(
        ["diagnostic", "valmont/dossier.yaml", "-s", second.url.path],
        in: Repository.root.appendingPathComponent("fixtures")
      ).status == 0)
    let name = "99001-diagnostic.pdf"
    let bytes = try Data(contentsOf: first.url.appendingPathComponent(name))
    #expect(bytes.count > 100_000)
    #expect(try bytes == Data(contentsOf: second.url.appendingPathComponent(name)))
  }

  @Test func marksFictitiousFiguresOnEveryPage() throws {
    let folder = try TemporaryFolder()
    let dossier = Repository.fixture("valmont").path
    #expect(try Run(["diagnostic", dossier, "-s", folder.url.path]).status == 0)
    let pdf = folder.url.appendingPathComponent("99001-diagnostic.pdf").path
    let text = try Run(shell: "pdftotext -layout '\(pdf)' -").output
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast()
    #expect(pages.count >= 20)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("données fictives"), "page \(index + 1)")
    }
  }

  @Test func describesItselfInThePDF() throws {
    let folder = try TemporaryFolder()
    let dossier = Repository.fixture("paris-18e").path
    let run = try Run(
      ["diagnostic", dossier, "-s", folder.url.path, "--edition", "restreinte"])
    #expect(run.status == 0)
    let pdf = folder.url.appendingPathComponent("75118-diagnostic-restreinte.pdf").path
    let about = try Run(shell: "pdfinfo '\(pdf)'").output
    #expect(about.contains("Tagged:          yes"))
    #expect(about.contains("Diagnostic local de sécurité 2026 – Paris 18ᵉ"))
    // Nothing of this machine: neither its folders, nor its name, nor who ran the command.
    let text = try Run(shell: "strings -n 4 '\(pdf)' | grep -c '\(Repository.root.path)'").output
    #expect(text == "0\n")
  }

  @Test(arguments: [
    (["diagnostik", "x"], "vouliez-vous dire « diagnostic » ?"),
    (["faits"], "« vigie faits importer » ou « vigie faits etat »"),
    (["diagnostic"], "il manque un argument : DOSSIER"),
    (["diagnostic", "a", "b"], "l'argument « b » est de trop"),
    (["diagnostic", "a", "--edtion", "publiable"], "vouliez-vous dire « --edition » ?"),
    (["diagnostic", "a", "--edition", "secrete"], "valeurs possibles : publiable, restreinte"),
    (["diagnostic", "a", "--date", "hier"], "« hier » n'est pas une date"),
    (["nouveau", "d"], "il manque l'option « --commune »"),
    (["nouveau", "d", "--commune", "3306"], "« 3306 » n'est pas un code Insee"),
    (["diagnostic", "d", "--modeles", "/nulle/part"], "« /nulle/part » n'est pas un dossier"),
    (["lot", "l.yaml", "-j", "zéro"], "n'est pas un nombre de travailleurs"),
  ])
  func endsWithTwoForAWrongCommandLine(words: [String], said: String) throws {
    let run = try Run(words)
    #expect(run.status == 2)
    #expect(run.problems.contains(said), "\(run.problems)")
    #expect(run.output.isEmpty)
  }

  @Test func endsWithThreeWhenTheFolderRefusesToBeWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("un fichier", to: "sortie")
    let output = folder.url.appendingPathComponent("sortie/ici").path
    let run = try Run(["diagnostic", Repository.fixture("valmont").path, "-s", output])
    #expect(run.status == 3)
    #expect(run.problems.contains("[ecriture-impossible]"))
    #expect(folder.names == ["sortie"])
  }

  @Test func leavesNoHalfDocumentWhenTheDiskIsFull() throws {
    let folder = try TemporaryFolder()
    let program = Repository.program.path
    let dossier = Repository.fixture("valmont").path
    // No file may grow over 20 blocks of 512 or 1,024 bytes: the document is far larger.
    let run = try Run(
      shell: "ulimit -f 20; '\(program)' diagnostic '\(dossier)' -s '\(folder.url.path)'")
    #expect(run.status == 3)
    #expect(run.problems.contains("[ecriture-impossible]"))
    #expect(folder.names.isEmpty)
  }

  @Test func makesANewDossierThatPrintsAtOnce() throws {
    let folder = try TemporaryFolder()
    let dossier = folder.url.appendingPathComponent("essai").path
    #expect(
      try Run(["nouveau", dossier, "--commune", "33063", "--date", "2026-11-23"]).status == 0)
    let run = try Run(["diagnostic", dossier, "-s", folder.url.path])
    #expect(run.status == 0, "\(run.problems)")
    #expect(folder.names == ["33063-diagnostic.pdf", "essai"])
    let again = try Run(["nouveau", dossier, "--commune", "33063"])
    #expect(again.status == 1)
    #expect(again.problems.contains("[dossier-existant]"))
  }

  @Test func quotesTheNamesOfFiles() throws {
    let folder = try TemporaryFolder()
    try folder.copy(
      "paris-18e/donnees/ssmsi-communes-geographie2025.csv", to: "base \"d'essai\" \\é.csv")
    let made = try Run(
      ["nouveau", "essai", "--commune", "75118", "--donnees", "."], in: folder.url)
    #expect(made.status == 0)
    let run = try Run(["verifier", "essai"], in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
  }

  /// A village with facts and no inhabitant has no rate; the settings of the machine play no part.
  @Test func countsWithoutRateWhereNobodyLives() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      vigie: 1
      commune: {code_insee: "99001", nom: Valmont}
      mission: {date: 2026-11-23}
      sources: {delinquance: [ssmsi.csv]}
      """, to: "dossier.yaml")
    try folder.write(
      """
      CODGEO_2025;annee;indicateur;unite_de_compte;nombre;taux_pour_mille;est_diffuse;insee_pop
      99001;2023;Vols avec armes;Infraction;2;NA;diff;0
      99001;2024;Vols avec armes;Infraction;1;NA;diff;0

      """, to: "ssmsi.csv")
    let program = Repository.program.path
    let run = try Run(
      shell: "PANGOCAIRO_BACKEND=autre LC_ALL=tr_TR.UTF-8 '\(program)' diagnostic . -s .",
      in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
    let text = try Run(shell: "pdftotext 99001-diagnostic.pdf -", in: folder.url).output
    #expect(text.contains("Aucun taux n’est calculé"))
  }

  @Test func failsWhenItsResultCanNotBePrinted() throws {
    let program = Repository.program.path
    let run = try Run(shell: "'\(program)' methodes > /dev/full")
    #expect(run.status == 3)
    #expect(run.problems.contains("[affichage-impossible]"))
  }

  @Test func recognisesTheFilesOfAFolder() throws {
    let folder = try TemporaryFolder()
    let dossier = folder.url.appendingPathComponent("essai").path
    let data = Repository.fixture("paris-18e/donnees").path
    let made = try Run(["nouveau", dossier, "--commune", "75118", "--donnees", data])
    #expect(made.status == 0)
    #expect(made.output.contains("ssmsi-communes-geographie2025.csv : SSMSI"))
    let text = try String(contentsOfFile: dossier + "/dossier.yaml", encoding: .utf8)
    #expect(text.contains("arrondissement:"))
    let run = try Run(["diagnostic", dossier, "-s", folder.url.path])
    #expect(run.status == 0, "\(run.problems)")
  }

  @Test func writesEachFigureInAFileOfItsOwn() throws {
    let folder = try TemporaryFolder()
    let dossier = Repository.fixture("valmont").path
    for format in ["svg", "png", "csv"] {
      let run = try Run(["graphiques", dossier, "--format", format, "-s", folder.url.path])
      #expect(run.status == 0, "\(run.problems)")
    }
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appendingPathComponent("99001-graphiques").path)
    #expect(files.contains("carte-territoire.svg"))
    #expect(files.contains("figure-bandes.png"))
    #expect(files.contains("tableau-social.csv"))
    for name in files where name.hasSuffix(".svg") {
      let path = folder.url.appendingPathComponent("99001-graphiques/\(name)")
      let svg = try String(contentsOf: path, encoding: .utf8)
      #expect(svg.contains(/<title>.+<\/title>\n<desc>.{20,}<\/desc>/), "\(name)")
    }
  }

  @Test func namesTheEditionOfEachFigureThatIsNotForEveryone() throws {
    let folder = try TemporaryFolder()
    let run = try Run([
      "graphiques", Repository.fixture("valmont").path, "--format", "csv", "--edition",
      "restreinte", "-s", folder.url.path,
    ])
    #expect(run.status == 0, "\(run.problems)")
    #expect(folder.names == ["99001-graphiques-restreinte"])
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appendingPathComponent("99001-graphiques-restreinte").path)
    #expect(files.contains("tableau-social-restreinte.csv"))
    #expect(files.allSatisfy { $0.hasSuffix("-restreinte.csv") })
  }

  @Test func checksWithoutWriting() throws {
    let folder = try TemporaryFolder()
    let run = try Run(["verifier", Repository.fixture("valmont").path], in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
    #expect(run.output.contains("malveillance.cambriolages-de-logement.niveau"))
    #expect(folder.names.isEmpty)
  }
}
