import Dossier
import Foundation
import Inputs
import Problems
import SourceFiles
import Testing

/// What a register becomes when files enter it again, corrected, or read in another way.
@Suite struct ImportTests {
  private static let keys = """
    colonnes: {identifiant: n, debut: debut, categorie: nature, lieu: lieu}
    """
  private static let withoutIdentifier = "colonnes: {debut: debut, categorie: nature, lieu: lieu}"
  private static let head = "n;debut;nature;lieu\n"

  private static func dossier(_ keys: String = keys) -> TemporaryDossier {
    FactRowTests.dossier(keys, head + row(1) + row(2))
  }

  private static func row(_ day: Int, _ nature: String = "bruit", _ n: Int? = nil) -> String {
    "\(n ?? day);2026-03-0\(day) 10:00;\(nature);Centre\n"
  }

  @discardableResult
  private static func bring(
    _ dossier: TemporaryDossier, _ files: [String] = [], source: String? = nil
  ) throws -> [ImportedFile] {
    try importFacts(
      FactImportRequest(
        dossier: dossier.path, files: files.map { dossier.path + "/" + $0 }, source: source)
    ).value
  }

  /// Read, added, replaced, unchanged, refused, withdrawn.
  private static func counts(_ file: ImportedFile?) -> [Int] {
    let rows = file?.facts.rows ?? FactImport.Rows()
    return [
      rows.read, rows.added, rows.replaced, rows.unchanged, rows.refused, rows.withdrawn,
    ]
  }

  private static func register(_ dossier: TemporaryDossier) throws -> FactRegister {
    try readRegister(ofDossierAt: dossier.path)
  }

  @Test func addsNothingWhenAFileComesTwice() throws {
    let dossier = Self.dossier()
    let first = try Self.bring(dossier)
    #expect(Self.counts(first.first) == [2, 2, 0, 0, 0, 0])
    let second = try Self.bring(dossier)
    #expect(second.first?.isKnown == true && second.first?.facts.number == 1)
    let register = try Self.register(dossier)
    #expect(register.facts.count == 2 && register.imports.count == 1)
  }

