import Foundation
import Testing

/// The dossiers of `fixtures/broken-analyse`: every file is well written, and the analysis can't
/// answer.
@Suite struct AnalysisProblemsTests {
  static let names = ["bornes-trop-serrees", "marges-impossibles"]

  @Test(arguments: names)
  func saysWhatTheAnalysisCanNotDo(name: String) throws {
    let folder = try TemporaryFolder()
    let dossier = "fixtures/broken-analyse/\(name)"
    let run = try Run(
      ["diagnostic", dossier, "-s", folder.url.path, "--silencieux"], in: Repository.root)
    #expect(run.status == 1)
    #expect(run.problems == (try Repository.text("\(dossier)/attendu.txt")))
    #expect(folder.names.isEmpty, "nothing may be half-written")
  }

  @Test func triesEveryFixture() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.fixture("broken-analyse").path)
    #expect(folders.sorted() == Self.names)
  }
}
