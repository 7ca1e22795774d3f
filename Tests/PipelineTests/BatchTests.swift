import Foundation
import Testing

/// Several dossiers at once: each its own, one failure stops nothing.
@Suite struct BatchTests {
  /// Three towns out of one set of files, one of them broken; the first holds a planted count.
  private func batch() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, code) in [("un", "99001"), ("deux", "99002"), ("trois", "99003")] {
      try folder.copy("valmont", to: name)
      let path = "\(name)/dossier.yaml"
      let text = try String(
        contentsOf: folder.url.appendingPathComponent(path), encoding: .utf8)
      var changed = text.replacingOccurrences(of: "99001", with: code)
      if code != "99001" {
        changed = changed.replacingOccurrences(of: "  nom: Valmont\n", with: "")
      }
      if name == "trois" { changed = changed.replacingOccurrences(of: "vigie: 1", with: "vige: 1") }
      // A name that no file of the others holds.
      if name == "un" {
        changed = changed.replacingOccurrences(of: "Mairie de Valmont", with: "Zqplanté")
      }
      try folder.write(changed, to: path)
    }
    try folder.write("vigie: 1\ndossiers: [un, deux, trois]\n", to: "lot.yaml")
    return folder
  }

  @Test func makesTheOthersWhenOneFails() throws {
    let folder = try batch()
    let output = folder.url.appendingPathComponent("sortie").path
    let run = try Run(["lot", folder.url.appendingPathComponent("lot.yaml").path, "-s", output])
    #expect(run.status == 1)
    #expect(run.problems.contains("vouliez-vous dire « vigie » ?"))
    let files = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
      .filter { $0 != ".vigie" }
    #expect(files == ["99001-diagnostic.pdf", "99002-diagnostic.pdf", "manifeste.json"])
    let manifest = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: output + "/manifeste.json")))
    let dossiers = try #require((manifest as? [String: Any])?["dossiers"] as? [[String: Any]])
    #expect(dossiers.compactMap { $0["etat"] as? String } == ["fait", "fait", "echec"])
  }

  @Test func keepsWhatIsPlantedInOneOutOfTheOthers() throws {
    let folder = try batch()
    let output = folder.url.appendingPathComponent("sortie").path
    _ = try Run([
      "lot", folder.url.appendingPathComponent("lot.yaml").path, "-j", "2", "-s", output,
    ])
    let own = try Run(shell: "pdftotext '\(output)/99001-diagnostic.pdf' -").output
    let other = try Run(shell: "pdftotext '\(output)/99002-diagnostic.pdf' -").output
    #expect(own.contains("Zqplanté"))
    #expect(!other.contains("Zqplanté"))
    #expect(other.contains("Orvaux"))
  }

  @Test func writesTheSameBytesWithOneWorkerTwoOrFour() throws {
    let folder = try batch()
    let lot = folder.url.appendingPathComponent("lot.yaml").path
    for workers in ["1", "2", "4"] {
      let output = folder.url.appendingPathComponent("sortie\(workers)").path
      _ = try Run(["lot", lot, "-j", workers, "-s", output])
    }
    for other in ["2", "4"] {
      let difference = try Run(
        shell:
          "diff -r -x .vigie '\(folder.url.path)/sortie1' '\(folder.url.path)/sortie\(other)'")
      #expect(difference.status == 0, "\(difference.output)")
    }
  }
}
