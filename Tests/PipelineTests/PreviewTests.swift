import Foundation
import Glibc
import Testing

/// « vigie apercu » makes the document again when a file of the dossier changes.
@Suite struct PreviewTests {
  @Test func makesTheDocumentAgainAndTellsProblemsAsTheyAppear() throws {
    let batch = try MadeUpBatch(["Orvaux"])
    let dossier = batch.folder.url.path + "/Orvaux"
    let charter = try Repository.text("templates/instance/charte.md")
    try batch.folder.write(charter, to: "Orvaux/modeles/instance/charte.md")
    let preview = try RunningPreview([
      "apercu", dossier, "--document", "instance", "-s", batch.output,
    ])
    let paper = batch.output + "/99001-instance-charte.pdf"
    try preview.waits { FileManager.default.fileExists(atPath: paper) }
    try batch.folder.write(
      charter + "\nUne phrase de plus.\n", to: "Orvaux/modeles/instance/charte.md")
    try preview.waits {
      try Run(shell: "pdftotext '\(paper)' - 2> /dev/null").output.contains("Une phrase de plus.")
    }
    // As an editor does it: another file takes the place.
    let good = MadeUpBatch.dossier("Orvaux", code: "99001")
    try batch.folder.write(good + "misssion: 1\n", to: "Orvaux/nouveau")
    let file = dossier + "/dossier.yaml"
    rename(dossier + "/nouveau", file)
    try preview.waits { preview.problems.contains("« misssion »") }
    try batch.folder.write(good.replacing("Mairie", with: "Mairie d’Orvaux"), to: "Orvaux/nouveau")
    rename(dossier + "/nouveau", file)
    try preview.waits { preview.output.contains("1 problème de moins") }
    #expect(preview.interrupt() == 0)
    let drafts = batch.names(in: batch.output).filter { $0.hasSuffix(".en-cours") }
    #expect(drafts == [])
  }

  @Test func makesNothingAgainWhenNothingItReadsChanges() throws {
    let batch = try MadeUpBatch(["Orvaux"])
    let dossier = batch.folder.url.path + "/Orvaux"
    let preview = try RunningPreview([
      "apercu", dossier, "--document", "instance", "-s", dossier + "/rendu",
    ])
    try preview.waits { preview.output.contains("99001-instance-fipd.pdf") }
    try batch.folder.write("notes", to: "Orvaux/notes.txt")
    Thread.sleep(forTimeInterval: 1)
    #expect(preview.interrupt() == 0)
    #expect(preview.output.split(separator: "\n").count == 8)
  }

  @Test func endsWhenItCanReadNothingAtAll() throws {
    let run = try Run(shell: "timeout -s INT 2 '\(Repository.program.path)' apercu /nulle/part")
    // The status of timeout itself.
    #expect(run.status == 124)
    #expect(run.problems.contains("[fichier-absent]"))
  }
}

/// The command at work in another process, its streams in files.
private final class RunningPreview {
  private let process = Process()
  private let folder: TemporaryFolder

  init(_ words: [String]) throws {
    folder = try TemporaryFolder()
    process.executableURL = Repository.program
    process.arguments = words
    for name in ["sortie", "erreurs"] { try folder.write("", to: name) }
    process.standardOutput = try FileHandle(
      forWritingTo: folder.url.appendingPathComponent("sortie"))
    process.standardError = try FileHandle(
      forWritingTo: folder.url.appendingPathComponent("erreurs"))
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var output: String { text("sortie") }
  var problems: String { text("erreurs") }

  private func text(_ name: String) -> String {
    (try? String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)) ?? ""
  }

  /// Long enough for a machine that is busy with other tests.
  func waits(_ condition: () throws -> Bool) throws {
    for _ in 0..<1_200 {
      if try condition() { return }
      Thread.sleep(forTimeInterval: 0.05)
    }
    Issue.record("nothing came after a minute: \(output) \(problems)")
  }

  /// As Ctrl-C does; the status of the end.
  func interrupt() -> Int32 {
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    return process.terminationStatus
  }
}
