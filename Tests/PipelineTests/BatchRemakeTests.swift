import Foundation
import Testing

/// A document is made again when what it depends on changed, and only then.
@Suite struct BatchRemakeTests {
  @Test func keepsEverythingTheSecondTime() throws {
    let batch = try MadeUpBatch(["Orvaux", "Belmont"])
    try batch.run()
    let before = try batch.digests()
    let again = try batch.run()
    #expect(again.status == 0)
    #expect(
      try batch.records() == [
        "Orvaux diagnostic garde rien n'a changé", "Orvaux instance garde rien n'a changé",
        "Belmont diagnostic garde rien n'a changé", "Belmont instance garde rien n'a changé",
      ])
    #expect(again.output.hasSuffix("4 gardés ; \(batch.output)/manifeste.json\n"))
    // All but the manifest, which says why.
    let after = try batch.digests()
    func documents(_ lines: String) -> [Substring] {
      lines.split(separator: "\n").filter { !$0.hasSuffix("manifeste.json") }
    }
    #expect(documents(before) == documents(after))
    #expect(documents(after).count == 18)
  }

  @Test func remakesOnlyWhatUsesAChangedTemplate() throws {
    let batch = try MadeUpBatch(["Orvaux"])
    let own = "Orvaux/modeles/instance/charte.md"
    let text = try Repository.text("templates/instance/charte.md")
    try batch.folder.write(text, to: own)
    try batch.run()
    try batch.folder.write(text + "\nUne phrase de plus.\n", to: own)
    try batch.run()
    #expect(
      try batch.records() == [
        "Orvaux diagnostic garde rien n'a changé",
        "Orvaux instance fait Orvaux/modeles/instance/charte.md modifié",
      ])
    let charter = try Run(shell: "pdftotext '\(batch.output)/99001-instance-charte.pdf' -").output
    #expect(charter.contains("Une phrase de plus."))
  }

  @Test func seesATemplateThatTakesThePlaceOfAnother() throws {
    let batch = try MadeUpBatch(["Orvaux"], "documents: [instance]")
    try batch.run()
    try batch.folder.write(
      Repository.text("templates/instance/charte.md"), to: "Orvaux/modeles/instance/charte.md")
    try batch.run()
    #expect(try batch.records() == ["Orvaux instance fait Orvaux/modeles ajouté"])
  }

  @Test func remakesADocumentThatWasAlteredOrRemoved() throws {
    let batch = try MadeUpBatch(["Orvaux"])
    try batch.run()
    let before = try batch.digests()
    _ = try Run(
      shell:
        "cd '\(batch.output)' && printf x >> 99001-diagnostic.pdf && rm 99001-instance-fipd.pdf")
    try batch.run()
    #expect(
      try batch.records() == [
        "Orvaux diagnostic fait 99001-diagnostic.pdf n'était plus le même",
        "Orvaux instance fait 99001-instance-fipd.pdf manquait",
      ])
    let names = before.split(separator: "\n").filter { $0.hasSuffix(".pdf") }
    #expect(try batch.digests().split(separator: "\n").filter { $0.hasSuffix(".pdf") } == names)
  }

  /// Same size, same date, other content: the system still says that something happened to it.
  @Test(arguments: [[], ["--verifier"]])
  func seesAChangeUnderTheSameDate(options: [String]) throws {
    let batch = try MadeUpBatch(["Orvaux", "Belmont"], "documents: [diagnostic]")
    try batch.run()
    let file = "\(batch.folder.url.path)/Orvaux/dossier.yaml"
    _ = try Run(
      shell: """
        touch -r '\(file)' '\(file).date' && sed -i 's/Cabinet/Bureaux/' '\(file)' \
        && touch -r '\(file).date' '\(file)' && rm '\(file).date'
        """)
    _ = try Run(batch.words + options)
    #expect(
      try batch.records() == [
        "Orvaux diagnostic fait Orvaux/dossier.yaml modifié",
        "Belmont diagnostic garde rien n'a changé",
      ])
  }

  /// A digest kept under a stamp that another content took is believed without `--verifier` only.
  @Test func readsEveryFileAgainWhenAsked() throws {
    let batch = try MadeUpBatch(["Orvaux"], "documents: [diagnostic]")
    // Old enough for its digest to be kept.
    try batch.run()
    Thread.sleep(forTimeInterval: 2.2)
    try batch.run()
    let file = "\(batch.folder.url.path)/Orvaux/dossier.yaml"
    let stamps = "\(batch.output)/.vigie/empreintes"
    _ = try Run(shell: "sed -i 's/Cabinet/Bureaux/' '\(file)' && sleep 2.2")
    // The stamp of the new content with the digest of the old one.
    let digest = try Run(
      shell: "sed 's/Bureaux/Cabinet/' '\(file)' | sha256sum | cut -d' ' -f1"
    ).output
    let stamp = try Run(
      shell: "stat -c '%d %i %s %.9Y %.9Z' '\(file)' | tr -d ."
    ).output
    let line = stamp.trimmingCharacters(in: .newlines) + " " + digest
    _ = try Run(shell: "printf '%s' '\(line)' >> '\(stamps)'")
    try batch.run()
    #expect(try batch.records() == ["Orvaux diagnostic garde rien n'a changé"])
    try batch.run("--verifier")
    #expect(try batch.records() == ["Orvaux diagnostic fait Orvaux/dossier.yaml modifié"])
  }

  @Test func tellsWhatADossierHasNothingFor() throws {
    let batch = try MadeUpBatch(["Orvaux"], "documents: [strategie, observatoire]")
    let run = try batch.run()
    #expect(run.status == 0)
    #expect(
      try batch.records() == [
        "Orvaux strategie sans objet le dossier n'a pas de stratégie",
        "Orvaux observatoire sans objet le dossier n'a aucun fait : il n'y a rien à observer",
      ])
    try batch.folder.write(
      "vigie: 1\ndossiers: [{dossier: Orvaux, documents: [strategie]}]\n", to: "lot.yaml")
    let asked = try batch.run()
    #expect(asked.status == 1)
    #expect(asked.problems.contains("[strategie-absente]"))
  }

  @Test func triesAgainWhatFailedAndNothingElse() throws {
    let batch = try MadeUpBatch(["Orvaux", "Belmont"], "documents: [diagnostic]")
    let broken = MadeUpBatch.dossier("Orvaux", code: "99001", more: "misssion: 1\n")
    try batch.folder.write(broken, to: "Orvaux/dossier.yaml")
    #expect(try batch.run().status == 1)
    let mended = MadeUpBatch.dossier("Orvaux", code: "99001")
    try batch.folder.write(mended, to: "Orvaux/dossier.yaml")
    // This one changed too, and is not looked at.
    try batch.folder.write(
      MadeUpBatch.dossier("Belmont", code: "99002") + "# note\n", to: "Belmont/dossier.yaml")
    #expect(try batch.run("--echecs").status == 0)
    #expect(
      try batch.records() == [
        "Orvaux diagnostic fait en échec au passage précédent",
        "Belmont diagnostic garde rien n'a changé",
      ])
  }
}
