import Foundation
import Testing

/// A batch that several machines share, and its manifests made one again.
@Suite struct BatchPartTests {
  private static let towns = ["Orvaux", "Belmont", "Clairval"]

  private func merge(_ batch: MadeUpBatch, _ names: [String]) throws -> Run {
    try Run(["lot", "--fusionner"] + names.map { "\(batch.output)/\($0)" } + ["-s", batch.output])
  }

  @Test func mergesItsPartsIntoWhatOneRunWrites() throws {
    let batch = try MadeUpBatch(Self.towns, "documents: [instance, strategie]")
    try batch.run()
    let whole = try batch.digests()
    try FileManager.default.removeItem(atPath: batch.output)
    #expect(try batch.run("--part", "2/2").status == 0)
    #expect(
      try batch.records(of: "manifeste-2-sur-2.json").map { $0.split(separator: " ")[0] }
        == ["Belmont", "Belmont"])
    try batch.run("--part", "1/2")
    let merged = try merge(batch, ["manifeste-2-sur-2.json", "manifeste-1-sur-2.json"])
    #expect(merged.status == 0)
    #expect(merged.problems == "")
    func others(_ digests: String) -> [Substring] {
      digests.split(separator: "\n").filter { !$0.contains("manifeste-") }
    }
    #expect(others(try batch.digests()) == others(whole))
    // And the batch goes on from there.
    try batch.run()
    #expect(try batch.records().allSatisfy { $0.contains("garde") || $0.contains("sans objet") })
  }

  /// In order of code, whatever that of the list: 1 and 3 to the first part, 2 to the second.
  @Test func dealsTheDossiersInOrderOfCode() throws {
    let batch = try MadeUpBatch(Self.towns, "documents: [strategie]")
    try batch.folder.write(
      "vigie: 1\ndocuments: [strategie]\ndossiers: [Clairval, Belmont, Orvaux]\n", to: "lot.yaml")
    try batch.run("--part", "1/2")
    let first = try batch.records(of: "manifeste-1-sur-2.json")
    #expect(first.map { $0.split(separator: " ")[0] } == ["Clairval", "Orvaux"])
  }

  @Test func tellsWhichPartIsMissing() throws {
    let batch = try MadeUpBatch(Self.towns, "documents: [strategie]")
    try batch.run("--part", "1/3")
    try batch.run("--part", "3/3")
    let merged = try merge(batch, ["manifeste-1-sur-3.json", "manifeste-3-sur-3.json"])
    #expect(merged.status == 0)
    #expect(merged.problems.contains("il manque 1 part : 2/3 [parts-manquantes]"))
  }

  @Test func refusesTwoTruthsAboutOneDocument() throws {
    let batch = try MadeUpBatch(["Orvaux"], "documents: [diagnostic]")
    try batch.run()
    let manifest = batch.output + "/manifeste.json"
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    let digest = try #require(text.firstRange(of: /"fichier": "99001-diagnostic.pdf", "sha256": "/))
    var other = text
    other.replaceSubrange(
      digest.upperBound..<other.index(digest.upperBound, offsetBy: 4), with: "0000")
    try batch.folder.write(other, to: "sortie/autre.json")
    let merged = try merge(batch, ["manifeste.json", "autre.json"])
    #expect(merged.status == 1)
    #expect(merged.problems.contains("[manifestes-contradictoires]"))
    #expect(try String(contentsOfFile: manifest, encoding: .utf8) == text)
  }

  /// A manifest beside itself, with one word changed in the second.
  @Test(arguments: [
    (#""vigie": 1"#, #""vigie": 9"#, "manifeste-illisible", 1 as Int32),
    (#""lot": ""#, #""lot": "0"#, "lots-differents", 1),
    (#""dossier": "Orvaux""#, #""dossier": "Autre""#, "fichier-partage", 1),
    (#""etat": "fait", "raison""#, #""etat": "echec", "raison""#, "echec-ailleurs", 0),
    (#"], "programme": ""#, #"], "programme": "0"#, "programmes-differents", 0),
    (#""part": "1/1""#, #""part": "1/2""#, "parts-inegales", 0),
  ])
  func tellsWhatDiffersBetweenManifests(
    old: String, new: String, identifier: String, status: Int32
  ) throws {
    let batch = try MadeUpBatch(["Orvaux"], "documents: [diagnostic]")
    try batch.run("--part", "1/1")
    let text = try String(
      contentsOfFile: batch.output + "/manifeste-1-sur-1.json", encoding: .utf8)
    #expect(text.contains(old))
    try batch.folder.write(text.replacing(old, with: new), to: "sortie/zautre.json")
    let merged = try merge(batch, ["manifeste-1-sur-1.json", "zautre.json"])
    #expect(merged.status == status)
    #expect(merged.problems.contains("[\(identifier)]"))
    #expect(batch.names(in: batch.output).contains("manifeste.json") == (status == 0))
  }

  @Test(arguments: ["0/2", "3/2", "2", "a/b", "1/2/3"])
  func refusesAPartOfNothing(part: String) throws {
    let batch = try MadeUpBatch(["Orvaux"])
    let run = try batch.run("--part", part)
    #expect(run.status == 2)
    #expect(run.problems.contains("[part-illisible]"))
  }

  @Test func writesTheSameArchiveTwice() throws {
    let batch = try MadeUpBatch(["Orvaux"], "documents: [instance]")
    let run = try batch.run("--zip")
    #expect(run.output.contains("\(batch.output)/lot.zip"))
    let first = try Data(contentsOf: URL(fileURLWithPath: batch.output + "/lot.zip"))
    let names = try Run(
      shell: "python3 -m zipfile -l '\(batch.output)/lot.zip' | awk 'NR > 1 { print $1, $2, $3 }'"
    ).output.split(separator: "\n")
    #expect(names.count == 9)
    #expect(names.first == "99001-instance-arrete.pdf 1980-01-01 00:00:00")
    // Elsewhere and later, everything made again.
    let line = (["'\(Repository.program.path)'"] + batch.words).joined(separator: " ")
    _ = try Run(shell: "rm -r '\(batch.output)'; TZ=Asia/Tokyo LC_ALL=C \(line) --zip")
    #expect(try Data(contentsOf: URL(fileURLWithPath: batch.output + "/lot.zip")) == first)
  }
}
