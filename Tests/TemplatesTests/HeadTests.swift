import Document
import Problems
import Templates
import Testing

@Suite struct HeadTests {
  private let outline = """
    ---
    titre: Diagnostic {{commune.nom | de}}
    mission: clef libre {{annee}}
    couverture:
      proprietaire: "Ville {{commune.nom | de}}"
      titre: [Diagnostic local, de sécurité]
      annee: "{{annee}}"
      mentions: [Édition publiable, ""]
      champs:
        Territoire: "{{commune.nom}} ({{commune.code}})"
        Agents: "{{agents}}"
    ---
    {{modele.mission}}
    """

  @Test func fillsTheCoverAndLendsItsKeysToTheText() throws {
    let folder = try TemplateFolder(["a.md": outline])
    let template = try folder.library.document("a.md").value
    let result = try expand(template, from: ValmontSource()).value
    #expect(result.head.text("titre") == "Diagnostic du Havre")
    #expect(transcript(result.blocks) == "clef libre 2024")
    let cover = result.head.cover(picture: nil)
    #expect(cover.owner == "Ville du Havre")
    #expect(cover.title == ["Diagnostic local", "de sécurité"])
    #expect(cover.mentions == ["Édition publiable"])
    #expect(cover.year == "2024")
    #expect(cover.fields.map(\.name) == ["Territoire", "Agents"])
    #expect(cover.fields.map(\.text) == ["Le Havre (99001)", "à compléter"])
    #expect(cover.caption.isEmpty)
  }

  @Test(arguments: [
    ("---\ntitre: Un ⟨{{commune.nmo}}⟩\n---\n", "valeur-inconnue"),
    ("---\ncouverture:\n  ⟨legend⟩: x\n---\n", "cle-inconnue"),
    ("⟨---⟩\ntitre: x\n", "entete-non-ferme"),
    ("---\n⟨un texte⟩\n---\n", "entete-illisible"),
  ])
  func pointsIntoTheHead(outline: String, identifier: String) throws {
    let found = try problems(outline)
    #expect(found.all.map(\.identifier) == [identifier])
    #expect(found.all.first?.span == found.mark)
  }

  @Test func countsTheLinesOfTheHead() throws {
    let found = try problems("---\ntitre: x\n---\nUn ⟨{{commune.nmo}}⟩")
    #expect(found.all.first?.span == found.mark)
  }

  @Test func refusesAHeadInAnIncludedFile() throws {
    let found = try problems("```inclure b.md\n```", ["b.md": "⟨---⟩\ntitre: x\n---\ny"])
    #expect(found.all.map(\.identifier) == ["entete-inutile"])
    #expect(found.all.first?.span == found.mark)
  }
}
