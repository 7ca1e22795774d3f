import Foundation
import Testing

/// What a version keeps of its pages when the dossier goes on without it.
@Suite struct StrategyVersionsTests {
  private func valmont() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy("valmont", to: "v")
    return folder
  }

  private func bytes(_ name: String, in folder: TemporaryFolder) throws -> Data {
    try Data(contentsOf: folder.url.appendingPathComponent(name))
  }

  private func edit(
    _ name: String, in folder: TemporaryFolder, _ change: (String) -> String
  ) throws {
    let file = folder.url.appendingPathComponent(name)
    let old = try String(contentsOf: file, encoding: .utf8)
    let new = change(old)
    #expect(new != old, "\(name)")
    try folder.write(new, to: name)
  }

  /// Not a byte of a frozen version depends on what came after it: strategy, meetings, data, texts,
  /// mission, templates; nor on anything of the dossier but its own file.
  @Test func printsAFrozenVersionByteForByteWhateverCameAfter() throws {
    let folder = try valmont()
    let templates = folder.url.appendingPathComponent("modeles")
    try FileManager.default.copyItem(
      at: Repository.root.appendingPathComponent("templates"), to: templates)
    let options = ["-s", "s", "--modeles", "modeles"]
    #expect(try Run(["strategie", "v", "--figer"] + options.suffix(2), in: folder.url).status == 0)
    let first = try Run(["strategie", "v", "--version", "5"] + options, in: folder.url)
    #expect(first.status == 0 && first.problems.isEmpty, "\(first.problems)")
    let name = "s/99001-strategie-v5.pdf"
    let frozen = try bytes(name, in: folder)
    #expect(
      try PDFText(folder.url.appendingPathComponent(name)).pages[0].contains("Version 5, figée"))
    #expect(
      try Run(["strategie", "v"] + options, in: folder.url).status == 0
        && bytes(name, in: folder) == frozen)

    try edit("v/strategie.yaml", in: folder) {
      $0.replacing("titre: Équipe de médiation de nuit", with: "titre: Autre équipe")
    }
    try edit("v/dossier.yaml", in: folder) {
      $0.replacing("nom: Valmont", with: "nom: Valmoncel").replacing("faits: 5", with: "faits: 6")
        .replacing("2026-11-23", with: "2026-12-24")
    }
    try edit("v/textes/cadre-legal.md", in: folder) { $0 + "\nAutre chose.\n" }
    try edit("v/locaux/police-municipale.csv", in: folder) {
      $0.split(separator: "\n").dropLast(20).joined(separator: "\n") + "\n"
    }
    try edit("v/seances/2025-06-12.yaml", in: folder) {
      $0.replacing("valeur: 405", with: "valeur: 404")
    }
    try folder.write(
      "vigie: 1\ndate: 2026-12-10\nformation: pleniere\n"
        + "decisions: [{statut: {action: F01, de: engagee, a: achevee}}]\n",
      to: "v/seances/2026-12-10.yaml")
    try edit("modeles/strategie.md", in: folder) {
      $0.replacing("# Signatures", with: "# Signataires")
    }
    try edit("modeles/phrases.yaml", in: folder) { $0.replacing("Fiche action", with: "Fiche") }
    try edit("modeles/themes/vigie.yaml", in: folder) { $0.replacing("#124E7E", with: "#0B5563") }
    let edited = try Run(["strategie", "v", "--version", "5"] + options, in: folder.url)
    #expect(edited.status == 0, "\(edited.problems)")
    #expect(edited.problems.contains("[modifiee-apres-version-figee]"))
    #expect(try bytes(name, in: folder) == frozen)

    // Neither the dossier nor the templates are needed.
    for name in try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appendingPathComponent("v").path) where name != "versions"
    {
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent("v/" + name))
    }
    try FileManager.default.removeItem(at: templates)
    try folder.write("", to: "vide/rien")
    let alone = try Run(
      ["strategie", "v", "--version", "5", "-s", "seul", "--modeles", "vide"], in: folder.url)
    #expect(alone.status == 0 && alone.problems.isEmpty, "\(alone.problems)")
    #expect(try bytes("seul/99001-strategie-v5.pdf", in: folder) == frozen)
  }

  @Test func refusesAFrozenFileThatHoldsNoPages() throws {
    let folder = try valmont()
    _ = try Run(["strategie", "v", "--figer"], in: folder.url)
    try edit("v/versions/5.json", in: folder) { text in
      guard let start = text.range(of: ",\n  \"pages\": {"),
        let end = text.range(of: ",\n  \"textes_des_modeles\"")
      else { return text }
      return text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
    }
    let run = try Run(["strategie", "v", "--version", "5", "-s", "s"], in: folder.url)
    #expect(run.status == 1 && run.problems.contains("[version-figee-sans-pages]"))
    #expect(!folder.names.contains("s"))
  }

  /// One sheet is edited and a meeting is added: the pages of the other sheets say the same.
  @Test func changesOnlyThePagesThatDiffer() throws {
    let folder = try valmont()
    #expect(try Run(["strategie", "v", "-s", "s"], in: folder.url).status == 0)
    try edit("v/strategie.yaml", in: folder) {
      $0.replacing("Tenir une revue deux fois par an.", with: "Tenir une revue chaque trimestre.")
    }
    try folder.write(
      "vigie: 1\ndate: 2026-12-10\nformation: pleniere\n"
        + "decisions: [{statut: {action: F03, de: engagee, a: achevee}}]\n",
      to: "v/seances/2026-12-10.yaml")
    let run = try Run(["strategie", "v", "-s", "s"], in: folder.url)
    #expect(run.output.hasPrefix("s/99001-strategie-v6.pdf ("), "\(run.problems)")
    let old = try sheets("s/99001-strategie-v5.pdf", in: folder)
    let new = try sheets("s/99001-strategie-v6.pdf", in: folder)
    #expect(old.count == 29 && new.count == 29)
    let differing = old.keys.filter { old[$0] != new[$0] }
    // F02 by the edit, F03 by the meeting; F04 and F21 are late on the day of the new version; the
    // marks of the meeting before are gone from the thirteen sheets that it changed.
    let marked: Set = [
      "F01", "F04", "F05", "F07", "F14", "F16", "F18", "F24", "F26", "F27", "F28", "F22", "F06",
      "F29",
    ]
    let late = try late(from: "2026-06-18", to: "2026-12-10")
    #expect(Set(differing) == marked.union(["F02", "F03"]).union(late))
  }

  /// Sheets still open whose last day falls between two days, from the calendars of the file.
  private func late(from start: String, to end: String) throws -> Set<String> {
    let text = try Repository.text("fixtures/valmont/strategie.yaml")
    var found: Set<String> = []
    for sheet in text.components(separatedBy: "- id: F").dropFirst() {
      guard let match = sheet.firstMatch(of: #/fin: (\d{4}-\d\d-\d\d)/#) else { continue }
      let name = "F" + sheet.prefix(2)
      if start <= String(match.1), String(match.1) < end { found.insert(name) }
    }
    // Extended or ended by a meeting.
    return found.subtracting(["F09", "F07", "F12", "F02", "F19", "F27"])
  }

  /// The text of each sheet without its page number, by the number of the sheet.
  private func sheets(_ name: String, in folder: TemporaryFolder) throws -> [String: String] {
    let file = folder.url.appendingPathComponent(name)
    let pages = try PDFText(file).pages
    let places = try PDFLinks(file).places.filter { $0.key.hasPrefix("fiche-") }
      .sorted { $0.value < $1.value }
    var found: [String: String] = [:]
    for (index, place) in places.enumerated() {
      let end = index + 1 < places.count ? places[index + 1].value : place.value + 1
      found[String(place.key.dropFirst(6))] = pages[place.value..<end].map { page in
        page.split(separator: " ").dropLast().joined(separator: " ")
      }.joined(separator: "\n")
    }
    return found
  }

  @Test func isTheSameBytesTwiceAndInAnyOrderOfFiles() throws {
    let folder = try valmont()
    #expect(try Run(["strategie", "v", "-s", "a"], in: folder.url).status == 0)
    // The meetings are read by date: their files may bear any name and come in any order.
    let seances = folder.url.appendingPathComponent("v/seances")
    for (old, new) in [
      ("2024-12-05", "z"), ("2025-06-12", "b"), ("2025-12-11", "y"), ("2026-06-18", "a"),
    ] {
      try FileManager.default.moveItem(
        at: seances.appendingPathComponent(old + ".yaml"),
        to: seances.appendingPathComponent(new + ".yaml"))
    }
    let run = try Run(["strategie", "v", "-s", "b"], in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
    #expect(
      try bytes("a/99001-strategie-v5.pdf", in: folder)
        == bytes("b/99001-strategie-v5.pdf", in: folder))
  }

  /// An arrondissement gets no duty of a commune, and its own signers.
  @Test func printsTheStrategyOfAnArrondissement() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      vigie: 1
      arrondissement: {code_insee: "75118", nom: Paris 18e Arrondissement}
      mission: {date: 2026-11-23}
      strategie: strategie.yaml
      """, to: "p/dossier.yaml")
    try folder.write(
      "vigie: 1\ntitre: Essai\naxes: [{id: A1, titre: Halls, objectifs: [{id: A1.1, titre: Apaiser, "
        + "objectifs_operationnels: [{id: A1.1.1, titre: Agir, actions: [{id: F01, titre: Médiation}]}]}]}]\n",
      to: "p/strategie.yaml")
    let run = try Run(["strategie", "p", "-s", "s"], in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
    let text = try PDFText(folder.url.appendingPathComponent("s/75118-strategie-v1.pdf"))
    #expect(text.whole.contains("ne reçoit en propre aucune des obligations d’une commune"))
    #expect(text.whole.contains("Le préfet de police"))
    #expect(!text.whole.contains("Le maire anime"))
    #expect(text.whole.contains("première : aucune séance"))
    // A small strategy makes a small document: no page but the cover with less than a few words.
    #expect(text.pages.count <= 20 && text.pages.allSatisfy { $0.count > 120 })
  }
}
