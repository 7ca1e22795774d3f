import Document
import Drawing
import Foundation
import Problems
import Templates
import Testing

@Suite struct ThemeTests {
  private let shipped =
    URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/templates"

  @Test func shipsTheLookOfTheProgramAsAFile() throws {
    let theme = try TemplateLibrary(folders: [shipped]).theme("vigie")
    #expect(theme.value.theme == Theme())
    #expect(theme.warnings.isEmpty)
  }

  @Test func shipsASecondLookThatCanBeRead() throws {
    let theme = try TemplateLibrary(folders: [shipped]).theme("sobre")
    #expect(theme.warnings.isEmpty)
    #expect(theme.value.theme.palette.bleu != Palette().bleu)
    #expect(theme.value.theme.palette.brique == Palette().brique)
    #expect(theme.value.theme.alignment == .ragged)
  }

  @Test func keepsWhatAThemeDoesNotSay() throws {
    let folder = try TemplateFolder([
      "themes/ville.yaml": "couleurs: {bleu: \"#004040\"}\npolices: {texte: Inter}\n"
    ])
    let theme = try folder.library.theme("ville").value.theme
    #expect(theme.palette.bleu == Color(rgb: 0x004040))
    #expect(theme.palette.encre == Palette().encre)
    #expect(theme.sansFamily == "Inter")
    #expect(theme.serifFamily == "Noto Serif")
  }

  @Test func readsTheLogoBesideTheTheme() throws {
    let folder = try TemplateFolder(["themes/v.yaml": "logo: logo.png\n"])
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00]
    try Data(png).write(to: URL(filePath: folder.path + "/themes/logo.png"))
    let theme = try folder.library.theme("v").value
    #expect(theme.logo == png)
    #expect(theme.files.map(\.name) == ["themes/v.yaml", "logo.png"])
  }

  @Test(arguments: [
    ("couleurs:\n  ⟨enccre⟩: \"#000000\"\n", "cle-inconnue"),
    ("couleurs:\n  ⟨encre⟩: #000000\n", "couleur-illisible"),
    ("couleurs:\n  encre: ⟨noir⟩\n", "couleur-illisible"),
    ("⟨couleur⟩: {}\n", "cle-inconnue"),
    // #8A8A8A on white: luminance 0.254, (1 + 0.05) / (0.254 + 0.05) = 3.45.
    ("couleurs:\n  ocre-texte: ⟨\"#8A8A8A\"⟩\n", "contraste"),
    ("couleurs:\n  bleu-1: ⟨\"#303030\"⟩\n", "contraste"),
    ("texte: ⟨centre⟩\n", "valeur-inconnue"),
    ("logo: ⟨absent.png⟩\n", "fichier-absent"),
    ("logo: ⟨v.yaml⟩\n", "logo"),
  ])
  func pointsAtWhatAThemeGetsWrong(yaml: String, identifier: String) throws {
    let folder = try TemplateFolder(["themes/v.yaml": yaml])
    let problems = #expect(throws: Problems.self) { try folder.library.theme("v") }
    #expect(problems?.all.allSatisfy { $0.identifier == identifier } == true)
    #expect(problems?.all.first?.span?.line == folder.marks["themes/v.yaml"]?.line)
    #expect(problems?.all.first?.span?.column == folder.marks["themes/v.yaml"]?.column)
  }

  @Test func saysHowMuchContrastIsMissing() throws {
    let folder = try TemplateFolder(["themes/v.yaml": "couleurs: {repere: \"#B0B0B0\"}\n"])
    // Luminance of #B0B0B0 0.434: 1.05 / 0.484 = 2.17; a mark needs 3, and is a warning.
    let warnings = try folder.library.theme("v").warnings
    #expect(
      warnings.map(\.summary) == [
        "le contraste de « repere » sur le blanc est de 2,1 ; il en faut 3,0 pour être lu"
      ])
  }
}
