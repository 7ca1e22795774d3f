import Foundation
import Glibc
import Testing

/// A batch that is stopped at any moment, then resumed, ends as if nothing had happened.
@Suite struct BatchCrashTests {
  private static let towns = ["Orvaux", "Belmont", "Clairval", "Duny", "Esserts"]

  @Test func endsAsIfNothingHadHappenedAfterSeveralKills() throws {
    let batch = try MadeUpBatch(Self.towns)
    let start = Date()
    try batch.run("-j", "2")
    let seconds = Date().timeIntervalSince(start)
    let whole = try batch.digests()
    let output = batch.folder.url.path + "/interrompu"
    let words = ["lot", batch.folder.url.path + "/lot.yaml", "-s", output, "-j", "2"]
    for share in [0.1, 0.3, 0.5, 0.5, 0.7] {
      try kill(words + ["--reprendre"], after: seconds * share)
      let written = try batch.digests(in: output).split(separator: "\n")
      let known = Set(whole.split(separator: "\n"))
      #expect(written.allSatisfy(known.contains), "after \(share) of the time")
    }
    let last = try Run(words + ["--reprendre"])
    #expect(last.status == 0)
    #expect(try batch.digests(in: output) == whole)
    let state = try FileManager.default.contentsOfDirectory(atPath: output + "/.vigie").sorted()
    #expect(state == ["empreintes", "en-cours", "verrou"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: output + "/.vigie/en-cours") == [])
  }

  private func kill(_ words: [String], after seconds: Double) throws {
    let process = Process()
    process.executableURL = Repository.program
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test func ignoresTheLineThatACrashCutShort() throws {
    let batch = try MadeUpBatch(["Orvaux", "Belmont"], "documents: [diagnostic]")
    try batch.run()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: batch.output + "/manifeste.json"))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let records = lines.filter { $0.contains("\"document\": ") }.map { line in
      line.trimmingCharacters(in: .init(charactersIn: " ,")).replacing("}]}]}", with: "}]}")
    }
    try FileManager.default.removeItem(atPath: batch.output + "/manifeste.json")
    try batch.folder.write(
      "{\"passage\": 1}\n\(records[0].dropLast(records[0].hasSuffix("]}") ? 2 : 0))\n"
        + records[1].prefix(200), to: "sortie/.vigie/journal")
    try batch.run()
    #expect(
      try batch.records() == [
        "Orvaux diagnostic garde rien n'a changé", "Belmont diagnostic fait nouveau",
      ])
  }

  @Test func writesInAFolderOnlyOnceAtATime() throws {
    let batch = try MadeUpBatch(["Orvaux"], "documents: [diagnostic]")
    let line = (["'\(Repository.program.path)'"] + batch.words).joined(separator: " ")
    let run = try Run(
      shell: "mkdir -p '\(batch.output)/.vigie' && flock '\(batch.output)/.vigie/verrou' \(line)")
    #expect(run.status == 3)
    #expect(run.problems.contains("[sortie-occupee]"))
    #expect(try batch.run().status == 0)
  }

  @Test func failsTheDocumentOfADossierThatChangesMeanwhile() throws {
    let batch = try MadeUpBatch(["Orvaux", "Belmont"], "documents: [diagnostic]")
    let file = batch.folder.url.path + "/Orvaux/dossier.yaml"
    let line = (["'\(Repository.program.path)'"] + batch.words).joined(separator: " ")
    let run = try Run(
      shell: """
        (while :; do echo '# note' >> '\(file)'; sleep 0.01; done) & writer=$!
        \(line); status=$?
        kill $writer; exit $status
        """)
    #expect(run.status == 1)
    #expect(run.problems.contains("« Orvaux/dossier.yaml » a été modifié pendant"))
    #expect(batch.names(in: batch.output).contains("99002-diagnostic.pdf"))
    #expect(!batch.names(in: batch.output).contains("99001-diagnostic.pdf"))
  }

  /// The papers are smaller than the limit, the diagnostic is not.
  @Test func makesTheOthersWhenThereIsNoRoomForOne() throws {
    let batch = try MadeUpBatch(["Orvaux"])
    let line = (["'\(Repository.program.path)'"] + batch.words).joined(separator: " ")
    let run = try Run(shell: "ulimit -f 200; \(line)")
    #expect(run.status == 3)
    #expect(run.problems.contains("[ecriture-impossible]"))
    let names = batch.names(in: batch.output)
    #expect(names.contains("99001-instance-charte.pdf"))
    #expect(!names.contains("99001-diagnostic.pdf"))
  }
}
