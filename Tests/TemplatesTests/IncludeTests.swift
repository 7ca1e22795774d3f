import Document
import Problems
import Templates
import Testing

@Suite struct IncludeTests {
  @Test func putsAFileInThePlaceOfItsFence() throws {
    let outline = "# Un\n\n```inclure parties/b.md\n```\n\n# Fin"
    let part = "## Deux {{commune.nom | de}}\n\nTexte\n\n# Trois\n"
    #expect(
      try expanded(outline, ["parties/b.md": part])
        == "# Un #un\n## Deux du Havre #deux-du-havre\nTexte\n# Trois #trois\n# Fin #fin")
  }

  @Test func pointsIntoTheIncludedFile() throws {
    let found = try problems("```inclure b.md\n```", ["b.md": "Un\n\n⟨{{commune.nmo}}⟩\n"])
    #expect(found.all.map(\.identifier) == ["valeur-inconnue"])
    #expect(found.all.first?.span == found.mark)
  }

  @Test func refusesAFileThatIncludesItself() throws {
    let found = try problems(
      "```inclure b.md\n```", ["b.md": "x\n\n```inclure ⟨a.md⟩\n```"])
    #expect(found.all.map(\.identifier) == ["inclusion-circulaire"])
    #expect(found.all.first?.hint == "a.md → b.md → a.md")
    #expect(found.all.first?.span == found.mark)
  }

  @Test func stopsFilesThatDoubleEachOther() throws {
    var files = ["f30.md": "x\n"]
    for index in 0..<30 {
      files["f\(index).md"] =
        "```inclure f\(index + 1).md\n```\n\n```inclure f\(index + 1).md\n```\n"
    }
    let found = try problems("```inclure f0.md\n```\n", files).all
    #expect(found.map(\.identifier) == ["trop-d-inclusions"])
  }

  @Test func takesEachFileFromTheFirstFolderThatHasIt() throws {
    let own = try TemplateFolder(["b.md": "Le mien."])
    let shipped = try TemplateFolder(["a.md": "```inclure b.md\n```", "b.md": "Le leur."])
    let library = TemplateLibrary(folders: [own.path, shipped.path])
    let template = try library.document("a.md").value
    #expect(transcript(try expand(template, from: ValmontSource()).value.blocks) == "Le mien.")
    #expect(template.files.map(\.path) == [shipped.path + "/a.md", own.path + "/b.md"])
    #expect(template.files.map(\.bytes)[1] == Array("Le mien.".utf8))
    #expect(library.filesRead.map(\.name) == ["a.md", "b.md"])
  }

  @Test func keepsTheFilesOfADossierOutOfTheNext() throws {
    let own = try TemplateFolder(["b.md": "Le mien."])
    let shipped = try TemplateFolder(["a.md": "```inclure b.md\n```", "b.md": "Le leur."])
    let first = TemplateLibrary(folders: [own.path, shipped.path])
    let second = TemplateLibrary(folders: [shipped.path], sharing: first)
    for (library, expected) in [(first, "Le mien."), (second, "Le leur."), (first, "Le mien.")] {
      let template = try library.document("a.md").value
      #expect(transcript(try expand(template, from: ValmontSource()).value.blocks) == expected)
    }
    #expect(second.filesRead.allSatisfy { $0.path.hasPrefix(shipped.path) })
  }

  @Test func looksForTemplatesInTheOrderOfTheContract() {
    let places = TemplatePlaces(
      option: "mes-modeles", dossier: "valmont/modeles", environment: "/env",
      executable: "/src/vigie/.build/x86_64-unknown-linux-gnu/debug/vigie")
    #expect(
      places.folders == [
        "mes-modeles", "valmont/modeles", "/env",
        "/src/vigie/.build/x86_64-unknown-linux-gnu/share/vigie/templates",
        "/src/vigie/templates",
      ])
    #expect(
      TemplatePlaces(executable: "/usr/local/bin/vigie").folders
        == ["/usr/local/share/vigie/templates"])
    #expect(TemplatePlaces(environment: "").folders.isEmpty)
  }
}
