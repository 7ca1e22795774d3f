import Foundation
import Testing

/// The register as a person meets it, and what it bears.
@Suite struct RegisterCommandTests {
  /// A dossier with a file of facts, one a minute from 1 January 2024.
  private static func dossier(_ rows: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      vigie: 1
      commune: {code_insee: "99001", nom: Valmont}
      mission: {date: 2026-11-23}
      sources:
        faits:
          - nom: police municipale
            fichier: faits.csv
            unite: appels
            colonnes: {identifiant: n, debut: debut, categorie: nature, lieu: lieu}

      """, to: "dossier.yaml")
    try folder.write(text(rows), to: "faits.csv")
    return folder
  }

  private static func text(_ rows: Int, _ nature: String = "bruit") -> String {
    var text = "n;debut;nature;lieu\n"
    for row in 0..<rows {
      let (day, minute) = (row / 1440 % 28 + 1, row % 1440)
      let hour = String(100 + minute / 60).dropFirst()
      let rest = String(100 + minute % 60).dropFirst()
      text +=
        "\(row);2024-\(String(row / 40_320 + 101).dropFirst())-\(String(100 + day).dropFirst()) "
        + "\(hour):\(rest);\(nature);Quartier \(row % 7)\n"
    }
    return text
  }

  private static func facts(in folder: TemporaryFolder) throws -> Int {
    let state = try Run(["faits", "etat", folder.url.path])
    guard state.status == 0 else { return state.problems.contains("registre-absent") ? 0 : -1 }
    let first = state.output.split(separator: "\n").first ?? ""
    return Int(first.filter { $0.isASCII && $0.isNumber }.dropLast(2)) ?? -1
  }

  @Test func importsThenSaysWhatTheRegisterHolds() throws {
    let folder = try Self.dossier(3)
    let first = try Run(["faits", "importer", folder.url.path])
    #expect(first.status == 0, "\(first.problems)")
    #expect(first.output.contains("lues 3, ajoutées 3, remplacées 0, déjà présentes 0, refusées 0"))
    let again = try Run(["faits", "importer", folder.url.path])
    #expect(again.output.contains("déjà dans le registre (import 1), rien n’est ajouté"))
    let state = try Run(["faits", "etat", folder.url.path])
    #expect(state.status == 0)
    #expect(state.output.contains("police municipale : 3 appels, du 1ᵉʳ janvier 2024"))
    #expect(state.output.contains("à diffusion restreinte"))
    #expect(state.output.contains("en vigueur ; SHA-256"))
  }

  @Test func countsDoublesAcrossSourcesWithoutTakingThemAway() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      vigie: 1
      commune: {code_insee: "99001", nom: Valmont}
      mission: {date: 2026-11-23}
      sources:
        faits:
          - {nom: bailleur, fichier: a.csv, colonnes: {debut: d, categorie: c, longitude: x, latitude: y}}
          - {nom: police, fichier: b.csv, colonnes: {debut: d, categorie: c, longitude: x, latitude: y}}

      """, to: "dossier.yaml")
    // 0.0005 degree of latitude is 55.6 m, 0.0004 is 44.5 m.
    try folder.write(
      """
      d;c;x;y
      2026-03-02 10:00;bruit;3,1;50,2
      2026-03-02 12:00;bruit;3,1;50,2
      2026-03-02 14:00;bruit;3,1;50,2

      """, to: "a.csv")
    try folder.write(
      """
      d;c;x;y
      2026-03-02 10:15;bruit;3,1;50,2004
      2026-03-02 12:16;bruit;3,1;50,2
      2026-03-02 14:00;bruit;3,1;50,2005

      """, to: "b.csv")
    #expect(try Run(["faits", "importer", folder.url.path]).status == 0)
    let state = try Run(["faits", "etat", folder.url.path]).output
    #expect(state.contains("bailleur et police : 1 paire\n"), "\(state)")
    #expect(state.contains("Registre : 6 faits, 2 sources"))
  }

  /// Twenty moments over the time that a whole import takes.
  @Test func staysAsBeforeOrAfterWhenItIsKilled() throws {
    let folder = try Self.dossier(12_000)
    #expect(try Run(["faits", "importer", folder.url.path]).status == 0)
    let register = folder.url.appendingPathComponent("faits.sqlite")
    let before = try Data(contentsOf: register)
    let stateBefore = try TestDatabase.state(of: register.path)
    // The same identifiers: every row is replaced or withdrawn.
    try folder.write(Self.text(10_000, "vol"), to: "faits.csv")
    let start = Date()
    #expect(try Run(["faits", "importer", folder.url.path]).status == 0)
    let whole = Date().timeIntervalSince(start)
    let stateAfter = try TestDatabase.state(of: register.path)
    var outcomes: [String: Int] = [:]
    for moment in 0..<20 {
      try? FileManager.default.removeItem(
        at: folder.url.appendingPathComponent("faits.sqlite-journal"))
      try before.write(to: register)
      let process = try Self.importing([folder.url.path])
      usleep(UInt32((Double(moment) + 0.5) / 20 * whole * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      // What the program reads, then all that the file holds.
      #expect([12_000, 10_000].contains(try Self.facts(in: folder)))
      #expect(try TestDatabase.integrity(of: register.path) == "ok")
      outcomes[try TestDatabase.state(of: register.path), default: 0] += 1
    }
    #expect(stateBefore != stateAfter)
    #expect(Set(outcomes.keys).isSubset(of: [stateBefore, stateAfter]), "\(outcomes)")
    #expect(outcomes[stateBefore, default: 0] > 0, "some were killed before the end: \(outcomes)")
  }

  private static func importing(_ words: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Repository.program
    process.arguments = ["faits", "importer"] + words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func letsASecondImportWaitForItsTurn() throws {
    let folder = try Self.dossier(20_000)
    try folder.write(Self.text(30_000), to: "autre.csv")
    let path = folder.url.path
    let processes = try [[path], [path, path + "/autre.csv"]].map(Self.importing)
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(try Self.facts(in: folder) == 30_000)
  }

  @Test func keepsTheRegisterAsBeforeWhenTheDiskIsFull() throws {
    let folder = try Self.dossier(20_000)
    try folder.write(Self.text(10), to: "peu.csv")
    let path = folder.url.path
    #expect(try Run(["faits", "importer", path, path + "/peu.csv"]).status == 0)
    let program = Repository.program.path
    let run = try Run(shell: "ulimit -f 200; '\(program)' faits importer '\(path)'")
    #expect(run.status == 3, "\(run.problems)")
    #expect(run.problems.contains("le registre est resté comme avant"), "\(run.problems)")
    #expect(try Self.facts(in: folder) == 10)
  }

  @Test func endsWithThreeWhenTheRegisterCanNotBeOpened() throws {
    let folder = try Self.dossier(3)
    try folder.write("", to: "faits.sqlite/dedans")
    let run = try Run(["faits", "importer", folder.url.path])
    #expect(run.status == 3)
    #expect(run.problems.contains("[registre-illisible]"), "\(run.problems)")
  }

  @Test(arguments: [
    ("CREATE TABLE autre(n); ", "registre-etranger"),
    (
      "PRAGMA application_id = 0x56494749; PRAGMA user_version = 99; CREATE TABLE t(n);",
      "registre-plus-recent"
    ),
  ])
  func leavesTheDatabaseOfAnotherProgramAlone(sql: String, identifier: String) throws {
    let folder = try Self.dossier(3)
    try TestDatabase.run(sql, in: folder.url.appendingPathComponent("faits.sqlite").path)
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("faits.sqlite"))
    let run = try Run(["faits", "importer", folder.url.path])
    #expect(run.status == 1)
    #expect(run.problems.contains("[\(identifier)]"), "\(run.problems)")
    #expect(
      try Data(contentsOf: folder.url.appendingPathComponent("faits.sqlite")) == bytes)
  }

  @Test func saysThatATextIsNoRegister() throws {
    let folder = try Self.dossier(3)
    try folder.write(String(repeating: "ceci n’est pas une base. ", count: 50), to: "faits.sqlite")
    for words in [["faits", "importer"], ["faits", "etat"], ["diagnostic"]] {
      let run = try Run(words + [folder.url.path])
      #expect(run.status == 1)
      #expect(run.problems.contains("[registre-abime]"), "\(run.problems)")
    }
  }

  @Test(arguments: [
    (["--source", "polise municipale"], 2, "vouliez-vous dire « police municipale » ?"),
    (["absent.csv"], 1, "[fichier-absent]"),
  ])
  func saysWhatItCanNotFind(words: [String], status: Int32, said: String) throws {
    let folder = try Self.dossier(3)
    let run = try Run(["faits", "importer", folder.url.path] + words)
    #expect(run.status == status)
    #expect(run.problems.contains(said), "\(run.problems)")
    #expect(!folder.names.contains("faits.sqlite"))
  }
}
