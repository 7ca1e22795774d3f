import Foundation
import Glibc
import Testing

/// The store of open data as a person meets it.
@Suite struct StoreCommandTests {
  private let folder: TemporaryFolder
  private var store: String { folder.url.path + "/reference/r.sqlite" }

  init() throws { folder = try TemporaryFolder() }

  /// A command of the program whose store is that of the test.
  private func run(_ words: String) throws -> Run {
    try Run(
      shell: "VIGIE_REFERENTIEL='\(store)' '\(Repository.program.path)' \(words)", in: folder.url)
  }

  private var files: String {
    ["donnees/*.csv", "geo/*.geojson"].map { Repository.fixture("paris-18e").path + "/" + $0 }
      .joined(separator: " ")
  }

  @Test func oneCodeIsEnoughForADiagnostic() throws {
    let imported = try run("referentiel importer --date 2026-11-27 \(files)")
    #expect(imported.status == 0, "\(imported.problems)")
    #expect(imported.output.contains("importé  insee-filosofi-2021.csv : Insee, Fichier localisé"))
    #expect(
      try run("referentiel importer \(files)").output.contains("déjà là  insee-filosofi-2021.csv"))
    let state = try run("referentiel etat").output
    #expect(state.contains("« 2024 du 2025-03-14 » : 2016–2024, géographie au 1ᵉʳ janvier 2024"))
    #expect(state.contains("importé le 2026-11-27, SHA-256 "))
    #expect(state.contains("Licence Ouverte 2.0"))
    let commune = try run("referentiel etat --commune 75118").output
    #expect(commune.contains("filosofi « 2021 » : "))
    #expect(try run("referentiel verifier").output.contains("intact, "))

    let made = try run("nouveau d --commune 75118 --date 2026-11-23")
    #expect(made.output.contains("référentiel : SSMSI, Base statistique communale"))
    let text = try String(contentsOfFile: folder.url.path + "/d/dossier.yaml", encoding: .utf8)
    #expect(text.contains("\n  referentiel: oui"))
    let first = try run("diagnostic d -s un")
    #expect(first.status == 0, "\(first.problems)")
    _ = try run("diagnostic d -s deux")
    #expect(
      try Run(shell: "cmp un/75118-diagnostic.pdf deux/75118-diagnostic.pdf", in: folder.url).status
        == 0)
  }

  @Test func saysThatAnEditionIsNoMoreWhatWasImported() throws {
    #expect(try run("referentiel importer \(files)").status == 0)
    try TestDatabase.run("UPDATE name SET label = label || '!' WHERE sort = 'commune'", in: store)
    let verified = try run("referentiel verifier")
    #expect(verified.status != 0)
    #expect(verified.problems.contains("[edition-abimee]"))
    #expect(verified.problems.contains("insee-cog-2025.csv"))
  }

  @Test func saysWhatIsMissing() throws {
    #expect(try run("referentiel etat").output.contains("Référentiel vide"))
    #expect(try run("referentiel verifier").problems.contains("[referentiel-absent]"))
    let nowhere = try Run(shell: "env -i '\(Repository.program.path)' referentiel etat")
    #expect(nowhere.status != 0)
    #expect(nowhere.problems.contains("[referentiel-sans-place]"))
  }

  /// Killed at any moment, an import was made whole or not at all.
  @Test func aKilledImportLeavesTheStoreWhole() throws {
    var table = "CODGEO;MED21\n"
    for code in 10_000..<50_000 { table += "\(code);\(code / 2)\n" }
    try folder.write(table, to: "revenus-2021.csv")
    #expect(try run("referentiel importer \(files)").status == 0)
    let start = Date()
    _ = try run("referentiel importer --remplacer revenus-2021.csv")
    let seconds = Date().timeIntervalSince(start)
    for share in [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0] {
      try FileManager.default.removeItem(atPath: store)
      #expect(try run("referentiel importer \(files)").status == 0)
      _ = try run(
        "referentiel importer --remplacer revenus-2021.csv & sleep \(seconds * share); kill -9 $!; wait"
      )
      let verified = try run("referentiel verifier")
      #expect(verified.status == 0, "after \(share): \(verified.problems)")
      let state = try run("referentiel etat").output
      #expect(state.contains("insee-filosofi-2021.csv") != state.contains("revenus-2021.csv"))
    }
  }
}