  @Test(arguments: [keys, withoutIdentifier])
  func replacesTheRowsOfACorrectedFile(keys: String) throws {
    let dossier = Self.dossier(keys)
    try Self.bring(dossier)
    // The first row is gone, the second is another kind of fact, the third is new.
    dossier.write(Self.head + Self.row(2, "vol") + Self.row(3), to: "faits.csv")
    let corrected = try Self.bring(dossier)
    // Without an identifier the changed row is one that went and one that came.
    #expect(
      Self.counts(corrected.first)
        == (keys == Self.keys ? [2, 1, 1, 0, 0, 1] : [2, 2, 0, 0, 0, 2]))
    let register = try Self.register(dossier)
    #expect(register.facts.count == 2)
    #expect(register.categories.map(\.name) == ["bruit", "vol"])
    #expect(register.imports.map(\.replacedBy) == [2, nil])
  }

  @Test func goesBackToAnEarlierFormOfAFile() throws {
    let dossier = Self.dossier()
    try Self.bring(dossier)
    let before = try Self.register(dossier).facts
    dossier.write(Self.head + Self.row(3), to: "faits.csv")
    try Self.bring(dossier)
    dossier.write(Self.head + Self.row(1) + Self.row(2), to: "faits.csv")
    let back = try Self.bring(dossier)
    #expect(back.first?.isKnown == false)
    #expect(Self.counts(back.first) == [2, 2, 0, 0, 0, 1])
    #expect(try Self.register(dossier).facts == before)
  }

  @Test(arguments: [keys, withoutIdentifier])
  func countsOnceTheRowsThatTwoExportsShare(keys: String) throws {
    let dossier = Self.dossier(keys)
    dossier.write(Self.head + Self.row(1) + Self.row(2), to: "janvier.csv")
    dossier.write(Self.head + Self.row(2) + Self.row(3), to: "fevrier.csv")
    let imported = try Self.bring(dossier, ["janvier.csv", "fevrier.csv"])
    #expect(Self.counts(imported.last) == [2, 1, 0, 1, 0, 0])
    #expect(try Self.register(dossier).facts.count == 3)
    // The shared row leaves one file: the other still holds it.
    dossier.write(Self.head + Self.row(1), to: "janvier.csv")
    #expect(Self.counts(try Self.bring(dossier, ["janvier.csv"]).first) == [1, 0, 0, 1, 0, 0])
    #expect(try Self.register(dossier).facts.count == 3)
    // It leaves the other too.
    dossier.write(Self.head + Self.row(3), to: "fevrier.csv")
    #expect(Self.counts(try Self.bring(dossier, ["fevrier.csv"]).first) == [1, 0, 0, 1, 0, 1])
    #expect(try Self.register(dossier).facts.count == 2)
  }

  @Test func keepsTwoEqualRowsOfAFileAsTwoFacts() throws {
    let dossier = Self.dossier(Self.withoutIdentifier)
    dossier.write(Self.head + Self.row(1) + Self.row(1) + Self.row(1), to: "faits.csv")
    try Self.bring(dossier)
    #expect(try Self.register(dossier).facts.count == 3)
    dossier.write(Self.head + Self.row(1) + Self.row(1), to: "faits.csv")
    #expect(Self.counts(try Self.bring(dossier).first) == [2, 0, 0, 2, 0, 1])
    #expect(try Self.register(dossier).facts.count == 2)
  }

  @Test func refusesTheSecondRowOfAnIdentifier() throws {
    let dossier = Self.dossier()
    dossier.write(Self.head + Self.row(2, "vol", 7) + Self.row(1, "bruit", 7), to: "faits.csv")
    let imported = try Self.bring(dossier)
    #expect(Self.counts(imported.first) == [2, 1, 0, 0, 1, 0])
    #expect(imported.first?.facts.refusals.first?.reason == "identifiant-repete")
    // The earliest is kept, whatever the order of the rows.
    #expect(try Self.register(dossier).categories.map(\.name) == ["bruit"])
  }

  @Test func readsAgainWhenTheMappingChanges() throws {
    let dossier = Self.dossier(Self.withoutIdentifier)
    try Self.bring(dossier)
    let mapped = FactRowTests.dossier(
      Self.withoutIdentifier + "\ncategories: {bruit: nuisances sonores}", "")
    let yaml = try String(contentsOfFile: mapped.path + "/dossier.yaml", encoding: .utf8)
    dossier.write(yaml, to: "dossier.yaml")
    let again = try Self.bring(dossier)
    #expect(again.first?.isKnown == false)
    #expect(Self.counts(again.first) == [2, 0, 2, 0, 0, 0])
    #expect(
      try Self.register(dossier).categories
        == [FactCategory(name: "nuisances sonores", isMapped: true)])
  }

  @Test func givesTheSameFactsWhateverTheOrderOfFilesAndRows() throws {
    let rows = (1...9).map { Self.row($0, $0.isMultiple(of: 2) ? "vol" : "bruit") }
    let (one, other) = (Self.dossier(Self.withoutIdentifier), Self.dossier(Self.withoutIdentifier))
    for (dossier, rows) in [(one, rows), (other, rows.reversed())] {
      dossier.write(Self.head + rows[..<4].joined(), to: "a.csv")
      dossier.write(Self.head + rows[2...].joined(), to: "b.csv")
      try Self.bring(dossier, ["b.csv", "a.csv"])
    }
    let registers = try (Self.register(one), Self.register(other))
    #expect(registers.0.facts == registers.1.facts && registers.0.facts.count == 9)
    #expect(registers.0.categories == registers.1.categories)
  }

  /// « export.csv » of another month is another file; one that shares a day is its correction.
  @Test func tellsACorrectedFileFromAnotherOfTheSameNameElsewhere() throws {
    let dossier = Self.dossier(Self.withoutIdentifier)
    let elsewhere = TemporaryDossier("")
    func bring(_ text: String) throws -> [Int] {
      elsewhere.write(Self.head + text, to: "export.csv")
      return Self.counts(
        try importFacts(
          FactImportRequest(dossier: dossier.path, files: [elsewhere.path + "/export.csv"])
        ).value.first)
    }
    #expect(try bring(Self.row(1) + Self.row(2)) == [2, 2, 0, 0, 0, 0])
    #expect(try bring(Self.row(5) + Self.row(6)) == [2, 2, 0, 0, 0, 0])
    #expect(try bring(Self.row(1) + Self.row(2, "vol")) == [2, 1, 0, 1, 0, 1])
    let register = try Self.register(dossier)
    #expect(register.facts.count == 4)
    #expect(register.imports.map(\.file) == ["export.csv", "export.csv (2)", "export.csv"])
  }

  @Test func keepsTheOtherFilesWhenOneIsAtFault() throws {
    let dossier = Self.dossier()
    dossier.write("autre;entete\n1;2\n", to: "mauvais.csv")
    let imported = try importFacts(
      FactImportRequest(
        dossier: dossier.path,
        files: [dossier.path + "/mauvais.csv", dossier.path + "/faits.csv"]))
    #expect(imported.value.map(\.facts.file) == ["faits.csv"])
    #expect(imported.warnings.contains { $0.isError && $0.identifier == "colonne-absente" })
    #expect(try Self.register(dossier).facts.count == 2)
  }

  @Test func saysThatAColumnVanishedSinceTheLastImport() throws {
    let dossier = Self.dossier()
    try Self.bring(dossier)
    dossier.write("n;debut;nature\n1;2026-03-01 10:00;bruit\n", to: "faits.csv")
    let imported = try importFacts(FactImportRequest(dossier: dossier.path))
    #expect(imported.value.isEmpty)
    let problem = try #require(imported.warnings.first { $0.identifier == "colonne-disparue" })
    #expect(problem.isError && problem.span?.line == 8)
    #expect(problem.summary.contains("« lieu »") && problem.summary.contains("import 1"))
    // The register keeps what it held.
    #expect(try Self.register(dossier).facts.map(\.place) == [0, 0])
  }

  @Test(arguments: [
    (Array("n;debut;nature;lieu\n1;2026-03-01 10:00;Été;x\n".utf8), ";", "utf-8"),
    (
      Array(
        "n\tdebut\tnature\tlieu\n1\t2026-03-01 10:00\t\u{E9}t\u{E9}\tx\n".unicodeScalars
          .map { UInt8($0.value) }), "\t", "windows-1252"
    ),
  ])
  func saysHowAFileIsWritten(bytes: [UInt8], separator: String, encoding: String) throws {
    let dossier = Self.dossier()
    try Data(bytes).write(to: URL(fileURLWithPath: dossier.path + "/faits.csv"))
    let imported = try #require(try Self.bring(dossier).first)
    let expected = TableForm.text(
      try #require(CSVFormat.Separator(rawValue: separator)),
      try #require(CSVFormat.Encoding(rawValue: encoding)))
    #expect(imported.tableForm == expected)
  }

  // MARK: Which source

  @Test func findsTheSourceOfAFileByItsColumns() throws {
    let dossier = TemporaryDossier(
      TemporaryDossier.start + """
        sources:
          faits:
            - {nom: police, fichier: a.csv, colonnes: {debut: debut, categorie: nature}}
            - {nom: bailleur, fichier: b.csv, colonnes: {debut: jour, categorie: motif}}

        """,
      files: [
        "c.csv": "jour;motif\n2026-03-02 10:00;bruit\n",
        "d.csv": "jour;motif;debut;nature\n2026-03-02 10:00;bruit;2026-03-03 10:00;vol\n",
      ])
    #expect(try Self.bring(dossier, ["c.csv"]).first?.facts.source == "bailleur")
    let doubtful = try? importFacts(
      FactImportRequest(dossier: dossier.path, files: [dossier.path + "/d.csv"]))
    #expect(doubtful == nil)
    #expect(try Self.bring(dossier, ["d.csv"], source: "Police").first?.facts.source == "police")
  }

  @Test func readsASourceOfSeveralFiles() throws {
    let dossier = TemporaryDossier(
      TemporaryDossier.start + """
        sources:
          faits:
            - {nom: police, fichier: a.csv, colonnes: {debut: debut, categorie: nature}}
            - {nom: police, fichier: b.csv, colonnes: {debut: jour, categorie: motif}}

        """,
      files: [
        "a.csv": "debut;nature\n2026-03-02 10:00;bruit\n",
        "b.csv": "jour;motif\n2026-04-02 10:00;bruit\n",
      ])
    try Self.bring(dossier)
    let register = try Self.register(dossier)
    #expect(register.sources.map(\.name) == ["police"])
    #expect(register.facts.count == 2)
    #expect(register.imports.map(\.file) == ["a.csv", "b.csv"])
  }

  // MARK: The dossier and its register

  @Test func readsTheRegisterWithoutTheFilesThatFedIt() throws {
    let dossier = Self.dossier()
    let straight = try #require(try dossier.read().value.register)
    try Self.bring(dossier)
    try FileManager.default.removeItem(atPath: dossier.path + "/faits.csv")
    let read = try dossier.read()
    #expect(read.value.register?.facts == straight.facts)
    #expect(read.warnings.isEmpty)
    let source = try #require(read.value.sources.first { $0.path == "faits.csv" })
    #expect(source.records == 2 && source.vintage == "2026")
    #expect(source.sha256 == straight.imports[0].sha256)
  }

  @Test func saysThatAFileChangedSinceItWasImported() throws {
    let dossier = Self.dossier()
    try Self.bring(dossier)
    dossier.write(Self.head + Self.row(3), to: "faits.csv")
    #expect(dossier.problems == ["dossier.yaml:7 faits-non-importes"])
  }
}
