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

  @Test func refusesWhatDesignatesAPerson() throws {
    let text =
      "---\nremplace: true\n---\nSelon le gardien,\n{{territoire.nom}} va bien. Selon M.\nDurand, non. Le conseil du 12 mars 2026.\n"
    let dossier = TemporaryDossier(yaml, files: ["textes/social.md": text])
    let all: [Problem]
    do { all = try dossier.read().warnings } catch { all = error.all }
    #expect(all.map(\.identifier) == ["contenu-nominatif"])
    let span = try #require(all.first?.span)
    #expect(span.line == 5)
    // The name goes on in the line that follows: what is underlined ends with this one.
    #expect(String(span.lineText.dropFirst(span.column - 1).prefix(span.length)) == "M.")
  }

  @Test func refusesAnEmptyFile() {
    let dossier = TemporaryDossier(yaml, files: ["textes/a.md": ""])
    #expect(dossier.problems.map { $0.hasPrefix("textes/a.md") } == [true])
  }
}
