import Dossier
import Inputs
import Problems
import Testing

@Suite struct WrittenTextsTests {
  private let yaml = TemporaryDossier.start + "textes: textes\n"

  @Test func readsEachFileWithItsDigest() throws {
    let dossier = try TemporaryDossier(
      yaml, files: ["textes/social.md": "b\n", "textes/malveillance.md": "a\n"]
    ).read().value
    #expect(dossier.texts.map(\.subject) == ["malveillance", "social"])
    #expect(dossier.texts.first?.bytes == Array("a\n".utf8))
    let source = try #require(dossier.sources.first { $0.path == "textes/social.md" })
    // printf 'b\n' | sha256sum
    #expect(
      source.sha256 == "0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f")
  }

  @Test func saysWhichFilesAreNoTexts() {
    let dossier = TemporaryDossier(
      yaml, files: ["textes/a.md": "x", "textes/notes.txt": "x", "textes/.cache": "x"])
    #expect(dossier.problems == ["textes/notes.txt:0 texte-ignore"])
  }

  @Test func refusesAnEmptyFile() {
    let dossier = TemporaryDossier(yaml, files: ["textes/a.md": ""])
    #expect(dossier.problems.map { $0.hasPrefix("textes/a.md") } == [true])
  }
}
