import Analysis
import Dossier
import Drawing
import Foundation
import Inputs
import Problems
import Testing

@testable import Pipeline

/// No page names another commune of the batch, unless the dossier does.
@Suite struct BatchLeakTests {
  /// Bourg, Poisson and Port are communes; the templates say those words too.
  @Test func findsAPlantedNameAndNoOther() throws {
    let batch = try MadeUpBatch(
      ["Orvaux", "Belmont", "Document", "Commune"], "documents: [instance]")
    let charter = try Repository.text("templates/instance/charte.md")
    try batch.folder.write(
      charter + "\nLes habitants de Belmont sont entendus.\n",
      to: "Orvaux/modeles/instance/charte.md")
    let run = try batch.run()
    #expect(run.status == 1)
    let leaks = run.problems.split(separator: "\n").filter { $0.contains("[fuite]") }
    #expect(leaks.count == 1)
    #expect(leaks.first?.contains("nomme « Belmont » (99002)") == true)
    let names = batch.names(in: batch.output)
    #expect(!names.contains("99001-instance-charte.pdf"))
    #expect(names.contains("99002-instance-charte.pdf"))
  }

  /// France has many communes of one name: that of a comparable accuses no homonym of the batch.
  @Test func aDeclaredNameAccusesNoHomonym() {
    var index = NameIndex()
    index.add("Saint-Crépin", of: "17321")
    index.add("Saint-Crépin", of: "")
    index.add("Saint-Crépin-Ibouvillers", of: "60570")
    let found = index.found(
      in: PageWords.words(of: "À Saint-Crépin et à Saint-Crépin-Ibouvillers."))
    #expect(found.map(\.owner).sorted() == ["", "60570"])
  }

  @Test func letsADossierNameAnother() throws {
    let batch = try MadeUpBatch(["Orvaux", "Belmont"], "documents: [instance]")
    let charter = try Repository.text("templates/instance/charte.md")
    try batch.folder.write(
      charter + "\nLes habitants de Belmont sont entendus.\n",
      to: "Orvaux/modeles/instance/charte.md")
    try batch.folder.write(
      MadeUpBatch.dossier("Orvaux", code: "99001", more: "comparaison: {territoires: [\"99002\"]}")
        + "# Belmont : commune voisine, citée dans la charte\n", to: "Orvaux/dossier.yaml")
    let run = try batch.run()
    #expect(!run.problems.contains("[fuite]"))
    #expect(run.status == 0)
  }

  /// Figures bear the code of their territory: those of Valmont in a document of Orvaux are seen.
  @Test func knowsWhoseFiguresTheFindingsHold() throws {
    let dossier = try readDossier(at: Repository.fixture("valmont").path).value
    let findings = analyse(dossier, for: .publishable).value
    #expect(findings.areaCodes(undeclaredBy: dossier) == [])
    #expect(findings.areaCodes.contains("99001"))
    var other = dossier
    other.territory = Territory(
      code: "99002", kind: .commune, name: PlaceName("Orvaux"),
      department: dossier.territory.department, region: dossier.territory.region)
    #expect(findings.areaCodes(undeclaredBy: other).contains("99001"))
  }

  @Test(arguments: [
    ("La commune de Pessac.", ["Pessac"]), ("À Bordeaux-Lac et au lac.", []),
    ("Bordeaux Métropole décide.", []), ("Le maire du Teich.", ["du Teich"]),
    ("L’arrêté d’Arès", ["Arès"]), ("arès, pessac", []), ("le code 33318 seul", ["33318"]),
    ("133318 faits, 33 318 habitants", []),
    // The end of a line: the hyphen is that of the name, or only that of the line.
    ("Saint-\nMédard-en-Jalles", ["Saint-Médard-en-Jalles"]), ("Pes-\nsac", ["Pessac"]),
    ("Saint-Côme-\nd’Arès", []),
  ])
  func readsWholeWords(text: String, expected: [String]) {
    var index = NameIndex()
    for name in ["Pessac", "Bordeaux", "Le Teich", "Arès", "33318", "Saint-Médard-en-Jalles"] {
      index.add(name, of: name)
    }
    index.add("Bordeaux Métropole", of: "")
    index.add("Saint-Côme-d'Arès", of: "")
    let style = TextStyle(.sans, size: 9, leading: 12, color: .black)
    let runs = text.split(separator: "\n").map { line in
      Shape.text(PlacedText(String(line), at: Point(x: 0, y: 0), style: style))
    }
    let words = PageWords(Page(size: Page.a4, shapes: runs, label: "1"))
    let found = Set(words.readings.flatMap { index.found(in: $0) }).filter { !$0.owner.isEmpty }
    #expect(found.map(\.name).sorted() == expected)
  }
}
