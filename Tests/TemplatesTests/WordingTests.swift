import Problems
import Templates
import Testing

@Suite struct WordingTests {
  private let values: TemplateScope = ["taux": .number(8.2, places: 1), "lieu": .text("*X*")]

  @Test func givesASentenceWithItsValues() throws {
    let folder = try TemplateFolder([
      "phrases.yaml": """
      malveillance:
        niveau:
          au-dessus: {{lieu}} dépasse **{{taux | entier}}** pour mille.
          long: >-
            Une phrase
            sur deux lignes.
      """
    ])
    let wording = try folder.library.wording().value
    #expect(
      marked(try wording.sentence("malveillance.niveau.au-dessus", with: values))
        == "*X* dépasse <b>8</b> pour mille.")
    #expect(
      try wording.text("malveillance.niveau.long", with: values) == "Une phrase sur deux lignes.")
    #expect(wording.keys == ["malveillance.niveau.au-dessus", "malveillance.niveau.long"])
  }

  @Test func pointsAtAValueThatASentenceDoesNotReceive() throws {
    let folder = try TemplateFolder(["phrases.yaml": "a:\n  b: \"Un ⟨{{tau}}⟩.\"\n"])
    let wording = try folder.library.wording().value
    let problem = #expect(throws: Problem.self) { try wording.sentence("a.b", with: values) }
    #expect(problem?.span == folder.marks["phrases.yaml"])
    #expect(problem?.hint == "vouliez-vous dire « taux » ?")
  }

  @Test func namesASentenceThatIsMissing() throws {
    let folder = try TemplateFolder(["phrases.yaml": "a:\n  haut: Un.\n"])
    let wording = try folder.library.wording().value
    let problem = #expect(throws: Problem.self) { try wording.sentence("a.hautt", with: values) }
    #expect(problem?.identifier == "phrase-absente")
    #expect(problem?.hint == "« a.haut » s'y trouve : est-ce elle ?")
  }

  @Test func changesOneSentenceAndKeepsTheOthers() throws {
    let own = try TemplateFolder(["phrases.yaml": "a:\n  b: À moi.\n  ⟨d⟩: Perdue.\n"])
    let shipped = try TemplateFolder(["phrases.yaml": "a:\n  b: À eux.\n  c: Commune.\n"])
    let wording = try TemplateLibrary(folders: [own.path, shipped.path]).wording()
    #expect(try wording.value.text("a.b", with: values) == "À moi.")
    #expect(try wording.value.text("a.c", with: values) == "Commune.")
    #expect(wording.warnings.map(\.identifier) == ["phrase-inutile"])
    #expect(wording.warnings.first?.span == own.marks["phrases.yaml"])
    #expect(wording.value.files.count == 2)
  }

  @Test(arguments: [
    ("a:\n  b: ⟨[un, deux]⟩\n", "phrase-attendue"),
    ("a: Un ⟨{{x⟩\n", "valeur-non-fermee"),
    ("a: {{x | ⟨decimall⟩ 1}}\n", "filtre-inconnu"),
    ("a: ⟨Un <b>mot</b>⟩\n", "html-refuse"),
  ])
  func refusesWhatIsNotASentence(yaml: String, identifier: String) throws {
    let folder = try TemplateFolder(["phrases.yaml": yaml])
    let problems = #expect(throws: Problems.self) { try folder.library.wording() }
    #expect(problems?.all.first?.identifier == identifier)
    #expect(problems?.all.first?.span?.line == folder.marks["phrases.yaml"]?.line)
  }
}
